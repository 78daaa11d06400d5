"""The table of days off says what the package says that it was made from."""

from __future__ import annotations

import sys
from datetime import date

import pytest

import wizard.law.days_off as made
from tests.law import days_off
from wizard.law import days


def test_the_table_is_what_the_package_says_today() -> None:
    for year in range(days_off.FIRST, days_off.LAST + 1):
        assert (made.RESTS[year].split(), made.WORKS[year].split()) == days_off.moved(year), year
    assert {*made.RESTS} == {*made.WORKS} == {*range(days_off.FIRST, days_off.LAST + 1)}


@pytest.mark.parametrize("year", [days_off.FIRST, 2024, 2026, days_off.LAST])
def test_a_day_of_the_table_is_as_the_package_has_it(year: int) -> None:
    calendar = days_off.russia()
    wrong = [
        day
        for day in days_off.days(year)
        if days.is_working_day(day) != calendar.is_working_day(day)
    ]
    assert wrong == []


def test_other_years_are_asked_of_the_package() -> None:
    calendar = days_off.russia()
    for year in (days_off.FIRST - 1, days_off.LAST + 1):
        for day in days_off.days(year):
            assert days.is_working_day(day) == calendar.is_working_day(day)


def test_the_package_is_not_loaded_for_a_year_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    days._russia.cache_clear()
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert days.term_end(date(2026, 12, 30), "1 working day") == date(2027, 1, 11)
