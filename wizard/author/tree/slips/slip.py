"""What an author did when a file is no YAML: the slip, where it is, and the remedy.

The parser says where it gave up, often lines below, and in words of a grammar. So the small changes
that would mend a usual slip are tried near that place, and the one with which the file can be read
the furthest is what is advised. Owns the trial; which changes there are is for `edits`. Both
parsers, that in C and that in Python, mark alike, and differ in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from math import inf

import yaml

from wizard.author.tree.limits import refuse
from wizard.author.tree.slips.broken import Broken, YamlSlip
from wizard.author.tree.slips.edits import EDITS, SURE, Edit, unfinished

MOST_COLUMNS = 4000
"""A line that is longer was written by nobody, and looking at it would take minutes."""
AHEAD = 20
"""So many lines are read behind the place: what is wrong further down is another slip."""
MOST_TRIED = 200
"""Changes that are tried."""


def slip(lines: Sequence[str], error: yaml.MarkedYAMLError) -> YamlSlip:
    """The slip behind an error of the parser; as a last resort, the place and words of that."""
    broken = Broken(lines, error)
    if max(map(len, lines), default=0) <= MOST_COLUMNS:
        found = next(_sure(broken), None) or _furthest(broken) or next(unfinished(broken), None)
        if found is not None:
            return broken.slip(found.row, found.column, found.length, found.problem, found.hint)
    problem = f"it cannot be read on from here ({' '.join(broken.said.split())})"
    hint = "look for a quote, a bracket or spaces amiss here or on the line above"
    return broken.slip(broken.row, broken.column, 1, problem, hint)


def _sure(broken: Broken) -> Iterator[Edit]:
    """What is wrong whatever else is."""
    return chain.from_iterable(look(broken) for look in SURE)


def _furthest(broken: Broken) -> Edit | None:
    """The first change with which the file can be read the furthest; None if none helps."""
    best: tuple[float, Edit | None] = broken.row + 1, None
    tried = chain.from_iterable(look(broken) for look in EDITS)
    for edit in islice(tried, MOST_TRIED):
        reach = _reach(broken, edit)
        if reach > best[0]:
            best = reach, edit
        if reach == inf:
            break
    return best[1]


def _reach(broken: Broken, edit: Edit) -> float:
    """The line at which the parser gives up once a change is made; infinite if it does not."""
    lines = [*broken.lines[: broken.row + AHEAD]]
    for row, line in edit.lines.items():
        lines[row] = line
    try:
        refuse("\n".join(lines) + "\n")
    except yaml.MarkedYAMLError as error:
        last = Broken(lines, error).row
        return inf if len(lines) - 1 == last < len(broken.lines) - 1 else last
    return inf
