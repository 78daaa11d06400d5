"""One spelling for all in which a name is written."""

from __future__ import annotations

import unicodedata

import pytest

from wizard.outcome.transliteration import accented_spelling, spelling


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("щукина", "shchukina schukina"),
        ("шевченко", "shevchenko schewtschenko"),
        ("цои", "tsoy tsoi coj"),
        ("юлия", "yulia iuliia julia yuliya"),
        ("евгении", "evgeny yevgeniy evgenii"),
        ("хан", "khan han"),
    ],
)
def test_all_spellings_of_a_name_are_one(name: str, spellings: str) -> None:
    assert {spelling(word) for word in spellings.split()} == {spelling(name)}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("word", "name"), [("Ševčenko", "шевченко"), ("Žanna", "жанна"), ("Ûliâ", "юлия")]
)
def test_an_accent_makes_another_letter(word: str, name: str, form: str) -> None:
    written = word if form == "NFC" else unicodedata.normalize("NFD", word)
    assert accented_spelling(written) == spelling(name)


@pytest.mark.parametrize("word", ["Shevchenko", "Élise", "Шевченко"])
def test_a_word_without_such_an_accent_has_no_second_spelling(word: str) -> None:
    assert accented_spelling(word) == ""
