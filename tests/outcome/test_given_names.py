"""The short forms of given names, and what is a name with a capital only."""

from __future__ import annotations

import pytest

from wizard.outcome.given_names import is_given, ordinary, short_forms


@pytest.mark.parametrize(
    ("name", "form"),
    [("мария", "маше"), ("мария", "машенька"), ("вера", "верочка"), ("александр", "сашу")],
)
def test_a_short_form_is_known_in_its_cases(name: str, form: str) -> None:
    assert form in short_forms(name)


def test_of_what_is_no_given_name_there_is_none() -> None:
    assert not short_forms("кузнецов")


def test_an_ordinary_word_is_no_name_without_a_capital() -> None:
    assert "роман" in ordinary()
    assert "мария" not in ordinary()


@pytest.mark.parametrize(
    ("word", "given"),
    [("маше", True), ("ян", True), ("lev", True), ("an", False), ("law", False), ("иванов", False)],
)
def test_a_given_name_is_known_in_any_letters_but_not_by_two_latin_ones(
    word: str, given: bool
) -> None:
    assert is_given(word) is given
