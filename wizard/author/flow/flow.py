"""What may be known at each node, whichever way a person came.

A forward analysis of the whole graph: at a node, the situations of all ways that lead there are
put together. Owns what an answer and a guard do to a situation, which ways are ever taken, and, one
step back, what must have been so before (`witness`).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from wizard.author.flow.domains import REACHED, Domains
from wizard.author.flow.formula import ALWAYS, Formula, refine, spans
from wizard.author.flow.reverse_postorder import forward
from wizard.author.flow.variables import Variable
from wizard.author.flow.ways import NOWHERE, Way, Ways
from wizard.library.graph import breadth_first, cost

MOST_KEPT = 10_000
"""Preimages that are remembered: many searches come through the same nodes."""


class Try(NamedTuple):
    """One way of a trigger. Its guard is `yes`; it is `taken` where that holds and none before it.

    `dates` are those that its guard looks at, or that of a way tried before it. Where a guard is
    not `clear`, nobody is sent on, since nothing can be said of those who come through.
    """

    number: int
    way: Way
    yes: Formula
    taken: Formula
    dates: tuple[Variable, ...]
    clear: bool


class Turn(NamedTuple):
    """One answer to a node: what it makes of the name it sets, and the ways that are tried then.

    It is given by those alone for whom `shown` holds before it, which looks at the dates `ages`.
    `alone` is the target where there is one way and no guard; else `NOWHERE`. The guards look at
    the bits of `seen`, and `known` remembers what they made of them.
    """

    shown: Formula
    ages: tuple[Variable, ...]
    clear: int
    put: int
    alone: int
    tries: tuple[Try, ...]
    seen: int
    known: dict[int, list[tuple[int, int]]]


@dataclass(frozen=True, eq=False)
class Transition:
    """From a node by an answer, and by one of its ways where there are several."""

    node: int
    trigger: str
    turn: Turn
    attempt: Try | None
    taken: Formula
    """Where the way is taken, as far as that differs then."""


class Flow:
    """The analysis of one graph."""

    def __init__(self, graph: Ways, domains: Domains) -> None:
        self.graph = graph
        self.domains = domains
        self.taken: set[int] = set()
        """The numbers of the tries that some person takes."""
        self.opened: dict[int, int] = {}
        """What is held possible at a node though no way leads to it."""
        self.forced: set[int] = set()
        """Tries that nobody takes, and are taken all the same, to see what follows from them."""
        self.known: dict[int, int] = {}
        """The situation of each node that some person comes to."""
        self.entries = frozenset(graph.entries)
        self._ages = {date.full: date for date in domains.dates}
        self._count = 0
        self.before = lru_cache(maxsize=MOST_KEPT)(self._before)
        """What must be so at a node for a condition to be so where a step of it leads."""
        self.turns = [tuple(self._turns(node)) for node in range(len(graph.names))]
        self.guarded = {
            node for node, turns in enumerate(self.turns) if any(turn.tries for turn in turns)
        }
        """The nodes with a guard on some way."""
        self.clear = all(
            attempt.clear
            for node in self.guarded
            for turn in self.turns[node]
            for attempt in turn.tries
        )
        """Whether all that guards look at is sound."""
        self.circles = forward(graph)
        """The nodes in an order in which ways lead forward; those of a circle stand together."""

    def _turns(self, node: int) -> Iterator[Turn]:
        for trigger, ways in self.graph.branches[node]:
            clear, put = self._answer(node, trigger)
            guard = self.graph.offered(node, trigger)
            shown = ALWAYS if guard is None else self.domains.condition(guard)
            ages = tuple(self._dates(shown))
            alone = ways[0].target if len(ways) == 1 and ways[0].guard is None else NOWHERE
            tries = () if alone != NOWHERE else tuple(self._tries(ways))
            seen = 0
            for attempt in tries:
                seen |= attempt.taken.bits
            yield Turn(shown, ages, clear, put, alone, tries, seen, {})

    def _answer(self, node: int, trigger: str) -> tuple[int, int]:
        """The bits that an answer takes away, and those that it gives."""
        asked = self.graph.nodes[node]
        number = self.graph.told_later(node, trigger)
        if number is not None and self.domains.asked(number):
            clear = self.domains.span(number) if asked.choices[trigger].wait else 0
            return clear, self.domains.outcome(number, asked, trigger)  # or it is not told
        return self.domains.answer(asked, trigger)

    def _tries(self, ways: list[Way]) -> Iterator[Try]:
        dates: dict[Variable, None] = {}
        before, every = ALWAYS, self.domains.formulas.every
        for way in ways:
            self._count += 1
            if way.guard is None:
                yield Try(self._count, way, ALWAYS, before, tuple(dates), True)
                return
            yes = self.domains.condition(way.guard)
            no = self.domains.condition(way.guard, False)
            dates |= dict.fromkeys([*self._dates(yes), *self._dates(no)])
            taken = every([before, yes])
            yield Try(self._count, way, yes, taken, tuple(dates), self.domains.clear(way.guard))
            before = every([before, no])

    def _dates(self, condition: Formula) -> Iterator[Variable]:
        """The dates that a condition looks at."""
        return (self._ages[span] for span in sorted(spans(condition)) if span in self._ages)

    def settled(self) -> Iterator[tuple[int, int]]:
        """Each node that some person comes to, with all that may be known there.

        A node follows those that lead to it.
        """
        self.known = dict.fromkeys(self.graph.entries, self.domains.start)
        for circle in self.circles:
            self._settle(circle)
            for node in circle:
                for turn in self.turns[node]:
                    turn.known.clear()  # nobody comes here again
                if node in self.known:
                    yield node, self.known[node]

    def _settle(self, circle: list[int]) -> None:
        """Go round a circle until nothing new is found.

        Round by round: what leads back is looked at when the round is done, not at once.
        """
        order = {node: place for place, node in enumerate(circle)}
        waiting = {order[node] for node in circle if node in self.known}
        while waiting:
            queue = sorted(waiting)
            again = set[int]()
            while queue:
                place = heapq.heappop(queue)
                waiting.discard(place)
                for target, situation in self.onward(circle[place]):
                    if not self._arrive(target, situation) or target not in order:
                        continue
                    if order[target] <= place:
                        again.add(order[target])
                    elif order[target] not in waiting:
                        waiting.add(order[target])
                        heapq.heappush(queue, order[target])
            waiting = again

    def _arrive(self, target: int, situation: int) -> bool:
        """Note that somebody comes to a node; whether that is new."""
        known = self.known.get(target, 0)
        if known | situation == known:
            return False
        self.known[target] = known | situation
        return True

    def offered(self, turn: Turn, situation: int) -> int:
        """What is left of a situation where an answer is offered; 0 if it is not."""
        if turn.shown is ALWAYS:
            return situation
        left = refine(situation, turn.shown)
        for date in turn.ages if left else ():
            left = date.aged(left)
        return left and left | self.domains.free

    def after(self, node: int, turn: Turn, situation: int) -> int:
        """A situation once the node was answered."""
        return (situation ^ (situation & turn.clear)) | turn.put | self.opened.get(node, 0)

    def onward(self, node: int) -> Iterator[tuple[int, int]]:
        """Where the people of a node may go, and with what they come there."""
        before = self.known[node]
        for turn in self.turns[node]:
            situation = self.offered(turn, before)
            if not situation:
                continue
            situation = self.after(node, turn, situation)
            if turn.alone != NOWHERE:
                yield turn.alone, situation
                continue
            for place, left in self._passing(turn, situation):
                attempt = turn.tries[place]
                if attempt.way.target != NOWHERE and attempt.clear:
                    yield attempt.way.target, left
            for attempt in turn.tries:
                if attempt.number in self.forced and attempt.way.target != NOWHERE:
                    yield attempt.way.target, situation

    def _before(self, step: Transition, condition: Formula) -> Formula:
        formulas, turn = self.domains.formulas, step.turn
        if step.attempt is not None:
            condition = self.aged(step.attempt.dates, condition)
            after = self.after(step.node, turn, self.known[step.node])
            condition = formulas.within(condition, after)
            condition = formulas.every((condition, step.taken))
        found = turn.put | self.opened.get(step.node, 0)

        def was(span: int, values: int) -> int:
            return span if values & found else 0 if span & turn.clear else values

        condition = formulas.before(condition, found | turn.clear, was)
        if turn.shown is not ALWAYS:
            condition = formulas.every((self.aged(turn.ages, condition), turn.shown))
        return condition

    def aged(self, dates: Sequence[Variable], condition: Formula) -> Formula:
        """What must be so for a condition to be so at the next look; see `later`."""
        if not dates and not condition.bits & self.domains.counted:
            return condition
        ages = {date.full: date for date in dates}

        def was(span: int, values: int) -> int:
            return ages[span].younger(values) if span in ages else span

        return self.domains.formulas.before(condition, self.domains.counted | sum(ages), was)

    @cached_property
    def costs(self) -> list[int]:
        """The answers that it takes to leave each node."""
        return [
            cost(name, node) for name, node in zip(self.graph.names, self.graph.nodes, strict=True)
        ]

    @cached_property
    def far(self) -> dict[int, int]:
        """The fewest answers from a start to each node, guards aside."""
        costs, targets = self.costs, self.graph.next
        met = breadth_first(self.entries, lambda at: ((costs[at], to, None) for to in targets[at]))
        return {node: far for node, far, _ in met}

    @cached_property
    def steps(self) -> dict[int, list[Transition]]:
        """The steps that lead to each node from one that some person comes to, each kind once."""
        found: dict[int, dict[object, Transition]] = {}
        within = self.domains.formulas.within
        for node, known in self.known.items():
            for turn, (trigger, _) in zip(self.turns[node], self.graph.branches[node], strict=True):
                told = (node, turn.shown, turn.clear, turn.put)
                if turn.alone != NOWHERE:
                    step = Transition(node, trigger, turn, None, ALWAYS)
                    found.setdefault(turn.alone, {}).setdefault(told, step)
                    continue
                # Whoever is offered it is among these: no date is known that could not be older.
                after = self.after(node, turn, known)
                for attempt in turn.tries:
                    if attempt.way.target != NOWHERE and attempt.clear:
                        taken = within(attempt.taken, after)
                        step = Transition(node, trigger, turn, attempt, taken)
                        ways = found.setdefault(attempt.way.target, {})
                        ways.setdefault((*told, attempt.taken, attempt.dates), step)
        return {node: list(steps.values()) for node, steps in found.items()}

    def takes(self, turn: Turn, situation: int) -> list[int]:
        """The numbers of the tries that are taken from a situation."""
        return [turn.tries[place].number for place, _ in self._passing(turn, situation)]

    def _passing(self, turn: Turn, situation: int) -> Iterator[tuple[int, int]]:
        """The places of the tries that are taken from a situation, and what is left of it then."""
        looked_at = situation & turn.seen
        passing = turn.known.get(looked_at)
        if passing is None:
            passing = turn.known[looked_at] = list(self._sorted(turn, looked_at))
        rest = situation ^ looked_at
        for place, left in passing:
            self.taken.add(turn.tries[place].number)
            yield place, rest | left

    def _sorted(self, turn: Turn, situation: int) -> Iterator[tuple[int, int]]:
        for place, attempt in enumerate(turn.tries):
            left = refine(situation | REACHED, attempt.taken)
            if left:
                yield place, self.later(left, attempt)

    def later(self, situation: int, attempt: Try) -> int:
        """A situation at the next node: figures are counted anew, and dates are older."""
        for date in attempt.dates:
            situation = date.aged(situation)
        return situation | self.domains.free
