"""An address to which a letter can be sent.

Owns that a postman could do something with it: words, and a number or «до востребования» with the
place. Refuses to know streets and towns; whether there is such a house is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked
from wizard.library.fields.party import is_no_answer
from wizard.library.fields.signs import plain
from wizard.library.fields.text import TextField
from wizard.pattern import pattern

_WORD = pattern(r"[^\W\d_]{2,}")
_CODE = pattern(r"(?<!\d)(?!0+(?!\d))\d{5,6}(?!\d)")
"""A postal code, of Russia or of elsewhere; noughts alone are typed in the place of one."""
FEWEST_WORDS = 3
"""Where there is no number: a place, and «до востребования»."""


class PostalAddressField(TextField):
    """A place, with a number of a house, or where it waits at the post office."""

    name = "postal_address"
    aliases = ("address",)
    registered = False
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The address as it was typed.

        Raises:
            FieldError: nothing can be sent there.
        """
        words = {word.lower() for word in _WORD.findall(plain(text))}
        numbered = bool(re.search("[1-9]", text))
        if not words or (not numbered and len(words) < FEWEST_WORDS) or is_no_answer(text):
            raise FieldError("field_postal_address")
        return text

    def doubt(self, canonical: str) -> str:
        """Whoever asks for an address asks for its code; many do not know it."""
        return "" if _CODE.search(canonical) else "doubt_postal_index"

    def samples(self, today: date) -> Sequence[str]:
        """One with an index, in Russian and in English."""
        return ("101000, Москва, ул. Мясницкая, д. 1", "12 Long Street, Springfield 62701")
