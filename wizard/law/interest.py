"""Interest on money that somebody keeps (проценты за пользование чужими деньгами).

Owns the sum, and the spans of days with one rate that it is made of. Pure: money is `Decimal`
roubles; each span is rounded to kopecks, half up, so that the printed lines add up. Days are
calendar days from the day after the one by which was to be paid to the last, that included; a year
has as many as it has. Refuses to guess: a day of which the table knows no rate is in no span.
Source: ГК РФ, ст. 395, п. 1 и 3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import msgspec

from wizard.law.penalties import rounded
from wizard.library.facts import RateTable

ONE_DAY = timedelta(days=1)


class Kept(NamedTuple):
    """Money that is kept from the day after `since` to `last`, that included."""

    owed: Decimal
    since: date
    last: date


class InterestSpan(msgspec.Struct, frozen=True):
    """Days on which one sum is kept and one rate holds, of years of one length."""

    owed: Decimal
    first: date
    last: date
    percent: Decimal
    sum: Decimal

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    @property
    def year(self) -> int:
        """How many days the year has in which they lie."""
        return days_of(self.first.year)


def days_of(year: int) -> int:
    """How many days a year has."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def reaches(since: date, last: date, rates: RateTable) -> bool:
    """Whether a rate is known of every day after `since` to `last`."""
    return since >= last or (rates.begins <= since + ONE_DAY and last <= rates.until)


def spans(owed: Decimal, since: date, last: date, rates: RateTable) -> list[InterestSpan]:
    """What interest is made of, as far as the rates are known.

    Args:
        owed: the money that is kept, roubles.
        since: the last day on which it could be paid in time; interest runs from the day after.
        last: the day up to which it is counted.
        rates: the rates by day.
    """
    found = []
    for first, until, percent in _stretches(since + ONE_DAY, min(last, rates.until), rates):
        days = (until - first).days + 1
        sum_ = rounded(owed * percent * days / 100 / days_of(first.year))
        found.append(InterestSpan(owed, first, until, percent, sum_))
    return found


def parted(owed: Decimal, since: date, last: date, paid: Decimal, paid_on: date) -> list[Kept]:
    """What is kept where a part of the money came back on the way: all of it, and then the rest.

    The day on which it came still counts for all of it (ст. 395, п. 3: по день уплаты).

    Args:
        owed: the money that was kept to begin with, roubles.
        since: the last day on which it could be paid in time.
        last: the day up to which it is counted.
        paid: what came back.
        paid_on: the day on which it came; up to `since` it came in time.
    """
    turn = min(max(since, paid_on), last)
    kept = [Kept(owed, since, turn), Kept(owed - paid, turn, last)]
    return [part for part in kept if part.since < part.last] or [Kept(owed - paid, since, last)]


def interest(parts: Sequence[InterestSpan]) -> Decimal:
    """The sum of what it is made of."""
    return sum((part.sum for part in parts), Decimal())


def _stretches(first: date, last: date, rates: RateTable) -> Iterator[tuple[date, date, Decimal]]:
    """The days from `first` to `last`, cut where a rate begins, or a year of another length."""
    rows = rates.rows
    ends = [row.since - ONE_DAY for row in rows[1:]]
    for row, end in zip(rows, [*ends, rates.until], strict=True):
        day, until = max(first, row.since), min(last, end)
        while day <= until:
            year = day.year
            while days_of(year + 1) == days_of(day.year) and year < until.year:
                year += 1
            cut = min(until, date(year, 12, 31))
            yield day, cut, Decimal(row.percent)
            day = cut + ONE_DAY
