"""A line of words: it stays as it is."""

from __future__ import annotations

from wizard.library.fields.multiline import MultilineField
from wizard.library.fields.text import TextField


def test_whatever_is_typed_stands_unless_there_is_nothing_in_it() -> None:
    text = TextField()
    assert [text.stands(words) for words in ("Ann", " a ", "", " \n")] == [True, True, False, False]
    assert (text.called, text.registered, text.multiline) == ("text", True, False)
    assert text.personal is False, "only its author knows whether it names somebody"


def test_a_long_text_is_called_a_text() -> None:
    text = MultilineField()
    assert (text.name, text.called, text.multiline) == ("multiline", "text", True)
    assert text.stands("one\n\ntwo")
    assert text.aliases == ()
