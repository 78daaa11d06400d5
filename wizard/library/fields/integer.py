"""A count as a person writes it.

Owns how thousands are set apart, and what a number is to an author. Refuses two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked, Bounds, FieldKind, Scale
from wizard.library.fields.signs import plain
from wizard.pattern import pattern

_COUNT = pattern(r"[0-9]{1,9}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}")
_BEYOND = 10**40
"""Stands for the place of a number with more digits than any value has."""


def _number(written: str) -> Decimal | None:
    try:
        number = Decimal(written)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def place(number: int | Decimal, decimals: int) -> int:
    """The least whole number of the steps with so many decimals that is not below `number`."""
    number = Decimal(number)
    try:
        return int(number.quantize(Decimal(1).scaleb(-decimals), ROUND_CEILING).scaleb(decimals))
    except InvalidOperation:
        return -_BEYOND if number < 0 else _BEYOND


NUMBER = Bounds(
    said="a number",
    pattern=r"[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?",
    read=_number,
)
"""A number with a point, such as `1999.90`."""


class IntegerField(FieldKind):
    """A whole number."""

    name = "integer"
    aliases = ("number", "int")
    said = "a number in words"
    spelled = "a whole number, in digits"
    bounds = limits = NUMBER
    scale = Scale(0, 10**9 - 1, value=int, place=lambda bound: place(bound, 0))

    def read(self, text: str, asked: Asked) -> str:
        """Its digits.

        Raises:
            FieldError: it is no number, or there are two.
        """
        bare = plain(text)
        if not _COUNT.fullmatch(bare):
            raise FieldError("field_integer")
        return str(int(bare.replace(" ", "")))

    def value(self, canonical: str) -> int:
        """The number."""
        return int(canonical)

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("1", "10", "100")

    def named(self, word: str) -> bool:
        """Whether a number is written as the program writes it."""
        return word.isascii() and word.isdecimal() and str(int(word[:20])) == word
