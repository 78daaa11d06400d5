"""Ways that nobody takes because of how answers go together.

At a node each name is known by itself over all ways that lead there; whether whoever has one value
of the first can have that of the second, or comes there at all with the one, only the ways show.
Owns looking for a way to each guard, and refuses to claim anything where that is too much to look
at.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.flow import Flow, Turn
from wizard.author.flow.formula import ALWAYS
from wizard.author.flow.witness import Fear, Witnesses

Taken = tuple[int, Turn, int]
"""A node, a turn of it, and the place of one of its tries."""


def impossible(flow: Flow, nodes: set[int]) -> list[Taken]:
    """The tries of `nodes` that seem to be taken, and to which no way leads."""
    asked = {fear: taken for node in sorted(nodes) for fear, taken in _guarded(flow, node)}
    witnesses = Witnesses(flow)
    never = set[Fear]()
    # The way to what is far off goes through many others.
    for fear in sorted(asked, key=lambda fear: -flow.far[fear[0]]):
        node, turn, place = asked[fear]
        shown = turn.tries[place].number in witnesses.taken
        # Where nobody comes at all, the way that should lead there is told of.
        if not shown and witnesses.never(fear) and not witnesses.never((node, ALWAYS)):
            never.add(fear)
    return [taken for fear, taken in asked.items() if fear in never]


def _guarded(flow: Flow, node: int) -> Iterator[tuple[Fear, Taken]]:
    """What must hold before a node is answered, for each try that looks at what was known then."""
    for turn in flow.turns[node]:
        for place, attempt in enumerate(turn.tries):
            condition = flow.domains.formulas.every([turn.shown, attempt.taken])
            # What the answer itself sets is not yet so when the node is come to.
            sets = turn.clear | turn.put | flow.opened.get(node, 0)
            before = condition.bits and not condition.bits & sets
            if before and attempt.number in flow.taken:
                yield (node, condition), (node, turn, place)
