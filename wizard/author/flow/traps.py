"""Circles that some people cannot leave: the guards of all ways out look at what never changes.

A person chooses the answer, but not which of its ways is taken; so a node is safe where one of its
answers leads to safe nodes by whichever way. What is not safe so is looked at again, with people
kept apart by what the guards there ask: some may answer otherwise the next time, or wait until a
date has passed, and get out.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.findings import Findings
from wizard.author.flow.formula import ALWAYS, Atom, Every, atoms, opposite
from wizard.author.flow.partition import meaning, split
from wizard.author.flow.ways import NOWHERE
from wizard.author.flow.witness import MOST_APART, Witnesses, such_as
from wizard.author.tree.diagnostic import Diagnostic
from wizard.library.graph import reached, strongly_connected

MOST_ASKED = 16
"""Things that the guards of one part ask; with more, nothing is claimed of it."""

State = tuple[int, int]
"""A node, and what is so there of all that is kept apart."""


def traps(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each circle that somebody comes into and cannot leave.

    Where a guard never holds, that is told of, and what follows from it is not.
    """
    if not findings.sure or findings.idle or findings.unset:
        return
    unsafe = _unsafe(findings)
    apart = _asked(findings, unsafe)
    if not unsafe or len(apart) > MOST_ASKED:
        return
    graph = findings.graph
    told = _route_circles(findings)
    for group in _groups(_stuck(findings, unsafe, apart)):
        if any(node in told for node, _ in group):
            continue
        fears = {
            (node, key): (node, Every(tuple(meaning(apart, key)))) for node, key in sorted(group)
        }
        witnesses = Witnesses(findings.flow, fears.values())
        ways = ((state, witnesses.way(fear)) for state, fear in fears.items())
        found = next(((state[0], way) for state, way in ways if way), None)
        if found is not None:
            node, way = found
            told |= {other for other, _ in group}
            names = ", ".join(dict.fromkeys(graph.names[other] for other, _ in sorted(group)))
            source, hint = graph.source(node), such_as(graph, way)
            yield source.diagnose(
                "one-way-circle", graph.place(node), key=True, names=names, hint=hint
            )


def _route_circles(findings: Findings) -> set[int]:
    """The nodes of circles among routes, which are told of as such."""
    graph = findings.graph
    routes = {node for node, screen in enumerate(graph.nodes) if screen.passes}
    ways = {node: [to for to in graph.next[node] if to in routes] for node in routes}
    return {
        node
        for circle in strongly_connected(ways)
        for node in circle
        if len(circle) > 1 or node in ways[node]
    }


def _unsafe(findings: Findings) -> set[int]:
    """The nodes of circles that could be left by some guard, and need not be."""
    graph, flow = findings.graph, findings.flow
    unsafe: set[int] = set()
    for circle in flow.circles:
        round_ = len(circle) > 1 or circle[0] in graph.next[circle[0]]
        turns = (turn for node in circle for turn in flow.turns[node])
        if round_ and any(turn.tries or turn.shown is not ALWAYS for turn in turns):
            unsafe |= _held(findings, findings.seen.intersection(circle))
    if not unsafe:
        return unsafe
    ends = [node for node, screen in enumerate(graph.nodes) if screen.ends]
    return unsafe & graph.leading(ends)


def _held(findings: Findings, circle: set[int]) -> set[int]:
    """The nodes of a circle of which no answer surely leads out, sooner or later."""
    flow = findings.flow
    open_: dict[tuple[int, int], set[int]] = {}
    back: dict[int, list[tuple[int, int]]] = {}
    held, free = set(circle), []
    for node in circle:
        for index, turn in enumerate(flow.turns[node]):
            tries = [attempt.way for attempt in turn.tries if attempt.number in flow.taken]
            targets = {turn.alone} if turn.alone != NOWHERE else {way.target for way in tries}
            open_[node, index] = targets & circle
            for target in targets & circle:
                back.setdefault(target, []).append((node, index))
            # A choice that is not offered to everybody leads nobody out for sure.
            if turn.shown is not ALWAYS:
                open_[node, index] = {node}
            elif targets and not open_[node, index] and node in held:
                held.discard(node)
                free.append(node)
    while free:
        target = free.pop()
        for node, index in back.get(target, ()):
            open_[node, index].discard(target)
            if not open_[node, index] and node in held:
                held.discard(node)
                free.append(node)
    return held


def _asked(findings: Findings, nodes: set[int]) -> list[Atom]:
    """What the guards at some nodes ask, each question once."""
    flow = findings.flow
    asked = (
        max(atom, opposite(atom))
        for node in sorted(nodes)
        for turn in flow.turns[node]
        for condition in (turn.shown, *(attempt.yes for attempt in turn.tries))
        for atom in atoms(condition)
    )
    return [atom for atom in dict.fromkeys(asked) if not atom.hit & findings.domains.free]


def _stuck(findings: Findings, unsafe: set[int], apart: list[Atom]) -> dict[State, set[State]]:
    """The states from which no way leads out, each with those that it leads to."""
    onward: dict[State, set[State]] = {}
    free: list[State] = []
    for node, situations in findings.flow.settled(apart):
        if len(situations) > MOST_APART:
            return {}
        if node not in unsafe:
            continue
        onward |= {(node, key): set() for key in situations}
        for target, step, situation in findings.flow.onward(node, situations):
            if target in unsafe:
                states = {(target, key) for key, _ in split(situation, apart)}
                onward[node, step.key] |= states
            else:
                free.append((node, step.key))
    back: dict[State, list[State]] = {}
    for state, targets in onward.items():
        for target_state in targets:
            back.setdefault(target_state, []).append(state)
    out = reached(free, lambda state: back.get(state, ()))
    return {state: targets for state, targets in onward.items() if state not in out}


def _groups(stuck: dict[State, set[State]]) -> Iterator[set[State]]:
    """The states that hang together."""
    near: dict[State, set[State]] = {state: set(targets) for state, targets in stuck.items()}
    for state, targets in stuck.items():
        for target in targets:
            near[target].add(state)
    left = set(stuck)
    while left:
        group = reached([min(left)], near.__getitem__)
        left -= group
        yield group
