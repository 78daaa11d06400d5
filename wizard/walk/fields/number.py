"""A number by which something or somebody is found: of an order, of a phone.

Owns how its digits may be set apart. Refuses two numbers in one field, and anything that would have
to be left out.
"""

from __future__ import annotations

import re

from wizard.errors import FieldError
from wizard.walk.fields.signs import plain

_ORDER = re.compile(r"[0-9]{4,}(-[0-9]+){0,3}")
_ORDER_HEAD = re.compile(r"^(?:заказ[а-я]* ?)?(?:№|#|n[o°]?\.?(?=[ 0-9]))? ?", re.IGNORECASE)
_SEVERAL = re.compile(r"[0-9](?: ?[,;/+&] ?| (?:и |или |and |or )?)[0-9]", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9() .-]+")
_PHONES = re.compile(r"[0-9)](?: ?[,;/&] ?| (?:и|или|and|or) | ?\+)[(+0-9]", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:доб[а-я]*|вн[а-я]*|ext[a-z]*|x|#|;ext=)[ .:]*[0-9]+$", re.IGNORECASE)
_HOME_DIGITS = 10
"""Of a Russian number, behind +7 or 8."""


def order(typed: str) -> str:
    """The number of an order: digits and hyphens.

    Raises:
        FieldError: it is none, or there are several, or a space stands inside it.
    """
    bare = re.sub(" ?- ?", "-", _ORDER_HEAD.sub("", plain(typed)))
    if _ORDER.fullmatch(bare):
        return bare
    raise FieldError("field_number_several" if _SEVERAL.search(bare) else "field_order_number")


def phone(typed: str) -> str:
    """The number of a phone as E.164.

    Raises:
        FieldError: it is none, or there are several, or an extension is added to it.
    """
    import phonenumbers  # 50 ms, and few people are asked

    bare = re.sub(r"^(?:тел[а-я]*|tel|phone)[.:]* ?", "", plain(typed), flags=re.IGNORECASE)
    if _EXTENSION.search(bare):
        raise FieldError("field_phone_extension")
    if _PHONES.search(bare):
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
        home and len(str(number.national_number)) != _HOME_DIGITS
    ):
        raise FieldError("field_phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
