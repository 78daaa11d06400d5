"""A line that goes into a paper as it was typed: what was bought, what is wrong with it.

Owns that it says something: signs alone and «не знаю» do not. Refuses to know what it is about.
"""

from __future__ import annotations

import re
from typing import ClassVar

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.party import is_no_answer, is_unknown
from wizard.library.fields.text import TextField
from wizard.pattern import pattern

_SAID = pattern(r"[^\W_][^_]*?[^\W_]", re.DOTALL)


def says_something(text: str) -> bool:
    """Whether words can be repeated in a paper: there is one, and they do not say «не знаю»."""
    return not is_unknown(text) and _SAID.search(text) is not None


class PhraseField(TextField):
    """Words that a paper repeats."""

    name = "phrase"
    aliases: ClassVar[tuple[str, ...]] = ("sentence",)

    @property
    def called(self) -> str:
        """A text."""
        return TextField.name

    def read(self, text: str, asked: Asked) -> str:
        """The words as they were typed.

        Raises:
            FieldError: there is no word in them, or they say that nothing is known.
        """
        if is_no_answer(text) or not says_something(text):
            raise FieldError("field_phrase")
        return text
