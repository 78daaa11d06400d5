"""The list of enclosures as a person leaves it: with a blank line in it, without dash or number.

Owns where it begins and ends, and which of its lines are items. What it cannot read it names, for
an enclosure that is lost here is lost in every inventory. Refuses to lay anything out: that is
`reading`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wizard.outcome import covering
from wizard.paper.signs import Signs
from wizard.pattern import pattern

_MARK = pattern(r"(?:[—–•*-]|\d{1,2}[.)](?=\s))\s*")
"""What an item begins with: a dash, a number."""
_WORD = pattern(r"[^\W_]")


class EnclosureList(NamedTuple):
    """A list of enclosures."""

    heading: str
    items: tuple[str, ...]
    """None where what stands there is no list."""
    length: int
    """How many lines it takes, with its heading."""
    follows: str
    """A line behind it that may be one more item; nothing where none may."""


def listed(lines: Sequence[str], known: Signs) -> EnclosureList | None:
    """The list that begins with the first of `lines`; None where none begins there."""
    found = known.enclosures.match(lines[0])
    if found is None:
        return None
    beside = lines[0][found.end() :].strip()
    items, length = [beside] if beside else [], 1
    last, parted, follows = beside or ";", False, ""
    for at, line in enumerate(map(str.strip, lines[1:]), start=2):
        if not line:
            parted = True
        elif _goes_on(line, last, parted=parted):
            items.append(_MARK.sub("", line, count=1))
            last, length, parted = line, at, False
        else:
            follows = line if last.endswith(";") else ""
            break
    read = tuple(item for item in items if _WORD.search(covering.shown(item)))
    if length == 1 and "," in beside:  # commas may part anything
        read = ()
    return EnclosureList(lines[0][: found.end()], read, length, follows)


def _goes_on(line: str, last: str, *, parted: bool) -> bool:
    """Whether a line is one more item behind the line `last` of the list.

    Behind a blank line only what looks like one; a sentence there begins something else.
    """
    if _MARK.match(line) or line[0].islower() or line.endswith(";"):
        return True
    return not parted and not last.endswith(".")
