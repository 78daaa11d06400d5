"""The rules that a tree may name under `compute`.

Owns the registry: a name, typed arguments, what comes out, the article it rests on, and the
figures that show how it was counted. Refuses wording: `i18n` has a line for each rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from wizard.law import days, duties, interest, penalties
from wizard.library.facts import RateTable
from wizard.library.fields import Value

__all__ = ["RULES", "RUNS_FROM", "Figures", "Rule", "Value"]

Figures = dict[str, Value]


def _none(today: date, **arguments: Any) -> Figures:
    return {}


class Rule(msgspec.Struct, frozen=True):
    """One rule. `count` takes today and the arguments; `figures` says how it was counted."""

    arguments: Mapping[str, str]
    """The names of what it takes, and of which kind of field each is."""
    result: str
    """The kind of field whose values it gives."""
    source: str
    count: Callable[..., Value]
    figures: Callable[..., Figures] = _none
    reaches: Callable[..., bool] | None = None
    """Of a rule that counts by a table of `rates`, which it takes beside its arguments: whether
    that has a rate for every day. Else there is no value, since nothing is guessed."""
    lines: Callable[..., list[tuple[str, Figures]]] | None = None
    """A calculation that takes several lines, as far as it can be made: of each, what `i18n` calls
    it, and its figures."""


def _late_figures(today: date, price: Decimal, due: date) -> Figures:
    return {
        **_counted(today, price, due, penalties.LATE_DELIVERY_RATE),
        "rate": penalties.LATE_DELIVERY_RATE * price,
        "due": due,
        "further": penalties.late_delivery_daily(price, due, today),
        "cap": price,
    }


def _demand_figures(today: date, price: Decimal, due: date, demanded: date) -> Figures:
    return {
        **_counted(today, price, due, penalties.LATE_DEMAND_RATE),
        "daily": penalties.LATE_DEMAND_RATE * price,
        "further": penalties.late_demand_daily(price, due, demanded, today),
        "cap": price if penalties.is_capped(demanded) else Decimal(),
    }


def _counted(last: date, price: Decimal, due: date, rate: Decimal) -> Figures:
    """A calculation to be printed: from the first day of the delay to the last, no cap applied."""
    days = penalties.days_late(due, last)
    return {
        "days": days,
        "price": price,
        "first": due + timedelta(days=1),
        "last": last,
        "counted": penalties.rounded(price * rate * days),
    }


def _interest(today: date, owed: Decimal, since: date, rates: RateTable) -> Decimal:
    return interest.interest(interest.spans(owed, since, today, rates))


def _interest_figures(today: date, owed: Decimal, since: date, rates: RateTable) -> Figures:
    parts = interest.spans(owed, since, today, rates)
    return {
        "days": sum(part.days for part in parts),
        "first": since + timedelta(days=1),
        "last": today,
        "counted": interest.interest(parts),
    }


def _interest_lines(
    today: date, owed: Decimal, since: date, rates: RateTable
) -> list[tuple[str, Figures]]:
    """A line for each rate, what they come to, and what is to be found out beside it."""
    parts = interest.spans(owed, since, today, rates)
    lines: list[tuple[str, Figures]] = [
        (
            "rates_line",
            {
                "owed": owed,
                "percent": part.percent,
                "days": part.days,
                "first": part.first,
                "last": part.last,
                "year": part.year,
                "sum": part.sum,
            },
        )
        for part in parts
    ]
    if len(parts) > 1:
        lines.append(("rates_together", _interest_figures(today, owed, since, rates)))
    gap: Figures = {"look_up": rates.look_up, "owed": owed}
    if since < today and since + interest.ONE_DAY < rates.begins:
        lines.append(("rates_before", {**gap, "begins": rates.begins}))
    if since < today and rates.until < today:
        behind: Figures = {
            "until": rates.until,
            "next": max(since, rates.until) + interest.ONE_DAY,
            "last": today,
            "year": interest.days_of(today.year),
        }
        lines.append(("rates_behind", {**gap, **behind}))
    return lines


RULES: Mapping[str, Rule] = {
    "days_since": Rule(
        arguments={"day": "date"},
        result="integer",
        source="",
        count=lambda today, day: penalties.days_late(day, today),
    ),
    "days_left": Rule(
        arguments={"day": "date"},
        result="integer",
        source="",
        count=lambda today, day: days.days_between(start=today, end=day),
    ),
    "days_between": Rule(
        arguments={"start": "date", "end": "date"},
        result="integer",
        source="",
        count=lambda today, start, end: days.days_between(start, end),
    ),
    "event": Rule(
        arguments={"day": "date"},
        result="date",
        source="",
        count=lambda today, day: day,
    ),
    "late_delivery_penalty": Rule(
        arguments={"price": "money", "due": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1, п. 3",
        count=lambda today, price, due: penalties.late_delivery_penalty(price, due, today),
        figures=_late_figures,
    ),
    "late_delivery_daily": Rule(
        arguments={"price": "money", "due": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1, п. 3",
        count=lambda today, price, due: penalties.late_delivery_daily(price, due, today),
    ),
    "late_demand_penalty": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded: penalties.late_demand_penalty(
            price, due, demanded, today
        ),
        figures=_demand_figures,
    ),
    "late_demand_daily": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded: penalties.late_demand_daily(
            price, due, demanded, today
        ),
    ),
    # What it is counted for has ended by another demand: it grows no further.
    "late_demand_penalty_ended": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded: penalties.late_demand_penalty(
            price, due, demanded, today
        ),
        figures=lambda today, price, due, demanded: {
            **_demand_figures(today, price, due, demanded),
            "further": Decimal(),
        },
    ),
    "late_delivery_penalty_to": Rule(
        arguments={"price": "money", "due": "date", "until": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1, п. 3",
        count=lambda today, price, due, until: penalties.late_delivery_penalty(price, due, until),
        figures=lambda today, price, due, until: {
            **_late_figures(until, price, due),
            "until": until,
            "further": Decimal(),
        },
    ),
    "late_demand_penalty_to": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date", "until": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded, until: penalties.late_demand_penalty(
            price, due, demanded, until
        ),
        figures=lambda today, price, due, demanded, until: {
            **_demand_figures(until, price, due, demanded),
            "until": until,
            "further": Decimal(),
        },
    ),
    "consumer_duty": Rule(
        arguments={"claimed": "money"},
        result="money",
        source="НК РФ, ст. 333.19, п. 1 и ст. 333.36, п. 3",
        count=lambda today, claimed: duties.consumer_duty(claimed),
        figures=lambda today, claimed: {"claimed": claimed},
    ),
    "late_demand_total": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 22 и 23",
        count=lambda today, price, due, demanded: (
            price + penalties.late_demand_penalty(price, due, demanded, today)
        ),
    ),
    "interest": Rule(
        arguments={"owed": "money", "since": "date"},
        result="money",
        source="ГК РФ, ст. 395, п. 1 и 3",
        count=_interest,
        figures=_interest_figures,
        reaches=lambda today, owed, since, rates: interest.reaches(since, today, rates),
        lines=_interest_lines,
    ),
    "difference": Rule(
        arguments={"of": "money", "less": "money"},
        result="money",
        source="ГК РФ, ст. 393.1, п. 2",
        count=lambda today, of, less: max(Decimal(), of - less),
    ),
    "price_alone": Rule(
        arguments={"price": "money"},
        result="money",
        source="ГПК РФ, ст. 91",
        count=lambda today, price: price,
    ),
    "late_delivery_total": Rule(
        arguments={"price": "money", "due": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1",
        count=lambda today, price, due: price + penalties.late_delivery_penalty(price, due, today),
        figures=_late_figures,
    ),
    "arbitration_duty": Rule(
        arguments={"price": "money"},
        result="money",
        source="НК РФ, ст. 333.21, п. 1",
        count=lambda today, price: duties.arbitration_duty(price),
        figures=lambda today, price: {"price": price},
    ),
}
RUNS_FROM: Mapping[str, str] = {"from": "date"}
"""What a `term` takes, as a rule its arguments; it gives a value of the same kind."""
