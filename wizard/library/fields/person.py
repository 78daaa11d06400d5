"""The name of a person, in full, as it is to stand in a claim and a suit (ГПК РФ, art. 131).

Owns that there are two words at least, and that none of them is a number, a sign or a word that
nobody is called. Refuses to know more of
how people are called: initials, one part of a double name and foreign letters are all right.
"""

from __future__ import annotations

import re

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.party import PartyField, is_no_answer
from wizard.library.fields.signs import plain
from wizard.pattern import pattern

_WORD = pattern(r"[^\W\d_]")
_SAID = {"нет", "да", "не", "no", "yes", "not"}
_NEVER = {"знаю", "скажу", "хочу", "ооо", "зао", "пао", "know", "llc", "ltd"}
"""What no part of a name is."""
_STOP = pattern(r"(?<=[^\W\d_]{3})\s*[.,]+\s*$")
"""What ends a sentence, and no initial."""
_STRANGE = pattern(r"[^\w\s.,'’ʼ`()\-‐‑–—]|[0-9_]")


class PersonField(PartyField):
    """A surname with a name or initials."""

    name = "person"
    aliases = ("full_name", "surname")
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The name as it was typed.

        Raises:
            FieldError: there is one word only, a digit, or it surely is no name.
        """
        words = [word for word in re.split(r"[\s.]+", plain(text)) if _WORD.match(word)]
        said = {word.lower() for word in words}
        if (
            len(words) < 2
            or len(said) < 2
            or said <= _SAID
            or said & _NEVER
            or _STRANGE.search(text)
            or is_no_answer(text)
        ):
            raise FieldError("field_person")
        return _STOP.sub("", text)
