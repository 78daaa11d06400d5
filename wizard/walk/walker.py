"""The fold of steps through the machine, in one library.

Back, change, resume, answers files and scenarios are all the same fold; `Walker.replay` from the
start is what it means. Owns which step fits where, and where it leads; refuses to keep anything:
every fold gives a new walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType

import msgspec

from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import NEXT, qualify, screen_of, split, tree_of
from wizard.walk import slots
from wizard.walk.answers import Answer, stands, trigger, waits
from wizard.walk.claims import Claims
from wizard.walk.machine import Machine
from wizard.walk.showing import hides
from wizard.walk.steps import State, Step, learn
from wizard.walk.values import Values, derivations
from wizard.walk.walk import Walk, left_out


class Walker:
    """Walks one library from one node."""

    def __init__(self, library: Library, start: str, goal: str = "") -> None:
        """`start` is a tree, or a node `tree.node`; `goal` is an entry to be led to, if any."""
        self.library = library
        self.titles = library.titles
        """What the names are called by the first question that asks for each."""
        self.start = self._node(start)
        self.goal = goal
        self.claims = Claims(library)
        self.left: Mapping[str, Decimal | date] = MappingProxyType({})
        """What stays known of claims that were replaced by others."""
        self._machine = Machine(library)
        self._derived = derivations(library)

    def elsewhere(self, start: str, goal: str = "") -> Walker:
        """The same library from another tree or node; the machine is built only once."""
        other = copy(self)
        other.start, other.goal = self._node(start), goal
        return other

    def knowing(self, left: Mapping[str, Decimal | date]) -> Walker:
        """The same for a way on which so much stays known of claims that were replaced."""
        other = copy(self)
        other.left = left
        return other

    def prepare(self) -> None:
        """Build what the first step needs, so that it takes no longer than any other."""
        self._machine.prepare(tree_of(self.start))

    def _node(self, start: str) -> str:
        tree, node = split(start)
        return start if node else qualify(tree, str(self.library.trees[tree].start))

    def behind(self, at: str, asked: Mapping[str, Value], day: date) -> str:
        """The node to which an answer leads that pulls no trigger of its own."""
        return self._machine.follow(at, NEXT, self.values(asked, day), day)

    def outgrown(self, walk: Walk, last: Step) -> str | None:
        """The node to which the step `last` of a walk leads today, where it led to the one at hand
        on its own day, and does not today.
        """
        then, now = (
            self.led_to(last.node, last.answer, walk.asked, day) for day in (last.on, walk.today)
        )
        return now if then == walk.at != now else None

    def led_to(self, at: str, answer: Answer, asked: Mapping[str, Value], day: date) -> str:
        """The node to which an answer leads on a day, where so much is asked by it."""
        way = trigger(self.library.node(at), answer)
        return self._machine.follow(at, way, self.values(asked, day), day)

    def values(self, asked: Mapping[str, Value], today: date) -> Values:
        """What is known on a day; of a day that is left and told anew on the way, the first."""
        known = {**self.left, **asked} if self.left else asked
        days = ((name, day) for name, day in self.left.items() if isinstance(day, date))
        first = {
            name: min(day, there) for name, day in days if isinstance(there := known[name], date)
        }
        return Values(
            {**known, **first} if first else known, self._derived, self.library.facts, today
        )

    def begin(self, today: date) -> Walk:
        """A walk with nothing answered."""
        return self.replay((), today)

    def replay(
        self, steps: Iterable[Step], today: date, kept: Mapping[str, Answer] | None = None
    ) -> Walk:
        """Fold `steps` from the start.

        At each node the next step that answers it soundly is taken; those passed over on the
        way, and all that are left at the end, no longer fit: they are told as `lost` and kept
        for pre-filling.
        """
        # Where nothing is known yet no day decides of a way.
        at = self._machine.enter(self.start, self.values({}, today), today)
        at = self._led(at, {}, today)
        return self.fold(Walk(self, today, (), at, {}, {}), steps, kept or {})

    def fold(
        self,
        walk: Walk,
        steps: Iterable[Step],
        kept: Mapping[str, Answer],
        places: Sequence[str] = (),
    ) -> Walk:
        """Fold `steps` from where a walk stands; they were given in the slots `places`, or where
        one behind the other they tell.

        It is what `replay` would make of all the steps, since those that were taken once fit.
        """
        today, at, asked = walk.today, walk.at, walk.asked
        taken, past, queue = list(walk.steps), list(walk.past), list(steps)
        lost, spare = list[Step](), dict(kept)
        given = ((step.node, step.answer) for step in queue)
        ahead = list(places or slots.given_in(self.library, given, asked))
        first = partial(self._first, queue, today)
        while queue:
            before = State(at, asked)
            index = first(before)
            if index is None and (moved := self._moved(queue[0], at, today, asked)):
                queue[0], index = moved, 0
            if index is None:
                break
            lost += queue[:index]
            spare |= left_out(ahead[:index], queue)
            step = queue[index]
            del queue[: index + 1], ahead[: index + 1]
            past.append(before)
            node, asked = self.library.node(at), dict(asked)
            learn(asked, node, step, taken)
            taken.append(step)
            if not waits(node, step.answer):
                at = self.led_to(at, step.answer, asked, step.on)
                at = self._led(at, asked, step.on)
        lost += queue
        spare |= left_out(ahead, queue)
        steps, past_ = tuple(taken), tuple(past)
        return Walk(self, today, steps, at, asked, spare, tuple(lost), past_, walk.owed, walk.sent)

    def _led(self, at: str, asked: Mapping[str, Value], day: date) -> str:
        """`at`, or the goal, if what everybody is asked first is behind.

        An entry is proved for whoever has said nothing yet, so nobody else is led to it.
        """
        if asked or not self.goal or at != self.library.manifest.entries_at:
            return at
        return self._machine.enter(self.goal, self.values(asked, day), day)

    def skip_added(self, walk: Walk, kept: Mapping[str, Answer]) -> Walk:
        """`walk` past questions that are new in the library, where its steps fit then.

        Who had come further when they were added is not led back to be asked: what is optional is
        skipped, and what a question has `assumed` becomes the answer. It is a step like any other,
        so that a later move and the file agree on it, and it can be seen and changed. `kept` is
        what was off the way before any step was lost.
        """
        ahead, tried = walk, set[str]()
        while ahead.lost and _may_be_left_out(ahead.node) and ahead.at not in tried:
            tried.add(ahead.at)
            skipped = Step(ahead.at, ahead.node.assumed, ahead.lost[0].on)
            ahead = self.fold(ahead, [skipped, *ahead.lost], kept)
            if len(ahead.lost) < len(walk.lost):
                walk, tried = ahead, set()
        return walk

    def _moved(self, step: Step, at: str, today: date, asked: Mapping[str, Value]) -> Step | None:
        """The next step as an answer to `at`, where both ask for the same value.

        So a question that became two, each for a part of those who come to it, stays answered.
        """
        old, new = self.library.find(step.node), self.library.node(at)
        before, after = old.field if old else None, new.field
        if before is None or after is None:
            return None
        moved = msgspec.structs.replace(step, node=at)
        names = (before.save_as, before.column) == (after.save_as, after.column)
        same = names and before.type == after.type
        return moved if same and self._fits(moved, at, today, asked) else None

    def _first(self, queue: Sequence[Step], today: date, state: State) -> int | None:
        """Which of `queue` is the first to answer the node of a state; of a cell one of its row."""
        at, asked = state
        cell = self.library.node(at).column is not None
        for index, step in enumerate(queue):
            if self._fits(step, at, today, asked):
                return index
            if cell and screen_of(step.node) == screen_of(at) and self._parts_rows(step.node):
                return None
        return None

    def _parts_rows(self, name: str) -> bool:
        node = self.library.find(name)
        return node is not None and (node.first or node.ends_rows is not None)

    def _fits(self, step: Step, at: str, today: date, asked: Mapping[str, Value]) -> bool:
        if step.node != at:
            return False
        # A date that was corrected since may lie after the day of its step, and never after today;
        # a clock that was set back makes no answer false.
        day = max(step.on, today)
        node = self.library.node(at)
        known = self.values(asked, step.on)
        fits = stands(node, step.answer, step.on, day, known)
        return fits and not hides(node, step.answer, known)


def _may_be_left_out(node: Node) -> bool:
    """Whether an answer of before can stand behind a node to which none was given."""
    return node.optional or node.assumed is not None
