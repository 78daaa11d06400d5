"""That every node can be reached, that every way can end, and that no circle loses what was said.

Guards are left aside here: a way is held to be open if any guard might hold, and `never` tells of
those that never do. Of nodes that hang together the first alone is told of, since mending it mends
the rest. Whoever goes round a circle in which nothing is done in the world, and types something
else each time, means to give several things, and the last one alone stays; where something is done,
what is asked again may well have changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.flow.ways import Ways
from wizard.author.tree.diagnostic import Diagnostic
from wizard.library.graph import reached, strongly_connected

MOST_NAMED = 6
"""Nodes of a circle that are named."""


def reach(graph: Ways) -> Iterator[Diagnostic]:
    """Nodes that no way leads to, and those that no way leads out of."""
    yield from _unreachable(graph)
    yield from _endless(graph)


def lost_names(graph: Ways) -> set[str]:
    """What is asked, there alone or not, where no way leads: that it is not known has that cause,
    and `reach` tells of it.
    """
    lost = (graph.nodes[node] for node in _lost(graph))
    return {name for node in lost if (name := getattr(node, "save_as", None))}


def _lost(graph: Ways) -> set[int]:
    """The nodes to which no way leads; where something could not be read, any way might."""
    if not graph.whole or graph.loose:
        return set()
    return set(range(len(graph.names))) - graph.reached(graph.entries)


def _unreachable(graph: Ways) -> Iterator[Diagnostic]:
    left = _lost(graph)
    for circle in graph.circles if left else ():
        if left.issuperset(circle):
            first = min(circle)
            behind = _behind(graph, first, left)
            left -= behind
            yield _at(graph, first, "unreachable-node", behind=_told(len(behind) - 1))


def _behind(graph: Ways, first: int, left: set[int]) -> set[int]:
    """The nodes of `left` that `first` leads to, itself included."""
    return reached([first], lambda node: left.intersection(graph.next[node]))


def _endless(graph: Ways) -> Iterator[Diagnostic]:
    """Circles, and single nodes, that lead nowhere else and are no outcome."""
    for circle in graph.circles:
        members = set(circle)
        if any(not members.issuperset(graph.next[node]) for node in circle):
            continue
        if members & graph.loose or graph.nodes[circle[0]].ends:
            continue
        first = min(circle)
        if all(graph.nodes[node].passes for node in circle):
            continue  # told of as a circle of routes
        if len(circle) == 1:
            yield _at(graph, first, "dead-end")
        else:
            names = [graph.names[node] for node in sorted(circle)]
            if len(names) > MOST_NAMED:
                names = [*names[:MOST_NAMED], "…"]
            yield _at(graph, first, "endless-circle", names=", ".join(names))


def _at(graph: Ways, node: int, code: str, **values: str) -> Diagnostic:
    return graph.at(node).fault(code, key=True, name=graph.names[node], **values)


def _told(count: int) -> str:
    """How many nodes only this one leads to."""
    if not count:
        return ""
    return f", nor to the {count} nodes behind it" if count > 1 else ", nor to the node behind it"


def asked_again(graph: Ways) -> Iterator[Diagnostic]:
    """A diagnostic for each circle without a step, at the first thing that is asked in it."""
    still = {at for at, node in enumerate(graph.nodes) if not node.acts}
    ways = {at: [to for to in graph.next[at] if to in still] for at in still}
    for circle in strongly_connected(ways):
        # A cell of rows is kept beside those that were given before.
        kept = (at for at in circle if not graph.nodes[at].column)
        asked = [at for at in kept if graph.nodes[at].field or graph.nodes[at].ticks]
        first = min(asked, default=None)
        if first is not None and any(to in circle for to in ways[first]):
            names = " → ".join(graph.names[at] for at in sorted(circle))
            yield graph.at(first).fault("asked-again", key=True, names=names)
