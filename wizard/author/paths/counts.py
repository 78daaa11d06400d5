"""How many ways there are, and how long: counted, not listed.

Owns the exact count of the *simple* ways of a graph, those that meet no node twice. A graph without
circles is counted in one pass. A simple way enters a circle (a strongly connected part) once, by
one of its nodes, and does not come back to that node; so the circle is counted for each entry with
the ways back to it taken out, which leaves smaller circles, and so on. Circles of a decision tree
(try again, come back) fall apart at once. For a tangle in which that would take for ever the count
is refused, since a guess would be no count.
"""

from __future__ import annotations

from collections.abc import Mapping

from wizard.library.graph import strongly_connected

Lengths = dict[int, int]
"""For each length the number of ways that have it."""

Branches = Mapping[str, Mapping[str, int]]
"""For each node where it leads, and by how many ways."""

MOST_WORK = 100_000
"""Ways looked at inside of circles."""
MOST_NESTED = 200
"""Circles within circles."""


class TangledError(Exception):
    """Too many circles run through each other to be counted."""


def arrivals(branches: Branches, costs: Mapping[str, int], start: str) -> dict[str, Lengths]:
    """The simple ways from `start` to each node that it leads to.

    Args:
        branches: every node, those that lead nowhere included.
        costs: what leaving a node adds to the length of a way.
        start: the node that all ways begin with.

    Raises:
        TangledError: the circles of the graph are too many to be taken apart.
    """
    return _Counter(branches, costs).within(frozenset(branches), start, 0)


class _Counter:
    def __init__(self, branches: Branches, costs: Mapping[str, int]) -> None:
        self._branches = branches
        self._costs = costs
        self._known: dict[tuple[frozenset[str], str], dict[str, Lengths]] = {}
        self._work = 0

    def within(self, nodes: frozenset[str], start: str, depth: int) -> dict[str, Lengths]:
        """The simple ways from `start` that stay within `nodes`, by the node where they end."""
        key = (nodes, start)
        if key not in self._known:
            self._known[key] = self._count(nodes, start, depth)
        return self._known[key]

    def _count(self, nodes: frozenset[str], start: str, depth: int) -> dict[str, Lengths]:
        ways = self._ahead(nodes, start)
        if depth:  # the graph as a whole may be as large as it likes: it is passed once
            self._work += sum(map(len, ways.values()))
        if self._work > MOST_WORK or depth > MOST_NESTED:
            raise TangledError
        found: dict[str, Lengths] = {node: {} for node in ways}
        found[start][0] = 1
        order = strongly_connected({node: list(targets) for node, targets in ways.items()})
        for circle in reversed(order):  # what leads to a node comes before it
            members = frozenset(circle)
            if len(members) > 1:
                entries = {node: found[node] for node in circle if found[node]}
                found |= {node: {} for node in circle}
                for entry, before in entries.items():
                    for node, inside in self.within(members, entry, depth + 1).items():
                        _join(found[node], before, inside)
            for node in circle:
                for target, count in ways[node].items():
                    if target not in members:
                        _extend(found[target], found[node], self._costs[node], count)
        return found

    def _ahead(self, nodes: frozenset[str], start: str) -> dict[str, dict[str, int]]:
        """The part of the graph that `start` leads to within `nodes`, without the ways back."""
        found: dict[str, dict[str, int]] = {}
        work = [start]
        while work:
            node = work.pop()
            if node in found:
                continue
            found[node] = {
                target: count
                for target, count in self._branches[node].items()
                if target in nodes and target not in (start, node)
            }
            work += found[node]
        return found


def _extend(into: Lengths, ways: Lengths, cost: int, count: int) -> None:
    """Add `ways`, each gone on by `count` ways of one cost."""
    for length, number in ways.items():
        into[length + cost] = into.get(length + cost, 0) + number * count


def _join(into: Lengths, before: Lengths, after: Lengths) -> None:
    """Add every way of `before` gone on by every way of `after`."""
    few, many = sorted((before, after), key=len)
    for length, number in few.items():
        _extend(into, many, length, number)


def total(lengths: list[Lengths]) -> Lengths:
    """All ways of several counts."""
    found: Lengths = {}
    for part in lengths:
        _extend(found, part, 0, 1)
    return found


def median(lengths: Lengths) -> float:
    """The length in the middle, or between the two in the middle."""
    number = sum(lengths.values())
    middle: list[int] = []
    for place in ((number - 1) // 2, number // 2):
        seen = 0
        for length in sorted(lengths):
            seen += lengths[length]
            if seen > place:
                middle.append(length)
                break
    return sum(middle) / 2
