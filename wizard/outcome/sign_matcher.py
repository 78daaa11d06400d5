"""Values of signs alone: «:-)», «***»; they have no words by which they could be looked up.

Owns which spaces and backslashes they may have inside. Refuses words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.outcome.normalized_text import Passage

MOST_SIGNS = 20
"""Values of signs alone that are looked for: each is a pattern."""
LONGEST = 300
"""Characters; what is longer is known by its beginning."""


class SignMatcher:
    """Signs that are to be masked; texts are as `NormalizedText` has them."""

    def __init__(self) -> None:
        """With none yet."""
        self._signs: dict[str, str] = {}

    def add(self, signs: str, mask: str) -> None:
        """Take in one row of signs."""
        self._signs.setdefault(signs, mask)

    def find(self, text: str) -> Iterator[Passage]:
        """Where one stands, the longest first."""
        signs = sorted(self._signs, key=len, reverse=True)[:MOST_SIGNS]
        if signs:
            either = re.compile("|".join(f"({_whole(_phrase(sign))})" for sign in signs))
            for match in either.finditer(text):
                yield Passage(*match.span(), self._signs[signs[(match.lastindex or 1) - 1]])


def _phrase(signs: str) -> str:
    """Signs with any space between them, and a backslash wherever Markdown may have put one."""
    parts = re.findall(r"\\+|\s+|[^\\\s]", signs[:LONGEST])
    rest = r"[^\w\n]*" if len(signs) > LONGEST else ""
    return "".join(map(_sign, parts)) + rest


def _sign(part: str) -> str:
    if part[0] == "\\":
        return rf"\\{{{len(part)},{2 * len(part)}}}+"
    return r"\s+" if part.isspace() else rf"\\?{re.escape(part)}"


def _whole(pattern: str) -> str:
    """`pattern` where it is no part of a longer word, number or date."""
    return rf"(?<!\w)(?<!\d[.,]){pattern}(?!\w)(?![.,]\d)"
