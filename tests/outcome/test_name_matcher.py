"""Names in the forms in which people write them."""

from __future__ import annotations

import pytest

from wizard.outcome.name_matcher import NameMatcher, initials


def folded(word: str) -> str:
    """Without case and accents."""
    return word.lower().replace("й", "и")


def matcher(value: str, *common: str) -> NameMatcher:
    names = NameMatcher(common)
    fold = {word: folded(word) for word in value.replace("-", " ").split()}
    names.add(value, "[x]", fold)
    return names


def masked(names: NameMatcher, word: str) -> bool:
    return names.mask(word, folded(word)) == "[x]"


@pytest.mark.parametrize(
    ("value", "word", "known"),
    [
        ("Петрова", "Петрова", True),
        ("Петрова", "Петровой", True),
        ("Петрова", "Петровых", True),
        ("Петрова", "петровой", True),
        ("Петрова", "Петруха", False),
        ("Петрова", "Petrova", True),
        ("Петрова", "petrova", True),
        ("Щукина", "Shchukina", True),
        ("Щукина", "Schukina", True),
        ("Ли", "Ли", True),
        ("Ли", "ли", False),
        ("Ли", "Лист", False),
        ("Анна", "Анне", True),
        ("Анна", "анне", True),
        ("Анна", "аннуитет", False),
        ("ул. Баумана", "Баумана", True),
        ("дом 5 у Анны", "анны", False),
        ("возврат", "Возврат", False),
    ],
)
def test_a_name_is_known_in_its_forms_and_no_other_word_is(
    value: str, word: str, known: bool
) -> None:
    assert masked(matcher(value), word) is known


def test_a_word_that_the_library_uses_is_a_name_with_a_capital_alone() -> None:
    names = matcher("Вера", "вера")
    assert (masked(names, "Вера"), masked(names, "вера")) == (True, False)


def test_the_first_mask_of_a_name_stays() -> None:
    names = matcher("Петрова")
    names.add("Петрова", "[y]", {"Петрова": "петрова"})
    assert names.mask("Петрова", "петрова") == "[x]"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Пишет А. Б. Иванова.", "А. Б. Иванова"),
        ("Пишет А.Б.Иванова", "А.Б.Иванова"),
        ("Иванова А. Б. пишет", "Иванова А. Б."),
        ("Иванова, А. пишет", "Иванова, А."),
        ("просто Иванова пишет", "Иванова"),
    ],
)
def test_initials_go_with_their_name(text: str, whole: str) -> None:
    start = text.index("Иванова")
    begin, end = initials(text, start, start + len("Иванова"))
    assert text[begin:end] == whole
