"""How many ways there are: counted, not listed.

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


def arrivals(branches: Branches, start: str) -> dict[str, int]:
    """The number of simple ways from `start` to each node that it leads to.

    Args:
        branches: every node, those that lead nowhere included.
        start: the node that all ways begin with.

    Raises:
        TangledError: the circles of the graph are too many to be taken apart.
    """
    return _Counter(branches).within(frozenset(branches), start, 0)


class _Counter:
    def __init__(self, branches: Branches) -> None:
        self._branches = branches
        self._known: dict[_Part, dict[str, int]] = {}
        self._work = 0

    def within(self, nodes: frozenset[str], start: str, depth: int) -> dict[str, int]:
        """The simple ways from `start` that stay within `nodes`, by the node where they end."""
        part = (nodes, start)
        if part not in self._known:
            self._known[part] = self._count(part, depth)
        return self._known[part]

    def _count(self, part: _Part, depth: int) -> dict[str, int]:
        ways = self._ahead(*part)
        if depth:  # the graph as a whole may be as large as it likes: it is passed once
            self._work += sum(map(len, ways.values()))
        if self._work > MOST_WORK or depth > MOST_NESTED:
            raise TangledError
        found = dict.fromkeys(ways, 0)
        found[part[1]] = 1
        order = strongly_connected({node: list(targets) for node, targets in ways.items()})
        for circle in map(frozenset, reversed(order)):
            if len(circle) > 1:
                entries = {node: found[node] for node in circle if found[node]}
                found |= dict.fromkeys(circle, 0)
                for entry, before in entries.items():
                    for node, inside in self.within(circle, entry, depth + 1).items():
                        found[node] += before * inside
            for node in circle:
                for target, count in ways[node].items():
                    if target not in circle:
                        found[target] += found[node] * count
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
