"""Derived values: there when their arguments are, and counted only then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.conftest import SHIPPED, TODAY, Change, codes_of, library
from wizard.law.rules import Value
from wizard.walk.values import Values

DERIVED = {
    "refund_due": {"term": "claim_23_1", "from": "handed"},
    "penalty": {"rule": "late_delivery_penalty", "price": "price", "due": "due"},
}


def values(**asked: Value) -> Values:
    return Values(asked, DERIVED, library(SHIPPED).facts.terms, TODAY)


def test_a_term_ends_so_many_days_after_a_named_date() -> None:
    assert values(handed=date(2026, 11, 22))["refund_due"] == date(2026, 12, 2)


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert values(handed=date(2026, 11, 18))["refund_due"] == date(2026, 11, 30)


def test_a_value_is_not_there_before_its_arguments_are() -> None:
    assert "refund_due" not in values()
    assert "penalty" not in values(price=Decimal(100))
    assert list(values(price=Decimal(100))) == ["price"]


def test_a_rule_counts_to_today() -> None:
    known = values(price=Decimal(12500), due=date(2026, 11, 5))
    assert known["penalty"] == Decimal("1062.50")
    assert known.figures("penalty")["days"] == 17


def test_a_term_that_is_not_there_is_told(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: no_such, from: bought}")) == [
        "unknown-term"
    ]


def test_a_term_runs_from_a_date_only(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: reply, from: owner}")) == [
        "rule-arguments"
    ]


def test_a_term_takes_the_day_it_runs_from_and_no_more(changed: Change) -> None:
    old = "age: {rule: days_since, day: bought}"
    assert codes_of(changed("demo.yaml", old, "age: {term: reply, day: bought}")) == [
        "rule-arguments"
    ]
