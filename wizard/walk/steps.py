"""The steps of a way: each an answer on a day, what went out with it, and what is known by it.

Owns what a step is, and what one makes known. Refuses to say where it leads: that is the fold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from wizard.law.rules import Value
from wizard.library.model import Node
from wizard.walk.answers import Answer, Chosen, done, sets
from wizard.walk.comparisons import FirstDay, LetterDay


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
        kind = LetterDay if step.dated else FirstDay
        asked[choice.day] = kind.fromordinal(first.toordinal())


def _takes(node: Node, name: str, step: Step) -> bool:
    """Whether a step says that the step of an action, which is called so, was taken."""
    return step.node == name and done(node, step.answer)
