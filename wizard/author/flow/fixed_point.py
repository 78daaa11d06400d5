"""In which order nodes are looked at, and again, until nothing new is found.

A fixed point by chaotic iteration: the strongly connected components in a topological order, the
nodes of each in a reverse postorder of a depth-first search, so that most ways lead forward. Owns
the order; refuses to know what is found at a node.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence

from wizard.author.flow.ways import Ways

MOST_DOORS = 32
"""Nodes with which the order of one circle is begun, to see which is the best."""


def forward(graph: Ways) -> list[list[int]]:
    """The nodes in an order in which ways lead forward; those of a circle stand together."""
    return [_inside(circle, graph) if len(circle) > 1 else circle for circle in graph.circles]


def backward(circles: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """The same the other way round."""
    return (circle[::-1] for circle in reversed(circles))


def settle(
    circles: Iterable[Sequence[int]],
    starts: Iterable[int],
    onward: Callable[[int], Iterable[int]],
) -> Iterator[Sequence[int]]:
    """Each circle, once nothing new is found in it.

    First what stands first: an inner circle is done before what it leads to is looked at.

    Args:
        circles: the nodes in the order to look at them.
        starts: the nodes to begin with.
        onward: looks at a node, and tells where something new comes to from there.
    """
    waiting = set(starts)
    for circle in circles:
        if waiting.isdisjoint(circle):
            yield circle
            continue
        order = {node: place for place, node in enumerate(circle)}
        queue = [place for place, node in enumerate(circle) if node in waiting]  # is a heap
        while queue:
            node = circle[heapq.heappop(queue)]
            waiting.discard(node)
            for target in onward(node):
                if target not in waiting:
                    waiting.add(target)
                    if target in order:
                        heapq.heappush(queue, order[target])
        yield circle


def _inside(circle: list[int], graph: Ways) -> list[int]:
    """The nodes of a circle in an order in which most ways lead forward.

    Of the nodes by which it is come into, one is the first: by which the fewest ways lead back.
    """
    own = set(circle)
    doors = [at for at in circle if at in graph.entries or not own.issuperset(graph.back[at])]
    found = (_order(own, door, graph.next) for door in doors[:MOST_DOORS] or circle[-1:])
    return min(found, key=lambda order: _returns(order, graph.next))


def _order(circle: set[int], first: int, targets: Sequence[list[int]]) -> list[int]:
    """The reverse postorder of a circle."""
    left = circle - {first}
    work = [(first, reversed(targets[first]))]
    done: list[int] = []
    while work:
        node, onward = work[-1]
        for target in onward:
            if target in left:
                left.discard(target)
                work.append((target, reversed(targets[target])))
                break
        else:
            done.append(node)
            work.pop()
    return done[::-1]


def _returns(order: list[int], targets: Sequence[list[int]]) -> int:
    """How many ways lead back in an order of a circle."""
    places = {node: place for place, node in enumerate(order)}
    return sum(
        places.get(target, len(order)) <= place
        for place, node in enumerate(order)
        for target in targets[node]
    )
