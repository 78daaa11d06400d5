"""What a person typed, hidden within a letter, sign for sign."""

from __future__ import annotations

import pytest

from wizard.outcome.covering import covered, shown, uncovering, within
from wizard.outcome.typed import Typed


@pytest.mark.parametrize("text", ["", "чек; [впишите: день]\n— 1 500 ₽", "a\u00a0b", "🙂"])
def test_what_is_covered_has_as_many_signs_and_comes_back(text: str) -> None:
    hidden = covered(text)
    assert len(hidden) == len(text)
    assert not set("чек[]—₽\n") & set(hidden)
    assert shown(hidden) == text
    assert shown((hidden, 1)) == (text, 1)


def test_a_sign_that_would_be_taken_for_a_covered_one_is_none() -> None:
    assert uncovering("a\U000f0061b") == "a\ufffdb"
    assert shown(covered("a\U000f0061b")) == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "of_the_letter"),
    [
        ("Товар: 1. чек.\n\nПриложения:\n1. чек\n", "Товар: .\n\nПриложения:\n1. чек\n"),
        ("Иное начало.\nПриложения:\n1. чек\n", "Иное начало.\nПриложения:\n1. чек\n"),
    ],
)
def test_of_a_text_what_was_typed_is_covered_and_no_other_line(
    text: str, of_the_letter: str
) -> None:
    marked = f"Товар: {Typed('1. чек')!s}.\n\nПриложения:\n1. чек\n"
    made = within(text, marked)
    assert len(made) == len(text)
    assert "".join(sign for sign in made if sign < "\U000f0000") == of_the_letter
    assert shown(made) == text
