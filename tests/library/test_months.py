"""Months are counted to the same day, or to the last one of a shorter month."""

from __future__ import annotations

from datetime import date

import pytest

from wizard.library.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 28), -24, date(2024, 11, 28)),
    ],
)
def test_the_same_day_or_the_last(day: date, months: int, found: date) -> None:
    assert add_months(day, months) == found
