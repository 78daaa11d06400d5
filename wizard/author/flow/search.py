"""A way with the fewest answers, back from what has to be so, or on to where a walk ends.

A* over the conditions that steps make of each other, layer by layer: what can be so at a node after
equally many answers is one condition, however many ways it stands for. Then one way is told out of
the layers, from where the search ended. Owns the search; refuses to say what a step means (`flow`).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from sys import maxsize
from typing import NamedTuple

from wizard.author.flow.flow import Fear, Flow, Transition
from wizard.author.flow.formula import ALWAYS, NEVER, Formula

MOST_LOOKED = 20_000
"""Layers that one search looks at; what takes more has no way that could be shown."""
MOST_ANSWERS = maxsize
"""Answers of a way for which there is no limit."""

Steps = list[Transition]
Layer = tuple[int, int]
"""A node, and the answers between it and where the search began."""
Came = dict[Layer, list[tuple[Transition, Layer, Formula]]]
"""By which steps each layer was come to, from which, and what was so there by then."""


class _Towards(NamedTuple):
    """A direction in which ways are looked for."""

    steps: Callable[[int], Iterable[tuple[Transition, int]]]
    """The steps on from a node, and where each leads."""
    made: Callable[[Transition, Formula], Formula]
    """What a step makes of a condition."""
    undone: Callable[[Transition, Formula], Formula]
    """The same the other way round."""
    rest: Mapping[int, int]
    """The fewest answers that may be left, by the nodes of which it is worth while."""
    least: Callable[[int, Formula], int | None]
    """The same where something is so there; None if it is in vain."""
    ends: Callable[[int, Formula], bool]
    """Whether a search may end at a node where something is so."""
    end: Callable[[int], Formula]
    """What else is so there, of the variables with some bits."""


def back(
    flow: Flow,
    before: Callable[[Transition, Formula], Formula],
    fear: Fear,
    by: Callable[[Transition], bool],
    most: int = MOST_ANSWERS,
) -> Steps | None:
    """A shortest way from a start to where something is so; None where none was found.

    Args:
        flow: the analysis of a graph.
        before: what must be so before a step; `NEVER` if nobody comes to that.
        fear: where the way ends, and what is so there.
        by: the steps that it may take.
        most: the answers that it may have.
    """
    to = flow.steps
    towards = _Towards(
        lambda node: ((step, step.node) for step in to.get(node, ()) if by(step)),
        before,
        flow.along,
        flow.far,
        flow.least,
        flow.begins,
        flow.domains.unanswered,
    )
    return _least(flow, fear, towards, -1, most)


def on(flow: Flow, begin: Fear) -> Steps | None:
    """A shortest way from where something is so to an outcome; None where none was found."""
    nodes, leaving = flow.graph.nodes, flow.leaving
    towards = _Towards(
        lambda node: ((step, step.target) for step in leaving.get(node, ())),
        flow.along,
        flow.before,
        flow.rest,
        lambda node, _: flow.rest.get(node),
        lambda node, _: nodes[node].ends,
        lambda _: ALWAYS,
    )
    found = _least(flow, begin, towards, 1)
    return found and found[::-1]


def _least(
    flow: Flow, begin: Fear, towards: _Towards, sign: int, most: int = MOST_ANSWERS
) -> Steps | None:
    """The steps of a shortest way, from where the search ends to where it began.

    Looked for among ways that may be as short as it can be, then among longer ones: so little is
    looked at, and yet which of some equally short ways is found hangs on the plain distance alone.
    """
    first, slack = towards.least(*begin), 0
    while first is not None and first <= most:
        longest = min(first + slack, most)
        found, cut = _within(flow, begin, towards, sign, longest)
        if found is not None or not cut or longest == most:
            return found
        slack = 2 * slack + 1
    return None


def _within(
    flow: Flow, begin: Fear, towards: _Towards, sign: int, most: int
) -> tuple[Steps | None, bool]:
    """The same among ways of so many answers at most, and whether longer ones were left out.

    Of layers that may be equally near those come first into which others may lead: by the order of
    the nodes, or with the `sign` of -1 against it.
    """
    formulas, costs, rest = flow.domains.formulas, flow.costs, towards.rest
    new: dict[Layer, Formula] = {(begin[0], 0): begin[1]}
    met: dict[int, Formula] = {}
    came: Came = {}
    cut = False
    queue = [(rest[begin[0]], 0, 0, begin[0])]
    for _ in range(MOST_LOOKED):
        if not queue:
            return None, cut
        _, length, _, node = heapq.heappop(queue)
        condition = new.pop((node, length))
        old = met.get(node, NEVER)
        met[node] = formulas.some((old, condition))
        if met[node] is old:
            continue
        if towards.ends(node, condition):
            return _told(flow, begin, towards, came, ((node, length), condition)), cut
        for step, other in towards.steps(node):
            made = towards.made(step, condition) if other in rest else NEVER
            left = None if made is NEVER else towards.least(other, made)
            if left is None:
                continue
            layer = other, length + costs[step.node]
            if layer[1] + left > most:
                cut = True
                continue
            if layer in new:
                new[layer] = formulas.some((new[layer], made))
            else:
                new[layer] = made
                far = layer[1] + rest[other]
                heapq.heappush(queue, (far, layer[1], sign * flow.places[other], other))
            came.setdefault(layer, []).append((step, (node, length), condition))
    return None, False


def _told(
    flow: Flow, begin: Fear, towards: _Towards, came: Came, end: tuple[Layer, Formula]
) -> Steps:
    """A way out of the layers: each step by which what is so there came to its layer first."""
    every = flow.domains.formulas.every
    found, seen = Steps(), 0
    for step, _, condition in chain.from_iterable(came.values()):
        seen |= condition.bits | step.turn.shown.bits
        seen |= step.attempt.taken.bits if step.attempt else 0
    at, so = end[0], every((end[1], towards.end(seen)))
    while at != (begin[0], 0) or every((so, begin[1])) is NEVER:
        for step, layer, condition in came[at]:
            left = every((towards.undone(step, so), condition))
            if left is not NEVER:
                found.append(step)
                at, so = layer, left
                break
        else:
            raise AssertionError("what is so in a layer came there by a step")
    return found
