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

_Part = tuple[frozenset[str], str]
"""Nodes, and that of them with which ways begin."""

MOST_WORK = 100_000
"""Ways looked at inside of circles."""
MOST_NESTED = 200
"""Circles within circles."""


class TangledError(Exception):
    """Too many circles run through each other to be counted."""


_Packed = tuple[int, int]
"""The least length of some ways, and the numbers of those of each length from it on in one number.

A generating function at a power of two so large that no number reaches the next one (Kronecker's
substitution): to go on by a way is to multiply, and Python does that in C.
"""
_NONE = (0, 0)


def arrivals(branches: Branches, costs: Mapping[str, int], start: str) -> dict[str, Lengths]:
    """The simple ways from `start` to each node that it leads to.

    Args:
        branches: every node, those that lead nowhere included.
        costs: what leaving a node adds to the length of a way.
        start: the node that all ways begin with.

    Raises:
        TangledError: the circles of the graph are too many to be taken apart.
    """
    counter = _Counter(branches, costs)
    whole = frozenset(branches)
    # With no room between the lengths it is counted how many ways there are, of any length.
    counter.room = max(
        numbers.bit_length() for _, numbers in counter.within(whole, start, 0).values()
    )
    counter.known.clear()
    return {node: counter.lengths(ways) for node, ways in counter.within(whole, start, 0).items()}


class _Counter:
    def __init__(self, branches: Branches, costs: Mapping[str, int]) -> None:
        self._branches = branches
        self._costs = costs
        self._plans: dict[_Part, tuple[dict[str, dict[str, int]], list[frozenset[str]]]] = {}
        self.room = 0
        """The bits of one number of ways."""
        self.known: dict[_Part, dict[str, _Packed]] = {}
        self._work = 0

    def lengths(self, ways: _Packed) -> Lengths:
        """The numbers of ways by their lengths."""
        found, (length, numbers) = Lengths(), ways
        while numbers:
            if number := numbers & ((1 << self.room) - 1):
                found[length] = number
            length, numbers = length + 1, numbers >> self.room
        return found

    def within(self, nodes: frozenset[str], start: str, depth: int) -> dict[str, _Packed]:
        """The simple ways from `start` that stay within `nodes`, by the node where they end."""
        part = (nodes, start)
        if part not in self.known:
            self.known[part] = self._count(part, depth)
        return self.known[part]

    def _count(self, part: _Part, depth: int) -> dict[str, _Packed]:
        ways, circles = self._plans.get(part) or self._plan(part, depth)
        found = dict.fromkeys(ways, _NONE)
        found[part[1]] = 0, 1
        for circle in circles:
            if len(circle) > 1:
                entries = {node: found[node] for node in circle if found[node][1]}
                found |= dict.fromkeys(circle, _NONE)
                for entry, before in entries.items():
                    for node, inside in self.within(circle, entry, depth + 1).items():
                        on = before[0] + inside[0], before[1] * inside[1]
                        found[node] = self._sum(found[node], on)
            for node in circle:
                least, numbers = found[node]
                for target, count in ways[node].items():
                    if target not in circle:
                        on = least + self._costs[node], numbers * count
                        found[target] = self._sum(found[target], on)
        return found

    def _sum(self, one: _Packed, two: _Packed) -> _Packed:
        if not one[1] or not two[1]:
            return one if one[1] else two
        if one[0] > two[0]:
            one, two = two, one
        return one[0], one[1] + (two[1] << (two[0] - one[0]) * self.room)

    def _plan(
        self, part: _Part, depth: int
    ) -> tuple[dict[str, dict[str, int]], list[frozenset[str]]]:
        """The ways of a part of the graph, and its circles, those that lead to others first."""
        ways = self._ahead(*part)
        if depth:  # the graph as a whole may be as large as it likes: it is passed once
            self._work += sum(map(len, ways.values()))
        if self._work > MOST_WORK or depth > MOST_NESTED:
            raise TangledError
        order = strongly_connected({node: list(targets) for node, targets in ways.items()})
        self._plans[part] = ways, [frozenset(circle) for circle in reversed(order)]
        return self._plans[part]

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


def total(lengths: list[Lengths]) -> Lengths:
    """All ways of several counts."""
    found: Lengths = {}
    for part in lengths:
        for length, number in part.items():
            found[length] = found.get(length, 0) + number
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
