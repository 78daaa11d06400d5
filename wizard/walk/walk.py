"""A walk: where a person is, how they came there, and what is known.

Owns the state of one person's way, and its moves: answer, back, change. Immutable: every move gives
a new walk, folded on by the `walker` from the last state that it leaves as it was. Refuses files
and screens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from wizard.law.rules import Value
from wizard.library.model import Node
from wizard.library.node import PART, screen_of
from wizard.walk import slots
from wizard.walk.answers import Answer, accept, done, waits
from wizard.walk.showing import refuse_hidden
from wizard.walk.steps import Enclosed, OwedAnswer, SentClaim, State, Step, called
from wizard.walk.values import Values

if TYPE_CHECKING:
    from wizard.walk.walker import Walker

T = TypeVar("T")


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
        answer = accept(node, given, self.today, known, before.titles, told=old.on)
        refuse_hidden(node, answer, known)
        step = msgspec.structs.replace(old, answer=answer)
        then = self._corrected(index, step)
        if node.acts or self.today <= old.on:
            return then
        # A correction does not move the day on which a step was taken, but where it leads on is
        # asked today: what was to come then may have come since. What was done behind it was done
        # on the way of that day, and stays.
        now = self._corrected(index, step, self.today)
        same = (now.at, len(now.lost)) == (then.at, len(then.lost))
        return then if same or now._said(now.lost) > then._said(then.lost) else now

    def _said(self, steps: Sequence[Step]) -> int:
        """How many of some steps say more than that the person waits."""
        nodes = ((self.walker.library.node(step.node), step.answer) for step in steps)
        return sum(not waits(node, answer) or done(node, answer) for node, answer in nodes)

    def _corrected(self, index: int, step: Step, today: date | None = None) -> Walk:
        """The walk with another step `index`; it and the rest of its form are of `today`, where
        that is given.
        """
        rest = list(self.steps[index + 1 :])
        if today is not None:
            step = msgspec.structs.replace(step, on=today)
            screen = screen_of(step.node)
            form = takewhile(lambda one: screen_of(one.node) == screen, rest)
            moved = [msgspec.structs.replace(one, on=today) for one in form]
            rest[: len(moved)] = moved
        places = [self.slot_of(at) for at in range(index, len(self.steps))]
        walk = self._from(index, [step, *rest], self.kept, places)
        place = self._replaced(walk, index)
        if place is None:
            return walk
        behind, ahead = self.steps[place:], [step, *rest[: place - index - 1]]
        walk = self._from(index, ahead, self.kept, places[: place - index])
        kept = {**left_out(places[place - index :], behind), **walk.kept}
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


def left_out(places: Sequence[str], steps: Sequence[Step]) -> dict[str, Answer]:
    """By slot the answers of steps that were given there, as many as there are places."""
    return {slot: step.answer for slot, step in zip(places, steps, strict=False)}
