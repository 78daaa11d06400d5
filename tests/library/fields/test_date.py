"""A date: its value, how it is shown and offered, and the days that are tried."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import TODAY
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.library.fields.date import AHEAD, FIRST, LATEST, MONTHS, AboutDay, DateField
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


ABOUT = Asked(date(2026, 11, 28), latest=True, about=True)


@each_row(
    ("typed", "canonical"),
    [
        ("около 5 ноября", "~2026-11-05"),
        ("Примерно 05.11", "~2026-11-05"),
        ("где-то около 5.11.2026", "~2026-11-05"),
        ("5 ноября примерно", "~2026-11-05"),
        ("5.11?", "~2026-11-05"),
        ("around 5 November", "~2026-11-05"),
        ("About Nov 5, 2026", "~2026-11-05"),
        ("около вчера", "~2026-11-27"),
        ("около чт 5 ноября", "~2026-11-05"),
        ("~2026-11-05", "~2026-11-05"),
        ("5 ноября", "2026-11-05"),
    ],
)
def test_a_day_may_be_said_approximately_where_that_is_asked(typed: str, canonical: str) -> None:
    assert DAY.read(typed, ABOUT) == canonical
    assert DAY.read(canonical, ABOUT) == canonical


@pytest.mark.parametrize("typed", ["около 5 ноября", "примерно 05.11", "5.11?", "~2026-11-05"])
def test_elsewhere_an_approximate_day_is_refused_and_the_refusal_says_why(typed: str) -> None:
    with pytest.raises(FieldError) as caught:
        DAY.read(typed, Asked(ABOUT.today, latest=True))
    assert caught.value.key == "field_date_about"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("около", "field_date"),
        ("?", "field_date"),
        ("около 5 декабря 2026", "field_date_future"),
        ("около 31 ноября", "field_date_none"),
        ("около пт 5 ноября", "field_date_weekday"),
    ],
)
def test_an_approximate_day_is_still_a_day(typed: str, key: str) -> None:
    with pytest.raises(FieldError) as caught:
        DAY.read(typed, ABOUT)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("code", "shown", "echoed"),
    [
        ("ru", "около 5 ноября 2026 года", "около: 05.11.2026, чт"),
        ("en", "about 5 November 2026", "about: 5 Nov 2026, Thu"),
    ],
)
def test_an_approximate_day_is_told_so_offered_so_and_counted_as_that_day(
    code: str, shown: str, echoed: str
) -> None:
    say, day = language(code), DAY.value("~2026-11-05")
    assert isinstance(day, AboutDay)
    assert day == date(2026, 11, 5)
    assert DAY.canonical(day) == "~2026-11-05"
    assert (DAY.shown(day, say), DAY.echoed(day, say)) == (shown, echoed)
    assert DAY.offered("~2026-11-05", say) == shown
    assert DAY.read(DAY.offered("~2026-11-05", say), ABOUT) == "~2026-11-05"


@each_row("month", range(1, 13))
def test_each_month_is_read_as_it_is_told(month: int) -> None:
    canonical = f"~2025-{month:02}-15"
    for code in ("ru", "en"):
        assert DAY.read(DAY.offered(canonical, language(code)), ABOUT) == canonical
