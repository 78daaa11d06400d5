"""A form that is filled in: which fields are asked of whoever typed so much, and what is refused.

Owns the reading of all fields of one screen at once. What is refused has no value, so a guard that
looks at it does not hold; what was typed beside it is read all the same. Refuses to keep what was
typed: that is for the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from wizard.errors import FieldError
from wizard.library.node import screen_of
from wizard.walk.answers import Answer, accept
from wizard.walk.steps import Step, called, learn
from wizard.walk.walk import Walk


class FieldReading(NamedTuple):
    """One field of the form at hand."""

    walk: Walk
    """The walk as it stands there, with what is typed above."""
    answer: Answer
    refused: FieldError | None
    """Why what was typed is no answer."""


class FormError(FieldError):
    """Several fields are refused at once, each for a reason of its own."""

    def __init__(self, refused: Mapping[str, FieldError]) -> None:
        first = next(iter(refused.values()))
        super().__init__(first.key, **first.values)
        self.refused = refused


def fields(walk: Walk, typed: Callable[[Walk], str]) -> Iterator[FieldReading]:
    """The fields from where a walk stands to the end of its form.

    Args:
        walk: stands at the first of them.
        typed: what stands in a field, at which the walk is then.
    """
    walker, form, met = walk.walker, screen_of(walk.at), set[str]()
    titles = dict(walk.titles)
    while screen_of(walk.at) == form and walk.node.field is not None and walk.at not in met:
        met.add(walk.at)
        titles |= called(walk.node)
        answer, refused = None, None
        try:
            answer = accept(walk.node, typed(walk), walk.today, walk.values, titles)
        except FieldError as error:
            refused = error
        yield FieldReading(walk, answer, refused)
        known = dict(walk.asked)
        learn(known, walk.node, Step(walk.at, answer, walk.today))
        walk = replace(walk, at=walker.behind(walk.at, known, walk.today), asked=known)


def fill(walk: Walk, typed: Mapping[str, str]) -> Walk:
    """The walk behind the form at hand.

    Raises:
        FormError: one or several of its fields are refused.
    """
    found = list(fields(walk, lambda there: typed.get(there.at, "")))
    refused = {field.walk.at: field.refused for field in found if field.refused is not None}
    if refused:
        raise FormError(refused)
    return walk.take(*(Step(field.walk.at, field.answer, walk.today) for field in found))
