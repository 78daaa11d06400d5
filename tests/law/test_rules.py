"""What a rule says of itself: whether it goes by the day, and how it was counted."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from tests.rows import each_row
from wizard.law.rules import RULES, Rule, Value
from wizard.library.facts import Rate, RateTable

DAY, KNOWN = date(2026, 2, 10), date(2026, 12, 31)
NEAR = [DAY + timedelta(days=days) for days in (-1, 0, 1, 2)]
FAR = DAY + timedelta(days=300)
"""A penalty is at its cap by then."""
RATES = RateTable("bank.example", [Rate(date(2025, 12, 22), "16", ["bank"])], KNOWN, KNOWN)


def counted(rule: Rule, today: date) -> Value:
    """What a rule comes to where each sum is less than the one before it, and all days are one."""
    kinds = enumerate(rule.arguments.items(), 1)
    values: dict[str, Value] = {"integer": 1, "date": DAY}
    given = {name: values.get(kind, Decimal(1200) / place) for place, (name, kind) in kinds}
    return rule.count(today, **given, **({"rates": RATES} if rule.reaches else {}))


@each_row("name", RULES)
def test_a_rule_goes_by_the_day_where_another_day_makes_it_another_value(name: str) -> None:
    rule = RULES[name]
    values = {counted(rule, day) for day in (*NEAR, FAR)}
    assert rule.daily is (len(values) > 1)


def test_a_rule_that_only_counts_days_has_no_figures() -> None:
    assert RULES["days_since"].figures(DAY, day=DAY) == {}
