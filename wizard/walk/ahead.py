"""How far it can still be: the shortest and the longest way ahead of each node.

Owns the bounds that progress is told by. The shortest is exact. The longest is exact in a graph
without circles; the nodes of a circle (try again, come back) count once each, so the bound is
honest and not endless.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from wizard.library.library import Library
from wizard.walk.machine import edges

Node = TypeVar("Node", bound=Hashable)


def graph(library: Library) -> dict[str, list[str]]:
    """Each node and where it may lead, without the ways that stay."""
    found: dict[str, list[str]] = {node: [] for node in library.nodes}
    for edge in edges(library):
        if not edge.waits and edge.target not in found[edge.source]:
            found[edge.source].append(edge.target)
    return found


def longest_ahead(library: Library) -> dict[str, int]:
    """For each node the most screens that may still follow it, the outcome counted."""
    ways = graph(library)
    weight = {node: 0 if library.node(node).passes else 1 for node in ways}
    ahead: dict[str, int] = {}
    for circle in circles(ways):  # targets come before their sources
        members = set(circle)
        beyond = max(
            (ahead[to] + weight[to] for node in circle for to in ways[node] if to not in members),
            default=0,
        )
        inside = sum(weight[node] for node in circle)
        for node in circle:
            ahead[node] = beyond + inside - weight[node]
    return ahead


def fewest_ahead(library: Library) -> dict[str, int]:
    """For each node the fewest screens to an end, the outcome counted; 0 where there is none."""
    ways = graph(library)
    sources: dict[str, list[str]] = {node: [] for node in ways}
    for node, targets in ways.items():
        for target in targets:
            sources[target].append(node)
    ahead = {node: 0 for node in ways if library.node(node).ends}
    queue = deque(ahead)
    while queue:
        node = queue.popleft()
        # A route is no screen: coming through it adds nothing, so its sources come first.
        weight = 0 if library.node(node).passes else 1
        for source in sources[node]:
            if ahead[node] + weight < ahead.get(source, len(ways)):
                ahead[source] = ahead[node] + weight
                if weight:
                    queue.append(source)
                else:
                    queue.appendleft(source)
    return {node: ahead.get(node, 0) for node in ways}


def reached(starts: Iterable[Node], onward: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """Every node to which some way leads from `starts`, they included."""
    found = set(starts)
    work = list(found)
    while work:
        for target in onward(work.pop()):
            if target not in found:
                found.add(target)
                work.append(target)
    return found


def circles(ways: Mapping[Node, list[Node]]) -> list[list[Node]]:
    """Strongly connected components, each after those it leads to (Tarjan, without recursion)."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    found: list[list[Node]] = []
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
