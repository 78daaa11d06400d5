"""A walk: the fold of the steps through the machine.

Owns the state of one person's way. Back, change, resume, answers files and scenarios are all the
same fold; `Walker.replay` from the start is what it means, and a move folds on from the last state
that it leaves as it was. Immutable: every move gives a new walk. Refuses files and screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import msgspec

from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import NEXT, PART, qualify, screen_of, split, tree_of
from wizard.walk import slots
from wizard.walk.answers import Answer, Chosen, accept, done, sets, stands, trigger, waits
from wizard.walk.claims import Claims
from wizard.walk.comparisons import FirstDay
from wizard.walk.machine import Machine
from wizard.walk.showing import hides, refuse_hidden
from wizard.walk.values import Values, derivations

T = TypeVar("T")


class Enclosed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of evidence that is enclosed in a message."""

    number: int
    what: str
    item: str = ""
    """What a letter calls it that names the items of a checklist; nothing where it is none."""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer, the node it was given to, and the day; guards look at that day for ever."""

    node: str
    answer: Answer
    on: date
    message: str | None = None
    """The message as it was sent with this step; a later change of an answer leaves it alone."""
    number: str | None = None
    """The number under which it was registered, where the person was given one."""
    dated: date | None = None
    """The day that the message bears, where it was printed on an earlier one."""
    enclosed: tuple[Enclosed, ...] | None = None
    """What evidence went out with the message; None where that was not noted."""


class OwedAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer to what was sent, from which a changed answer has led away since."""

    node: str
    """The step at which it was awaited."""
    event: str
    """What its term runs from: the name under which that day was answered, or else the step."""
    term: str
    since: date
    began: Step | None = None
    """The step that sent what it is owed to, without its text; None where that was not noted."""


class SentClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """A claim that went out, and what was told of it before a move led away from that."""

    step: Step
    demanded: dict[str, str] = {}
    """By id what it demanded, in its own words; nothing where it said that in other words."""
    told: tuple[Step, ...] = ()
    """The answers behind it, up to the next claim, and those before it that stay true."""


class State(NamedTuple):
    """Where the fold stands between two steps."""

    at: str
    asked: Mapping[str, Value]


