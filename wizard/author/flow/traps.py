"""Circles that some people cannot leave: the guards of all ways out look at what never changes.

A person chooses the answer, but not which of its ways is taken. Who can come to an outcome at all
is known backwards from the outcomes; whoever is in a circle and none of those is caught there.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from wizard.author.flow.findings import Findings
from wizard.author.flow.flow import Fear, Turn
from wizard.author.flow.formula import ALWAYS, NEVER
from wizard.author.flow.witness import Witnesses, backwards, such_as
from wizard.author.tree.diagnostic import Diagnostic
from wizard.library.graph import strongly_connected


def traps(findings: Findings) -> Iterator[Diagnostic]:
    """A diagnostic for each circle that somebody comes into and cannot leave.

    Where a guard never holds, that is told of, and what follows from it is not.
    """
    if not findings.sure or findings.idle or findings.unset:
        return
    graph = findings.graph
    caught = {node: (node, condition) for node, condition in _caught(findings)}
    if not caught:
        return
    witnesses = Witnesses(findings.flow, caught.values())
    ways = {node: witnesses.way(fear) for node, fear in caught.items()}
    held = {node: way for node, way in ways.items() if way}
    among = {node: [to for to in graph.next[node] if to in held] for node in held}
    for circle in strongly_connected(among):
        node = min(circle)
        names = ", ".join(graph.names[other] for other in sorted(circle))
        hint = such_as(graph, held[node])
        yield graph.at(node).fault("one-way-circle", key=True, names=names, hint=hint)


def _caught(findings: Findings) -> Iterator[Fear]:
    """The nodes of circles that could be left by some guard, and what is so where they cannot."""
    graph, flow = findings.graph, findings.flow
    formulas = flow.domains.formulas
    free = _everybody(findings, _free(findings))
    out = dict(backwards(flow, ((node, ALWAYS) for node in free)))
    for circle in flow.circles:
        if len(circle) > 1 or circle[0] in graph.next[circle[0]]:
            for node in sorted(findings.seen.intersection(circle) - free):
                caught = formulas.negation(formulas.could(out.get(node, NEVER)))
                if not findings.witnesses.never((node, caught)):
                    yield node, caught


def _everybody(findings: Findings, free: set[int]) -> set[int]:
    """The nodes from which everybody comes to some others, whatever they have answered."""
    found, news = set(free), list(free)
    while news:
        for source in findings.graph.back[news.pop()]:
            turns = findings.flow.turns[source]
            if source not in found and any(_leads(turn, found) for turn in turns):
                found.add(source)
                news.append(source)
    return found


def _leads(turn: Turn, targets: Container[int]) -> bool:
    """Whether an answer is there for everybody, and leads all of them to some nodes.

    Where the last way has a guard, the node is among these already.
    """
    leads = [turn.alone] if not turn.tries else [one.way.target for one in turn.tries]
    return turn.shown is ALWAYS and all(target in targets for target in leads)


def _free(findings: Findings) -> set[int]:
    """The outcomes, and the nodes behind which people are stuck by what is told of by itself."""
    graph = findings.graph
    nodes = range(len(graph.nodes))
    leading = graph.leading(node for node in nodes if graph.nodes[node].ends)
    free = {node for node in nodes if graph.nodes[node].ends or node not in leading}
    for node, turns in enumerate(findings.flow.turns):
        if any(turn.tries and turn.tries[-1].way.guard is not None for turn in turns):
            free.add(node)
    return free | _route_circles(findings)


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
