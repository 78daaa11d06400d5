"""The two searches for a way on one day: ahead from a story, and back from where it has to lead.

Ahead every simple way is met in the order of length, each with what is known on it. Back, whatever
a way has to bring along is known from the beginning, so nothing is followed in vain; but of ways
that are alike in that only one is met. Owns both; refuses to find the answers: that is `answers`.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from wizard.author.flow.formula import Formula
from wizard.author.flow.witness import Fear, trails
from wizard.author.paths.stories import Stories, Story, Way
from wizard.library.graph import Edge

MOST_TRAILS = 20_000
"""Preimages looked at for the ways to one place."""
MOST_STORIES = 20_000
"""Stories that are followed for the ways from one."""

Goal = Callable[[Story, Edge | None], bool]
"""Whether a way ends at a story, come to by an edge."""


def back(stories: Stories, fear: Fear) -> Iterator[Way]:
    """Ways from the start to a node where something is so, a shortest first: A* over preimages.

    A way that was good enough is remembered for all that lies on it: many ends stand behind one
    node, and only for the first of them all of the way there is looked for.
    """
    flow, led = stories.flow, stories.led
    if fear[0] not in flow.known:
        return

    def order(length: int, node: int, condition: Formula | None) -> int:
        way = led.get((node, condition)) if condition else None
        return length + (flow.far[node] if way is None else stories.library.graph.length(way))

    first = True
    for trail in islice(trails(flow, fear, order), MOST_TRAILS):
        node, condition = trail.fear
        begins = node == stories.start.node and stories.begins_so(condition)
        way = Way() if begins else led.get(trail.fear) if first else None
        if way is None:
            continue
        found = dict[Fear, Way]()
        on = trail
        while on.step is not None and on.next is not None:
            found.setdefault(on.fear, way)
            way, on = [*way, stories.edge(on.step)], on.next
        news = found.keys() - led.keys()
        led |= found | led
        yield way
        first = False  # whoever asks for another one could not use it
        for known in news:
            del led[known]


def ahead(
    stories: Stories, start: Story, goal: Goal, rest: Mapping[str, int], seen: frozenset[int]
) -> Iterator[Way]:
    """Every way from a story to a goal that meets no node twice, in order of length: A*.

    Of equal ways the one whose choices stand further up comes first.

    Args:
        stories: those of the library.
        start: where the ways begin.
        goal: where they end.
        rest: the fewest answers from a node to a goal, guards aside; no way leads through others.
        seen: nodes that were met before.
    """
    costs = stories.library.graph.costs
    queue: list[tuple[int, tuple[int, ...], int, Story, Way, frozenset[int]]]
    queue = [(0, (), 0, start, [], seen)]
    for _ in range(MOST_STORIES):
        if not queue:
            return
        _, order, length, story, way, met = heapq.heappop(queue)
        if goal(story, way[-1] if way else None):
            yield way
            continue
        on, met = length + costs[stories.at(story)], met | {story.node}
        for place, (edge, target) in enumerate(stories.moves(story)):
            reaches = goal(target, edge)
            # Waiting stays where it is, and is of use to who is told something then.
            again = target == story if edge.waits else target.node in met
            if not reaches and (again or edge.target not in rest):
                continue
            far = on if reaches else on + rest[edge.target]
            heapq.heappush(queue, (far, (*order, place), on, target, [*way, edge], met))
