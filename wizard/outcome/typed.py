"""What a person typed, within a letter: words that are read by people and never as a part of it.

Owns how they are told from what the letter says itself: as the letter is filled in, each value has
marks around it; where the letter is taken apart, it is `covered` by characters that are none. A
text that the person edited is held against what was written, line by line. Refuses to know what a
part of a letter is: that is for the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from wizard.law.rules import Value
from wizard.library.table import Table
from wizard.outcome.brackets import in_every_text
from wizard.outcome.wording import Wording
from wizard.pattern import pattern
from wizard.walk.answers import Chosen

_BEGIN, _END = "\ufdd2", "\ufdd3"
"""What is no character, and stands in no text, around what was typed."""
_UNMARKED = dict.fromkeys(map(ord, (_BEGIN, _END)))
_ABOVE = 0xF0000
"""Where the characters are that stand for others: the first of two planes for private use."""
_COVERING = pattern("[\U000f0000-\U000fffff]")
_COVERED = pattern("[\x00-\ufdcf\ufe00-\ufffd]")
_LINE = pattern(r"[^\n]*\n|[^\n]+")
_SPACES = "\u00a0 "


class Typed(str):
    """A value as it was typed: as it is where it is asked for, with marks where it is printed.

    What the filters of letters make of it was typed as well.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{_BEGIN}{self.translate(_UNMARKED)}{_END}"

    def strip(self, chars: str | None = None) -> Typed:
        """Without such characters at its ends."""
        return Typed(super().strip(chars))

    def lower(self) -> Typed:
        """In small letters."""
        return Typed(super().lower())

    def capitalize(self) -> Typed:
        """With its first letter alone a capital."""
        return Typed(super().capitalize())


class TypedWording(Wording):
    """Fills texts with marks around what was typed."""

    def value(self, name: str, value: Value) -> str:
        """One value as the person would say it."""
        return _typed(super().value(name, value), value)

    def verbatim(self, value: str) -> str:
        """What was typed or chosen, as it is."""
        return _typed(value, value)

    def rows(self, name: str, table: Table) -> list[dict[str, str]]:
        """Rows as the person would say them."""
        told = zip(super().rows(name, table), table.rows, strict=True)
        return [{key: _typed(said[key], row[key]) for key in said} for said, row in told]

    def _named(self, name: str, values: Mapping[str, Value]) -> str:
        return str(super()._named(name, values))


def _typed(said: str, value: Value) -> str:
    own = isinstance(value, str | Table) and not isinstance(value, Chosen)
    return Typed(said) if own else said


def alike(before: str, after: str) -> str:
    """What became of a text: typed where that was."""
    return Typed(after) if isinstance(before, Typed) else after


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
        found.append(_BEGIN * depth + line)
        depth += line.count(_BEGIN) - line.count(_END)
    return found


def _plain(line: str) -> str:
    return line.translate(_UNMARKED)


def _key(line: str) -> str:
    """By what lines are the same: marks keep typography from what stands beside them."""
    return "".join(line.split()).replace(".", "").casefold()


def _line(line: str, marked: str) -> str:
    """A line with what was typed covered."""
    told: list[str] = []
    depth, at = 0, 0
    for sign in marked:
        depth += (sign == _BEGIN) - (sign == _END)
        if sign not in (_BEGIN, _END) and at < len(line) and _same(sign, line[at]):
            told.append(covered(line[at]) if depth else line[at])
            at += 1
    return "".join(told) + line[at:]


def _same(sign: str, other: str) -> bool:
    return sign.casefold() == other.casefold() or (sign in _SPACES and other in _SPACES)
