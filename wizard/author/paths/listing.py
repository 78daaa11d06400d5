"""The ways through a library, from the start of a tree to an outcome, across all trees.

Owns the search: the shortest way to each outcome, every simple way in the order of length, a few
ways that take every edge. A way is a chain of edges: two choices that lead to one node are two
ways. Guards are taken as open, so each candidate counts as possible, and a way that is listed may
be one that nobody can walk. The length of a way is the number of answers on it; a route asks
nothing and adds nothing. Counting is in `counts`, the choice of the few in `cover`.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator

from wizard.author.paths.counts import Lengths, arrivals
from wizard.author.paths.cover import Ground, cover
from wizard.library.graph import Edge
from wizard.library.library import Library

Way = list[Edge]


class Paths:
    """The ways of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        graph = library.graph
        self.edges, self.rest, self._costs = graph.out, graph.rest, graph.costs

    def length(self, way: Iterable[Edge]) -> int:
        """The number of answers on a way."""
        return sum(self._costs[edge.source] for edge in way)

    def start(self, name: str) -> str:
        """The first node of a tree that can be begun with; a node stands for itself."""
        return name if "." in name else f"{name}.{self._library.trees[name].start}"

    def doors(self, tree: str) -> list[str]:
        """The nodes of a tree to which others lead."""
        came = (
            edge.target
            for ways in self.edges.values()
            for edge in ways
            if not edge.source.startswith(f"{tree}.")
        )
        return [node for node in dict.fromkeys(came) if node.startswith(f"{tree}.")]

    def counts(self, start: str) -> dict[str, Lengths]:
        """The simple ways from `start` to each outcome that it leads to.

        Raises:
            TangledError: they cannot be counted.
        """
        branches = {
            node: Counter(edge.target for edge in ways if not edge.waits)
            for node, ways in self.edges.items()
        }
        found = arrivals(branches, self._costs, start)
        return {node: lengths for node, lengths in found.items() if lengths and self._ends(node)}

    def shortest(self, start: str) -> dict[str, Way]:
        """A shortest way from `start` to each outcome that it leads to, the nearest first."""
        came = self._library.graph.nearest(start)
        return {node: self._back(came, node) for node in came if self._ends(node)}

    def simple(self, start: str) -> Iterator[Way]:
        """Every way from `start` to an outcome that meets no node twice, in order of length."""
        # Of equal ways the one whose choices stand further up comes first.
        queue: list[tuple[int, tuple[int, ...], int, str, Way]] = []
        if start in self.rest:
            queue.append((self.rest[start], (), 0, start, []))
        while queue:
            _, order, length, at, way = heapq.heappop(queue)
            if self._ends(at):
                yield way
                continue
            seen = {edge.source for edge in way} | {at}
            on = length + self._costs[at]
            for place, edge in enumerate(self.edges[at]):
                if edge.target not in seen and edge.target in self.rest:
                    far = on + self.rest[edge.target]
                    heapq.heappush(queue, (far, (*order, place), on, edge.target, [*way, edge]))

    def cover(self, start: str) -> Iterator[Way]:
        """A few ways from `start` that together take every edge it leads to, waiting included."""
        ground = Ground[str, Edge](
            steps=self.edges.__getitem__,
            target=lambda edge: edge.target,
            onward=self._onward,
            label=lambda edge: edge,
            place=lambda node: node,
        )
        near = self._library.graph.nearest(start)
        return cover(ground, start, {edge for node in near for edge in self.edges[node]})

    def _ends(self, node: str) -> bool:
        return self._library.node(node).ends

    @staticmethod
    def _back(came: dict[str, Edge | None], node: str) -> Way:
        """The way by which a node was met."""
        way: Way = []
        while edge := came[node]:
            way.append(edge)
            node = edge.source
        return way[::-1]

    def _onward(self, at: str) -> Way:
        """A shortest way to an outcome; nothing where there is none."""
        way: Way = []
        while at in self.rest and not self._ends(at):
            nearer = self.rest[at] - self._costs[at]
            way.append(next(e for e in self.edges[at] if self.rest.get(e.target) == nearer))
            at = way[-1].target
        return way
