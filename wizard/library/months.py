"""The day so many months before or after another one.

Owns what it is in a month that has no such day: the last one. The rules of law that count so are
in `law.days`; what a person says in months is read in `fields.date_words`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The day so many months later, earlier where they are below zero.

    Raises:
        ValueError: it lies before the year 1 or behind 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
