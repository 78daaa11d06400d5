"""A text of several lines, typed in a field of its own: what happened, as a paper repeats it.

Owns that it says something, as a phrase does. Refuses nothing else: an address may stand in it.
"""

from __future__ import annotations

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.phrase import says_something
from wizard.library.fields.text import TextField


class MultilineField(TextField):
    """Any words, in as many lines as it takes."""

    name = "multiline"
    aliases = ()
    multiline = True

    @property
    def called(self) -> str:
        """A name is a text, however long."""
        return TextField.name

    def read(self, text: str, asked: Asked) -> str:
        """The words as they were typed.

        Raises:
            FieldError: there is no word in them, or they say that nothing is known.
        """
        if not says_something(text):
            raise FieldError("field_phrase")
        return text
