"""Numbers that are known, however their digits are grouped: phones, cards, orders.

Owns what may stand between digits, and the code of a country before a phone. Refuses numbers that
are so short that a part of a sum could be taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.library.fields.phone import DIGITS as PHONE
from wizard.outcome.normalized_text import Passage
from wizard.pattern import pattern

LONG_NUMBER = 8
"""Digits of a number that no part of a sum is taken for."""
_LONGEST_CODE = 3
"""Digits of the code of a country."""
_BETWEEN = r"[\s()\[\]\\._~/‐-–-]"
"""What may stand between the digits of a phone number."""
_RUN = pattern(rf"\d++(?>(?:{_BETWEEN}*+\d++)*)")
_GROUP = pattern(r"\d+")


class DigitMatcher:
    """Numbers that are to be masked; texts are as `NormalizedText` has them."""

    def __init__(self) -> None:
        """With no number yet."""
        self._numbers: dict[str, str] = {}

    def add_phone(self, value: str, mask: str) -> None:
        """Take in a phone number, without the code of its country."""
        digits = "".join(_GROUP.findall(value))[-PHONE:]
        if len(digits) > 1:
            self._numbers.setdefault(digits, mask)

    def add_number(self, value: str, mask: str) -> None:
        """Take in another number, if it is long enough."""
        digits = "".join(_GROUP.findall(value))
        if LONG_NUMBER <= len(digits) <= 2 * PHONE:
            self._numbers.setdefault(digits, mask)

    def find(self, text: str) -> Iterator[Passage]:
        """Digits to the end of a group, and before them a code of a country."""
        lengths = {len(digits) for digits in self._numbers}
        for run in _RUN.finditer(text) if lengths else ():
            groups = list(_GROUP.finditer(text, run.start(), run.end()))
            digits, begins = "", list[int]()
            for number, group in enumerate(groups):
                last = group[0][-2 * PHONE :]
                digits = (digits + last)[-2 * PHONE :]
                begins = [*begins, *[number] * len(last)][-2 * PHONE :]
                for length in lengths:
                    mask = self._numbers.get(digits[-length:])
                    if mask is None or len(digits) < length:
                        continue
                    begin = begins[-length]
                    inside = len(digits) - length - begins.index(begin)
                    if inside <= _LONGEST_CODE:
                        start = _start(text, groups, begin, inside)
                        yield Passage(start, group.end(), mask)


def _start(text: str, groups: list[re.Match[str]], begin: int, inside: int) -> int:
    """Where a phone number starts whose digits do in a group, after `inside` others of it.

    These, or the group before, are the code of a country.
    """
    if not inside and begin and len(groups[begin - 1][0]) <= _LONGEST_CODE:
        begin -= 1
    start = groups[begin].start()
    return start - (text[start - 1 : start] == "+")
