"""The visits to actions on a way: by which answers each step was taken.

Owns the one rule of that. A step was taken if any answer of the visit says so, though another one
led on from it: who waits for an answer and goes another way has sent what they sent. Only who says
there that they have not done it yet takes that back. What was answered of a letter behind the
answer by which it went out tells of that one. Refuses to say what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wizard.library.library import Library
from wizard.library.model import Node
from wizard.walk.answers import done, waits
from wizard.walk.steps import Step
from wizard.walk.walk import Walk


class Visit(NamedTuple):
    """A visit to an action."""

    reference: str
    node: Node
    steps: Sequence[Step]
    """From coming there until an answer led on."""
    before: Sequence[Step]
    """What was answered until then."""

    @property
    def taking(self) -> list[Step]:
        """The answers by which its step was taken."""
        return taking(self.node, self.steps)

    @property
    def left(self) -> bool:
        """Whether another way was gone, which says nothing of an answer."""
        return not done(self.node, self.steps[-1].answer)


def taking(node: Node, steps: Iterable[Step]) -> list[Step]:
    """The answers of a visit by which the step of its `node` was taken; none where it was not."""
    found: list[Step] = []
    for step in steps:
        if done(node, step.answer):
            found.append(step)
        elif waits(node, step.answer):
            found = []
    return found


def sent_by(step: Step, steps: Iterable[Step]) -> Step | None:
    """The step by which the letter went out of which `step` tells: itself, where it has one; else,
    of `steps`, the last one of its node that has one and is of no later day. None where no letter
    was kept.
    """
    if step.message is not None:
        return step
    there = (one for one in steps if one.node == step.node and one.message is not None)
    return max((one for one in there if one.on <= step.on), key=lambda one: one.on, default=None)


def visits(library: Library, steps: Sequence[Step]) -> Iterator[Visit]:
    """Every visit of a way, in their order."""
    visit: Visit | None = None
    for place, step in enumerate(steps):
        node = library.node(step.node)
        if not node.acts:
            continue
        if visit and visit.reference == step.node and waits(node, visit.steps[-1].answer):
            visit = visit._replace(steps=[*visit.steps, step])
        else:
            if visit:
                yield visit
            visit = Visit(step.node, node, [step], steps[:place])
    if visit:
        yield visit


def last_visits(walk: Walk) -> Iterator[Visit]:
    """To each action the last visit by which its step was taken; where none was, the last one."""
    yield from walk.once(_last_visits)


def _last_visits(walk: Walk) -> list[Visit]:
    found: dict[str, Visit] = {}
    for visit in visits(walk.walker.library, walk.steps):
        old = found.get(visit.reference)
        if old is None or visit.taking or not old.taking:
            found[visit.reference] = visit
    return [*found.values()]


def all_taking(library: Library, steps: Sequence[Step]) -> list[Step]:
    """Every answer of a way by which a step was taken, in their order."""
    return [step for visit in visits(library, steps) for step in visit.taking]
