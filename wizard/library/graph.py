"""The nodes of a library and every way between them: one graph, read once.

Owns the ways with their guards, in the order in which they are tried, and the search for what is
near, what is reached and what goes round in circles. Rooms that know more than a library says (what
was answered, where something was written) search their own graphs by the same routines. Refuses to
say which way is taken: that is `walk`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, takewhile
from typing import Any, NamedTuple, TypeVar

from wizard.library.guard import Guard, parse
from wizard.library.model import Candidate, Node, Target
from wizard.library.node import is_part, qualify, tree_of

N = TypeVar("N", bound=Hashable)
S = TypeVar("S")


class Edge(NamedTuple):
    """One way from a node: by `trigger`, if `guard` holds and no earlier edge was taken."""

    source: str
    trigger: str
    target: str
    guard: Guard | None
    waits: bool = False
    place: int | None = None
    """Its number among the ways of a list; None where there is no list."""


class Graph:
    """The graph of one library."""

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        """`nodes` are those of a sound library, by `tree.node`."""
        self.nodes = nodes
        self.out: dict[str, list[Edge]] = {name: [] for name in nodes}
        """The ways from each node, in the order in which they are tried."""
        for edge in edges(nodes, parse):
            self.out[edge.source].append(edge)

    @property
    def edges(self) -> Iterator[Edge]:
        """Every way."""
        return chain.from_iterable(self.out.values())

    @cached_property
    def branches(self) -> dict[tuple[str, str], list[Edge]]:
        """By a node and a trigger the ways that it may lead, in the order of trying."""
        found: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault((edge.source, edge.trigger), []).append(edge)
        return found

    @cached_property
    def next(self) -> dict[str, list[str]]:
        """Each node and where it may lead, without the ways that stay."""
        return {
            name: list(dict.fromkeys(edge.target for edge in ways if not edge.waits))
            for name, ways in self.out.items()
        }

    @cached_property
    def costs(self) -> dict[str, int]:
        """The answers that it takes to leave each node."""
        return {name: cost(name, node) for name, node in self.nodes.items()}

    def length(self, way: Iterable[Edge]) -> int:
        """The number of answers on a way."""
        return sum(self.costs[edge.source] for edge in way)

    @cached_property
    def circles(self) -> list[list[str]]:
        """The nodes by the circles they are in, each after those that it leads to."""
        return strongly_connected(self.next)

    @cached_property
    def rest(self) -> dict[str, int]:
        """The fewest answers from each node to an end, where there is a way to one."""
        return self.to(name for name, node in self.nodes.items() if node.ends)

    def to(self, ends: Iterable[str]) -> dict[str, int]:
        """The fewest answers from each node to one of `ends`, where there is a way to one."""
        met = breadth_first(
            ends, lambda at: ((self.costs[source], source, None) for source in self._before[at])
        )
        return {name: far for name, far, _ in met}

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """Each node, and those that lead to it."""
        before: dict[str, list[str]] = {name: [] for name in self.nodes}
        for name, targets in self.next.items():
            for target in targets:
                before[target].append(name)
        return before

    def near(self, start: str, answers: int) -> Iterator[str]:
        """Every node to which at most so many answers lead from `start`, itself included."""
        met = breadth_first(
            [start], lambda at: ((self.costs[at], target, None) for target in self.next[at])
        )
        return (name for name, _, _ in takewhile(lambda one: one[1] <= answers, met))

    def nearest(self, start: str) -> dict[str, Edge | None]:
        """Every node that `start` leads to, the nearest first, and the edge by which it is met."""
        met = breadth_first(
            [start], lambda at: ((self.costs[at], edge.target, edge) for edge in self.out[at])
        )
        return {name: edge for name, _, edge in met}


def cost(name: str, node: Node) -> int:
    """The answers that it takes to leave a node: a route asks nothing, a form is one."""
    return 0 if is_part(name) or not node.text else 1


def edges(nodes: Mapping[str, Node], read: Callable[[Any], Guard]) -> Iterator[Edge]:
    """Every way from every node, in the order in which the ways are tried.

    Args:
        nodes: by `tree.node`.
        read: makes a guard of what an author wrote.
    """
    for source, node in nodes.items():
        tree = tree_of(source)
        for trigger, target in node.ways:
            if target is None:
                yield Edge(source, trigger, source, None, waits=True)
                continue
            listed = not isinstance(target, str)
            for place, candidate in enumerate(candidates(target)):
                guard = None if candidate.when is None else read(candidate.when)
                to = qualify(tree, candidate.to)
                yield Edge(source, trigger, to, guard, place=place if listed else None)


def candidates(target: Target) -> list[Candidate]:
    """A target as ordered candidates."""
    return [Candidate(target)] if isinstance(target, str) else target


def breadth_first(
    starts: Iterable[N], onward: Callable[[N], Iterable[tuple[int, N, S]]]
) -> Iterator[tuple[N, int, S | None]]:
    """Every node that some way from `starts` leads to, they included, the nearest first.

    A 0–1 breadth-first search: of each node its distance, and the step by which it was met. Of
    equally near nodes the first to be offered comes first.

    Args:
        starts: the nodes to begin with.
        onward: of a node, the steps from it: what each costs (0 or 1), where it leads, and itself.
    """
    queue: deque[tuple[N, int, S | None]] = deque((start, 0, None) for start in starts)
    met: set[N] = set()
    while queue:
        node, far, step = queue.popleft()
        if node in met:
            continue
        met.add(node)
        yield node, far, step
        free: list[tuple[N, int, S | None]] = []
        for cost, target, by in onward(node):
            if target not in met:
                (queue if cost else free).append((target, far + cost, by))
        queue.extendleft(reversed(free))


def reached(starts: Iterable[N], onward: Callable[[N], Iterable[N]]) -> set[N]:
    """Every node to which some way leads from `starts`, they included."""
    found = set(starts)
    work = list(found)
    while work:
        for target in onward(work.pop()):
            if target not in found:
                found.add(target)
                work.append(target)
    return found


def strongly_connected(ways: Mapping[N, list[N]]) -> list[list[N]]:
    """Strongly connected components, each after those it leads to (Tarjan, without recursion)."""
    index: dict[N, int] = {}
    low: dict[N, int] = {}
    stack: list[N] = []
    on_stack: set[N] = set()
    found: list[list[N]] = []
    for root in ways:
        if root in index:
            continue
        work = [(root, iter(ways[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(ways[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    circle = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        circle.append(member)
                        if member == node:
                            break
                    found.append(circle)
    return found
