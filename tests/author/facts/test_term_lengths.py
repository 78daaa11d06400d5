"""The words of a term against its length, one thing changed at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of
from wizard.author.facts import term_lengths

OWN = "An answer is due within ten days."


@pytest.mark.parametrize(
    ("length", "text", "told"),
    [
        ("10 days", "An answer within 10 days, 3 at best.", False),
        ("10 days", "An answer within 14 days.", True),
        ("10 days", "An answer within 10 working days.", True),
        ("10 days", "An answer within 10 calendar days.", False),
        ("14 days", "An answer within 2 weeks.", False),
        ("3 working days", "Ответ — за 1–3 рабочих дня.", False),
        ("3 working days", "Ответ — за 3 дня.", True),
        ("10 days", "Ответ — за 10 календарных дней.", False),
        ("24 hours", "Ответ — за 24 часа.", False),
        ("48 hours", "Ответ — за 2 дня.", False),
        ("36 hours", "Ответ — за 48 часов.", True),
        ("2 months", "За 2 месяца.", False),
        ("2 years", "За 3 года.", True),
        ("10 days", "Ответ по статье 22 и за 2.5 дня.", False),
        ("10 days", "Ответ — за десять дней.", False),
        ("10 days", "Всего 10 дневников.", False),
    ],
)
def test_one_of_the_spans_that_a_text_names_is_the_length(
    copy: Path, length: str, text: str, told: bool
) -> None:
    change = changer(copy)
    change("facts.yaml", "length: 10 days", f"length: {length}")
    folder = change("facts.yaml", OWN, text)
    assert ("other-length" in codes_of(folder)) is told


def test_a_translation_is_held_to_it_as_well(translated: Path) -> None:
    overlay = translated / "locale" / "ru" / "facts.yaml"
    words = overlay.read_text("utf-8")
    overlay.write_text(words.replace("за десять дней", "за 14 дней"), "utf-8")
    assert codes_of(translated) == ["other-length"]


def test_the_units_are_those_of_a_length() -> None:
    assert set(term_lengths._UNITS) == {"hour", "day", "week", "month", "year"}
