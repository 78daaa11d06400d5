"""How what is typed into a field is understood."""

from __future__ import annotations

from tests.conftest import TODAY
from tests.library.fields.test_fields import field
from wizard.i18n import language
from wizard.outcome.field_line import understood
from wizard.plain import words

SAY = language("ru")


def told(kind: str, typed: str) -> list[str]:
    """What the screen says while it is typed, and line by line once it was given."""
    asked = field(kind, optional=True)
    return [understood(asked, typed, TODAY, SAY), *words.understood(asked, None, typed, SAY)]


def test_words_by_which_a_field_is_skipped_are_told_as_that() -> None:
    assert told("track", "не знаю") == ["пропущено", "= пропущено"]
    assert told("money", "0 ₽") == ["пропущено", "= пропущено"]


def test_of_a_field_that_is_left_empty_it_is_plain_to_see() -> None:
    assert told("money", "") == told("money", "-") == [""]


def test_of_what_is_refused_nothing_is_told_before_it_is_given() -> None:
    assert understood(field("track", optional=True), "1", TODAY, SAY) == ""
