"""What may be known at each node, whichever way a person came.

A forward analysis of the whole graph: at a node, the situations of all ways that lead there are
put together. Owns what an answer and a guard do to a situation, and which ways are ever taken.

Situations that differ in what is kept `apart` are not put together: so it is seen that a date was
asked of just those people who come through a guard later that only they can pass.
"""

from __future__ import annotations

import heapq
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wizard.author.flow.domains import REACHED, Domains
from wizard.author.flow.formula import ALWAYS, Atom, Formula, atoms, possible, refine
from wizard.author.flow.partition import Situations, join
from wizard.author.flow.reverse_postorder import forward
from wizard.author.flow.variables import Variable
from wizard.author.flow.ways import NOWHERE, Way, Ways
from wizard.author.tree.decode import FAULTY


class Try(NamedTuple):
    """One way of a trigger, as conditions.

    `dates` are those that its guard looks at, or that of a way tried before it. Where a guard is
    not `clear`, nobody is sent on, since nothing can be said of those who come through.
    """

    number: int
    way: Way
    yes: Formula
    no: Formula
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


class Predecessor(NamedTuple):
    """How a situation was come to first: from which, and by which turn and way (-1: alone)."""

    node: int
    key: int
    turn: int
    place: int


@dataclass
class _Run:
    """What was found so far in one analysis, and what is asked of it (see `Flow.settled`)."""

    found: dict[int, Situations]
    apart: Sequence[Atom]
    within: Container[int] | None
    came: dict[tuple[int, int], Predecessor] | None
    vague: Container[tuple[int, int, int]]

    def arrive(self, target: int, step: Predecessor | None, situation: int) -> bool:
        """Note that somebody comes to a node; whether that is new."""
        if self.within is not None and target not in self.within:
            return False
        if (
            self.came is not None
            and step is not None
            and (step.node, step.turn, step.place) in self.vague
        ):
            return False
        fresh = join(self.found.setdefault(target, {}), situation, self.apart)
        if self.came is not None and step is not None:
            for key in fresh or ():
                self.came.setdefault((target, key), step)
        return fresh is not None


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
        self.vague: set[tuple[int, int, int]] = set()
        """Node, turn and place of tries behind a guard that is too large to be reasoned about."""
        self._ages = {date.full: date for date in domains.dates}
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
        self.circles = forward(graph)
        """The nodes in an order in which ways lead forward; those of a circle stand together."""

    def _turns(self, node: int) -> Iterator[Turn]:
        for index, (trigger, ways) in enumerate(self.graph.branches[node]):
            clear, put = self._answer(node, trigger)
            guard = self.graph.offered(node, trigger)
            shown = ALWAYS if guard is None else self.domains.condition(guard)
            ages = tuple(self._dates(shown))
            alone = ways[0].target if len(ways) == 1 and ways[0].guard is None else NOWHERE
            tries = () if alone != NOWHERE else tuple(self._tries(ways))
            seen = 0
            exact = True
            for place, attempt in enumerate(tries):
                guard = attempt.way.guard
                exact = exact and (guard is None or self.domains.exact(guard))
                if not exact:
                    self.vague.add((node, index, place))
                for atom in (*atoms(attempt.yes), *atoms(attempt.no)):
                    seen |= atom.hit | atom.drop
            yield Turn(shown, ages, clear, put, alone, tries, seen, {})

    def _answer(self, node: int, trigger: str) -> tuple[int, int]:
        """The bits that an answer takes away, and those that it gives."""
        asked = self.graph.nodes[node]
        number = self.graph.told_later(node)
        if number is not None and self.domains.asked(number):
            return 0, self.domains.outcome(number, asked, trigger)  # or it is not told
        name = getattr(asked, "save_as", None)
        if name is None or name == FAULTY or not self.domains.asked(name):
            return 0, 0
        return self.domains.span(name), self.domains.outcome(name, asked, trigger)

    def _tries(self, ways: list[Way]) -> Iterator[Try]:
        dates: dict[Variable, None] = {}
        for way in ways:
            self._count += 1
            if way.guard is None:
                yield Try(self._count, way, ALWAYS, ALWAYS, tuple(dates), True)
                return
            yes = self.domains.condition(way.guard)
            no = self.domains.condition(way.guard, False)
            dates |= dict.fromkeys([*self._dates(yes), *self._dates(no)])
            yield Try(self._count, way, yes, no, tuple(dates), self.domains.clear(way.guard))

    def _dates(self, condition: Formula) -> Iterator[Variable]:
        """The dates that a condition looks at."""
        spans = dict.fromkeys(atom.hit | atom.drop for atom in atoms(condition))
        return (self._ages[span] for span in spans if span in self._ages)

    def settled(
        self,
        apart: Sequence[Atom] = (),
        within: Container[int] | None = None,
        came: dict[tuple[int, int], Predecessor] | None = None,
    ) -> Iterator[tuple[int, Situations]]:
        """Each node that some person comes to, with all that may be known there.

        A node follows those that lead to it, and is forgotten here once it was given out.

        Args:
            apart: situations in which these hold, and do not, are kept apart.
            within: the nodes to look at; None for all.
            came: is filled with how each situation was come to first; only ways of which it is
                known when they are taken are gone then.
        """
        run = _Run({}, apart, within, came, self.vague)
        for entry in self.graph.entries:
            run.arrive(entry, None, self.domains.start)
        for circle in self.circles:
            self._settle(circle, run)
            for node in circle:
                if node in run.found:
                    yield node, run.found.pop(node)

    def _settle(self, circle: list[int], run: _Run) -> None:
        """Go round a circle until nothing new is found.

        Round by round: what leads back is looked at when the round is done, not at once.
        """
        if len(circle) == 1 and circle[0] not in self.graph.next[circle[0]]:
            if circle[0] in run.found:
                for target, step, situation in self.onward(circle[0], run.found[circle[0]]):
                    run.arrive(target, step, situation)
            return
        order = {node: place for place, node in enumerate(circle)}
        waiting = {order[node] for node in circle if node in run.found}
        while waiting:
            queue = sorted(waiting)
            again = set[int]()
            while queue:
                place = heapq.heappop(queue)
                waiting.discard(place)
                node = circle[place]
                for target, step, situation in self.onward(node, run.found[node]):
                    if not run.arrive(target, step, situation) or target not in order:
                        continue
                    if order[target] <= place:
                        again.add(order[target])
                    elif order[target] not in waiting:
                        waiting.add(order[target])
                        heapq.heappush(queue, order[target])
            waiting = again

    def offered(self, turn: Turn, situation: int) -> int:
        """What is left of a situation where an answer is offered; 0 if it is not."""
        if turn.shown is ALWAYS:
            return situation
        left = refine(situation, turn.shown) if possible(situation, [turn.shown]) else 0
        for date in turn.ages if left else ():
            left = date.aged(left)
        return left and left | self.domains.free

    def after(self, node: int, turn: Turn, situation: int) -> int:
        """A situation once the node was answered."""
        return (situation ^ (situation & turn.clear)) | turn.put | self.opened.get(node, 0)

    def onward(self, node: int, situations: Situations) -> Iterator[tuple[int, Predecessor, int]]:
        """Where the people of a node may go, and with what they come there."""
        keys = list(situations.items())
        for index, turn in enumerate(self.turns[node]):
            for key, before in keys:
                offered = self.offered(turn, before)
                if not offered:
                    continue
                situation = self.after(node, turn, offered) if turn.put or turn.tries else offered
                if turn.alone != NOWHERE:
                    yield turn.alone, Predecessor(node, key, index, -1), situation
                    continue
                for place, left in self._passing(turn, situation):
                    attempt = turn.tries[place]
                    if attempt.way.target != NOWHERE and attempt.clear:
                        yield attempt.way.target, Predecessor(node, key, index, place), left
                for place, attempt in enumerate(turn.tries):
                    if attempt.number in self.forced and attempt.way.target != NOWHERE:
                        yield attempt.way.target, Predecessor(node, key, index, place), situation

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
        failed: list[Formula] = []
        situation |= REACHED
        rest = situation
        for place, attempt in enumerate(turn.tries):
            left = refine(rest, attempt.yes)
            if left and (not failed or possible(situation, [*failed, attempt.yes])):
                yield place, self.later(left, attempt)
            rest = refine(rest, attempt.no)
            if not rest:
                return
            failed.append(attempt.no)

    def later(self, situation: int, attempt: Try) -> int:
        """A situation at the next node: figures are counted anew, and dates are older."""
        for date in attempt.dates:
            situation = date.aged(situation)
        return situation | self.domains.free
