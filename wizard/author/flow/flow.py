"""What may be known at each node, whichever way a person came.

A forward analysis of the whole graph: at a node, the situations of all ways that lead there are
put together. Owns what an answer and a guard do to a situation, which ways are ever taken, and what
a step makes of a condition (its image), or must have been so before it (its preimage).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from wizard.author.flow.domains import REACHED, Domains
from wizard.author.flow.fixed_point import forward, settle
from wizard.author.flow.formula import ALWAYS, Formula, possible, refine
from wizard.author.flow.variables import Variable
from wizard.author.flow.ways import NOWHERE, Way, Ways
from wizard.library.graph import breadth_first, cost

Fear = tuple[int, Formula]
"""A node, and the condition that is feared there."""


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
    the bits of `seen`, and `known` remembers what they made of them. `sets` are the variables that
    lose what they were.
    """

    shown: Formula
    ages: tuple[Variable, ...]
    clear: int
    put: int
    sets: tuple[Variable, ...]
    alone: int
    tries: tuple[Try, ...]
    seen: int
    known: dict[int, list[tuple[int, int]]]


@dataclass(frozen=True, eq=False)
class Transition:
    """From a node by an answer, and by one of its ways where there are several."""

    node: int
    target: int
    trigger: str
    turn: Turn
    attempt: Try | None
    taken: Formula
    """Where the way is taken, as far as that differs then."""


@dataclass(frozen=True)
class _Answered:
    """What values are once a node was answered: more may be `given`, and what is `lost` may be
    anything.
    """

    given: int
    lost: int

    def __call__(self, span: int, values: int) -> int:
        return span if span & self.lost else values | span & self.given


@dataclass(frozen=True)
class _Unanswered:
    """What values must have been before: those that are `given` may have been anything."""

    given: int
    lost: int

    def __call__(self, span: int, values: int) -> int:
        return span if values & self.given else 0 if span & self.lost else values


@dataclass(frozen=True)
class _Moved:
    """What values are at the next look, or were at the one before: dates age, and figures are
    counted anew.
    """

    dates: tuple[Variable, ...]
    move: Callable[[Variable, int], int]

    def __call__(self, span: int, values: int) -> int:
        for date in self.dates:
            if date.full == span:
                return self.move(date, values)
        return span


def _anything(span: int, _: int) -> int:
    """Whatever a variable was is not known any more."""
    return span


