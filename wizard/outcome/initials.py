"""The initials of a name: beside it, with points or without, and alone.

Owns how they are written, in Latin too, where one letter may be two: «Yu. Kim», «IVANOVA MP».
Without points they belong to a name only if its other names begin so. Refuses names.
"""

from __future__ import annotations

import re
from collections.abc import Set

from wizard.outcome.transliteration import spelling
from wizard.pattern import pattern

_DIGRAPH = r"S[Hh][Cc][Hh]|[ZCSKJ][Hh]|T[Ss]|Y[AUEOaueo]|[JI][UAua]"
_LETTER = rf"(?:{_DIGRAPH}|[^\W\d_])"
_BLANK = r"[^\S\n]"
_BEFORE = pattern(rf"(?<!\w)(?:{_LETTER}\.{_BLANK}?){{1,2}}$")
_AFTER = pattern(rf",?{_BLANK}?(?:{_LETTER}\.(?:{_BLANK}(?={_LETTER}\.))?){{1,2}}(?!\w)")
_CAPITAL = rf"(?:{_DIGRAPH}|[A-ZА-ЯЁ])"
_BARE = pattern(_CAPITAL)
_BARE_BEFORE = pattern(rf"(?<!\w)(?:(?:{_CAPITAL}{_BLANK}?){{2}}|(?:{_DIGRAPH})){_BLANK}$")
_BARE_AFTER = pattern(rf"{_BLANK}{_CAPITAL}(?:{_BLANK}?{_CAPITAL})?(?![\w.])")
_MOST = len(", Shch. Shch.")
"""Characters of two initials with all that stands around them."""


def initials(text: str, start: int, end: int, begins: Set[str]) -> tuple[int, int]:
    """A name with the initials before or after it.

    Args:
        begins: how the first letters of the names that are known are spelled.
    """
    first = max(0, start - _MOST)
    before = _BEFORE.search(text, first, start)
    after = _AFTER.match(text, end, end + _MOST)
    if before is None:
        before = _own(_BARE_BEFORE.search(text, first, start), begins)
    if after is None:
        after = _own(_BARE_AFTER.match(text, end), begins)
    return before.start() if before else start, after.end() if after else end


def initials_alone(name: str) -> re.Pattern[str] | None:
    """The initials of a full name, in capitals and with points: «М. П.», «И. М. П.»; else None."""
    words = [re.escape(word[0].upper()) for word in name.split() if word[0].isalpha()]
    if len(words) != 3:
        return None
    surname, *given = (rf"{word}\.{_BLANK}?" for word in words)
    middle = "".join(given).removesuffix(rf"{_BLANK}?")
    return re.compile(rf"(?<![\w.])(?:{surname})?{middle}(?![\w])")


def _own(match: re.Match[str] | None, begins: Set[str]) -> re.Match[str] | None:
    """Letters that all begin a name that is known."""
    if match is None:
        return None
    letters = _BARE.findall(match[0])
    return match if all(spelling(letter.casefold()) in begins for letter in letters) else None
