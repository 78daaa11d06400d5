"""The number under which somebody registered a message: of a ticket, a request, an application.

Owns that a letter can cite it: there is a digit in it, and no sign for «number» before it; and that
it leads whoever reads it to the person, or to what is theirs. Refuses to know how such numbers
look; everybody who gives them has a way of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from wizard.errors import FieldError, shown
from wizard.library.fields.kind import Asked, Masks
from wizard.library.fields.order_number import is_card, is_order
from wizard.library.fields.signs import plain, says_nothing, sound
from wizard.library.fields.text import TextField
from wizard.pattern import pattern

_NUMBER = r"(?:(?:номер\w*|number) ?)?(?:№|#|no?\.?(?=[ 0-9]))? ?"
_HEAD = pattern(
    rf"^(?:{_NUMBER}(?:of (?:the |my )?)?)?"
    r"(?:(?:обращени|заявк|заявлени|запрос|тикет|ticket|request|case)\w* ?)?"
    rf"(?:{_NUMBER})? ?:? ?(?=\S)",
    re.IGNORECASE,
)
_OTHER = pattern(r"\w+://|\+[0-9]|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}$|.*(?:₽|\bруб(?:л\w*|\.)?)$")
"""The beginning of an address or a telephone, a day alone, a sum."""
LONGEST = 80
"""Characters; more is a sentence."""


class RegistrationNumberField(TextField):
    """A number with whatever letters belong to it."""

    name = "registration_number"
    said = "the number of a message"
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The number alone.

        Raises:
            FieldError: there is no digit in it, or a whole sentence is around it.
        """
        bare = _HEAD.sub("", plain(text))
        if is_card(bare):
            raise FieldError("field_order_card")
        if len(bare) > LONGEST or not re.search("[1-9]", bare) or _OTHER.match(bare):
            raise FieldError("field_registration", given=shown(bare))
        return bare

    def doubt(self, canonical: str) -> str:
        """The number of the order is at hand for everybody, and is taken for this one."""
        return "doubt_order_number" if is_order(canonical) else ""

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The number, whatever stands between its signs."""
        super().mask(value, mask, masks)
        masks.add_parted(value, mask)

    def samples(self, today: date) -> Sequence[str]:
        """One of letters and digits."""
        return ("OZ-12345",)


ANY = RegistrationNumberField()
"""How a number is read of which no field says more."""


def registration(typed: str, kind: RegistrationNumberField = ANY) -> str:
    """The number that was typed; nothing where nothing was, or what skips a field of the kind.

    Raises:
        FieldError: as the `read` of its kind, or letters of it were lost.
    """
    text = sound(typed)
    nothing = says_nothing(text) or kind.means_nothing(text)
    return "" if nothing else kind.read(text, Asked(date.min))
