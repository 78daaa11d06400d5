"""Guards that look at a name which nothing sets on any way to them.

Guards themselves are left aside on these ways, so that a guard which never holds is not the cause
of others being told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wizard.author.flow.domains import MOST_DEEP, Domains
from wizard.author.flow.fixed_point import settle
from wizard.author.flow.ways import Ways
from wizard.author.tree.source import Where
from wizard.library.guard import comparisons, looks_at


class UnsetGuard(NamedTuple):
    """A guard and the name that it cannot know; `where` is that of what it guards."""

    node: int
    where: Where
    name: str


def unset_guards(graph: Ways, domains: Domains, circles: list[list[int]]) -> Iterator[UnsetGuard]:
    """Each such guard; `circles` are the nodes, those that lead first."""
    asked = _Asked(domains)
    known = dict.fromkeys(graph.entries, 0)

    def onward(node: int) -> Iterator[int]:
        """Note what is set at a node, and tell where that is new."""
        known[node] |= asked.bit(graph.nodes[node].save_as)
        for trigger, _ in graph.branches[node]:
            known[node] |= asked.bit(graph.told_later(node, trigger))
        for target in graph.next[node]:
            if known.get(target) != (after := known.get(target, 0) | known[node]):
                known[target] = after
                yield target

    for circle in settle(circles, graph.entries, onward):
        for node in known.keys() & set(circle):
            yield from _of_node(graph, node, known[node], asked)


class _Asked:
    """The names that questions set, a bit for each."""

    def __init__(self, domains: Domains) -> None:
        self._domains = domains
        self._bits: dict[str, int] = {}

    def bit(self, name: str | None) -> int:
        if name is None or not self._domains.asked(name):
            return 0
        return self._bits.setdefault(name, 1 << len(self._bits))

    def can_be(self, name: str, known: int, depth: int = 0) -> bool:
        """Whether a name may have a value where the names of `known` may."""
        if name in self._domains.left:
            return True
        if self._domains.asked(name):
            return bool(known & self.bit(name))
        ways = self._domains.needs(name)
        return (
            not ways
            or depth > MOST_DEEP
            or any(all(self.can_be(need, known, depth + 1) for need in needs) for needs in ways)
        )


def _of_node(graph: Ways, node: int, known: int, asked: _Asked) -> Iterator[UnsetGuard]:
    ways = (way for _, found in graph.branches[node] for way in found)
    guards = [(way.at, way.guard) for way in ways if way.guard is not None]
    for at, guard in [*guards, *graph.shown[node].items()]:
        looked_at = (name for part in comparisons(guard) for name in looks_at(part))
        for name in dict.fromkeys(looked_at):
            if not asked.can_be(name, known):
                yield UnsetGuard(node, at, name)
