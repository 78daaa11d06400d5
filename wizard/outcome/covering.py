"""What was typed, hidden where a letter is taken apart: nothing of it reads as a part of one.

Owns the characters that stand for it, which are none, and that a text which the person edited is
held against what was written, line by line. Refuses to know what a part of a letter is: that is for
the paper. Loaded when one is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from wizard.outcome.brackets import in_every_text
from wizard.outcome.typed import BEGIN, END, UNMARKED
from wizard.pattern import pattern

_ABOVE = 0xF0000
"""Where the characters are that stand for others: the first of two planes for private use."""
_COVERING = pattern("[\U000f0000-\U000fffff]")
_COVERED = pattern("[\x00-\ufdcf\ufe00-\ufffd]")
_LINE = pattern(r"[^\n]*\n|[^\n]+")
_SPACES = "\u00a0 "


def covered(text: str) -> str:
    """A text, sign for sign, of which nothing reads as a part of a letter."""
    return _COVERED.sub(lambda sign: chr(_ABOVE + ord(sign[0])), uncovering(text))


def uncovering(text: str) -> str:
    """A text in which no sign is taken for one that is covered."""
    return _COVERING.sub("\ufffd", text)


def shown(part: Any) -> Any:
    """A text, or plain data with texts in it, with nothing covered."""
    return in_every_text(part, _uncovered)


def _uncovered(text: str) -> str:
    return _COVERING.sub(lambda sign: chr(ord(sign[0]) - _ABOVE), text)


def within(text: str, marked: str) -> str:
    """`text`, sign for sign, with what was typed covered.

    Args:
        text: what was written, or what became of it.
        marked: what was written, with marks: `text` may end sentences once where this does twice,
            and has what a mark kept apart as it ought to be.
    """
    lines, typed = _LINE.findall(uncovering(text)), _lines(marked)
    written = [_plain(line) for line in typed]
    keys = [_key(line) for line in lines]
    matcher = SequenceMatcher(None, [_key(line) for line in written], keys, autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        for at in range(length):
            lines[second + at] = _line(lines[second + at], typed[first + at])
    return "".join(lines)


def _lines(marked: str) -> Sequence[str]:
    """The lines of a text, each with all marks of its own."""
    found, depth = [], 0
    for line in _LINE.findall(marked):
        found.append(BEGIN * depth + line)
        depth += line.count(BEGIN) - line.count(END)
    return found


def _plain(line: str) -> str:
    return line.translate(UNMARKED)


def _key(line: str) -> str:
    """By what lines are the same: marks keep typography from what stands beside them."""
    return "".join(line.split()).replace(".", "").casefold()


def _line(line: str, marked: str) -> str:
    """A line with what was typed covered."""
    told: list[str] = []
    depth, at = 0, 0
    for sign in marked:
        depth += (sign == BEGIN) - (sign == END)
        if sign not in (BEGIN, END) and at < len(line) and _same(sign, line[at]):
            told.append(covered(line[at]) if depth else line[at])
            at += 1
    return "".join(told) + line[at:]


def _same(sign: str, other: str) -> bool:
    return sign.casefold() == other.casefold() or (sign in _SPACES and other in _SPACES)
