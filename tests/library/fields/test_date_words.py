"""Words in and around a date become figures; what is none of them stays."""

from __future__ import annotations

from datetime import date

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.fields import parse
from wizard.library.fields.date_words import in_figures, last_weekday


@each_row(
    ("said", "figures"),
    [
        ("пятого ноября прошлого года в 15:30", "5 ноября 2025"),
        ("тридцать первое мая", "31 мая"),
        ("четвертого мая", "4 мая"),
        ("две недели назад", "2 недели назад"),
        ("an ago", "an ago"),
        ("2026-11-05t15:30:00.123z", "2026-11-05"),
        ("вчера утром", "вчера"),
        ("20.11. 2026", "20.11.2026"),
        ("20 .11 .2026", "20.11.2026"),
        ("месяц назад", "~2026-10-22"),
        ("12 месяцев назад", "~2025-11-22"),
        ("год назад", "~2025-11-22"),
        ("2 years ago", "~2024-11-22"),
    ],
)
def test_words_become_figures(said: str, figures: str) -> None:
    assert in_figures(said, TODAY) == figures


@pytest.mark.parametrize(
    "said", ["15:30", "двадцать двенадцатого мая", "тридцать тридцатого мая", "пятого", "утром"]
)
def test_what_is_no_day_stays(said: str) -> None:
    assert in_figures(said, TODAY) == said


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("в среду", "2026-11-18"),
        ("во вторник", "2026-11-17"),
        ("в прошлое воскресенье", "2026-11-15"),
        ("on monday", "2026-11-16"),
        ("воскресенье", "2026-11-15"),
    ],
)
def test_a_day_of_the_week_is_the_last_one_before_today(said: str, day: str) -> None:
    assert last_weekday(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "before", "this"),
    [
        ("прошлый понедельник", "2026-11-09", "2026-11-16"),
        ("в прошлую пятницу", "2026-11-13", "2026-11-20"),
        ("last saturday", "2026-11-14", "2026-11-21"),
    ],
)
def test_the_last_one_of_this_week_or_the_week_before_is_asked_about(
    said: str, before: str, this: str
) -> None:
    with pytest.raises(FieldError) as refused:
        last_weekday(said, TODAY)
    assert refused.value.key == "field_date_week"
    assert [str(day) for day in refused.value.values.values()] == [before, this]


def test_before_the_week_has_come_to_it_the_last_one_is_the_only_one() -> None:
    monday = date(2026, 11, 23)
    assert last_weekday("в прошлую среду", monday) == "2026-11-18"
    assert last_weekday("last monday", monday) == "2026-11-16"


@pytest.mark.parametrize("said", ["в следующую среду", "среда 18.11", "mon"])
def test_what_is_no_day_of_the_week_alone_stays(said: str) -> None:
    assert last_weekday(said, TODAY) == said


def test_a_day_of_the_week_is_taken_where_only_the_past_is_meant() -> None:
    assert parse(field("date", latest="today"), "В среду", TODAY) == "2026-11-18"
    assert refusal("date", "в среду") == "field_date"
