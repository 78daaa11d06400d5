"""Places in a text, and the text as it is looked at: without what nobody sees in it.

Owns which characters are no disguise: those without width, and the other forms of a digit, a
letter, a space or a dash (NFKC). Every place in the view is one in the original. Refuses to know
what is looked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from wizard.pattern import pattern

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters of which a reader sees nothing, as a class of a pattern has them."""
MARKS = r"\\\u0300-\u036f"
"""What Markdown and accents add to a letter or a digit."""
SPACE = r"[^\S\n]"
"""A blank within a line, of any width, as patterns have it."""
_MARK = pattern(
    r"(?<![\w.,/@:-])(\d\d?|\d\d?\.\d\d?\.(?:\d\d){1,2})[.)]"
    r"(?=[^\W\d_]|@\w|\d{10}|\d{4} \d|\d{3}-\d|\d{8}-)"
)
"""The mark of a line in a list, or a day, to which something was joined without a space."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʹ´′"), "'")


class Passage(NamedTuple):
    """A place, and what is to stand there."""

    start: int
    end: int
    mask: str


class _Usual(dict[int, str]):
    """Each character in its usual form, if that is one character."""

    def __missing__(self, code: int) -> str:
        usual = unicodedata.normalize("NFKC", chr(code))
        self[code] = usual if len(usual) == 1 else chr(code)
        return self[code]


_USUAL = _Usual({**_DASHES, **_APOSTROPHES})


class NormalizedText:
    """A text without the characters of a class, a line's mark in a list on a line of its own."""

    def __init__(self, text: str, dropped: str = UNSEEN) -> None:
        drop = re.compile(f"[{dropped}]")
        plain = drop.sub("", text).translate(_USUAL)
        self.unparted = plain
        """With each mark as it stands."""
        self.text = _MARK.sub(r"\1\n", plain)  # what follows is no part of that number
        self._places: list[int] | range = range(len(text))
        if len(plain) < len(text):
            gone = {match.start() for match in drop.finditer(text)}
            self._places = [place for place in range(len(text)) if place not in gone]

    def original(self, span: Passage) -> Passage:
        """A span of the view, where it is in the text."""
        return Passage(self._places[span.start], self._places[span.end - 1] + 1, span.mask)


def united(spans: Iterable[Passage]) -> list[Passage]:
    """Spans in order, those that overlap as one, which is called as the longest of them."""
    whole: list[Passage] = []
    longest = 0
    for span in sorted(spans, key=lambda span: span.start):
        length = span.end - span.start
        if not whole or span.start >= whole[-1].end:
            whole.append(span)
            longest = length
            continue
        before = whole[-1]
        mask = span.mask if length > longest else before.mask
        longest = max(longest, length)
        whole[-1] = Passage(before.start, max(before.end, span.end), mask)
    return whole


def masked(text: str, spans: Iterable[Passage]) -> str:
    """`text` with what is to stand in the place of each span."""
    parts, end = [], 0
    for span in united(spans):
        parts += [text[end : span.start], span.mask]
        end = span.end
    return "".join([*parts, text[end:]])
