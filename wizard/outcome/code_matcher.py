"""Numbers under which something was registered, however their signs are parted: «24 15 77 88».

Owns what may stand between two signs, and which digits are those of a sum, a day or a span of two
numbers although a known number has the same. Refuses numbers so short that many others have their
signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.outcome.normalized_text import Passage
from wizard.pattern import pattern

FEWEST = 4
"""Signs of a number with letters in it."""
FEWEST_DIGITS = 5
"""Digits of one that has nothing else."""
SUM = 8
"""Digits of a number that no sum is taken for which does not say that it is one."""
_PARTED = r"\s?\\?[‐-―−-]\s?|\\?[./_]|\s"
_GROUP = pattern(r"[^\W_]+")
_NEXT = pattern(rf"(?:{_PARTED})([^\W_]+)")
_DAY = pattern(
    r"(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:\d\d)?\d\d"
    r"|(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])"
)
_SPAN = pattern(r"(?:19|20)\d\d\s?[-‐-―−/]\s?(?:19|20)\d\d")
_SUM = pattern(r"\d{1,3}(?:[\s.]\d{3})+(?:\.\d\d?)?|\d+\.\d\d?")
_COUNTED = pattern(
    r"[\s\u00a0]?(?:[₽$€%]|(?:руб|коп|тыс|млн|дн|день|час|мин|шт|кг|км|rub|day|hour)[^\W\d_]*"
    r"|(?:р|г|м|см|мм)\b)",
    re.IGNORECASE,
)
"""What says that digits before it are counted."""


class CodeMatcher:
    """Numbers that are to be masked; texts are as `NormalizedText` has them."""

    def __init__(self) -> None:
        """With no number yet."""
        self._codes: dict[str, str] = {}
        self._begun: set[str] = set()
        """What such numbers begin with."""

    def add(self, value: str, mask: str) -> None:
        """Take in a number, and each word of it that is one by itself."""
        for code in (value, *value.split()):
            signs = _signs(code)
            fewest = FEWEST_DIGITS if signs.isdigit() else FEWEST
            if len(signs) < fewest or not re.search(r"\d", signs) or _DAY.fullmatch(code):
                continue
            self._codes.setdefault(signs, mask)
            self._begun.update(signs[:length] for length in range(1, len(signs) + 1))

    def find(self, text: str) -> Iterator[Passage]:
        """Whole groups of signs that are one of the numbers, with one sign between two of them."""
        for first in _GROUP.finditer(text) if self._codes else ():
            group: re.Match[str] | None = first
            signs, number = "", 0
            while group is not None:
                signs, number = signs + _signs(group[number]), 1
                if signs not in self._begun:
                    break
                mask = self._codes.get(signs)
                if mask and not _is_another(text, first.start(), group.end()):
                    yield Passage(first.start(), group.end(), mask)
                group = _NEXT.match(text, group.end())


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _is_another(text: str, start: int, end: int) -> bool:
    """Whether these digits are a sum, a day or a span, or a part of one."""
    found = text[start:end].replace("\\", "")
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if re.fullmatch(r"\d[.,]", before) or re.fullmatch(r"[.,]\d", after):
        return True
    if found.isalnum() or not _signs(found).isdigit():
        return False
    if _DAY.fullmatch(found) or _SPAN.fullmatch(found) or _COUNTED.match(text, end):
        return True
    return len(_signs(found)) < SUM and _SUM.fullmatch(found) is not None
