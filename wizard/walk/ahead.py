"""How far it can still be: the shortest and the longest way ahead of each node.

Owns the bounds that progress is told by. The shortest is exact. The longest is exact in a graph
without circles; the nodes of a circle (try again, come back) count once each, so the bound is
honest and not endless.
"""

from __future__ import annotations

from wizard.library.library import Library
from wizard.library.node import screen_of


def longest_ahead(library: Library) -> dict[str, int]:
    """For each node the most screens that may still follow it, the outcome counted."""
    graph = library.graph
    ways, screens = graph.next, graph.costs
    ahead: dict[str, int] = {}
    for circle in graph.circles:  # targets come before their sources
        members = set(circle)
        beyond = max(
            (ahead[to] + screens[to] for node in circle for to in ways[node] if to not in members),
            default=0,
        )
        inside = sum(screens[node] for node in circle)
        for node in circle:
            own = form if (form := screen_of(node)) in members else node
            ahead[node] = beyond + inside - screens[own]
    return ahead


def fewest_ahead(library: Library) -> dict[str, int]:
    """For each node the fewest screens to an end, the outcome counted; 0 where there is none."""
    graph = library.graph
    # Every answer leads to a screen; a route leads to one without.
    return {
        node: graph.rest[node] + 1 - screens if node in graph.rest else 0
        for node, screens in graph.costs.items()
    }
