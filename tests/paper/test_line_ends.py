"""Where no line ends."""

from __future__ import annotations

import pytest

from wizard.paper.line_ends import NUMBER, behind_box, tied


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("к суду и в суд", "к\u00a0суду и в\u00a0суд"),
        ("С 1 мая у нас", "С\u00a01 мая у\u00a0нас"),
        ("В ", "В "),
        ('["В ", "к кому"]', '["В ", "к\u00a0кому"]'),
        ("пункт «а» за что-то к", "пункт «а» за что-то к"),
    ],
)
def test_a_preposition_of_one_letter_stands_with_its_word(text: str, told: str) -> None:
    assert tied(text) == told


def test_a_number_with_hyphens_is_found_as_a_whole() -> None:
    text = "№ 289-ФЗ, № 2300-1 и 12345678-0003-1; что-то, 2-й, 06.11.2026–22.11.2026"
    assert NUMBER.findall(text) == ["289-ФЗ", "2300-1", "12345678-0003-1"]


def test_what_stands_behind_a_box_stays_with_it() -> None:
    assert (behind_box(" чек"), behind_box("чек")) == ("\u00a0чек", "чек")
