"""What was done in a case, and on which day.

Owns the visits to actions, the day on which a step was taken, as far as anybody knows it, and which
step a library means where it names one by which something is done. Refuses to count terms: that is
`dates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wizard.library.model import Node
from wizard.library.node import named_answer
from wizard.outcome.earlier_claims import went_out
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


class Deed(NamedTuple):
    """A step that was taken on a day that is known."""

    node: str
    on: date


def visits(walk: Walk) -> Iterator[Visit]:
    """The last visit to each action."""
    found: dict[str, Visit] = {}
    for place, step in enumerate(walk.steps):
        node = walk.walker.library.node(step.node)
        if node.acts:
            visit = found.get(step.node)
            if visit and waits(node, visit.steps[-1].answer):
                found[step.node] = visit._replace(steps=[*visit.steps, step])
            else:
                found[step.node] = Visit(step.node, node, [step], walk.steps[:place])
    yield from found.values()


def taken(node: Node, steps: Sequence[Step]) -> date | None:
    """The day on which a step was taken; None where it was not, or nobody knows when."""
    acts: list[Step] = []
    for step in steps:
        acts = [*acts, step] if done(node, step.answer) else []
    if not acts:
        return None
    first = node.choices[str(acts[0].answer)]
    # Who comes only to say that the term is over does not say on which day it began.
    known = first.done == "now" and (first.wait or first.unanswered != "late")
    return acts[0].on if known else None


def step_before(walk: Walk, steps: Sequence[Step]) -> Deed | None:
    """The last step that was taken among some, on the day of the answer that led on from it; None
    where there is none, or nobody knows when.
    """
    for step in reversed(steps):
        node = walk.walker.library.node(step.node)
        if node.acts and done(node, step.answer):
            known = node.choices[str(step.answer)].done == "now"
            return Deed(step.node, step.on) if known else None
    return None


class Settled(NamedTuple):
    """How a term of the person's own is done with."""

    on: date
    """`date.min` where nobody said when; it is held to be in time."""
    kept: bool = True
    """Whether what it is for was done; if not, it cannot be any more."""


def settled(visit: Visit) -> Settled | None:
    """How the visit to a step settles a term within which it has to be taken."""
    if visit.node.choices[str(visit.steps[-1].answer)].done == "never":
        return None
    days = [step.on for step in visit.steps if visit.node.choices[str(step.answer)].done == "now"]
    return Settled(days[0] if days else date.min)


def settled_by(walk: Walk, named: str) -> Settled | None:
    """How a step settles a term that is not its own, where a library names it so.

    Args:
        walk: the walk.
        named: `tree.node`, which settles it once it is taken; or one answer to it,
            `tree.node#choice`. One of a question tells of what was done before, on a day that
            nobody said; one by which the step is never taken, that it cannot be any more. Of a
            claim, the id of what it demands: the first one that demanded it settles the term.
    """
    reference, answer = named_answer(named)
    node = walk.walker.library.node(reference)
    if walk.walker.claims.at(reference) and answer not in node.choices:
        days = list(went_out(walk, reference, answer))
        return Settled(min(days)) if days else None
    if not node.acts:
        last = next((step for step in reversed(walk.steps) if step.node == reference), None)
        return Settled(date.min) if last and last.answer == answer else None
    visit = next((one for one in visits(walk) if one.reference == reference), None)
    if visit is None or (answer and visit.steps[-1].answer != answer):
        return None
    if answer and node.choices[answer].done == "never":
        return Settled(visit.steps[-1].on, kept=False)
    return settled(visit)
