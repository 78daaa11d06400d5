"""Words that a paper repeats: what says nothing does not go into it."""

from __future__ import annotations

import pytest

from tests.library.fields.test_fields import TODAY, field, refusal
from tests.rows import each_row
from wizard.library.fields import KINDS, parse
from wizard.library.fields.phrase import PhraseField
from wizard.library.model import FieldType


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


NOTHING = [".", "???", "нет", "Не знаю.", "да", "назад", "n/a", "1", "b", ":s", "хз"]
NOTHING += ["незнаю", "не знаю, что писать", "нету", "ПРОШУ:", "Требую"]


@each_row("typed", NOTHING)
@each_row("kind", ["phrase", "multiline"])
def test_what_says_nothing_is_refused(kind: FieldType, typed: str) -> None:
    assert refusal(kind, typed) == "field_phrase"


@pytest.mark.parametrize(
    "typed", ["Обещали 5 дней.\n\nhttps://ozon.ru/product/1", "42", "нет звука"]
)
def test_a_story_may_hold_whatever_else(typed: str) -> None:
    assert parse(field("multiline"), typed, TODAY) == typed


def test_what_was_kept_as_a_text_stands() -> None:
    assert KINDS["multiline"].stands("не знаю")
    assert KINDS["phrase"].stands(".")
    assert PhraseField().registered
