"""How what is typed into a field is understood."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY
from tests.library.fields.test_fields import field
from wizard.i18n import language
from wizard.outcome.field_line import understood
from wizard.plain import words

SAY = language("ru")


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("track", "не знаю", "пропущено"),
        ("money", "0 ₽", "пропущено"),
        ("money", "-", ""),
        ("money", "", ""),
        ("track", "1", ""),
    ],
)
def test_words_by_which_a_field_is_skipped_are_told_as_that(
    kind: str, typed: str, told: str
) -> None:
    asked = field(kind, optional=True)
    assert understood(asked, typed, TODAY, SAY) == told
    if typed != "1":
        assert [*words.understood(asked, None, typed, SAY)] == ([f"= {told}"] if told else [])
