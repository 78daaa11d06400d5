"""The ways through a library, from a node to an outcome, across all trees.

Owns the search: a shortest way to each outcome, every simple way in the order of length, a few ways
that take every edge. A way is a chain of edges: two choices that lead to one node are two ways.
What is listed can be walked, and has the answers by which it was. The length of a way is the number
of answers on it; a route asks nothing and adds nothing. Counting is in `counts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice

from wizard.author.flow.formula import ALWAYS
from wizard.author.paths.answers import Answers, WalkedWay
from wizard.author.paths.counts import Lengths, arrivals
from wizard.author.paths.searches import ahead, back
from wizard.author.paths.stories import Stories, Story, Way
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

    def counts(self, start: str) -> dict[str, Lengths]:
        """The simple ways from `start` to each outcome that it leads to, guards aside.

        Raises:
            TangledError: they cannot be counted.
        """
        branches = {
            node: Counter(edge.target for edge in ways if not edge.waits)
            for node, ways in self.edges.items()
        }
        found = arrivals(branches, self._costs, start)
        return {node: lengths for node, lengths in found.items() if lengths and self._ends(node)}

    def nearest(self, start: str) -> dict[str, int]:
        """The fewest answers from `start` to each outcome that it leads to, guards aside."""
        met = breadth_first(
            [start], lambda at: ((self._costs[at], edge.target, None) for edge in self.edges[at])
        )
        return {node: far for node, far, _ in met if self._ends(node)}

    def shortest(self, start: str) -> dict[str, WalkedWay]:
        """A shortest way from `start` to each outcome that somebody comes to, the nearest first."""
        found = {node: next(self._to(start, node), None) for node in self.nearest(start)}
        ways = {node: walked for node, walked in found.items() if walked}
        return dict(sorted(ways.items(), key=lambda item: self.length(item[1].way)))

    def simple(self, start: str) -> Iterator[WalkedWay]:
        """Every way from `start` to an outcome that meets no node twice, in order of length."""
        stories = self.stories(start)
        ways = self._to_an_end(stories, stories.start)
        return filter(None, map(self._answers(start).walked, ways))

    def cover(self, start: str, wanted: Iterable[Edge] | None = None) -> Iterator[WalkedWay]:
        """A few ways from `start` that together take every edge that can be taken, of all or of
        those that are `wanted`; few, and not proved to be the fewest.

        Each goes on from edge to edge that was not taken yet, and then to an outcome.
        """
        stories = self.stories(start)
        reached = (self.edges[stories.graph.names[node]] for node in stories.reached)
        left = dict.fromkeys(chain.from_iterable(reached) if wanted is None else wanted)
        while left:
            edge = next(iter(left))
            walked = next(self._through(stories, edge, left.keys()), None)
            del left[edge]
            if walked is not None:
                for taken in walked.way:
                    left.pop(taken, None)
                yield walked

    def _to(self, start: str, end: str) -> Iterator[WalkedWay]:
        """Ways to an outcome, a shortest one first."""
        stories, walked = self.stories(start), self._answers(start).walked
        yield from filter(None, map(walked, back(stories, (stories.graph.number[end], ALWAYS))))
        rest = self._library.graph.to([end])
        ways = ahead(
            stories, stories.start, lambda story, _: stories.at(story) == end, rest, frozenset()
        )
        yield from filter(None, map(walked, islice(ways, MOST_TRIED)))

    def _through(self, stories: Stories, edge: Edge, left: Collection[Edge]) -> Iterator[WalkedWay]:
        """Ways that take an edge and go to an outcome, the one first that takes most of `left`."""
        walked = self._answers(stories.begins).walked
        rest = self._library.graph.to([edge.source])
        others = ahead(stories, stories.start, lambda _, last: last is edge, rest, frozenset())
        led = ([*way, edge] for way in back(stories, stories.wanted(edge)))
        for way in chain(led, islice(others, MOST_TRIED)):
            story = stories.follow(way)
            if story is None:
                continue
            for part, at in (self._longer(stories, way, story, left), (way, story)):
                ends = islice(self._to_an_end(stories, at), MOST_TRIED)
                # Where nobody comes to an outcome it stops short of one.
                yield from filter(None, (walked([*part, *end]) for end in chain(ends, [[]])))

    def _longer(
        self, stories: Stories, way: Way, story: Story, left: Collection[Edge]
    ) -> tuple[Way, Story]:
        """A way that goes on by all of `left` that is near."""
        while wanted := {edge for edge in left if edge not in way}:
            rest = self._library.graph.to({edge.source for edge in wanted})
            seen = frozenset(stories.graph.number[edge.source] for edge in way)
            found = next(ahead(stories, story, partial(_takes, wanted), rest, seen), None)
            after = stories.follow(found, story) if found else None
            if not found or not after:
                break
            way, story = [*way, *found], after
        return way, story

    def _to_an_end(self, stories: Stories, story: Story) -> Iterator[Way]:
        """Every simple way from a story to an outcome, a shortest first."""
        rest = self._library.graph.rest
        return ahead(stories, story, lambda at, _: self._ends(stories.at(at)), rest, frozenset())

    def _ends(self, node: str) -> bool:
        return self._library.node(node).ends


def _takes(wanted: Collection[Edge], _: Story, edge: Edge | None) -> bool:
    return edge in wanted
