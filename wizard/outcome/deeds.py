"""What was done in a case, and on which day.

Owns the day on which a step was taken, as far as anybody knows it, and which step a library means
where it names one by which something is done. Refuses to say by which answers a step was taken,
which is for `walk.visits`, and to count terms: that is `dates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wizard.library.node import named_answer
from wizard.outcome.earlier_claims import went_out
from wizard.walk.steps import Step
from wizard.walk.visits import Visit, all_taking, last_visits
from wizard.walk.walk import Walk


class Deed(NamedTuple):
    """A step that was taken on a day that is known."""

    node: str
    on: date


def taken(visit: Visit) -> date | None:
    """The day on which a step was taken; None where it was not, or nobody knows when."""
    acts = visit.taking
    if not acts:
        return None
    first = visit.node.choices[str(acts[0].answer)]
    # Who comes only to say that the term is over does not say on which day it began.
    known = first.done == "now" and (first.wait or first.unanswered != "late")
    return acts[0].on if known else None


def step_before(walk: Walk, steps: Sequence[Step]) -> Deed | None:
    """The last step that was taken among some, on the day of the answer that says so last; None
    where there is none, or nobody knows when.
    """
    library = walk.walker.library
    for step in all_taking(library, steps)[-1:]:
        known = library.node(step.node).choices[str(step.answer)].done == "now"
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
    acts = visit.taking
    days = [step.on for step in acts if visit.node.choices[str(step.answer)].done == "now"]
    return Settled(days[0] if days else date.min) if acts else None


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
    if _demands(walk, named):
        days = list(went_out(walk, reference, answer))
        return Settled(min(days)) if days else None
    never = node.acts and answer in node.choices and node.choices[answer].done == "never"
    if not node.acts or never:
        last = next((step for step in reversed(walk.steps) if step.node == reference), None)
        if last is None or last.answer != answer:
            return None
        return Settled(last.on, kept=False) if never else Settled(date.min)
    every = last_visits(walk)
    visit = next((one for one in every if one.reference == reference), None)
    said = visit.taking[-1:] if visit else []
    if visit is None or (answer and all(step.answer != answer for step in said)):
        return None
    return settled(visit)


def claimed_otherwise(walk: Walk, named: str) -> bool:
    """Whether a claim by which a term may be settled went out, and demanded something else."""
    reference, answer = named_answer(named)
    demands = bool(answer) and _demands(walk, named)
    return demands and any(went_out(walk, reference, "")) and settled_by(walk, named) is None


def _demands(walk: Walk, named: str) -> bool:
    """Whether it is not an answer that is named, but a claim, or what one demands."""
    reference, answer = named_answer(named)
    choices = walk.walker.library.node(reference).choices
    return walk.walker.claims.at(reference) and answer not in choices
