"""The number of an order.

Owns how its digits may be set apart. Refuses two numbers in one field, and anything that would have
to be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked, FieldKind, Masks
from wizard.library.fields.signs import ROW, plain
from wizard.pattern import pattern

_ORDER = pattern(r"[0-9]{4,}(-[0-9]+){0,3}")
_HEAD = pattern(
    r"^(?:номер ?)?(?:заказ[а-я]* ?|order ?)?(?:номер|number|№|#|n[o°]?\.?(?=[ 0-9]))?:? ?",
    re.IGNORECASE,
)
_LINK = pattern(r"https?://\S+", re.IGNORECASE)
_SEVERAL = pattern(r"[0-9](?: ?[,;/+&] ?| (?:и |или |and |or )?)[0-9]", re.IGNORECASE)
_IN_TEXT = pattern(r"(?<![\w.-])\d{6,}+(?>(?:-\d++){1,3})(?![\w-])")


class OrderNumberField(FieldKind):
    """Digits and hyphens."""

    name = "order_number"
    personal = True
    registered = True
    identifies = True

    def read(self, text: str, asked: Asked) -> str:
        """The number alone.

        Raises:
            FieldError: it is none, there are several, a space stands inside it, or it is a card's.
        """
        words = plain(text)
        linked = list(_IN_TEXT.finditer(words)) if _LINK.fullmatch(words) else []
        bare = re.sub(" ?- ?", "-", _HEAD.sub("", words))
        if len(linked) == 1:  # the page of an order has its number in its address
            bare = linked[0][0]
        if _ORDER.fullmatch(bare) and bare.strip("0-"):
            if is_card(bare):
                raise FieldError("field_order_card")
            return bare
        several = _SEVERAL.search(bare)
        raise FieldError("field_number_several" if several else "field_order_number")

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("12345678-0001",)

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The number, and its first part, which is of the person and not of the order."""
        masks.add(value, mask)
        masks.add_code(value.split("-", maxsplit=1)[0], mask, shortest=6)
        masks.add_digits(value, mask)

    def found(self, text: str) -> Iterator[str]:
        """Every number of this form."""
        for row in ROW.finditer(text):
            yield from (order[0] for order in _IN_TEXT.finditer(text, *row.span()))


def is_order(number: str) -> bool:
    """Whether a number has the form of an order's, and hardly that of any other."""
    return _IN_TEXT.fullmatch(number) is not None


def is_card(number: str) -> bool:
    """Whether a number can be that of a bank card: sixteen to nineteen digits, and Luhn's sum."""
    bare = re.sub("[ -]", "", number)
    if not re.fullmatch("[0-9]{16,19}", bare):
        return False
    digits = [int(digit) for digit in reversed(bare)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
