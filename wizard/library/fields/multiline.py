"""A text of several lines, typed in a field of its own."""

from __future__ import annotations

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
