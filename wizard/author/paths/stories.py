"""The walks of one day through a library, and the ways that lead where something has to be so.

Looked for backwards by the diagrams by which all walks are proved (`flow`): whatever a way has to
bring along is known from its end on, so nothing is followed in vain. Refuses to name the answers:
that is `answers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from wizard.author.flow.flow import Flow, Transition
from wizard.author.flow.formula import ALWAYS, Formula, possible
from wizard.author.flow.one_day import OneDay
from wizard.author.flow.ways import day_ways
from wizard.author.flow.witness import Fear, Trail, trails
from wizard.author.names.table import named
from wizard.library.graph import Edge
from wizard.library.library import Library

MOST_TRAILS = 60_000
"""Preimages looked at for the first way to one place."""
FEW_TRAILS = 500
"""The same for another way there, and for one over a certain edge: of these there are many."""

Way = list[Edge]


class Stories:
    """The walks of one library that begin at a node."""

    def __init__(self, library: Library, start: str) -> None:
        self._library = library
        self.begins = start
        names, _ = named(library, lambda *_: False)
        self._graph = graph = day_ways(library, start)
        guards = [edge.guard for edge in library.graph.edges if edge.guard]
        guards += [guard for shown in graph.shown for guard in shown.values()]
        self._flow = Flow(graph, OneDay(library, names, guards, ()))
        self.reached = [graph.names[node] for node, _ in self._flow.settled()]
        """The nodes that somebody may come to."""
        self._led: dict[Fear, Way] = {}
        """A shortest way to what was come to by the ways that were found so far."""

    def edge(self, step: Transition) -> Edge:
        """The edge that a step takes."""
        place = step.turn.tries.index(step.attempt) if step.attempt else 0
        return self._library.graph.branches[self._graph.names[step.node], step.trigger][place]

    def to(self, node: str) -> Iterator[Way]:
        """Ways from the start to a node, a shortest first."""
        return self._back((self._graph.number[node], ALWAYS), MOST_TRAILS)

    def before_acting(self, node: str) -> int | None:
        """The fewest answers to a node before anything is done; None if nobody comes there so."""
        flow, nodes = self._flow, self._graph.nodes
        ends = [(self._graph.number[node], ALWAYS)]
        found = trails(
            flow,
            ends,
            lambda length, at, _: length + flow.far[at],
            lambda step: not nodes[step.node].acts,
        )
        ways = (self._along(trail) for trail in islice(found, MOST_TRAILS) if self._begins(trail))
        way = next(ways, None)
        return None if way is None else self._library.graph.length(way)

    def through(self, edge: Edge) -> Iterator[Way]:
        """Ways that take an edge and go on to an outcome, or end with it where none is ahead."""
        node, target = self._graph.number[edge.source], self._graph.number[edge.target]
        if node not in self._flow.known:
            return
        branches = zip(self._graph.branches[node], self._flow.turns[node], strict=True)
        turn = next(turn for (trigger, _), turn in branches if trigger == edge.trigger)
        attempt = turn.tries[edge.place or 0] if turn.tries else None
        taken = attempt.taken if attempt else ALWAYS
        step = Transition(node, edge.trigger, turn, attempt, taken)
        for trail in self._endings.get(target, ()):
            for way in self._back((node, self._flow.before(step, trail.fear[1])), FEW_TRAILS):
                yield [*way, edge, *self._along(trail)]
        for way in self._back((node, self._flow.before(step, ALWAYS)), FEW_TRAILS):
            yield [*way, edge]

    @cached_property
    def _endings(self) -> dict[int, list[Trail]]:
        """By each node the ways on from it to an outcome, a shortest first."""
        nodes = enumerate(self._graph.nodes)
        ends = [
            (node, ALWAYS) for node, screen in nodes if screen.ends and node in self._flow.known
        ]
        found: dict[int, list[Trail]] = {}
        for trail in trails(self._flow, ends, lambda length, _, __: length):
            found.setdefault(trail.fear[0], []).append(trail)
        return found

    def _along(self, trail: Trail) -> Way:
        way, on = Way(), trail
        while on.step is not None and on.next is not None:
            way.append(self.edge(on.step))
            on = on.next
        return way

    def _back(self, fear: Fear, most: int) -> Iterator[Way]:
        """Ways from the start to a node where something is so, a shortest first.

        Of ways that are alike in what they bring along only one is met. Where that would not do,
        others are looked for: each goes without one step of the first.
        """
        if fear[0] not in self._flow.known:
            return
        met: list[Way] = []
        for way in self._shortest(fear, most):
            met.append(way)
            yield way
        for edge in reversed(met[0]) if met else ():
            way = next(self._shortest(fear, FEW_TRAILS, edge), [])
            if way and way not in met:
                met.append(way)
                yield way

    def _shortest(self, fear: Fear, most: int, without: Edge | None = None) -> Iterator[Way]:
        """The same by one search, A* over preimages, and without an edge.

        A way that was good enough is remembered for all that lies on it: many ends stand behind one
        node, and only for the first of them all of the way there is looked for.
        """
        flow, graph = self._flow, self._library.graph
        led = self._led if without is None else {}

        def order(length: int, node: int, condition: Formula | None) -> int:
            way = led.get((node, condition)) if condition else None
            return length + (flow.far[node] if way is None else graph.length(way))

        def may_be(step: Transition) -> bool:
            return without is None or self.edge(step) is not without

        first = True
        for trail in islice(trails(flow, [fear], order, may_be), most):
            way = Way() if self._begins(trail) else led.get(trail.fear) if first else None
            if way is None:
                continue
            found = dict[Fear, Way]()
            on = trail
            while on.step is not None and on.next is not None:
                found.setdefault(on.fear, way)
                way, on = [*way, self.edge(on.step)], on.next
            news = found.keys() - led.keys()
            led |= found | led
            yield way
            first = False  # whoever asks for another one could not use it
            for known in news:
                del led[known]

    def _begins(self, trail: Trail) -> bool:
        """Whether something may be so of a person who has answered nothing."""
        (node, condition), domains = trail.fear, self._flow.domains
        so = domains.formulas.could(condition)
        return node == self._graph.entries[0] and possible(domains.start, so)
