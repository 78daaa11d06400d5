"""What is still looked at behind each node: the live variables of a compiler.

Of all that was answered nothing else matters there, so ways that differ in nothing else are one.
Owns the backward data-flow analysis, and which answers to a node are alike; refuses to say what is
so at a node: that is `cases`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wizard.author.flow.domains import FREE
from wizard.author.flow.fixed_point import backward, settle
from wizard.author.flow.flow import Fear, Flow, Turn


def alike(turns: Iterable[Turn]) -> Iterable[Turn]:
    """The answers to a node; those that lead to one node, and set one variable at most, are one."""
    found: dict[object, Turn] = {}
    for turn in turns:
        if turn.tries or len(turn.sets) > 1:
            found[len(found)] = turn
        else:
            kind = turn.shown, turn.clear, turn.alone
            met = found.get(kind, turn)
            found[kind] = met._replace(put=met.put | turn.put)
    return found.values()


def _ahead(turn: Turn, live: Mapping[int, int]) -> int:
    """The bits of the variables that somebody looks at behind an answer."""
    ahead = FREE | live.get(turn.alone, 0)
    for attempt in turn.tries:
        ahead |= attempt.taken.bits | live.get(attempt.way.target, 0)
    return ahead


def live_bits(flow: Flow, goals: Iterable[Fear] = ()) -> dict[int, int]:
    """By each node the bits of the variables that a guard looks at there or ahead, or a goal."""
    live = dict[int, int]()
    for node, condition in goals:
        live[node] = live.get(node, 0) | condition.bits
    back = flow.graph.back

    def look(node: int) -> Iterable[int]:
        found = live.get(node, 0)
        for turn in flow.turns[node]:
            ahead = _ahead(turn, live)
            found |= turn.shown.bits | (ahead ^ (ahead & turn.clear))
        if found == live.get(node, 0):
            return ()
        live[node] = found
        return back[node]

    for _ in settle(backward(flow.circles), flow.known, look):
        pass
    return live
