"""The number of a phone.

Owns how its digits may be set apart, and what in a text may be one. Refuses two numbers in one
field, anything that would have to be left out, and ten digits that begin as eleven do: one of them
was likely lost, and the rest are somebody else's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields.kind import Asked, FieldKind, Masks, Value
from wizard.library.fields.signs import ROW, plain
from wizard.pattern import pattern

DIGITS = 10
"""Of a Russian number, behind +7 or 8; by so many last ones any is known in whatever writing."""
MOST_JUDGED = 2000
"""Rows of digits that are judged one by one; of more of them, each could be a phone number."""
LONGEST_ROW = 100
"""Characters of such a row; of a longer one, each part could be a phone number."""
_PHONE = pattern(r"\+?[0-9() .-]+")
_SEVERAL = pattern(r"[0-9)](?: ?[,;/&] ?| (?:и|или|and|or) | ?\+)[(+0-9]", re.IGNORECASE)
_PASSPORT = pattern(r"\d\d\s?\d\d\s\d{6}")
"""A series and a number, which phones are not grouped like."""
_EXTENSION = pattern(r"(?:доб[а-я]*|вн[а-я]*|ext[a-z]*|x|#|;ext=)[ .:]*[0-9]+$", re.IGNORECASE)
_TEN = pattern(r"[78][0-9]{9}")
"""A Russian number without its code, if it has not lost a digit behind it."""
_HOME = pattern(rf"[3-9][0-9]{{{DIGITS - 1}}}")
"""A Russian or Kazakh number behind its +7: no area and no network begins with a lower digit."""
_LEAD = pattern(r"[+＋(（]*$")


class PhoneField(FieldKind):
    """A number of any country, as E.164."""

    name = "phone"
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The number as E.164.

        Raises:
            FieldError: it is none, there are several, an extension is added, or a digit may lack.
        """
        import phonenumbers  # 50 ms, and few people are asked

        bare = re.sub(r"^(?:тел[а-я]*|tel|phone)[.:]* ?", "", plain(text), flags=re.IGNORECASE)
        if _EXTENSION.search(bare):
            raise FieldError("field_phone_extension")
        if _SEVERAL.search(bare):
            raise FieldError("field_number_several")
        if not _PHONE.fullmatch(bare):
            raise FieldError("field_phone")
        try:
            number = phonenumbers.parse(bare, "RU")
        except phonenumbers.NumberParseException:
            raise FieldError("field_phone") from None
        sound = phonenumbers.is_possible_number_with_reason(number)
        home = number.country_code == 7
        if sound != phonenumbers.ValidationResult.IS_POSSIBLE or (
            home and not _HOME.fullmatch(str(number.national_number))
        ):
            raise FieldError("field_phone")
        if home and not bare.startswith("+") and _TEN.fullmatch(re.sub(r"\D", "", bare)):
            form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
            taken = phonenumbers.format_number(number, form)
            raise FieldError("field_phone_short", count=DIGITS, number=taken.replace(" ", "\u00a0"))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def stands(self, canonical: str) -> bool:
        """Whether it begins as E.164 does: which numbers there are changes from year to year."""
        return canonical.startswith("+")

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("+79161234567",)

    def echoed(self, value: Value, say: Language) -> str:
        """The number with its country."""
        return self.shown(value, say)

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The number, however its digits are grouped."""
        masks.add_phone(value, mask)

    def found(self, text: str) -> Iterator[str]:
        """Every number that could be called."""
        rows: dict[str, None] = {}
        for match in ROW.finditer(text):
            lead = _LEAD.search(text, max(0, match.start() - 2), match.start())
            if not (lead and lead[0]) and _PASSPORT.fullmatch(match[0]):
                continue
            rows[text[lead.start() if lead else match.start() : match.end()]] = None
        for number, row in enumerate(rows):
            judged = number < MOST_JUDGED and len(row) <= LONGEST_ROW
            yield from _numbers(row) if judged else _endings(row)


def _numbers(row: str) -> Iterator[str]:
    """The numbers in a row of digits that could be called."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    for found in PhoneNumberMatcher(row, "RU"):
        yield format_number(found.number, PhoneNumberFormat.E164)


def _endings(row: str) -> Iterator[str]:
    """What would be the number, wherever in a row of digits one ended."""
    digits = ""
    for group in re.finditer(r"\d+", row):
        digits = (digits + group[0])[-DIGITS:]
        if len(digits) == DIGITS:
            yield digits
