"""The ways through a library, from the start of a tree to an outcome, across all trees.

Owns the search: the shortest way to each outcome, every simple way in the order of length, a few
ways that take every edge. A way is a chain of edges: two choices that lead to one node are two
ways. Guards are taken as open, so each candidate counts as possible, and a way that is listed may
be one that nobody can walk. The length of a way is the number of answers on it; a route asks
nothing and adds nothing. Counting is in `counts`, the choice of the few in `cover`.
"""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from wizard.author.paths.counts import Lengths, arrivals
from wizard.author.paths.cover import Ground, cover
from wizard.library.library import Library
from wizard.walk.machine import Edge, edges

Way = list[Edge]


class Paths:
    """The ways of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.edges: dict[str, list[Edge]] = {name: [] for name in library.nodes}
        for edge in edges(library):
            self.edges[edge.source].append(edge)
        self._costs = {name: 0 if node.passes else 1 for name, node in library.nodes.items()}

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
        came = self._nearest(start)
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
        return cover(ground, start, {e for node in self._nearest(start) for e in self.edges[node]})

    def _ends(self, node: str) -> bool:
        return self._library.node(node).ends

    def _nearest(self, start: str) -> dict[str, Edge | None]:
        """Every node that `start` leads to, the nearest first, and the edge by which it is met."""
        came: dict[str, Edge | None] = {}
        queue: deque[tuple[str, Edge | None]] = deque([(start, None)])
        while queue:
            at, edge = queue.popleft()
            if at in came:
                continue
            came[at] = edge
            onward = [(way.target, way) for way in self.edges[at]]
            if self._costs[at]:
                queue.extend(onward)
            else:  # a route asks nothing, so what is behind it is as near
                queue.extendleft(reversed(onward))
        return came

    @staticmethod
    def _back(came: dict[str, Edge | None], node: str) -> Way:
        """The way by which a node was met."""
        way: Way = []
        while edge := came[node]:
            way.append(edge)
            node = edge.source
        return way[::-1]

    @cached_property
    def rest(self) -> dict[str, int]:
        """The fewest answers from each node to an outcome, where there is a way to one."""
        before: dict[str, list[str]] = {node: [] for node in self.edges}
        for edge in chain.from_iterable(self.edges.values()):
            before[edge.target].append(edge.source)
        rest: dict[str, int] = {}
        queue = deque((node, 0) for node in self.edges if self._ends(node))
        while queue:
            at, far = queue.popleft()
            if at in rest:
                continue
            rest[at] = far
            for source in before[at]:
                if self._costs[source]:
                    queue.append((source, far + 1))
                else:
                    queue.appendleft((source, far))
        return rest

    def _onward(self, at: str) -> Way:
        """A shortest way to an outcome; nothing where there is none."""
        way: Way = []
        while at in self.rest and not self._ends(at):
            nearer = self.rest[at] - self._costs[at]
            way.append(next(e for e in self.edges[at] if self.rest.get(e.target) == nearer))
            at = way[-1].target
        return way
