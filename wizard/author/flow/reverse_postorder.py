"""The order in which nodes are looked at, so that most ways lead forward.

A reverse postorder of a depth-first search in each strongly connected component, the components in
a topological order.
"""

from __future__ import annotations

from collections.abc import Sequence

from wizard.author.flow.ways import Ways


def forward(graph: Ways) -> list[list[int]]:
    """The nodes in an order in which ways lead forward; those of a circle stand together."""
    return [_inside(circle, graph.next) if len(circle) > 1 else circle for circle in graph.circles]


def _inside(circle: list[int], targets: Sequence[list[int]]) -> list[int]:
    """The nodes of a circle in an order in which most ways lead forward."""
    left = set(circle)
    left.discard(circle[-1])  # the one that was come to first
    work = [(circle[-1], iter(targets[circle[-1]]))]
    done: list[int] = []
    while work:
        node, onward = work[-1]
        for target in onward:
            if target in left:
                left.discard(target)
                work.append((target, iter(targets[target])))
                break
        else:
            done.append(node)
            work.pop()
    return done[::-1]