class Flow:
    """The analysis of one graph."""

    def __init__(self, graph: Ways, domains: Domains) -> None:
        self.graph = graph
        self._dated = {*domains.dates}
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
        self._count = 0
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
        self._nearest: dict[Fear, int | None] = {}
        self.circles = forward(graph)
        """The nodes in an order in which ways lead forward; those of a circle stand together."""

    def _turns(self, node: int) -> Iterator[Turn]:
        for trigger, ways in self.graph.branches[node]:
            clear, put, names = self._answer(node, trigger)
            guard = self.graph.offered(node, trigger)
            shown = ALWAYS if guard is None else self.domains.condition(guard)
            ages = tuple(self._dates(shown))
            alone = ways[0].target if len(ways) == 1 and ways[0].guard is None else NOWHERE
            tries = () if alone != NOWHERE else tuple(self._tries(ways))
            seen = 0
            for attempt in tries:
                seen |= attempt.taken.bits
            sets = tuple(
                part for name in names for part in self.domains.parts(name) if part.full & clear
            )
            yield Turn(shown, ages, clear, put, sets, alone, tries, seen, {})

    def _answer(self, node: int, trigger: str) -> tuple[int, int, tuple[str, ...]]:
        """The bits that an answer takes away, those that it gives, and the names that it sets."""
        clear, put, name = self._told(node, trigger)
        forgotten = tuple(filter(self.domains.asked, self.graph.nodes[node].forgets))
        for one in forgotten:
            clear |= self.domains.span(one)
            put |= self.domains.forgotten(one)
        return clear, put, (name, *forgotten)

    def _told(self, node: int, trigger: str) -> tuple[int, int, str]:
        """The same of the name that it tells alone."""
        asked = self.graph.nodes[node]
        number = self.graph.told_later(node, trigger)
        if number is not None and self.domains.asked(number):
            clear = self.domains.span(number) if asked.choices[trigger].wait else 0
            put = self.domains.outcome(number, asked, trigger)
            return clear, put, number  # or it is not told
        return *self.domains.answer(asked, trigger), asked.save_as or asked.ends_rows or ""

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
        looked_at = [*self.domains.within(condition.bits)]
        return (variable for variable in reversed(looked_at) if variable in self._dated)

    def settled(self) -> Iterator[tuple[int, int]]:
        """Each node that some person comes to, with all that may be known there.

        A node follows those that lead to it.
        """
        self.known = dict.fromkeys(self.graph.entries, self.domains.start)
        for circle in settle(self.circles, self.known, self._spread):
            for node in circle:
                for turn in self.turns[node]:
                    turn.known.clear()  # nobody comes here again
                if node in self.known:
                    yield node, self.known[node]

    def _spread(self, node: int) -> Iterator[int]:
        """Note who comes where from a node, and tell where that is new."""
        for target, situation in self.onward(node, self.known[node]):
            known = self.known.get(target, 0)
            if known | situation != known:
                self.known[target] = known | situation
                yield target

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

    def onward(self, node: int, before: int) -> Iterator[tuple[int, int]]:
        """Where people may go from a situation at a node, and with what they come there."""
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

    def before(self, step: Transition, condition: Formula, hidden: int = 0) -> Formula:
        """What must be so at a node for a condition to be so where a step of it leads.

        What its guards say of variables with the bits `hidden` may be so or not.
        """
        formulas, turn = self.domains.formulas, step.turn
        if step.attempt is not None:
            condition = self.aged(step.attempt.dates, condition)
            condition = formulas.every((condition, formulas.moved(step.taken, hidden, _anything)))
        found = turn.put | self.opened.get(step.node, 0)
        condition = formulas.moved(condition, found | turn.clear, _Unanswered(found, turn.clear))
        if turn.shown is not ALWAYS:
            shown = formulas.moved(turn.shown, hidden, _anything)
            condition = formulas.every((self.aged(turn.ages, condition), shown))
        return condition

    def begins(self, node: int, condition: Formula) -> bool:
        """Whether whoever has answered nothing may begin at a node with a condition."""
        return node in self.entries and possible(self.domains.start, condition)

    def aged(self, dates: Sequence[Variable], condition: Formula) -> Formula:
        """What must be so for a condition to be so at the next look; see `later`."""
        if not dates and not condition.bits & self.domains.counted:
            return condition
        bits = self.domains.counted | sum(date.full for date in dates)
        return self.domains.formulas.moved(condition, bits, _Moved(tuple(dates), Variable.younger))

    def along(self, step: Transition, condition: Formula) -> Formula:
        """What is so where a step leads, by what was so before it."""
        formulas, turn = self.domains.formulas, step.turn
        if turn.shown is not ALWAYS:
            condition = self._older(formulas.every((condition, turn.shown)), turn.ages)
        given = turn.put | self.opened.get(step.node, 0)
        more = (
            given & ~turn.clear
        )  # what is lost may be anything, so that most answers are one step
        condition = formulas.moved(condition, more | turn.clear, _Answered(more, turn.clear))
        said = [formulas.among(variable.full, given) for variable in turn.sets]
        condition = formulas.every((condition, *said))
        if step.attempt is None:
            return condition
        taken = formulas.every((condition, step.attempt.taken))
        return self._older(taken, step.attempt.dates)

    def _older(self, condition: Formula, dates: Sequence[Variable]) -> Formula:
        """What is so at the next look; see `later`."""
        bits = self.domains.counted | sum(date.full for date in dates)
        return self.domains.formulas.moved(condition, bits, _Moved(tuple(dates), Variable.aged))

    @cached_property
    def costs(self) -> list[int]:
        """The answers that it takes to leave each node."""
        return [
            cost(name, node) for name, node in zip(self.graph.names, self.graph.nodes, strict=True)
        ]

    def least(self, node: int, condition: Formula) -> int | None:
        """The answers that it takes at least from a start to where something may be so at a node;
        None if nobody comes there.
        """
        if (node, condition) not in self._nearest:
            levels = self._levels.get(node, ())
            found = (far for far, situation in levels if possible(situation, condition))
            self._nearest[node, condition] = next(found, None)
        return self._nearest[node, condition]

    @cached_property
    def _levels(self) -> dict[int, list[tuple[int, int]]]:
        """By each node, what may be known there after how many answers: the same analysis, the
        people of one answer after the other.
        """
        known, found = dict[int, int](), dict[int, list[tuple[int, int]]]()
        new = {(0, self.places[node], node): self.domains.start for node in self.entries}
        queue = sorted(new)
        while queue:
            at = far, _, node = heapq.heappop(queue)
            situation = known.get(node, 0) | new.pop(at)
            if situation == known.get(node):
                continue
            known[node] = situation
            found.setdefault(node, []).append((far, situation))
            for target, after in self.onward(node, situation):
                if known.get(target, 0) | after != known.get(target):
                    layer = far + self.costs[node], self.places[target], target
                    if layer not in new:
                        heapq.heappush(queue, layer)
                    new[layer] = new.get(layer, 0) | after
        return found

    @cached_property
    def far(self) -> dict[int, int]:
        """The fewest answers from a start to each node, guards aside."""
        costs, targets = self.costs, self.graph.next
        met = breadth_first(self.entries, lambda at: ((costs[at], to, None) for to in targets[at]))
        return {node: far for node, far, _ in met}

    @cached_property
    def rest(self) -> dict[int, int]:
        """The fewest answers from each node to an outcome, guards aside."""
        costs, sources = self.costs, self.graph.back
        ends = (node for node, screen in enumerate(self.graph.nodes) if screen.ends)
        met = breadth_first(ends, lambda at: ((costs[one], one, None) for one in sources[at]))
        return {node: far for node, far, _ in met}

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each node in the order in which ways lead forward."""
        return {node: place for place, node in enumerate(chain.from_iterable(self.circles))}

    @cached_property
    def leaving(self) -> dict[int, list[Transition]]:
        """The steps from each node that some person comes to."""
        return {node: list(self._leaving(node, known)) for node, known in self.known.items()}

    def _leaving(self, node: int, known: int) -> Iterator[Transition]:
        for turn, (trigger, _) in zip(self.turns[node], self.graph.branches[node], strict=True):
            if turn.alone != NOWHERE:
                yield Transition(node, turn.alone, trigger, turn, None, ALWAYS)
            # Whoever is offered it is among these: no date is known that could not be older.
            after = self.after(node, turn, known)
            for attempt in turn.tries:
                if attempt.way.target != NOWHERE and attempt.clear:
                    taken = self.domains.formulas.within(attempt.taken, after)
                    yield Transition(node, attempt.way.target, trigger, turn, attempt, taken)

    @cached_property
    def steps(self) -> dict[int, list[Transition]]:
        """The steps that lead to each node, each kind once."""
        found: dict[int, dict[object, Transition]] = {}
        for step in chain.from_iterable(self.leaving.values()):
            turn, tried = step.turn, step.attempt
            told = step.node, turn.shown, turn.clear, turn.put, tried and (tried.taken, tried.dates)
            found.setdefault(step.target, {}).setdefault(told, step)
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
