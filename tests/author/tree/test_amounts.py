"""Numbers, spans and dates as people write them."""

from __future__ import annotations

import pytest

from wizard.author.tree.amounts import as_date, as_number, as_span

DAYS = ("day", "working day")
ALL = (*DAYS, "hour", "month", "year")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("1 000", "write 1000"),
        ("1,000", "write 1000"),
        ("1\u00a0000 ₽", "write 1000"),
        ("1000 EUR", "write 1000"),
        ("€1000", "write 1000"),
        ("1000,50", "write 1000.50"),
        ("1 000.5 руб.", "write 1000.5"),
        ("three", "write a number in digits, such as 1000"),
        ("1O", "write a number in digits, such as 1000"),
        ("5 тыс.", "write a number in digits, such as 1000"),
        ("10k", "write a number in digits, such as 1000"),
        ("-5", "write a number in digits, such as 1000"),
        ("nan", "write a number in digits, such as 1000"),
    ],
)
def test_a_number_is_said_in_digits(written: str, hint: str) -> None:
    assert as_number(written) == hint


@pytest.mark.parametrize(
    ("written", "units", "hint"),
    [
        ("10", DAYS, "write «10 days»"),
        ("1", DAYS, "write «1 day»"),
        ("2 weeks", DAYS, "write «14 days»"),
        ("1 month", DAYS, "write «30 days»"),
        ("10 workng days", DAYS, "write «10 working days»"),
        ("10days", DAYS, "write «10 days»"),
        ("10 Days", DAYS, "write «10 days»"),
        ("10-day", DAYS, "write «10 days»"),
        ("3 рабочих дня", DAYS, "write «3 working days»"),
        ("24 hours", DAYS, ""),
        ("24 h", ALL, "write «24 hours»"),
        ("2 weeks", ALL, "write «14 days»"),
        ("1 mnth", ALL, "write «1 month»"),
        ("0 days", ALL, ""),
        ("ten days", ALL, ""),
        ("10 zzz", ALL, ""),
        ("1O days", ALL, "write «10 days»"),
        ("1О дней", ALL, "write «10 days»"),
        ("l4 days", ALL, "write «14 days»"),
        ("1Odays", ALL, ""),
        ("2 non-working days", ALL, ""),
    ],
)
def test_a_span_is_said_in_units_that_are_known_there(
    written: str, units: tuple[str, ...], hint: str
) -> None:
    assert as_span(written, units) == hint


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("20.11.2026", "write 2026-11-20"),
        ("20/11/2026", "write 2026-11-20"),
        ("11/20/2026", "write 2026-11-20"),
        ("2026/11/20", "write 2026-11-20"),
        ("2026-1-2", "write 2026-01-02"),
        ("2026-11-31", "November has 30 days"),
        ("2026-02-29", "February of 2026 has 28 days"),
        ("31.11.2026", "November has 30 days"),
        ("2026-13-02", "there is no month 13"),
        ("0000-01-01", ""),
        ("02/03/2026", ""),
        ("yesterday", ""),
    ],
)
def test_a_date_is_said_by_year_month_and_day(written: str, hint: str) -> None:
    assert as_date(written) == hint
