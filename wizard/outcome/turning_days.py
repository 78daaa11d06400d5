"""The days on which what is told of a case in one line may turn, if nobody touches it.

Owns what makes a day count: a term that comes near, is urgent, or has passed; time that has run
out for a guard, also for one by which the step at hand was come to; a rule that comes to something
else every day. It may name a day on which nothing
turns, and misses none on which something does. Refuses to tell anything itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wizard.law.days import last_day
from wizard.law.rules import RULES
from wizard.library.guard import AnyRow, Compared, Guard, comparisons, names
from wizard.library.library import Library
from wizard.library.model import PLACEHOLDER
from wizard.library.node import tree_of
from wizard.library.operators import TimeSpan
from wizard.outcome.dates import NEAR, URGENT, asked_anew, called, dates
from wizard.walk.answers import trigger
from wizard.walk.values import Derivations, derivations
from wizard.walk.walk import Walk


class TurningDays:
    """Finds them on one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        derived = derivations(library)
        ways = [(name, way) for name, several in derived.items() for way in several]
        daily = {name for name, way in ways if way.rule and RULES[way.rule].daily}
        self._grown = {name: _following(derived, {name}) for name in daily}
        """By what a rule counts anew every day, that and all that follows from it."""
        self._daily = set().union(*self._grown.values())
        guards = [way.guard for _, way in ways if way.guard]
        terms = {name for name, way in ways if way.term} | {
            one for _, way in ways for one in way.met
        }
        rows = (part.part for guard in guards for part in _rows(guard))
        self._unsteady = not self._daily.isdisjoint(terms) or any(map(_timed, rows))
        """Whether which terms run may turn on any day, as in no library that is shipped."""
        self._timed = [part for guard in guards for part in _timed(guard)]

    def until(self, walk: Walk) -> date:
        """The last day, from that of a walk on, on which all that a list tells of it is the same.

        Days that are told by how far off they are change what is said, and nothing that counts.
        """
        if self._on_any_day(walk):
            return walk.today
        turns = min((day for day in self._turns(walk) if day > walk.today), default=date.max)
        return min(turns, _FAR) - _DAY

    def _turns(self, walk: Walk) -> Iterator[date]:
        for due in dates(walk):
            day = _plain(due.day)
            yield from (day - _DAY * (NEAR - 1), day - _DAY * URGENT, day + _DAY)
        led = [part for guard in self._led_by(walk) for part in _timed(guard)]
        for part, span in [*self._timed, *led]:
            began = walk.values.get(part.name)
            if isinstance(began, date):
                yield _plain(last_day(began, span.count, span.unit)) + _DAY

    def _on_any_day(self, walk: Walk) -> bool:
        """Whether it may be another one tomorrow, for a reason that has no day."""
        if self._unsteady or walk.lost or not walk.steps:
            return True
        led = {name for guard in self._led_by(walk) for name in names(guard)}
        if led:  # of what is not known yet, time alone makes nothing
            known = self._grown.keys() & walk.values.counted()
            led &= set().union(*(self._grown[name] for name in known))
        if walk.outgrown is not None and not walk.ended:
            return True
        if walk.once(asked_anew):  # of which the guards are another walk's
            return True
        return not self._daily.isdisjoint(led | _named(self._library, walk))

    def _led_by(self, walk: Walk) -> Iterator[Guard]:
        """The guards by which the last answer led to the step at hand, and may lead elsewhere."""
        last = None if walk.ended else walk.led_by
        if last is None:
            return
        graph, seen = self._library.graph, set[str]()
        way = trigger(self._library.node(last.node), last.answer)
        work = [*graph.branches.get((last.node, way), ())]
        while work:
            edge = work.pop()
            if edge.guard is not None:
                yield edge.guard
            if edge.target not in seen and self._library.node(edge.target).passes:
                seen.add(edge.target)
                work += graph.out[edge.target]


_DAY = timedelta(days=1)
_FAR = date(9000, 1, 1)


def _named(library: Library, walk: Walk) -> set[str]:
    """The names that the line of a walk looks at."""
    nodes = [library.node(step.node) for step in walk.steps]
    trees = {tree_of(reference) for reference in (walk.at, *(step.node for step in walk.steps))}
    texts = [walk.node.text, called(walk, walk.at), *(due.title for due in dates(walk))]
    texts += [library.trees[tree].case_title or "" for tree in trees]
    since = {node.since for node in (*nodes, walk.node) if node.since}
    return since | {name for text in texts for name in PLACEHOLDER.findall(text)}


def _following(derived: Derivations, names: set[str]) -> set[str]:
    """Names, and all that follows from them."""
    found, work = {*names}, [*names]
    while work:
        fresh = {*derived.following.get(work.pop(), ())} - found
        found |= fresh
        work += fresh
    return found


def _timed(guard: Guard) -> list[tuple[Compared, TimeSpan]]:
    """The comparisons of a guard that hold until so much time has run out, or from then on."""
    return [
        (part, part.operand)
        for part in comparisons(guard)
        if isinstance(part, Compared) and isinstance(part.operand, TimeSpan)
    ]


def _rows(guard: Guard) -> Iterable[AnyRow]:
    return (part for part in comparisons(guard) if isinstance(part, AnyRow))


def _plain(day: date) -> date:
    """A day without the mark of one that was said approximately."""
    return date.fromordinal(day.toordinal())
