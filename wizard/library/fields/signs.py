"""The signs in what a person types, as the readers of fields expect them.

Owns which signs are other spellings of the same one: spaces, dashes, quotes, wide letters. A sign
that is not in a table stays as it is, so that it is refused and not guessed at. Refuses what stands
for lost text.
"""

from __future__ import annotations

import re

from wizard.errors import FieldError
from wizard.pattern import pattern

_SPACES = "\t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
_SPACES += "\u200a\u2028\u2029\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c"
_UNSEEN += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that are copied along with a number and that nobody sees."""
_JOINERS = "\u200c\u200d"
"""Those of them that other scripts and pictures need."""
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME: dict[int, int | str] = {
    **_WIDE,
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
}
_PARTED = pattern(rf"(?<=[0-9])[{_UNSEEN}]+(?=[0-9])")
_ANY_UNSEEN = pattern(f"[{_UNSEEN}]")
_DROPPED = _UNSEEN.translate(dict.fromkeys(map(ord, _JOINERS)))
_IN_WORDS = pattern(
    rf"(?<![\d{_DROPPED}])[{_DROPPED}]++|[{_DROPPED}]++(?!\d)|(?<=[A-Za-zА-Яа-яЁё])[{_JOINERS}]"
)
"""Between digits they stay: there they part numbers."""
_QUOTES = "\"'«»“”„‘’`"
_LOST = pattern(r"[\ufffd\ufffe\uffff\ud800-\udfff]")
_KEY = pattern(r"\x1b(?:\[[0-9;]*[A-DFHP-S~]|O[A-DFHP-S])")
"""The code of a key that moves the cursor, from a terminal that does not act on it."""
_BREAKS = pattern(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
ROW = pattern(r"\d(?>(?:[\s()（）\[\].‐-―−~/ー－-]{0,4}\d){6,})")
"""Seven digits or more, with what may stand between those of a phone number, or of an order."""


def plain(typed: str) -> str:
    """A short value with each sign in its usual form, one space at a time, without quotes.

    A mark that nobody sees parts the digits around it; a soft hyphen among them is a hyphen.
    """
    usual = _PARTED.sub(_parting, typed.translate(_SAME))
    return " ".join(_ANY_UNSEEN.sub("", usual).split()).strip(_QUOTES + " ")


def _parting(marks: re.Match[str]) -> str:
    return "-" if "\u00ad" in marks[0] else " "


def visible(typed: str) -> str:
    """Words without the marks that nobody sees; those that join letters of other scripts stay."""
    return _IN_WORDS.sub("", typed)


def says_nothing(typed: str) -> bool:
    """Whether it is empty, or a dash in the place of an answer."""
    return not plain(typed).strip("- ")


def sound(typed: str) -> str:
    """`typed` with one sign for every break of a line, and else as it is.

    Raises:
        FieldError: letters of it were lost on the way, or a key left its code in it.
    """
    if _LOST.search(typed):
        raise FieldError("field_lost_letters")
    if _KEY.search(typed):
        raise FieldError("field_key")
    return _BREAKS.sub("\n", typed)
