"""Ways that nobody takes because of how several names go together.

At a node each name is known by itself over all ways that lead there; whether whoever has one value
of the first can have that of the second, only the ways show. Owns looking for a way to each guard
that looks at several names, and refuses to claim anything where that is too much to look at.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.flow import Flow, Turn
from wizard.author.flow.formula import ALWAYS, Every, Formula, atoms
from wizard.author.flow.witness import Fear, Witnesses

VISITS = 8_000
"""Of nodes, for all guards together: trees of a hundred nodes are looked through, in a moment."""

FEWEST_LOOKS = 16
"""At the whole library: where there can be no more of them, little would come of it."""

Taken = tuple[int, Turn, int]
"""A node, a turn of it, and the place of one of its tries."""


def impossible(flow: Flow, nodes: set[int]) -> list[Taken]:
    """The tries of `nodes` that seem to be taken, and to which no way leads."""
    if len(flow.graph.names) > VISITS / FEWEST_LOOKS:
        return []
    asked = {fear: taken for node in sorted(nodes) for fear, taken in _several(flow, node)}
    if not asked:
        return []
    witnesses = Witnesses(flow, asked, VISITS)
    return [taken for fear, taken in asked.items() if witnesses.way(fear) is None]


def _several(flow: Flow, node: int) -> Iterator[tuple[Fear, Taken]]:
    """What must hold before a node is answered, for each try that looks at several names."""
    for turn in flow.turns[node]:
        before: list[Formula] = [] if turn.shown is ALWAYS else [turn.shown]
        for place, attempt in enumerate(turn.tries):
            condition = Every((*before, attempt.yes))
            before.append(attempt.no)
            spans = {atom.hit | atom.drop for atom in atoms(condition)}
            # What the answer itself sets is not yet so when the node is come to.
            sets = turn.clear | turn.put | flow.opened.get(node, 0)
            own = any(span & sets for span in spans)
            if len(spans) > 1 and not own and attempt.number in flow.taken:
                yield (node, condition), (node, turn, place)
