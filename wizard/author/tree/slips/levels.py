"""Where a block that is YAML, and stands on a wrong level, could have been meant to stand.

Owns the guesses, from the lines around those that are at fault. Refuses to judge them: whether the
file holds together with a block moved is found by reading it so, which is for `rereading`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from wizard.author.tree.slips.broken import KEY, SourceLines, depth, is_item

STEP = 2
"""How many spaces deeper each level is."""
FREE = frozenset({"compute", "when"})
"""Below these nearly anything may stand, so that reading proves little."""
ROWS = 4
"""At how many lines that are at fault it is looked for."""


class Reindentation(NamedTuple):
    """Lines, from 0, each to be indented by so much more; where they stand now, and to be told."""

    rows: dict[int, int]
    problem: str
    hint: str

    @property
    def row(self) -> int:
        """The line at which it is told."""
        return min(self.rows)


def moves(
    lines: Sequence[str], faulty: Sequence[int], empty: Collection[int]
) -> Iterator[Reindentation]:
    """What could be moved to mend the lines at fault, the likeliest first.

    Args:
        empty: those of them that have nothing behind their key; what belongs there is elsewhere.
    """
    text = SourceLines(lines)
    rows = list(dict.fromkeys(_keyed(text, row) for row in faulty))
    for row in rows[:ROWS]:
        yield from _outwards(text, row)
        if row not in empty:
            yield from _inwards(text, row, rows)


def _keyed(text: SourceLines, row: int) -> int:
    """The line with the key of what stands in a line; an entry may stand as deep as its key."""
    if KEY.match(text.at(row)):
        return row
    above = (at for at in text.upwards(row) if not is_item(text.at(at)))
    return next((at for at in above if depth(text.at(at)) <= depth(text.at(row))), row)


def _outwards(text: SourceLines, row: int) -> Iterator[Reindentation]:
    """A line, or that and all below it, on one of the levels on which the block around it is."""
    outer = list(_outer(text, row))
    for level in outer:
        by = depth(text.at(level)) - depth(text.at(row))
        for rows in _line_or_block(text, row, by):
            yield _move(text, rows, by, f"inside {_name(text, outer[0])}")


def _inwards(text: SourceLines, row: int, faulty: Sequence[int]) -> Iterator[Reindentation]:
    """A line, or that and more, on the level below the line above it."""
    over = next(text.beside_all(row, -1), None)
    key = KEY.match(text.at(over)) if over is not None else None
    if over is None or key is None or key["value"]:
        return
    if text.is_known(row) and key["key"] in FREE:
        return
    own = depth(text.at(row))
    inside = depth(text.at(text.beside(over, 1)))
    by = inside - own if inside > own else STEP
    level = [row, *text.beside_all(row, 1)]
    runs = [_run(text, level, set(faulty)), _run(text, level, _alike(text, level))]
    own_lines = list(_line_or_block(text, row, by))
    runs = [*own_lines, *runs] if runs[0] in own_lines else [*runs, *own_lines]
    for number, rows in enumerate(runs):
        if rows not in runs[:number]:
            yield _move(text, rows, by, f"beside {_name(text, over)}")


def _line_or_block(text: SourceLines, row: int, by: int) -> Iterator[list[int]]:
    """A line alone, that with all below it, and with as much of that as is alike, or stands before
    an empty line; the likeliest first.
    """
    block = [row, *_below(text, row)]
    if len(block) == 1:
        yield block
        return
    level = [block[1], *text.beside_all(block[1], 1)]
    begun = [row, *_run(text, level, _alike(text, level))]
    empty = next((at for at in range(row, block[-1]) if not text.at(at).strip()), block[-1] + 1)
    paragraph = [at for at in block if at < empty]
    fits = depth(text.at(block[1])) == depth(text.at(row)) + by + STEP
    yield from ([row], block, begun, paragraph) if fits else (block, begun, paragraph, [row])


def _alike(text: SourceLines, level: Sequence[int]) -> set[int]:
    """The lines of a level with a key of the format, or with ids, as the first of them has."""
    return {row for row in level if text.is_known(row) is text.is_known(level[0])}


def _run(text: SourceLines, level: Sequence[int], alike: set[int]) -> list[int]:
    """The first lines of a level as long as they are alike, with all that stands below them."""
    heads = takewhile(lambda at: at in alike, level)
    return [row for at in heads for row in (at, *_below(text, at))]


def _move(text: SourceLines, rows: Sequence[int], by: int, where: str) -> Reindentation:
    row, last = rows[0], rows[-1]
    to = depth(text.at(row)) + by
    if len(rows) == 1:
        hint = f"indent it by {to} spaces" if to else "begin it at the edge"
    else:
        side = "right" if by > 0 else "left"
        hint = f"move lines {row + 1} to {last + 1} by {abs(by)} spaces to the {side}"
    return Reindentation(dict.fromkeys(rows, by), f"{_name(text, row)} stands {where}", hint)


def _outer(text: SourceLines, row: int) -> Iterator[int]:
    """The lines that a line stands below, the nearest first."""
    own = depth(text.at(row))
    for above in text.upwards(row):
        if depth(text.at(above)) < own:
            own = depth(text.at(above))
            yield above


def _below(text: SourceLines, row: int) -> Iterator[int]:
    """The lines that stand below a line."""
    own, at = depth(text.at(row)), row
    while (found := text.beside(at, 1)) != at and depth(text.at(found)) > own:
        yield found
        at = found


def _name(text: SourceLines, row: int) -> str:
    key = KEY.match(text.at(row))
    return f"«{key['key'] if key else text.at(row).strip()}»"
