"""The rules that a tree may name under `compute`.

Owns the registry: a name, typed arguments, what comes out, the article it rests on, and the
figures that show how it was counted. Refuses wording: `i18n` has a line for each rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from wizard.law import days, duties, interest, interest_lines, penalties, penalty_figures, platforms
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
    daily: bool = False
    """Whether it may come to something else on another day, with the same arguments."""
    once: bool = False
    """Whether it is owed once, when a paper that names it goes out, and stays what it was then."""
    together: bool = False
    """Whether it adds what is counted by the day to what that is counted of."""
    lines: Callable[..., list[tuple[str, Figures]]] | None = None
    """A calculation that takes several lines, as far as it can be made: of each, what `i18n` calls
    it, and its figures."""


def _behind(price: Decimal, earlier: date, taken: Decimal, **given: Any) -> dict[str, Any]:
    """The arguments of a penalty behind that for an earlier demand: one cap for both."""
    room = penalties.late_demand_room(price, earlier, taken)
    return {"price": price, "room": room, **given}


def _kept(today: date, owed: Decimal, since: date) -> list[interest.Kept]:
    return [interest.Kept(owed, since, today)]


def _kept_until(today: date, owed: Decimal, since: date, until: date) -> list[interest.Kept]:
    return _kept(until, owed, since)


def _kept_parted(
    today: date, owed: Decimal, since: date, paid: Decimal, paid_on: date
) -> list[interest.Kept]:
    return interest.parted(owed, since, today, paid, paid_on)


def _kept_parted_until(today: date, until: date, **given: Any) -> list[interest.Kept]:
    return _kept_parted(until, **given)


def _interest(kept: Callable[..., list[interest.Kept]], *, daily: bool, **arguments: str) -> Rule:
    """Interest on what is kept, by a table of rates; `daily` while nothing has ended it."""

    def count(today: date, rates: RateTable, **given: Any) -> Decimal:
        parts = (interest.spans(*part, rates) for part in kept(today, **given))
        return sum(map(interest.interest, parts), Decimal())

    return Rule(
        arguments=arguments,
        result="money",
        source="ГК РФ, ст. 395, п. 1 и 3",
        count=count,
        daily=daily,
        figures=lambda today, rates, **given: interest_lines.figures(kept(today, **given), rates),
        reaches=lambda today, rates, **given: all(
            interest.reaches(part.since, part.last, rates) for part in kept(today, **given)
        ),
        lines=lambda today, rates, **given: interest_lines.lines(kept(today, **given), rates),
    )


DEMAND_AFTER: Mapping[str, str] = {
    "price": "money",
    "due": "date",
    "demanded": "date",
    "earlier": "date",
    "taken": "money",
}
"""What a penalty behind an earlier one is counted from."""
RULES: Mapping[str, Rule] = {
    "days_since": Rule(
        arguments={"day": "date"},
        result="integer",
        source="",
        count=lambda today, day: penalties.days_late(day, today),
        daily=True,
    ),
    "days_left": Rule(
        arguments={"day": "date"},
        result="integer",
        source="",
        count=lambda today, day: days.days_between(start=today, end=day),
        daily=True,
    ),
    "days_between": Rule(
        arguments={"start": "date", "end": "date"},
        result="integer",
        source="",
        count=lambda today, start, end: days.days_between(start, end),
    ),
    "months_after": Rule(
        arguments={"day": "date", "months": "integer"},
        result="date",
        source="",
        count=lambda today, day, months: days.last_day(day, months, "month"),
    ),
    "working_day": Rule(
        arguments={"day": "date"},
        result="date",
        source="",
        count=lambda today, day: days.next_working_day(day),
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
        figures=penalty_figures.delivery,
        daily=True,
    ),
    "late_delivery_daily": Rule(
        arguments={"price": "money", "due": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1, п. 3",
        count=lambda today, price, due: penalties.late_delivery_daily(price, due, today),
        daily=True,
    ),
    "late_demand_penalty": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded: penalties.late_demand_penalty(
            price, due, demanded, today
        ),
        figures=penalty_figures.demand,
        daily=True,
    ),
    "late_demand_daily": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, price, due, demanded: penalties.late_demand_daily(
            price, due, demanded, today
        ),
        daily=True,
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
            **penalty_figures.demand(today, price, due, demanded),
            "further": Decimal(),
        },
        daily=True,
    ),
    "late_delivery_penalty_to": Rule(
        arguments={"price": "money", "due": "date", "until": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23.1, п. 3",
        count=lambda today, price, due, until: penalties.late_delivery_penalty(price, due, until),
        figures=lambda today, price, due, until: {
            **penalty_figures.delivery(until, price, due),
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
            **penalty_figures.demand(until, price, due, demanded),
            "until": until,
            "further": Decimal(),
        },
    ),
    "late_demand_penalty_after": Rule(
        arguments=DEMAND_AFTER,
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, **given: penalties.late_demand_penalty(today=today, **_behind(**given)),
        figures=lambda today, **given: penalty_figures.demand(today, **_behind(**given)),
        daily=True,
    ),
    "late_demand_penalty_after_to": Rule(
        arguments={**DEMAND_AFTER, "until": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 23, п. 1",
        count=lambda today, until, **given: penalties.late_demand_penalty(
            today=until, **_behind(**given)
        ),
        figures=lambda today, until, **given: {
            **penalty_figures.demand(until, **_behind(**given)),
            "until": until,
            "further": Decimal(),
        },
    ),
    "platform_law_days": Rule(
        arguments={"day": "date"},
        result="integer",
        source="Федеральный закон от 31.07.2025 № 289-ФЗ",
        count=lambda today, day: days.days_between(platforms.LAST_DAY_WITHOUT, day),
    ),
    "consumer_duty": Rule(
        arguments={"claimed": "money"},
        result="money",
        source="НК РФ, ст. 333.19, п. 1 и ст. 333.36, п. 3",
        count=lambda today, claimed: duties.consumer_duty(claimed),
        figures=lambda today, claimed: {"claimed": claimed},
        once=True,
    ),
    "late_demand_total": Rule(
        arguments={"price": "money", "due": "date", "demanded": "date"},
        result="money",
        source="Закон РФ № 2300-1, ст. 22 и 23",
        count=lambda today, price, due, demanded: (
            price + penalties.late_demand_penalty(price, due, demanded, today)
        ),
        daily=True,
        together=True,
    ),
    "interest": _interest(_kept, daily=True, owed="money", since="date"),
    # The money came back on a day, a part of it did, and so did the rest after that.
    "interest_to": _interest(_kept_until, daily=False, owed="money", since="date", until="date"),
    "interest_parted": _interest(
        _kept_parted, daily=True, owed="money", since="date", paid="money", paid_on="date"
    ),
    "interest_parted_to": _interest(
        _kept_parted_until,
        daily=False,
        owed="money",
        since="date",
        paid="money",
        paid_on="date",
        until="date",
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
        figures=penalty_figures.delivery,
        daily=True,
        together=True,
    ),
    "arbitration_duty": Rule(
        arguments={"price": "money"},
        result="money",
        source="НК РФ, ст. 333.21, п. 1",
        count=lambda today, price: duties.arbitration_duty(price),
        figures=lambda today, price: {"price": price},
        once=True,
    ),
}
RUNS_FROM: Mapping[str, str] = {"from": "date"}
"""What a `term` takes, as a rule its arguments; it gives a value of the same kind."""
