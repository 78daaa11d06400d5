"""How far it can still be: the longest way ahead of each node.

Owns the bound that progress is told by. In a graph without circles it is exact; the nodes of a
circle (try again, come back) count once each, so the bound is honest and not endless.
"""

from __future__ import annotations

from collections.abc import Mapping

from wizard.tree.library import Library
from wizard.tree.model import Route
from wizard.walk.machine import edges

Graph = Mapping[str, list[str]]


def graph(library: Library) -> dict[str, list[str]]:
    """Each node and where it may lead, without the ways that stay."""
    found: dict[str, list[str]] = {
        f"{name}.{node}": [] for name, tree in library.trees.items() for node in tree.nodes
    }
    for edge in edges(library):
        if not edge.waits and edge.target not in found[edge.source]:
            found[edge.source].append(edge.target)
    return found


def longest_ahead(library: Library) -> dict[str, int]:
    """For each node the most screens that may still follow it, the outcome counted."""
    ways = graph(library)
    weight = {node: 0 if isinstance(library.node(node), Route) else 1 for node in ways}
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


def circles(ways: Graph) -> list[list[str]]:
    """Strongly connected components, each after those it leads to (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
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
