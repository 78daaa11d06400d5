"""The ways through a library, from a node to an outcome, across all trees.

Owns which are listed: a shortest way to each outcome, and ways that take every edge. A way is a
chain of edges: two choices that lead to one node are two ways. What is listed can be walked, and
has the answers by which it was. The length of a way is the number of answers on it; a route asks
nothing and adds nothing. Counting is in `counts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain, islice

from wizard.author.paths.answers import Answers, WalkedWay
from wizard.author.paths.counts import arrivals
from wizard.author.paths.stories import Stories
from wizard.library.graph import Edge, breadth_first
from wizard.library.library import Library

MOST_TRIED = 20
"""Ways to one place that are tried, where the answers of one were not found."""


class Paths:
    """The ways of one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        graph = library.graph
        self.edges, self._costs, self.length = graph.out, graph.costs, graph.length
        self.stories = lru_cache(maxsize=None)(lambda start: Stories(library, start))
        """By the node where they begin."""
        self._answers = lru_cache(maxsize=None)(lambda start: Answers(library, today, start))

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

    def counts(self, start: str) -> dict[str, int]:
        """How many simple ways lead from `start` to each outcome that it leads to, guards aside.

        Raises:
            TangledError: they cannot be counted.
        """
        branches = {
            node: Counter(edge.target for edge in ways if not edge.waits)
            for node, ways in self.edges.items()
        }
        found = arrivals(branches, start)
        return {node: count for node, count in found.items() if count and self._ends(node)}

    def nearest(self, start: str) -> dict[str, int]:
        """The fewest answers from `start` to each outcome that it leads to, guards aside."""
        met = breadth_first(
            [start], lambda at: ((self._costs[at], edge.target, None) for edge in self.edges[at])
        )
        return {node: far for node, far, _ in met if self._ends(node)}

    def shortest(self, start: str) -> dict[str, WalkedWay]:
        """A shortest way from `start` to each outcome that somebody comes to, the nearest first."""
        walked, ways = self._answers(start).walked, self.stories(start).to
        found = {node: self._first(map(walked, ways(node))) for node in self.nearest(start)}
        there = {node: walked for node, walked in found.items() if walked}
        return dict(sorted(there.items(), key=lambda item: self.length(item[1].way)))

    def cover(self, start: str, wanted: Iterable[Edge] | None = None) -> Iterator[WalkedWay]:
        """Ways that together take every edge that can be taken, of all or of those `wanted`.

        Each takes one that was not taken yet, and goes on to an outcome, or ends short of it where
        nobody comes to one.
        """
        stories, walked = self.stories(start), self._answers(start).walked
        every = (self.edges[node] for node in stories.nodes)
        left = dict.fromkeys(chain.from_iterable(every) if wanted is None else wanted)
        while left:
            # What lies far off, and stands last, takes much else on the way to it.
            edge = next(reversed(left))
            found = self._first(map(walked, stories.through(edge)))
            del left[edge]
            if found is not None:
                for taken in found.way:
                    left.pop(taken, None)
                yield found

    @staticmethod
    def _first(ways: Iterable[WalkedWay | None]) -> WalkedWay | None:
        """The first way for which answers were found."""
        return next(filter(None, islice(ways, MOST_TRIED)), None)

    def _ends(self, node: str) -> bool:
        return self._library.node(node).ends
