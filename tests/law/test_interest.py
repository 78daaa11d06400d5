"""Interest of ГК 395: counted by hand around each change of the rate and the ends of the table."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.law.interest import InterestSpan, Kept, interest, parted, reaches, spans
from wizard.law.interest_lines import figures, lines
from wizard.law.rules import RULES
from wizard.library.facts import Rate, RateTable


def table(*rows: tuple[date, str], until: date) -> RateTable:
    found = [Rate(day, rate, ["bank"]) for day, rate in rows]
    return RateTable("bank.example", found, until=until, checked=until)


# 16 % up to 15 February 2026, 15.5 % from the 16th on; known from 22 December 2025 to 1 March 2026.
RATES = table((date(2025, 12, 22), "16"), (date(2026, 2, 16), "15.5"), until=date(2026, 3, 1))
OWED = Decimal(36500)
SINCE = date(2026, 2, 5)


def counted(last: date, since: date = SINCE, owed: Decimal = OWED) -> list[InterestSpan]:
    return spans(owed, since, last, RATES)


@each_row(
    ("last", "sums"),
    [
        (date(2026, 2, 4), []),
        (date(2026, 2, 5), []),  # the last day on which it could be paid in time
        (date(2026, 2, 6), ["16.00"]),  # 36 500 × 16 % ÷ 365 is 16 a day
        (date(2026, 2, 14), ["144.00"]),  # 9 days
        (date(2026, 2, 15), ["160.00"]),  # the last day of the old rate
        (date(2026, 2, 16), ["160.00", "15.50"]),  # the first of the new one
        (date(2026, 2, 17), ["160.00", "31.00"]),
        (date(2026, 3, 1), ["160.00", "217.00"]),  # 14 days; the last that was looked at
        (date(2026, 3, 2), ["160.00", "217.00"]),  # of what follows nothing is known
    ],
)
def test_each_rate_has_its_days(last: date, sums: list[str]) -> None:
    found = counted(last)
    assert [part.sum for part in found] == [Decimal(sum_) for sum_ in sums]
    assert interest(found) == sum(map(Decimal, sums), Decimal())


def test_a_span_says_its_days_its_rate_and_its_year() -> None:
    old, new = counted(date(2026, 2, 17))
    assert (old.first, old.last, old.days) == (date(2026, 2, 6), date(2026, 2, 15), 10)
    assert (new.first, new.last, new.days) == (date(2026, 2, 16), date(2026, 2, 17), 2)
    assert (old.percent, new.percent, new.year) == (Decimal(16), Decimal("15.5"), 365)


@pytest.mark.parametrize(
    ("since", "last", "known"),
    [
        (SINCE, date(2026, 2, 28), True),
        (SINCE, date(2026, 3, 1), True),
        (SINCE, date(2026, 3, 2), False),
        (date(2025, 12, 20), date(2026, 1, 9), False),  # 21 December has no rate
        (date(2025, 12, 21), date(2026, 1, 9), True),
        (date(2026, 5, 1), date(2026, 5, 1), True),  # no day is to be counted
        (date(2026, 5, 1), date(2026, 5, 2), False),
    ],
)
def test_a_table_reaches_if_it_has_a_rate_for_every_day(
    since: date, last: date, known: bool
) -> None:
    assert reaches(since, last, RATES) is known


def test_days_before_the_table_are_in_no_span() -> None:
    (part,) = counted(date(2025, 12, 23), since=date(2025, 12, 1))
    assert (part.first, part.days) == (date(2025, 12, 22), 2)


def test_a_leap_year_is_counted_by_its_own_days() -> None:
    rates = table((date(2023, 12, 18), "16"), until=date(2025, 2, 1))
    before, leap, after = spans(Decimal(366 * 365), date(2023, 12, 30), date(2025, 1, 2), rates)
    # 133 590 × 16 %: 21 374.40 a year.
    assert (before.days, before.year, before.sum) == (1, 365, Decimal("58.56"))
    assert (leap.days, leap.year, leap.sum) == (366, 366, Decimal("21374.40"))
    assert (after.days, after.year, after.sum) == (2, 365, Decimal("117.12"))


def test_two_years_of_one_length_are_not_cut() -> None:
    (part,) = counted(date(2026, 1, 10), since=date(2025, 12, 25))
    assert (part.first, part.last, part.days) == (date(2025, 12, 26), date(2026, 1, 10), 16)


def test_each_line_is_rounded_so_that_they_add_up() -> None:
    """100 × 16 % ÷ 365 × 10 is 0.43835…, × 15.5 % × 1 is 0.04246…"""
    found = counted(date(2026, 2, 16), owed=Decimal(100))
    assert [part.sum for part in found] == [Decimal("0.44"), Decimal("0.04")]
    assert interest(found) == Decimal("0.48")


@given(st.dates(date(2025, 12, 1), date(2026, 4, 1)), st.integers(0, 200))
def test_every_day_of_which_a_rate_is_known_is_counted_once(since: date, days: int) -> None:
    last = since + timedelta(days=days)
    seen = [
        part.first + timedelta(days=at)
        for part in spans(OWED, since, last, RATES)
        for at in range(part.days)
    ]
    wanted = (since + timedelta(days=at) for at in range(1, days + 1))
    assert seen == [day for day in wanted if RATES.begins <= day <= RATES.until]
    assert reaches(since, last, RATES) is (len(seen) == days)


def test_the_rule_counts_by_the_table_and_says_how() -> None:
    rule = RULES["interest"]
    given_ = {"owed": OWED, "since": SINCE, "rates": RATES}
    today = date(2026, 2, 16)
    assert rule.count(today, **given_) == Decimal("175.50")
    assert rule.reaches is not None
    assert rule.reaches(today, **given_)
    assert not rule.reaches(date(2026, 3, 2), **given_)
    figures = rule.figures(today, **given_)
    assert (figures["days"], figures["counted"]) == (11, Decimal("175.50"))


def told(today: date, since: date) -> list[str]:
    lines = RULES["interest"].lines
    assert lines is not None
    return [key for key, _ in lines(today, owed=OWED, since=since, rates=RATES)]


@each_row(
    ("since", "today", "keys"),
    [
        (SINCE, SINCE, []),
        (SINCE, date(2026, 2, 10), ["rates_line"]),
        (SINCE, date(2026, 2, 16), ["rates_line", "rates_day", "rates_together"]),
        (date(2026, 2, 20), date(2026, 3, 1), ["rates_line"]),
        (date(2026, 2, 20), date(2026, 3, 2), ["rates_line", "rates_behind_day", "rates_open"]),
        (date(2026, 3, 1), date(2026, 3, 2), ["rates_behind_day"]),
        (date(2026, 3, 1), date(2026, 3, 3), ["rates_behind", "rates_changed", "rates_open_all"]),
        (SINCE, SINCE + timedelta(days=1), ["rates_day"]),
        (date(2026, 5, 1), date(2026, 4, 1), []),
        (date(2025, 12, 20), date(2026, 1, 9), ["rates_line", "rates_before", "rates_open"]),
    ],
)
def test_a_calculation_says_what_is_left_to_be_found_out(
    since: date, today: date, keys: list[str]
) -> None:
    assert told(today, since) == keys


def test_the_gap_begins_on_the_first_day_without_a_rate() -> None:
    lines = RULES["interest"].lines
    assert lines is not None
    *_, (_, gap), (changed, _), (last, whole) = lines(
        date(2026, 3, 5), owed=OWED, since=SINCE, rates=RATES
    )
    assert (changed, last) == ("rates_changed", "rates_open")
    assert whole["last"] == date(2026, 3, 5)
    assert (gap["days"], gap["next"], gap["last"]) == (4, date(2026, 3, 2), date(2026, 3, 5))
    (_, late), *_ = lines(date(2026, 3, 9), owed=OWED, since=date(2026, 3, 4), rates=RATES)
    assert late["next"] == date(2026, 3, 5)


# 36 500 ₽ kept from 6 February on, 16 ₽ a day; 18 250 ₽ came back: 8 ₽, from the 16th 7.75 ₽.
@each_row(
    ("paid_on", "last", "sums"),
    [
        (date(2026, 2, 4), date(2026, 2, 14), ["72.00"]),  # in time: the rest alone, 9 days
        (date(2026, 2, 5), date(2026, 2, 14), ["72.00"]),  # the last day on which it was in time
        (date(2026, 2, 6), date(2026, 2, 14), ["16.00", "64.00"]),  # 1 day and 8
        (date(2026, 2, 13), date(2026, 2, 14), ["128.00", "8.00"]),
        (date(2026, 2, 14), date(2026, 2, 14), ["144.00"]),  # the day itself counts for all of it
        (date(2026, 2, 20), date(2026, 2, 14), ["144.00"]),
        (date(2026, 2, 14), date(2026, 2, 17), ["144.00", "8.00", "15.50"]),
        (date(2026, 2, 1), date(2026, 2, 3), []),
    ],
)
def test_what_came_back_bears_interest_to_the_day_on_which_it_came(
    paid_on: date, last: date, sums: list[str]
) -> None:
    kept = parted(OWED, SINCE, last, Decimal(18250), paid_on)
    found = [part for owed, since, until in kept for part in spans(owed, since, until, RATES)]
    assert [part.sum for part in found] == [Decimal(sum_) for sum_ in sums]
    rule = RULES["interest_parted"]
    given = {"owed": OWED, "since": SINCE, "paid": Decimal(18250), "paid_on": paid_on}
    assert rule.count(last, **given, rates=RATES) == sum(map(Decimal, sums), Decimal())


@pytest.mark.parametrize(
    ("until", "sum_"),
    [(date(2026, 2, 5), "0"), (date(2026, 2, 6), "16.00"), (date(2026, 2, 7), "32.00")],
)
def test_all_of_it_bears_interest_to_the_day_on_which_it_came(until: date, sum_: str) -> None:
    rule = RULES["interest_to"]
    given = {"owed": OWED, "since": SINCE, "until": until, "rates": RATES}
    assert rule.count(date(2026, 11, 22), **given) == Decimal(sum_)
    assert rule.reaches is not None
    assert rule.reaches(date(2026, 11, 22), **given), "today does not matter"


def test_what_came_in_two_parts_bears_interest_to_the_day_of_each() -> None:
    rule = RULES["interest_parted_to"]
    given = {"owed": OWED, "since": SINCE, "paid": Decimal(18250), "paid_on": date(2026, 2, 13)}
    until = date(2026, 2, 17)
    whole = RULES["interest_parted"].count(until, **given, rates=RATES)
    # 8 days of all of it, 2 of the rest at 16 %, 2 at 15.5 %
    assert (whole, rule.daily) == (Decimal("159.50"), False)
    assert rule.count(date(2026, 11, 22), **given, until=until, rates=RATES) == whole


def test_a_line_has_all_that_it_is_counted_from() -> None:
    ((name, line),) = lines([Kept(OWED, SINCE, date(2026, 2, 14))], RATES)
    assert name == "rates_line"
    assert line == {
        "owed": OWED,
        "percent": 16,
        "days": 9,
        "first": date(2026, 2, 6),
        "last": date(2026, 2, 14),
        "year": 365,
        "sum": 144,
    }


def test_what_all_lines_come_to_runs_from_the_first_day_to_the_last() -> None:
    kept = parted(OWED, SINCE, date(2026, 2, 14), Decimal(18250), date(2026, 2, 13))
    assert figures(kept, RATES) == {
        "days": 9,
        "first": date(2026, 2, 6),
        "last": date(2026, 2, 14),
        "counted": 136,
    }


# The table knows 22 December 2025 to 1 March 2026.
@pytest.mark.parametrize(
    ("since", "last", "gaps"),
    [
        (date(2025, 12, 18), date(2025, 12, 30), [("rates_before", 3)]),  # 19th to 21st
        (date(2025, 12, 18), date(2025, 12, 20), [("rates_before", 2)]),
        (date(2025, 12, 20), date(2025, 12, 30), [("rates_before", 1)]),  # the 21st alone
        (date(2025, 12, 21), date(2025, 12, 30), []),
        (date(2025, 12, 18), date(2025, 12, 18), []),  # not late: no day is to be counted
        (date(2026, 3, 2), date(2026, 3, 2), []),
    ],
)
def test_a_gap_has_the_days_that_the_table_does_not_know(
    since: date, last: date, gaps: list[tuple[str, int]]
) -> None:
    told = [(name, told["days"]) for name, told in lines([Kept(OWED, since, last)], RATES)]
    known = ("rates_line", "rates_day", "rates_open")
    assert [(name, days) for name, days in told if name not in known] == gaps


def test_days_without_a_rate_are_told_for_each_sum() -> None:
    kept = parted(OWED, SINCE, date(2026, 3, 10), Decimal(18250), date(2026, 3, 5))
    gaps = [told for name, told in lines(kept, RATES) if name == "rates_behind"]
    assert [(gap["owed"], gap["next"], gap["last"]) for gap in gaps] == [
        (OWED, date(2026, 3, 2), date(2026, 3, 5)),
        (Decimal(18250), date(2026, 3, 6), date(2026, 3, 10)),
    ]
    assert figures(kept, RATES)["last"] == date(2026, 3, 10)


def test_years_of_one_length_are_one_span_and_a_leap_year_is_its_own() -> None:
    rates = table((date(2025, 1, 1), "10"), until=date(2028, 12, 31))
    found = spans(OWED, date(2026, 5, 31), date(2028, 6, 30), rates)
    assert [(span.first, span.last) for span in found] == [
        (date(2026, 6, 1), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 6, 30)),
    ]


def test_what_came_in_time_was_never_kept() -> None:
    last = SINCE + timedelta(days=9)
    assert parted(OWED, SINCE, last, Decimal(500), SINCE) == [Kept(Decimal(36000), SINCE, last)]


def test_of_what_is_not_late_the_rest_is_told() -> None:
    assert parted(OWED, SINCE, SINCE, Decimal(500), SINCE) == [Kept(Decimal(36000), SINCE, SINCE)]
