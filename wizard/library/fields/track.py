"""The number of a registered letter, as the receipt of the post and its page for tracking have it.

Owns the two forms and their control digits, which tell of nearly every slip of a key. Within Russia
there are fourteen digits: the index of the office, the month, a number and the control digit, by
which the weights 3 and 1 in turn come to a multiple of ten (so it is told by 3otveta.ru, «Из чего
состоит трек-номер», and by open code that makes such numbers; those in reports of the post fit).
The first three digits of an index are those of a region, and none of them begins with nought
(Руниверсалис, «Почтовое деление России»).
Abroad it is S10 of the Universal Postal Union: two letters of the service, eight digits, the
control digit by the weights 8 6 4 2 3 5 9 7 and modulo 11, two letters of the country. Refuses to
guess a digit, and a letter of the other alphabet that can stand for either of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked, Masks
from wizard.library.fields.party import says_unknown
from wizard.library.fields.registration_number import RegistrationNumberField
from wizard.library.fields.signs import plain
from wizard.pattern import pattern

_HEAD = pattern(
    r"^(?:(?:(?:шпи|рпо|ид|трек|код|идентификатор|почтов\w+|номер|письм\w+|отправлени\w+"
    r"|track(?:ing)?|rpo|number|letter|item|no)(?![^\W_])|№|#)[ .:-]*)+",
    re.IGNORECASE,
)
_LINK = pattern(r"https?://\S*?[#=/]([^#=/&?\s]+)/?$", re.IGNORECASE)
"""The page for tracking has the number at the end of its address."""
_APART = pattern(r"[ .\-()]+")
_RUSSIAN = pattern(r"[0-9]{14}")
_ABROAD = pattern(r"([A-Z]{2})([0-9]{9})([A-Z]{2})")
_LOOKS_ABROAD = pattern(r"[A-ZА-ЯЁ]{2}[0-9]{9}[A-ZА-ЯЁ]{2}")
_SAME = str.maketrans("АЕКМОТ", "AEKMOT")
"""Cyrillic letters that look and sound as Latin ones: whichever is meant, it is that."""
_ALIKE = str.maketrans("ВНРСУХ", "BHPCYX")
"""Those that look as one and sound as another: «Р» can be P, and R."""
_LATER = pattern(r"(?:впишу )?(?:позже|потом)|later", re.IGNORECASE)
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_IN_TEXT = pattern(r"(?<![\w.-])(?:[0-9]{14}|[A-Za-z]{2}[0-9]{9}[A-Za-z]{2})(?![\w-])")


class TrackField(RegistrationNumberField):
    """Fourteen digits, or nine between two letters and two."""

    name = "track"
    aliases = ("tracking_number", "postal_number")
    said = "the number of a letter"
    of_message = True

    def read(self, text: str, asked: Asked) -> str:
        """The number without spaces, its letters Latin and capital.

        Raises:
            FieldError: it has another form, a slip in it, a letter that may mean two, or no office.
        """
        words = plain(text)
        linked = _LINK.fullmatch(words)
        typed = linked[1] if linked else words
        bare = _APART.sub("", _HEAD.sub("", typed)).upper().translate(_SAME)
        if _LOOKS_ABROAD.fullmatch(bare) and not bare.isascii():
            letter = next(sign for sign in bare if not sign.isascii())
            meant = bare.translate(_ALIKE)
            if meant.isascii():
                raise FieldError("field_track_letter", letter=letter, taken=meant)
            raise FieldError("field_track_alphabet", letter=letter)
        if not _RUSSIAN.fullmatch(bare) and not _ABROAD.fullmatch(bare):
            digits = bare.isdigit()
            raise FieldError("field_track_length" if digits else "field_track", count=len(bare))
        if not is_track(bare):
            raise FieldError("field_track_slip", taken=grouped(bare))
        if bare.startswith("0"):
            raise FieldError("field_track_index", taken=grouped(bare))
        return bare

    def means_nothing(self, text: str) -> bool:
        """Who has no receipt at hand says so, or that it will be told later."""
        return says_unknown(text) or _LATER.fullmatch(plain(text).rstrip(".!… ")) is not None

    def doubt(self, canonical: str) -> str:
        """Nothing: what is no such number was told by its control digit."""
        return ""

    def samples(self, today: date) -> Sequence[str]:
        """One within Russia, and one abroad."""
        return ("80112378945619", "RA123456785RU")

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The number, however its digits are grouped."""
        masks.add(value, mask)
        masks.add_code(value, mask)
        masks.add_digits(value, mask)
        masks.add_parted(value, mask)

    def found(self, text: str) -> Iterator[str]:
        """Whatever has the form of one and the right control digit."""
        for number in _IN_TEXT.finditer(text):
            if is_track(number[0].upper()):
                yield number[0]


def is_track(number: str) -> bool:
    """Whether a number, written without spaces, can have been given to a letter."""
    if _RUSSIAN.fullmatch(number):
        odd, even = number[0:13:2], number[1:13:2]
        return (3 * _sum(odd) + _sum(even) + int(number[13])) % 10 == 0
    abroad = _ABROAD.fullmatch(number)
    if abroad is None:
        return False
    weighed = sum(
        weight * int(digit) for weight, digit in zip(_WEIGHTS, abroad[2][:8], strict=True)
    )
    control = 11 - weighed % 11
    return int(abroad[2][8]) == {10: 0, 11: 5}.get(control, control)


def grouped(number: str) -> str:
    """A number in the groups in which receipts print it."""
    if number.isdigit():
        return f"{number[:6]} {number[6:8]} {number[8:13]} {number[13:]}"
    return f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:11]} {number[11:]}"


def _sum(digits: str) -> int:
    return sum(map(int, digits))
