"""What a person can have answered by then, on one day.

A *story* is a node and what is known there on one way, or on several that are alike from there on:
what each name can be by itself, and a condition that ties some of them. Owns the steps from story
to story: forward images of the diagrams by which all walks are proved (`flow`), so what is known on
a way and what is known over all ways is found by one engine. Refuses to name the answers: that is
`answers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from wizard.author.flow.domains import OneDay
from wizard.author.flow.flow import Flow, Transition, Turn
from wizard.author.flow.formula import ALWAYS, NEVER, Formula, possible, refine
from wizard.author.flow.ways import day_ways
from wizard.author.flow.witness import Fear
from wizard.author.names.table import named
from wizard.library.graph import Edge
from wizard.library.library import Library

Way = list[Edge]


class Known(NamedTuple):
    """What each name can be by itself, as a situation, and what ties them."""

    alone: int
    tied: Formula


class Story(NamedTuple):
    """Where a person stands, and what they can have answered."""

    node: int
    known: Known


class Move(NamedTuple):
    """A step from a story by one way of the library."""

    edge: Edge
    target: Story


class Stories:
    """The stories of one library that begin at a node."""

    def __init__(self, library: Library, start: str) -> None:
        self.library = library
        self.begins = start
        names, _ = named(library, lambda *_: False)
        self.graph = graph = day_ways(library, start)
        guards = [edge.guard for edge in library.graph.edges if edge.guard]
        guards += [guard for shown in graph.shown for guard in shown.values()]
        self._domains = OneDay(library, names, guards, ())
        self._formulas = self._domains.formulas
        self.flow = Flow(graph, self._domains)
        self.reached = [node for node, _ in self.flow.settled()]
        """The nodes that somebody may come to."""
        self._turns = [
            {trigger: turn for (trigger, _), turn in zip(branches, turns, strict=True)}
            for branches, turns in zip(graph.branches, self.flow.turns, strict=True)
        ]
        self._live = self._looked_at_ahead()
        self._moves: dict[Story, list[Move]] = {}
        self.led: dict[Fear, Way] = {}
        """A shortest way to what was come to by the ways that were found so far."""

    @property
    def start(self) -> Story:
        """The story of a person who has answered nothing."""
        node = self.graph.entries[0]
        return Story(node, self._forget(node, Known(self._domains.start, ALWAYS)))

    def begins_so(self, condition: Formula) -> bool:
        """Whether something may be so of a person who has answered nothing."""
        return possible(self._domains.start, self._formulas.could(condition))

    def edge(self, step: Transition) -> Edge:
        """The edge that a step takes."""
        place = step.turn.tries.index(step.attempt) if step.attempt else 0
        return self.library.graph.branches[self.graph.names[step.node], step.trigger][place]

    def at(self, story: Story) -> str:
        """The name of a story's node."""
        return self.graph.names[story.node]

    def moves(self, story: Story) -> list[Move]:
        """Every step that can be taken from a story, in the order in which they are written."""
        if story not in self._moves:
            self._moves[story] = list(self._find_moves(story))
        return self._moves[story]

    def follow(self, way: Way, story: Story | None = None) -> Story | None:
        """Where a way leads from a story, or from the start; None where it cannot be taken."""
        found = story or self.start
        for edge in way:
            after = next((target for by, target in self.moves(found) if by is edge), None)
            if after is None:
                return None
            found = after
        return found

    def wanted(self, edge: Edge) -> Fear:
        """A node, and what has to be so there for a way of it to be taken."""
        node, flow = self.graph.number[edge.source], self.flow
        turn = self._turns[node][edge.trigger]
        attempt = turn.tries[edge.place or 0] if turn.tries else None
        taken = attempt.taken if attempt else ALWAYS
        if node not in flow.known:
            return node, NEVER
        step = Transition(node, edge.trigger, turn, attempt, taken)
        return node, flow.before(step, ALWAYS)

    def _find_moves(self, story: Story) -> Iterator[Move]:
        ways = self.library.graph.out[self.at(story)]
        for trigger, group in groupby(ways, key=lambda edge: edge.trigger):
            edges = list(group)
            turn = self._turns[story.node][trigger]
            known = self._where(story.known, turn.shown)
            if known is None:
                continue
            known = self._set(known, turn.clear, turn.put)
            if not turn.tries:
                yield self._move(edges[0], known)
            for attempt, edge in zip(turn.tries, edges, strict=False):
                taken = self._where(known, attempt.taken)
                if taken is not None:
                    yield self._move(edge, taken)

    def _move(self, edge: Edge, known: Known) -> Move:
        node = self.graph.number[edge.target]
        return Move(edge, Story(node, self._forget(node, known)))

    def _set(self, known: Known, clear: int, put: int) -> Known:
        """What is known once some bits were taken away and others given."""
        tied = self._any(known.tied, clear)
        return Known((known.alone ^ (known.alone & clear)) | put, tied)

    def _any(self, condition: Formula, bits: int) -> Formula:
        """A condition with nothing said of some variables: their existential quantification."""
        return self._formulas.before(condition, bits, lambda span, _: span)

    def _where(self, known: Known, condition: Formula) -> Known | None:
        """What is left where a condition may hold; None if nothing is."""
        formulas = self._formulas
        condition = formulas.within(formulas.could(condition), known.alone)
        tied = formulas.every((known.tied, condition))
        if tied is NEVER:
            return None
        alone = refine(known.alone, tied)
        return Known(alone, formulas.within(tied, alone)) if alone else None

    def _forget(self, node: int, known: Known) -> Known:
        """What is known of the names that something ahead of a node looks at."""
        dead = self._domains.anywhere & ~self._live[node]
        return Known(known.alone | dead, self._any(known.tied, dead))

    def _looked_at_ahead(self) -> list[int]:
        """Of each node the bits at which it, or any node behind it, looks: a liveness analysis."""
        graph, live = self.graph, [0] * len(self.graph.names)
        for circle in reversed(graph.circles):
            bits = 0
            for node in circle:
                bits |= sum_of(self.flow.turns[node])
                for guard in graph.shown[node].values():
                    bits |= self._domains.condition(guard).bits
                for target in graph.next[node]:
                    bits |= live[target]
            for node in circle:
                live[node] = bits
        return live


def sum_of(turns: tuple[Turn, ...]) -> int:
    """The bits at which the ways of a node look."""
    bits = 0
    for turn in turns:
        bits |= turn.seen
    return bits
