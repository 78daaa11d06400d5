"""Words in and around a date become figures; what is none of them stays."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY
from wizard.library.fields.date_words import in_figures


@pytest.mark.parametrize(
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
    ],
)
def test_words_become_figures(said: str, figures: str) -> None:
    assert in_figures(said, TODAY) == figures


@pytest.mark.parametrize(
    "said", ["15:30", "двадцать двенадцатого мая", "тридцать тридцатого мая", "пятого", "утром"]
)
def test_what_is_no_day_stays(said: str) -> None:
    assert in_figures(said, TODAY) == said
