"""A sum or a count as a person writes it.

Owns how thousands and kopecks are set apart, and the words for roubles. Refuses whatever could be
two numbers, or another currency: a sum is read rightly or not at all.
"""

from __future__ import annotations

import re
from decimal import Decimal

from wizard.errors import FieldError
from wizard.walk.fields.signs import plain

_ROUBLES = r"(?:₽|руб[а-я]*\.?|р\.?|rub(?:les?)?\.?|rur\.?)"
_KOPECKS = r"(?:коп[а-я]*\.?|к\.?)"
_GROUPS = tuple(
    rf"(?P<whole>{whole})(?:{point}(?P<part>[0-9]{{1,2}}))?"
    for whole, point in (
        ("[0-9]+", "[.,]"),
        ("[1-9][0-9]{0,2}(?: [0-9]{3})+", "[.,]"),  # 12 500,50
        ("[1-9][0-9]{0,2}(?:['’][0-9]{3})+", "[.,]"),  # 12'500.50
        ("[1-9][0-9]{0,2}(?:,[0-9]{3})+", r"\."),  # 12,500.50
        (r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", ","),  # 12.500,50
    )
)
_TIMES = {"тыс": 1_000, "тысяч": 1_000, "тысячи": 1_000, "тысяча": 1_000}
_TIMES |= {"млн": 1_000_000, "миллион": 1_000_000, "миллиона": 1_000_000, "миллионов": 1_000_000}
_TIMES |= {"thousand": 1_000, "million": 1_000_000}
_SPELLINGS = tuple(
    re.compile(spelling, re.IGNORECASE)
    for group in _GROUPS
    for spelling in (
        rf"(?:{_ROUBLES} ?)?{group}(?:[.,]-| ?{_ROUBLES})?",
        rf"{group} ?(?P<times>{'|'.join(_TIMES)})\.?(?: ?{_ROUBLES})?",
    )
)
_IN_WORDS = tuple(
    re.compile(rf"{group} ?{_ROUBLES},? ?(?P<kopecks>[0-9]{{1,2}}) ?{_KOPECKS}", re.IGNORECASE)
    for group in _GROUPS
)
_MOST_DIGITS = 9
"""Digits of a sum before its kopecks; what has more is refused before anything counts with it."""
_COUNT = re.compile(r"[0-9]{1,9}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}")


def money(typed: str) -> Decimal:
    """A sum in roubles, with kopecks.

    Raises:
        FieldError: it is no sum, is negative, nothing or too large.
    """
    bare = plain(typed)
    if re.match(rf"(?:{_ROUBLES} ?)?-", bare, re.IGNORECASE):
        raise FieldError("field_money_negative")
    amount = _amount(bare)
    if amount == 0:
        raise FieldError("field_money_zero")
    if amount >= Decimal(10) ** _MOST_DIGITS:
        raise FieldError("field_money_large")
    return amount


def _amount(bare: str) -> Decimal:
    for spelling in (*_SPELLINGS, *_IN_WORDS):
        match = spelling.fullmatch(bare)
        if match is None:
            continue
        parts = match.groupdict()
        if parts.get("kopecks") and parts["part"]:
            break
        whole = re.sub("[^0-9]", "", parts["whole"]).lstrip("0") or "0"
        if len(whole) > _MOST_DIGITS:
            raise FieldError("field_money_large")
        part = parts.get("kopecks") or ""
        part = part.rjust(2, "0") if part else (parts["part"] or "").ljust(2, "0")
        amount = Decimal(f"{whole}.{part}") * _TIMES.get((parts.get("times") or "").lower(), 1)
        return amount.quantize(Decimal("0.01"))
    raise FieldError("field_money")


def count(typed: str) -> int:
    """A whole number.

    Raises:
        FieldError: it is none, or there are two.
    """
    bare = plain(typed)
    if not _COUNT.fullmatch(bare):
        raise FieldError("field_integer")
    return int(bare.replace(" ", ""))
