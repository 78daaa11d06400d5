"""The list of enclosures, as people leave it."""

from __future__ import annotations

import pytest

from tests.paper.letters import read
from tests.rows import each_row
from wizard.paper import as_text, gaps
from wizard.paper.enclosure_list import listed
from wizard.paper.layout import Enclosures, Paragraph
from wizard.paper.signs import signs

KNOWN = signs("ru")
END = "\n\n22.11.2026   подпись ____ / А /"


def items(text: str) -> tuple[str, ...]:
    found = listed(text.split("\n"), KNOWN)
    assert found is not None
    return found.items


@each_row(
    "text",
    [
        "Приложения (копии):\n— чек;\n— опись.",
        "Приложения (копии):\n\n— чек;\n\n\n— опись.",
        "Приложения:\n1. чек\n2) опись",
        "Приложения:\n–чек\n• опись;",
        "Приложения:\nчек\nопись",
        "Приложения:\nЧек\nОпись",
        "Приложения:\n— чек;\n—\n— ;\n\nопись.",
        "Приложения\n— чек.\n\n— опись.",
    ],
)
def test_each_line_is_an_item_whatever_it_begins_or_ends_with(text: str) -> None:
    assert [item.rstrip(";.").lower() for item in items(text)] == ["чек", "опись"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Приложения:\n— чек.\n\nПрошу.", ("Приложения:", ("чек.",), 2, "")),
        ("Приложения:\n\n— чек;\n\nПрошу.", ("Приложения:", ("чек;",), 3, "Прошу.")),
        ("Приложение: лист.\nПрошу.", ("Приложение:", ("лист.",), 1, "")),
        ("Приложение: лист\nЧек", ("Приложение:", ("лист", "Чек"), 2, "")),
        ("Приложения:\n— чек — 2 листа.", ("Приложения:", ("чек — 2 листа.",), 2, "")),
    ],
)
def test_it_ends_with_its_last_item(text: str, found: tuple[object, ...]) -> None:
    assert listed(text.split("\n"), KNOWN) == found


def test_a_removed_item_takes_no_other_out_of_the_list() -> None:
    text = f"Приложения:\n— чек;\n\n[оставьте, если есть: — отчёт];\n— опись письма.{END}"
    (found,) = [one for one in read(text).blocks if isinstance(one, Enclosures)]
    assert [as_text.words(point.words) for point in found.points] == [
        *("чек;", "[ ] отчёт;", "опись письма."),
    ]


def test_it_is_found_below_a_line_and_behind_another_list() -> None:
    text = f"Прошу ответить.\nПриложения:\n— чек.\n\nПриложение: лист.{END}"
    assert [as_text.words(point.words) for point in read(text).enclosures] == ["чек.", "лист."]
    assert read(text).blocks[0] == Paragraph(("Прошу ответить.",))


def test_a_sentence_behind_it_is_none_and_is_told_where_it_may_be_one() -> None:
    sentence = "Товар могу показать."
    ended = f"Приложения:\n— чек.\n\n{sentence}{END}"
    assert gaps.to_do(read(ended)) == []
    told = gaps.to_do(read(ended.replace("чек.", "чек;")))
    assert [near for near, _ in told] == ["Приложения"]
    assert sentence in told[0][1]


@pytest.mark.parametrize("text", ["Приложения: чек, лист, опись.", "Приложения:\n\nЧек и опись."])
def test_what_cannot_be_read_is_told_and_printed(text: str) -> None:
    found = read(f"{text}{END}")
    assert not found.enclosures
    assert ["с тире" in what for _, what in gaps.to_do(found)] == [True]
    printed = " ".join(as_text.words(piece) for piece in found.pieces())
    assert text.rsplit(maxsplit=1)[-1] in printed
