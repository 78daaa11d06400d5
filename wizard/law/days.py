"""Counting days the way Russian civil law does.

Owns working days and the ends of terms. Pure: no clock, no files. Sources: ГК РФ, ст. 191 (a
term runs from the day after the event), ст. 192 (months and years end on the same date), ст. 193
(a term that ends on a non-working day ends on the next working day). Working days with the
yearly transfers of days off stand in `days_off`; of years that the government has not settled yet
it knows the fixed holidays and the week-ends, and so does the `holidays` package of others.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from wizard.law.days_off import RESTS, WORKS
from wizard.library.facts import Term
from wizard.library.length import LENGTH
from wizard.library.months import add_months

SATURDAY = 5
"""As `date.weekday` counts."""
ONE_DAY = timedelta(days=1)
LAST = date(2999, 12, 31)
"""Where a term that is longer ends: nobody waits for that day, and there is room after it."""
FARTHEST = LAST + timedelta(days=31)
"""Behind it no day is counted: there is the next working day, and the one to look again."""


@cache
def _russia() -> Any:
    from holidays import country_holidays  # 60 ms and 13 MB: only for years without a table

    return country_holidays("RU")


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day of the five-day week in Russia."""
    if day.year not in RESTS:
        return bool(_russia().is_working_day(day))
    moved = WORKS if day.weekday() >= SATURDAY else RESTS
    return (f"{day:%m-%d}" in moved[day.year]) is (moved is WORKS)


def next_working_day(day: date) -> date:
    """`day` itself if it is a working day, or the first one after it (ГК РФ, ст. 193)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start`; `start` itself is not counted (ст. 191)."""
    day = min(start, LAST)
    for _ in range(count):
        if day >= LAST:
            break
        day = next_working_day(day + ONE_DAY)
    return day


def term_end(start: date, length: str) -> date:
    """The last day of a term that began with an event on `start`.

    Args:
        start: the day of the event; the term runs from the day after.
        length: `10 days` (calendar), `1 working day`, `24 hours`, `3 months`, `3 years`.

    Hours are rounded up to whole days and not moved off a day off: they are promises of a
    service, not terms of law. What would end after `LAST` ends there, or on the next working day.

    Raises:
        ValueError: not a length.
    """
    end = unmoved_end(start, length)
    return end if "hour" in length else next_working_day(end)


def end_of(term: Term, start: date) -> date:
    """The last day of a term of `facts.yaml` that began with an event on `start`.

    Where a marketplace gives a person days by a rule of its own, a day off moves nothing: ст. 193
    is for terms of law, and whoever trusted the later day would be late. A day that was named is
    itself the last one.
    """
    if term.length is None:
        return start
    own_rule = term.binding == "guideline" and term.by in ("buyer", "seller", "anyone")
    return unmoved_end(start, term.length) if own_rule else term_end(start, term.length)


def unmoved_end(start: date, length: str) -> date:
    """The same where no day off moves the last day, as in what no law sets.

    Raises:
        ValueError: not a length.
    """
    match = LENGTH.match(length)
    if not match:
        raise ValueError(length)
    count, unit, start = int(match["count"]), match["unit"], min(start, LAST)
    if unit == "hour":
        return min(start + timedelta(days=-(-count // 24)), LAST)
    return min(last_day(start, count, unit), LAST)


def days_between(start: date, end: date) -> int:
    """Calendar days from `start` to `end`; 0 where `end` does not lie after it."""
    return max(0, (end - start).days)


def has_passed(start: date, count: int, unit: str, today: date) -> bool:
    """Whether more than so many days, working days, months or years lie behind `start` today.

    Months and years end on the same date (ст. 192), or on the last day of a month without it. This
    is the time itself: that a term ends later whose last day is a day off is for `term_end`.
    """
    return last_day(start, count, unit) < today


def last_day(start: date, count: int, unit: str) -> date:
    """The last day on which it has not passed yet, as `has_passed` counts."""
    if unit == "day":
        return min(start, LAST) + timedelta(days=count)
    if unit == "working day":
        return add_working_days(start, count)
    return _add_months(start, _months(count, unit))


def _months(count: int, unit: str) -> int:
    return count * (12 if unit == "year" else 1)


def _add_months(start: date, months: int) -> date:
    beyond = (start.year * 12 + start.month - 1 + months) // 12 > LAST.year
    return LAST if beyond else add_months(start, months)
