"""A file read again with one block of it moved, where it was indented wrongly.

Owns the proof that a guess of `slips.levels` is right. Refuses to take a file apart: it is `decode`
that does, once for each guess.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from wizard.author.tree.diagnostic import diagnose
from wizard.author.tree.slips.broken import depth
from wizard.author.tree.slips.levels import Reindentation, moves
from wizard.author.tree.source import Source, Span

Mend = Callable[[Source], Any]
"""What can be saved of a reading; its faults are noted in it."""
TRIED = 40_000
"""How many lines are read again, at most, to find out what was indented wrongly."""


def realigned(source: Source, mend: Mend) -> Any:
    """What `mend` saves of a file with that one block put right; None where there is none.

    A block is moved where nothing is wrong with the file then that was not before, and less is:
    so what is advised mends it, and what only followed from it is not told.
    """
    told = _told(source)
    rows = [fault.line - 1 for fault in sorted(source.problems)]
    empty = {fault.line - 1 for fault in source.problems if fault.code == "empty-value"}
    best: tuple[set[tuple[int, str]], Reindentation, Source, Any] | None = None
    lines = source.text.splitlines()
    tried = max(2, TRIED // (len(lines) + 1_000))
    for move in islice(moves(lines, rows, empty), tried):
        trial = source.moved(move.rows)
        if trial.data is None:
            continue
        mended = mend(trial)
        left = _told(trial)
        mends = all(line != move.row + 1 for line, _ in left)
        if mends and left < (told if best is None else best[0]):
            best = left, move, trial, mended
        if not left:
            break
    if best is None:
        return None
    _, move, trial, mended = best
    source.take(trial)
    line = lines[move.row]
    span = Span(move.row + 1, depth(line) + 1, len(line.partition(":")[0]) + 1)
    words = {"problem": move.problem, "hint": move.hint}
    source.problems.append(diagnose("wrong-level", source.path, span, **words))
    return mended


def _told(source: Source) -> set[tuple[int, str]]:
    return {(fault.line, fault.code) for fault in source.problems}
