"""Which line of a text that is no YAML is indented wrongly, and how it should be.

Owns the guess, made from the lines around it. Refuses to count levels of the format: a line
belongs where one like it stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wizard.author.tree.slips.broken import KEY, Broken, YamlSlip, depth, is_item, named

STEP = 2
"""How many spaces deeper each level is."""


class _Level(NamedTuple):
    """How deep things of a kind stand, and the line that shows it."""

    depth: int
    row: int
    items: bool


def misplaced(broken: Broken) -> YamlSlip:
    """Of the line at the place and those above it, that whose indentation is wrong."""
    own, stray = depth(broken.line), _stray(broken)
    if stray is None:
        wrong, right = broken.row, _right(broken)
    else:
        wrong, right = stray, _Level(own, broken.row, is_item(broken.line))
    line = broken.at(wrong)
    has = depth(line)
    if has == right.depth:
        problem = f"{named(line)} does not belong here"
        hint = "look at its dash and its indentation: items stand below items, keys below keys"
    else:
        problem = f"wrong indentation: {_spaces(has)} before {named(line)}"
        put = f"indent it by {_spaces(right.depth)}" if right.depth else "begin it at the edge"
        hint = f"{put}, as {named(broken.at(right.row))} in line {right.row + 1}"
    return broken.slip(wrong, has, len(line.strip()), problem, hint)


def _stray(broken: Broken) -> int | None:
    """The line above that should stand where the one at the place does, if it is to blame."""
    first, outer = _first(broken), broken.outer()
    if first is None and outer is not None and _slipped(broken, outer):
        return outer
    if first is not None or outer is None or _after(broken) == depth(broken.at(outer)):
        return first
    over = broken.beside(outer, -1)
    key = KEY.match(broken.at(over))
    if key and not key["value"] and depth(broken.at(over)) >= depth(broken.at(outer)):
        return outer if over != outer else None  # it would leave the key above with nothing
    own = (depth(broken.line), is_item(broken.line))
    inside = any((level.depth, level.items) == own for level in _levels(broken, outer))
    return outer if inside else None


def _slipped(broken: Broken, outer: int) -> bool:
    """Whether a line with a key of the format stands among ids, and one with such a key below."""
    key = KEY.match(broken.at(outer))
    over = next(broken.beside_all(outer, -1), None)
    known = broken.is_known(outer) and broken.is_known(broken.row)
    ids = over is not None and bool(KEY.match(broken.at(over))) and not broken.is_known(over)
    return bool(key and key["value"] and known and ids)


def _first(broken: Broken) -> int | None:
    """The line that began the level, if it alone is indented as it is."""
    own, first = depth(broken.line), broken.row
    for above in broken.upwards(broken.row):
        if depth(broken.at(above)) <= own - STEP:
            parent = depth(broken.at(above))
            break
        first = above
    else:
        parent = -STEP
    has = depth(broken.at(first))
    others = [row for row in broken.upwards(broken.row) if first < row]
    alone = all(depth(broken.at(row)) != has for row in others) or (
        # What stands on its level should stand below it.
        broken.at(first).rstrip().endswith(":")
        and depth(broken.at(broken.beside(first, 1))) == has
        and broken.is_known(first) is broken.is_known(broken.row)
    )
    return first if alone and has != own and own in (_after(broken), parent + STEP) else None


def _right(broken: Broken) -> _Level:
    """The level above that the line at the place should stand on; its own if there is none."""
    line, row = broken.line, broken.row
    own = _Level(depth(line), row, is_item(line))
    fits = [level for level in _levels(broken, row) if level.items is own.items]
    key = KEY.match(line)
    if key and not key["value"]:  # what it holds stands deeper
        fits = [level for level in fits if level.depth < _after(broken)] or fits
    known = broken.is_known(row)

    def unlike(level: _Level) -> tuple[int, bool]:
        return abs(level.depth - own.depth), broken.is_known(level.row) is not known

    return min(fits, key=unlike, default=own)


def _levels(broken: Broken, row: int) -> list[_Level]:
    """The levels on which a line could go on after those above it, the deepest first."""
    found: list[_Level] = []
    for at in broken.upwards(row):
        line = broken.at(at)
        dashes = re.match(r"\s*(?:-\s+)+", line)
        levels = [_Level(depth(line), at, is_item(line))]
        if dashes and KEY.match(line):
            levels.insert(0, _Level(dashes.end(), at, items=False))
        found += [level for level in levels if not found or level.depth < found[-1].depth]
    return found


def _after(broken: Broken) -> int:
    """The depth of the line below."""
    return depth(broken.at(broken.beside(broken.row, 1)))


def _spaces(count: int) -> str:
    return f"{count or 'no'} space{'' if count == 1 else 's'}"
