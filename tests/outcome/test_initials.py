"""The initials of a name that is known, with points and without, in Latin too."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.outcome.initials import initials, initials_alone


@each_row(
    ("text", "whole"),
    [
        ("Пишет А. Б. Иванова.", "А. Б. Иванова"),
        ("Пишет А.Б.Иванова", "А.Б.Иванова"),
        ("Иванова А. Б. пишет", "Иванова А. Б."),
        ("Иванова, А. пишет", "Иванова, А."),
        ("Yu. M. Иванова пишет", "Yu. M. Иванова"),
        ("Иванова М Ю, пишет", "Иванова М Ю"),
        ("Иванова MYu пишет", "Иванова MYu"),
        ("Иванова МЮ пишет", "Иванова МЮ"),
        ("Пишет М Ю Иванова", "М Ю Иванова"),
        ("Yu Иванова пишет", "Yu Иванова"),
        ("Shch. Shch. Иванова пишет", "Shch. Shch. Иванова"),
        ("Иванова, Shch. Shch. пишет", "Иванова, Shch. Shch."),
        ("Иванова РФ, А Иванова, Иванова Мы", "Иванова"),
        ("просто Иванова пишет", "Иванова"),
    ],
)
def test_initials_go_with_their_name(text: str, whole: str) -> None:
    start = text.index("Иванова")
    begin, end = initials(text, start, start + len("Иванова"), {"m", "iu"})
    assert text[begin:end] == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("подпись М. П.", "М. П."),
        ("подпись И.М.П.", "И.М.П."),
        ("кв. м. п. 5, М. и П.", None),
        ("Т.М.П., М.П.К", None),
    ],
)
def test_own_initials_are_known_alone(text: str, found: str | None) -> None:
    own = initials_alone("Иванова Мария Петровна")
    assert own is not None
    match = own.search(text)
    assert (match and match[0]) == found


def test_initials_stand_for_names_that_were_given_by_them() -> None:
    own = initials_alone("Иванова Мария П.")
    assert own is not None
    assert own.search("Сказала М. П.")


@pytest.mark.parametrize("name", ["Иванова Мария", "Цой", ""])
def test_two_letters_of_a_shorter_name_are_none(name: str) -> None:
    assert initials_alone(name) is None
