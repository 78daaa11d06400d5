"""Words that a paper repeats: what says nothing does not go into it."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from wizard.library.fields import KINDS, parse
from wizard.library.fields.phrase import PhraseField


@pytest.mark.parametrize(
    "typed",
    [
        "Пальто",
        "б/у",
        "2 шт.",
        "Не включается",
        "нет звука",
        "да?!!1",
        "не знаю почему, но греется",
    ],
)
def test_what_says_something_stays_as_it_was_typed(typed: str) -> None:
    assert parse(field("phrase"), typed, TODAY) == typed


@pytest.mark.parametrize("typed", [".", "???", "нет", "Не знаю.", "да", "назад", "n/a"])
def test_what_says_nothing_is_refused(typed: str) -> None:
    assert refusal("phrase", typed) == "field_phrase"


def test_what_was_kept_as_a_text_stands() -> None:
    assert KINDS["phrase"].stands(".")
    assert PhraseField().registered