@dataclass(frozen=True)
class Walk:
    """Where a person is, how they came there, and what is known."""

    walker: Walker
    today: date
    steps: tuple[Step, ...]
    at: str
    asked: Mapping[str, Value]
    kept: Mapping[str, Answer]
    """Answers that are not on the way (any more), by slot: they pre-fill their question."""
    lost: tuple[Step, ...] = ()
    """Steps that were to be replayed and no longer fit, in their order."""
    past: tuple[State, ...] = field(default=(), compare=False, repr=False)
    """The state before each step."""
    owed: tuple[OwedAnswer, ...] = ()
    """Answers that are awaited still, though what tells of them is not on the way any more; those
    of which the way at hand tells otherwise are kept, for that may be taken back."""
    sent: tuple[SentClaim, ...] = ()
    """Claims that a move has led away from, or from what was told of them."""

    @property
    def node(self) -> Node:
        """The node to be answered, or the outcome."""
        return self.walker.library.node(self.at)

    @property
    def ended(self) -> bool:
        """Whether the way has come to an outcome."""
        return self.node.ends

    @cached_property
    def values(self) -> Values:
        """Everything known today."""
        return self.walker.values(self.asked, self.today)

    @cached_property
    def _made(self) -> dict[object, Any]:
        """By function what `once` has got of it."""
        return {}

    def once(self, make: Callable[[Walk], T]) -> T:
        """What a function makes of it; made once, for a walk does not change."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def titles(self) -> Mapping[str, str]:
        """What each name is called: by the question at which this person answered, or is asked."""
        titles = dict(self.walker.titles)
        for node in (*(self.walker.library.node(step.node) for step in self.steps), self.node):
            titles |= called(node)
        return titles

    @property
    def waiting(self) -> Step | None:
        """The step by which the person put this node off, if they did."""
        last = self.steps[-1] if self.steps else None
        return last if last and last.node == self.at and waits(self.node, last.answer) else None

    @cached_property
    def outgrown(self) -> str | None:
        """The node to which the last answer would lead today, where that is another one.

        Days and sums decide of ways, and the one at hand was chosen on the day of that answer. Who
        has done something here and waits for what comes of it is in the right place.
        """
        last = self.led_by
        return self.walker.outgrown(self, last) if last and last.on != self.today else None

    @property
    def led_by(self) -> Step | None:
        """The answer that led to the node at hand, as long as nothing was done there."""
        for step in reversed(self.steps):
            node = self.walker.library.node(step.node)
            if not waits(node, step.answer):
                return step
            if (choice := node.chosen(step.answer)) and choice.done != "never":
                return None
        return None

    def answer(
        self,
        given: Any,
        message: str | None = None,
        dated: date | None = None,
        enclosed: tuple[Enclosed, ...] | None = None,
    ) -> Walk:
        """Answer the current node; `message` is what was sent with the answer, with `enclosed` as
        evidence, and bears the day `dated`, or that of the answer.

        Raises:
            FieldError: it is not an answer to this node, or one that is not shown.
        """
        answer = accept(self.node, given, self.today, self.values, self.titles)
        refuse_hidden(self.node, answer, self.values)
        return self.take(Step(self.at, answer, self.today, message, dated=dated, enclosed=enclosed))

    def take(self, *steps: Step) -> Walk:
        """Answer the current node, and those behind it, by steps with their days and messages."""
        answered = {self.slot(step.node) for step in steps}
        kept = {slot: old for slot, old in self.kept.items() if slot not in answered}
        return self._from(len(self.steps), steps, kept)

    def numbered(self, number: str) -> Walk:
        """Note the number that was given for what the last step sent."""
        step = msgspec.structs.replace(self.steps[-1], number=number)
        return self._from(len(self.steps) - 1, [step], self.kept)

    def back(self) -> Walk:
        """Take the last answer back; it stays as the pre-filled one.

        Who said some times on one day that they wait has said it once.
        """
        if not self.steps:
            return self
        last, count = self.steps[-1], len(self.steps)
        if waits(self.walker.library.node(last.node), last.answer):
            while count > 1 and self.steps[count - 2] == last:
                count -= 1
        kept = {**self.kept, self.slot_of(len(self.steps) - 1): last.answer}
        return self._from(count - 1, [], kept)

    def back_over(self) -> Walk:
        """The same, where the last answer stays true: what it says was done, and stays so."""
        walk = self.back()
        return replace(walk, lost=self.steps[len(walk.steps) :][:1])

    def whole(self) -> Walk:
        """The walk as it stood before the form at hand, whose answers so far are pre-filled."""
        walk, form = self, screen_of(self.at)
        order = [f"{form}{PART}{name}" for name in self.walker.library.node(form).fields]
        above = order[: order.index(self.at)] if self.at in order else []
        while walk.steps and (last := walk.steps[-1].node) in above:
            above = above[: above.index(last)]  # what stands below it is of the round before
            walk = walk.back()
        return walk

    def change(self, index: int, given: Any) -> Walk:
        """Give another answer to step `index`; later answers that still fit stay.

        A claim that was sent does not fit where it would demand something else by now, and what
        was told of it does not either.

        Raises:
            FieldError: it is not an answer to that node.
        """
        old = self.steps[index]
        node, before = self.walker.library.node(old.node), self.before(index)
        known = self.walker.values(before.asked, old.on)
        answer = accept(node, given, self.today, known, before.titles)
        refuse_hidden(node, answer, known)
        # A correction does not move the day on which the step was taken.
        step = msgspec.structs.replace(old, answer=answer)
        places = [self.slot_of(at) for at in range(index, len(self.steps))]
        walk = self._from(index, [step, *self.steps[index + 1 :]], self.kept, places)
        place = self._replaced(walk, index)
        if place is None:
            return walk
        behind, ahead = self.steps[place:], [step, *self.steps[index + 1 : place]]
        walk = self._from(index, ahead, self.kept, places[: place - index])
        kept = {**_left_out(places[place - index :], behind), **walk.kept}
        return replace(walk, kept=kept, lost=(*walk.lost, *behind))

    def _replaced(self, walk: Walk, index: int) -> int | None:
        """The first step behind `index` with which a claim went out that would demand something
        else on `walk`.
        """
        claims = self.walker.claims
        for place in (place for place in claims.on(self.steps) if place > index):
            there = (at for at, own in enumerate(walk.steps) if own is self.steps[place])
            if any(claims.of_step(walk, at) != claims.of_step(self, place) for at in there):
                return place
        return None

    def before(self, index: int) -> Walk:
        """The walk as it was when step `index` was given, with that answer pre-filled."""
        return self._from(index, [], {self.slot_of(index): self.steps[index].answer})

    def _from(
        self,
        index: int,
        steps: Sequence[Step],
        kept: Mapping[str, Answer],
        places: Sequence[str] = (),
    ) -> Walk:
        """The walk that goes on by other steps from where it was before step `index`."""
        at, asked = [*self.past, State(self.at, self.asked)][index]
        then = replace(self, steps=self.steps[:index], past=self.past[:index], at=at, asked=asked)
        return self.walker.fold(then, steps, kept, places)

    def on(self, day: date) -> Walk:
        """The same, with what is known on another day."""
        return replace(self, today=day)

    def shared(self, other: Walk) -> int:
        """How many steps from the start another walk has in common with this one for certain."""
        pairs = enumerate(zip(self.steps, other.steps, strict=False))
        parted = (index for index, (own, its) in pairs if own is not its)
        return next(parted, min(len(self.steps), len(other.steps)))

    def prefill(self, node: str) -> Answer:
        """What was once answered here and is no longer on the way; of a cell that of its row."""
        return self.kept.get(self.slot(node))

    def slot(self, node: str) -> str:
        """Where an answer to a node is kept: of a part of the list at hand, with its row."""
        here = screen_of(node) == screen_of(self.at)
        return slots.slot(node, slots.row_at(self.node, self.asked)) if here else node

    def slot_of(self, index: int) -> str:
        """Where the answer of step `index` is kept once it is taken back."""
        name = self.steps[index].node
        row = slots.row_at(self.walker.library.node(name), self.past[index].asked)
        return slots.slot(name, row)


def called(node: Node) -> dict[str, str]:
    """The names of what a node asks for, or of its day, and what it calls them."""
    names = [choice.day for choice in node.choices.values()] + [node.save_as]
    return {name: node.title or node.text for name in names if name is not None}


def learn(asked: dict[str, Value], node: Node, step: Step, before: Sequence[Step] = ()) -> None:
    """Put into `asked` what a step says, and take out what it clears; it came behind others."""
    for name in node.forgets:
        asked.pop(name, None)
    for name, value in sets(node, step.answer, asked).items():
        if value is None:
            asked.pop(name, None)
        elif node.chooses and isinstance(value, str):
            asked[name] = Chosen.by(value, step.node)
        else:
            asked[name] = value
            if isinstance(value, date) and node.field is not None and node.field.left_as:
                asked.setdefault(node.field.left_as, value)
    if step.number and node.number:
        asked[node.number] = step.number
    if (choice := node.chosen(step.answer)) and choice.day:
        undone = (one.on for one in reversed([*before, step]) if not _takes(node, step.node, one))
        first = min(next(undone, step.on), step.dated or step.on)
        asked[choice.day] = FirstDay.fromordinal(first.toordinal())


def _takes(node: Node, name: str, step: Step) -> bool:
    """Whether a step says that the step of an action, which is called so, was taken."""
    return step.node == name and done(node, step.answer)


def _may_be_left_out(node: Node) -> bool:
    """Whether an answer of before can stand behind a node to which none was given."""
    return node.optional or node.assumed is not None


def _left_out(places: Sequence[str], steps: Sequence[Step]) -> dict[str, Answer]:
    """By slot the answers of steps that were given there, as many as there are places."""
    return {slot: step.answer for slot, step in zip(places, steps, strict=False)}


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
            spare |= _left_out(ahead[:index], queue)
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
        spare |= _left_out(ahead, queue)
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
