"""A taxpayer's number (ИНН): ten digits of an organisation, twelve of a person.

Owns the control digits, which tell of nearly every slip of a key: the order of the tax service of
29.06.2012 № ММВ-7-6/435@, which gives the form of the number, and the weights that are in common
use for them. Refuses a number with another one beside it, such as a КПП.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked, FieldKind, Masks
from wizard.library.fields.signs import plain
from wizard.pattern import pattern

_HEAD = pattern(r"^(?:инн|inn)\b[ :№#]*", re.IGNORECASE)
_TRADER = pattern(r"\W*(?:ип|индивидуальный предприниматель)\b(?!-)", re.IGNORECASE)
_FIRM = pattern(
    r"\W*(?:ооо|пао|оао|зао|нао|ао|общество с ограниченной|(?:публичное )?акционерное общество)\b",
    re.IGNORECASE,
)
"""How names begin of those whose numbers have but one length."""
_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_LENGTHS = {10: (9,), 12: (10, 11)}
"""By how many digits there are, the places of those that control the ones before them."""
_PERSON = pattern(r"(?<![\w.-])\d{12}(?![\w-])")


class InnField(FieldKind):
    """Digits alone."""

    name = "inn"
    aliases = ("tax_number",)
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The digits.

        Raises:
            FieldError: there are too few or too many, or one of them is wrong.
        """
        bare = re.sub(r"(?<=[0-9])[ -](?=[0-9])", "", _HEAD.sub("", plain(text)))
        if not re.fullmatch("[0-9]+", bare) or len(bare) not in _LENGTHS:
            raise FieldError("field_inn")
        if not is_inn(bare):
            raise FieldError("field_inn_slip")
        return bare

    def check_owner(self, canonical: str, owner: str) -> None:
        """A firm has ten digits, a sole trader twelve; where the name does not tell, either.

        Raises:
            FieldError: the name tells, and it is the other one.
        """
        if len(canonical) != 12 and _TRADER.match(owner):
            raise FieldError("field_inn_of_trader", who=owner)
        if len(canonical) != 10 and _FIRM.match(owner):
            raise FieldError("field_inn_of_firm", who=owner)

    def stands(self, canonical: str) -> bool:
        """Whether there is anything in it: this was a text before."""
        return bool(canonical.strip())

    def samples(self, today: date) -> Sequence[str]:
        """One of a person, and one of an organisation."""
        return ("773512345663", "7707083893")

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The number however its digits are grouped."""
        masks.add(value, mask)
        masks.add_digits(value, mask)

    def found(self, text: str) -> Iterator[str]:
        """Those of persons; an organisation's is for everybody to know."""
        yield from (number[0] for number in _PERSON.finditer(text) if is_inn(number[0]))


def is_inn(digits: str) -> bool:
    """Whether ten or twelve digits are a number that can have been given: there is no region 00."""
    places = _LENGTHS.get(len(digits), ())
    return (
        bool(places)
        and not digits.startswith("00")
        and all(_control(digits[:place]) == int(digits[place]) for place in places)
    )


def _control(before: str) -> int:
    weights = _WEIGHTS[-len(before) :]
    return sum(weight * int(digit) for weight, digit in zip(weights, before, strict=True)) % 11 % 10
