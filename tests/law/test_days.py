"""Terms by hand-counted tables, and what must hold for any term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import SHIPPED, library
from tests.rows import each_row
from wizard.law.days import (
    LAST,
    add_working_days,
    days_between,
    end_of,
    has_passed,
    is_working_day,
    last_day,
    next_working_day,
    term_end,
)
from wizard.law.rules import RULES
from wizard.library.operators import UNITS

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@each_row(
    ("start", "length", "end"),
    [
        # A term runs from the day after, and ends at the end of its last day (ст. 190–192).
        ("2026-11-22", "10 days", "2026-12-02"),
        ("2026-11-22", "1 day", "2026-11-23"),
        # The last day is a Saturday, or a Sunday: the next working day, Monday (ст. 193).
        ("2026-11-18", "10 days", "2026-11-30"),
        ("2026-11-19", "10 days", "2026-11-30"),
        # 1–8 January are days off; 9 and 10 January 2027 are a Saturday and a Sunday.
        ("2026-12-22", "10 days", "2027-01-11"),
        ("2026-12-29", "10 days", "2027-01-11"),
        # 23 February and 8 March 2026 fall on Monday and Sunday; 9 March is off instead.
        ("2026-02-13", "10 days", "2026-02-24"),
        ("2026-02-26", "10 days", "2026-03-10"),
        # 20 February 2027 is a working Saturday, so that 22 February can be off.
        ("2027-02-10", "10 days", "2027-02-20"),
        ("2027-02-12", "10 days", "2027-02-24"),
        # Months end on the same date, or on the last day of a shorter month.
        ("2026-01-31", "1 month", "2026-03-02"),
        ("2025-12-15", "2 months", "2026-02-16"),
        ("2026-08-31", "3 months", "2026-11-30"),
        # 29 February has no namesake: the last day of the month.
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-11-22", "3 years", "2029-11-22"),
    ],
)
def test_a_calendar_term_ends_on_the_day_that_the_code_names(
    start: str, length: str, end: str
) -> None:
    assert term_end(date.fromisoformat(start), length) == date.fromisoformat(end)


@each_row(
    ("start", "length", "end"),
    [
        ("2026-11-20", "1 working day", "2026-11-23"),
        ("2026-11-23", "5 working days", "2026-11-30"),
        # 30 December 2026 is the last working day of its year; 31 December is a day off.
        ("2026-12-29", "1 working day", "2026-12-30"),
        ("2026-12-29", "2 working days", "2027-01-11"),
        ("2026-12-29", "3 working days", "2027-01-12"),
        # The working Saturday counts, the Monday that was paid with it does not.
        ("2027-02-19", "1 working day", "2027-02-20"),
        ("2027-02-19", "2 working days", "2027-02-24"),
        # Working Saturdays of years past: 2 November 2024, 1 November 2025.
        ("2024-11-01", "1 working day", "2024-11-02"),
        ("2025-10-31", "1 working day", "2025-11-01"),
    ],
)
def test_a_term_of_working_days_ends_on_the_last_of_them(start: str, length: str, end: str) -> None:
    assert term_end(date.fromisoformat(start), length) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("hours", "end"), [("1", "2026-11-21"), ("24", "2026-11-21"), ("25", "2026-11-22")]
)
def test_hours_round_up_to_days_and_may_end_on_a_day_off(hours: str, end: str) -> None:
    assert term_end(date(2026, 11, 20), f"{hours} hours") == date.fromisoformat(end)


@each_row(
    ("day", "works"),
    [
        ("2027-02-20", True),  # a working Saturday
        ("2027-02-22", False),  # a Monday that is off for it
        ("2026-01-09", False),  # moved from Saturday 3 January
        ("2026-12-31", False),  # moved from Sunday 4 January
        ("2026-06-12", False),  # the day of Russia
        ("2026-11-04", False),  # the day of national unity
        ("2026-11-05", True),
        ("2026-11-22", False),  # an ordinary Sunday
    ],
)
def test_working_days_are_those_of_the_published_calendar(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@each_row(
    ("change", "end"),
    [
        ({}, "2026-11-28"),  # a Saturday, on which a marketplace closes the return
        ({"binding": "law"}, "2026-11-30"),
        ({"by": "others"}, "2026-11-30"),
        ({"by": None}, "2026-11-30"),
        ({"by": "seller"}, "2026-11-28"),
        ({"by": "anyone"}, "2026-11-28"),
        ({"length": "4 working days"}, "2026-11-30"),
        ({"length": "48 hours"}, "2026-11-26"),
    ],
)
def test_what_a_marketplace_gives_a_person_is_not_moved_off_a_day_off(
    change: dict[str, object], end: str
) -> None:
    term = replace(library(SHIPPED).facts.terms["return_send"], **change)
    assert end_of(term, date(2026, 11, 24)) == date.fromisoformat(end)


@pytest.mark.parametrize("length", ["", "10", "days", "10 weeks", "-1 days", "1.5 days"])
def test_what_is_no_length_is_refused(length: str) -> None:
    with pytest.raises(ValueError, match=length or "^$"):
        term_end(date(2026, 11, 22), length)


@pytest.mark.parametrize(
    ("today", "passed"), [("2026-11-15", False), ("2026-11-16", True), ("2026-11-01", False)]
)
def test_more_than_ten_days_have_passed_only_on_the_eleventh(today: str, passed: bool) -> None:
    day = date.fromisoformat(today)
    assert has_passed(date(2026, 11, 5), 10, "day", day) is passed


@pytest.mark.parametrize(
    ("end", "days"), [("2026-12-11", 19), ("2026-11-23", 1), ("2026-11-22", 0), ("2026-11-21", 0)]
)
def test_days_between_are_counted_to_the_last_and_never_back(end: str, days: int) -> None:
    start, last = date(2026, 11, 22), date.fromisoformat(end)
    assert days_between(start, last) == days
    assert RULES["days_left"].count(start, day=last) == days
    assert RULES["days_between"].count(date(2020, 1, 1), start=start, end=last) == days
    assert RULES["event"].count(start, day=last) == last


@pytest.mark.parametrize(
    ("months", "end"), [(0, "2026-08-31"), (6, "2027-02-28"), (12, "2027-08-31")]
)
def test_a_guarantee_of_so_many_months_ends_on_the_same_day(months: int, end: str) -> None:
    bought = date(2026, 8, 31)
    counted = RULES["months_after"].count(date(2026, 11, 22), day=bought, months=months)
    assert counted == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("promised", "working"), [("2026-11-01", "2026-11-02"), ("2026-11-06", "2026-11-06")]
)
def test_a_day_off_is_moved_to_the_next_working_day(promised: str, working: str) -> None:
    counted = RULES["working_day"].count(date(2026, 11, 22), day=date.fromisoformat(promised))
    assert counted == date.fromisoformat(working)


@pytest.mark.parametrize(("today", "passed"), [("2026-11-24", False), ("2026-11-25", True)])
def test_two_working_days_over_a_week_end_have_passed_on_the_third(
    today: str, passed: bool
) -> None:
    day = date.fromisoformat(today)
    assert has_passed(date(2026, 11, 20), 2, "working day", day) is passed


@each_row(
    ("start", "count", "unit", "last"),
    [
        ("2024-11-15", 2, "year", "2026-11-15"),  # a Sunday: time is time
        ("2026-05-15", 6, "month", "2026-11-15"),
        ("2026-11-15", 0, "month", "2026-11-15"),
        # What began on a day that the last month has not ends with that month.
        ("2026-08-31", 1, "month", "2026-09-30"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2025-12-31", 14, "month", "2027-02-28"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "year", "2028-02-29"),
        ("2024-02-29", 12, "month", "2025-02-28"),
        ("2025-02-28", 1, "month", "2025-03-28"),
    ],
)
def test_months_and_years_have_passed_on_the_day_after_the_same_date(
    start: str, count: int, unit: str, last: str
) -> None:
    began, end = date.fromisoformat(start), date.fromisoformat(last)
    assert not has_passed(began, count, unit, end - timedelta(days=1))
    assert not has_passed(began, count, unit, end)
    assert has_passed(began, count, unit, end + timedelta(days=1))


@given(start=DAYS, count=st.integers(1, 400))
def test_a_term_of_days_ends_on_a_working_day_and_never_early(start: date, count: int) -> None:
    end = term_end(start, f"{count} days")
    assert is_working_day(end)
    assert end >= start + timedelta(days=count)
    # Nothing but days off lies between the last day of the term and the day it moves to.
    skipped = (end - start).days - count
    assert not any(is_working_day(end - timedelta(days=back)) for back in range(1, skipped + 1))


@given(start=DAYS, count=st.integers(1, 60))
def test_a_term_of_working_days_holds_that_many_of_them(start: date, count: int) -> None:
    end = add_working_days(start, count)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(map(is_working_day, days)) == count
    assert is_working_day(end)


@given(start=DAYS, months=st.integers(1, 60))
def test_a_term_of_months_never_ends_in_an_earlier_month(start: date, months: int) -> None:
    end = term_end(start, f"{months} months")
    assert (end.year - start.year) * 12 + end.month - start.month >= months
    assert is_working_day(end)


@given(day=DAYS)
def test_the_next_working_day_of_a_working_day_is_itself(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert next_working_day(found) == found


ENDS = st.sampled_from([date.min, date(1, 1, 2), LAST, LAST + timedelta(days=9), date.max])


@given(
    st.one_of(st.dates(), ENDS),
    st.integers(1, 9999),
    st.sampled_from(["hours", "days", "months", "years"]),
)
def test_no_term_overflows_the_calendar(start: date, count: int, unit: str) -> None:
    end = term_end(start, f"{count} {unit}")
    assert end <= LAST + timedelta(days=30)
    assert end > start or start >= LAST
    assert end + timedelta(days=366 * 5000) <= date.max


@pytest.mark.parametrize("start", [date.min, date(2100, 1, 1), LAST - timedelta(days=9), date.max])
def test_no_term_of_working_days_overflows_either(start: date) -> None:
    end = term_end(start, "9999 working days")
    assert min(start, LAST) < end <= LAST + timedelta(days=30) or start > LAST


def test_a_term_that_rests_on_others_ends_too() -> None:
    day = date(2026, 11, 22)
    for _ in range(20):
        day = term_end(day, "9999 months")
    assert day == next_working_day(LAST)


@pytest.mark.parametrize("start", [date(2100, 1, 1), LAST, date.max])
def test_such_a_term_has_not_passed(start: date) -> None:
    for unit in UNITS:
        assert not has_passed(start, 9999, unit, date(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        (date(2999, 1, 15), 11, "month", date(2999, 12, 15)),
        (date(2999, 1, 15), 12, "month", date(2999, 12, 31)),
        (date(2999, 12, 1), 1, "month", date(2999, 12, 31)),
        (date(2998, 12, 15), 1, "year", date(2999, 12, 15)),
        (date(2998, 12, 15), 2, "year", date(2999, 12, 31)),
        (date(2999, 12, 31), 5, "working day", date(2999, 12, 31)),
        (date(2999, 12, 30), 1, "working day", date(2999, 12, 31)),
    ],
)
def test_the_last_year_has_terms_to_its_end(start: date, count: int, unit: str, last: date) -> None:
    assert last_day(start, count, unit) == last
    assert date(2999, 12, 31) == LAST
