"""A date: its value, how it is shown and offered, and the days that are tried."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import TODAY
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.library.fields.date import AHEAD, FIRST, LATEST, MONTHS, DateField
from wizard.library.fields.kind import Asked

DAY = DateField()


def test_a_date_is_a_day_that_nobody_writes_as_the_program_does() -> None:
    assert (DAY.dated, DAY.exact, DAY.wordy, DAY.personal) == (True, False, False, False)
    assert DAY.value("2026-11-05") == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("code", "offered", "echoed"),
    [("ru", "05.11.2026", "05.11.2026, чт"), ("en", "5 Nov 2026", "5 Nov 2026, Thu")],
)
def test_a_date_is_offered_plainly_and_echoed_with_its_weekday(
    code: str, offered: str, echoed: str
) -> None:
    say = language(code)
    assert DAY.offered("2026-11-05", say) == DAY.shown(date(2026, 11, 5), say) == offered
    assert DAY.echoed(date(2026, 11, 5), say) == echoed


def test_the_likeliest_day_is_one_of_the_last_weeks() -> None:
    assert list(DAY.samples(date(2026, 3, 1))) == [
        *("2026-01-30", "2026-03-01", "2026-02-28", "2026-02-19", "2025-11-21", "2025-01-25"),
    ]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (FIRST, None),
        (FIRST - date.resolution, "field_date_far"),
        (TODAY + AHEAD, None),
        (TODAY + AHEAD + date.resolution, "field_date_far"),
        (date(2062, 11, 5), "field_date_far"),
    ],
)
def test_the_first_and_the_last_day_can_be_typed(day: date, key: str | None) -> None:
    if key is None:
        assert DAY.read(day.isoformat(), Asked(TODAY)) == day.isoformat()
        return
    with pytest.raises(FieldError) as caught:
        DAY.read(day.isoformat(), Asked(TODAY))
    assert caught.value.key == key


def test_at_the_end_of_the_calendar_the_last_day_is_that_of_the_scale() -> None:
    near = LATEST - date.resolution
    assert DAY.read(LATEST.isoformat(), Asked(near)) == LATEST.isoformat()
    with pytest.raises(FieldError):
        DAY.read((LATEST + date.resolution).isoformat(), Asked(date.max))


def test_what_was_a_date_once_stands_whatever_day_it_is() -> None:
    assert DAY.stands("2026-11-05")
    assert not DAY.stands("05.11.2026")
    assert not DAY.stands("2026-11-31")


def test_a_month_is_known_by_three_letters_in_both_languages() -> None:
    assert len(set(MONTHS.values())) == 12
    assert (MONTHS["янв"], MONTHS["мая"], MONTHS["май"], MONTHS["dec"]) == (1, 5, 5, 12)
