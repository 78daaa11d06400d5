"""Whether a letter went out, where the person alone knows.

Owns what is to be asked about the steps of a case: on the way back, where an answer leads away from
a letter, and where one is told as sent once more. Refuses to ask: that is for the front ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from wizard.cases.case import Case
from wizard.outcome.taken_back import one_letter, sends_letter, went_out_by
from wizard.walk.answers import done
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

Told = Literal["sent", "answer"]
"""That a letter went out, or what was answered since, be it that they wait for more."""


def deed(case: Case) -> Step | None:
    """The last answer, where it is asked before it is taken back: it says that a letter went out,
    which would be in other words if it were given anew, or that a step was taken on an earlier day,
    which would be of today. It is asked each time: who agreed too fast can say so the next time.
    """
    walk = case.walk
    last = walk.steps[-1] if walk.steps else None
    if last is None or last.on == case.desk.today:
        return last if sends_letter(walk) else None
    node = case.desk.library.node(last.node)
    return last if node.acts and done(node, last.answer) else None


def told(case: Case) -> Told | None:
    """What the last answer says of a letter; None where it says of none that it went out."""
    last = case.walk.steps[-1] if case.walk.steps else None
    if last is None or not _of_letter(case, last):
        return None
    return "sent" if went_out_by(last, case.walk.steps) else "answer"


def slip(case: Case, walk: Walk) -> Walk | None:
    """The walk where the letter from which a move leads away never went out; None where there is
    none, or where others followed it.
    """
    of_letters = [step for step in walk.lost if _of_letter(case, step)]
    if len(of_letters) != 1 or not went_out_by(of_letters[0], case.walk.steps):
        return None
    sent = case.desk.pages.history.sent
    return replace(walk, lost=tuple(step for step in walk.lost if not sent(step)))


def anew(case: Case, walk: Walk, given: Any) -> Walk | None:
    """The walk where a letter that an answer takes up as it was sent before went out now; None
    where it cannot have: day and text are the same, or it is a claim for the same demand.
    """
    taken = walk.steps[len(case.walk.steps) :]
    old = next((one for one in taken if any(one_letter(one, lost) for lost in case.lost)), None)
    if old is None or old in case.walk.steps:
        return None
    claims = walk.walker.claims
    if claims.at(old.node) and claims.at_hand(old.node, case.walk.values).demands:
        return None
    now = case.anew(given)
    sent = now.steps[-1]
    return now if (sent.on, sent.message) != (old.on, old.message) else None


def _of_letter(case: Case, step: Step) -> bool:
    node = case.desk.library.node(step.node)
    return node.letter is not None and case.desk.pages.history.sent(step)
