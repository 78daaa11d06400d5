"""How interest was counted, line by line as a court can follow it.

Owns the figures of each line: the sums, rates and days, and where a rate is to be looked up. Pure.
Refuses wording, which is that of `i18n`, and counting, which is that of `interest`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from wizard.law.interest import InterestSpan, Kept, days_of, interest, spans
from wizard.library.facts import RateTable
from wizard.library.fields import Value

ONE_DAY = timedelta(days=1)
Line = tuple[str, dict[str, Value]]
"""What `i18n` calls a line, and its figures."""


def figures(kept: Sequence[Kept], rates: RateTable) -> dict[str, Value]:
    """What all lines come to."""
    parts = _parts(kept, rates)
    return {
        "days": sum(part.days for part in parts),
        "first": kept[0].since + ONE_DAY,
        "last": kept[-1].last,
        "counted": interest(parts),
    }


def lines(kept: Sequence[Kept], rates: RateTable) -> list[Line]:
    """A line for each rate and sum, what they come to, and what is to be found out beside it."""
    parts = _parts(kept, rates)
    found: list[Line] = [
        ("rates_day" if part.days == 1 else "rates_line", _line(part)) for part in parts
    ]
    gaps = [gap for part in kept for gap in _gaps(part, rates)]
    if gaps and len(found) + len(gaps) > 1:
        whole = "rates_open" if parts else "rates_open_all"
        return [*found, *gaps, (whole, figures(kept, rates))]
    if len(parts) > 1:
        found.append(("rates_together", figures(kept, rates)))
    return found + gaps


def _parts(kept: Sequence[Kept], rates: RateTable) -> list[InterestSpan]:
    return [part for owed, since, last in kept for part in spans(owed, since, last, rates)]


def _line(part: InterestSpan) -> dict[str, Value]:
    return {
        "owed": part.owed,
        "percent": part.percent,
        "days": part.days,
        "first": part.first,
        "last": part.last,
        "year": part.year,
        "sum": part.sum,
    }


def _gaps(part: Kept, rates: RateTable) -> list[Line]:
    """The days of which the table knows no rate."""
    found: list[Line] = []
    gap: dict[str, Value] = {"look_up": rates.look_up, "owed": part.owed}
    if part.since < part.last and part.since + ONE_DAY < rates.begins:
        last = min(part.last, rates.begins - ONE_DAY)
        before = _days(part.since + ONE_DAY, last)
        found.append(("rates_before", {**gap, **before, "begins": rates.begins}))
    if part.since < part.last and rates.until < part.last:
        first = max(part.since, rates.until) + ONE_DAY
        keys = ["rates_behind_day"] if first == part.last else ["rates_behind", "rates_changed"]
        told = {**gap, **_days(first, part.last), "next": first, "last": part.last}
        found += [(key, dict(told)) for key in keys]
    return found


def _days(first: date, last: date) -> dict[str, Value]:
    """How many days of one gap are to be counted, and out of how many."""
    return {"days": (last - first).days + 1, "year": days_of(last.year)}
