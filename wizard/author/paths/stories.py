"""The walks of one day through a library, and the ways that lead where something has to be so.

Looked for by the diagrams by which all walks are proved (`flow`): whatever a way has to bring along
is known from its end on, and what may be so at all is known at each node, so nothing is followed in
vain. Owns how soon a person has something to do as well: the answers from the start of a library to
the first action, or to an outcome where there is none before it. Refuses to name the answers: that
is `answers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from wizard.author.flow.cases import Outer
from wizard.author.flow.domains import FREE, Domains
from wizard.author.flow.flow import Fear, Flow, Transition
from wizard.author.flow.formula import ALWAYS
from wizard.author.flow.live import live_bits
from wizard.author.flow.search import MOST_ANSWERS, Steps, back, on
from wizard.author.flow.ways import day_ways
from wizard.author.names.table import Names, named
from wizard.library.forms import NO, YES
from wizard.library.graph import Edge
from wizard.library.guard import Guard, RowCount
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import NEXT, tree_of

Way = list[Edge]

NEAR = 2
"""Answers more than on the shortest way; ways with so many are looked for first."""

ROUNDS = {NEXT: 1, YES: 2}
"""How many rows there will be where a list is begun, and where there is one more of them."""


class OneDay(Domains):
    """The same where all is answered on one day, so that nothing grows older or turns by itself."""

    def __init__(
        self, library: Library, names: Names, guards: Iterable[Guard], order: Iterable[str]
    ) -> None:
        super().__init__(library, names, guards, (), order)
        self.counted, self.free, self.dates = 0, FREE, []

    def answer(self, node: Node, trigger: str) -> tuple[int, int]:
        """The same; of rows there is one, or two where there is one more: a way is a short one."""
        clear, put = super().answer(node, trigger)
        for part, tick in self._items.get(node.save_as or node.ends_rows or "", {}).items():
            if not isinstance(part, RowCount):
                continue
            if node.column or trigger == NO:
                clear, put = clear & ~tick.full, put & ~tick.full
            else:
                clear, put = clear | tick.full, put | tick.bit(part.least <= ROUNDS[trigger])
        return clear, put


class Stories:
    """The walks of one library that begin at a node."""

    def __init__(self, library: Library, start: str) -> None:
        self._library = library
        self._avoided: Edge | None = None
        """The step without which a way was found that could be walked, the last time."""
        names, _ = named(library, lambda *_: False)
        self._graph = graph = day_ways(library, start)
        guards = [edge.guard for edge in library.graph.edges if edge.guard]
        guards += [guard for shown in graph.shown for guard in shown.values()]
        self._flow = Flow(graph, OneDay(library, names, guards, graph.asked))
        self.nodes = [graph.names[node] for node, _ in self._flow.settled()]
        """Those to which a walk may lead, as far as answers are looked at one by one."""
        begin = live_bits(self._flow).get(graph.entries[0], 0)
        self._begun = self._flow.domains.unanswered(begin)
        self._so = Outer(self._flow, ())

    def edge(self, step: Transition) -> Edge:
        """The edge that a step takes."""
        place = step.turn.tries.index(step.attempt) if step.attempt else 0
        return self._library.graph.branches[self._graph.names[step.node], step.trigger][place]

    def to(self, node: str) -> Iterator[Way]:
        """Ways from the start to a node, a shortest first."""
        for steps in self._back((self._graph.number[node], ALWAYS)):
            yield list(map(self.edge, steps))

    def before_acting(self, node: str) -> int | None:
        """The fewest answers to a node before anything is done; None if nobody comes there so."""
        fear = self._graph.number[node], ALWAYS
        nodes = self._graph.nodes
        steps = back(self._flow, self._idle.before, fear, lambda step: not nodes[step.node].acts)
        return None if steps is None else sum(self._flow.costs[step.node] for step in steps)

    @cached_property
    def _idle(self) -> Outer:
        """What may be so before anything is done."""
        nodes = self._graph.nodes
        return Outer(self._flow, (), leaves=lambda node: not nodes[node].acts)

    def through(self, edge: Edge) -> Iterator[Way]:
        """Ways that take an edge and go on to an outcome, or end with it where none is ahead."""
        flow, node = self._flow, self._graph.number[edge.source]
        step = next((step for step in flow.leaving.get(node, ()) if self.edge(step) is edge), None)
        if step is None:
            return
        found = []
        for way in self._back((node, flow.before(step, ALWAYS))):
            found.append([*map(self.edge, way), edge])
            yield [*found[-1], *map(self.edge, self._onward([*way, step]))]
        yield from found

    def _onward(self, steps: Steps) -> Steps:
        """The steps by which people who came along some steps go on to an outcome."""
        flow, so = self._flow, self._begun
        for step in steps:
            so = flow.along(step, so)
        return on(flow, (steps[-1].target, so)) or []

    def _back(self, fear: Fear) -> Iterator[Steps]:
        """Ways from the start to a node where something is so, a shortest first.

        Where that would not do, others are looked for: each goes without one turn of the first,
        and at first without that which did not do before. Those that are not much longer come
        before all others: most of what is in vain shows only among the longest.
        """
        flow, before = self._flow, self._so.before

        def without(edge: Edge | None, most: int = MOST_ANSWERS) -> Steps | None:
            return back(flow, before, fear, lambda one: self.edge(one) is not edge, most)

        first = without(None)
        if first is None:
            return
        yield first
        met = [first]
        turns = [self.edge(step) for step in reversed(first) if len(flow.leaving[step.node]) > 1]
        length = sum(flow.costs[step.node] for step in first)
        for most in (length + NEAR, MOST_ANSWERS):
            for edge in sorted(turns, key=lambda one: one is not self._avoided):
                way = without(edge, most)
                if way is not None and way not in met:
                    met.append(way)
                    avoided, self._avoided = self._avoided, edge
                    yield way
                    self._avoided = avoided  # asked for one more: that was not it


class FirstAction(msgspec.Struct, frozen=True):
    """How soon there is something to do, where the first of it all is in this tree.

    Answers: the fewest, and how many it takes at least to the action (or outcome) that is the
    farthest.
    """

    tree: str
    fewest: int
    most: int
    farthest: str


def first_actions(library: Library, stories: Stories) -> list[FirstAction]:
    """For each tree in which somebody first has something to do.

    Args:
        library: the library.
        stories: those that begin where it does.
    """
    nodes = ((name, library.node(name)) for name in stories.nodes)
    things = [name for name, node in nodes if node.acts or node.ends]
    answers = {name: far for name in things if (far := stories.before_acting(name)) is not None}
    found = []
    for tree in library.trees:
        own = {name: far for name, far in answers.items() if tree_of(name) == tree}
        if own:
            farthest = max(own, key=own.__getitem__)
            found.append(FirstAction(tree, min(own.values()), own[farthest], farthest))
    return found
