"""A move that is not made yet.

Owns what it would do, as a person is asked before it is made. Refuses to ask, and to make it.
"""

from __future__ import annotations

from typing import NamedTuple

from wizard.cases import letters_sent
from wizard.cases.case import Case
from wizard.controls import one_line
from wizard.outcome.left_behind import left_behind
from wizard.outcome.letters import uncapitalized
from wizard.outcome.prompts import Confirmation, confirmation
from wizard.walk.walk import Walk


class Proposal(NamedTuple):
    """A move that is not made yet."""

    walk: Walk
    ends: bool
    """Whether it would end the case."""
    lost: tuple[str, ...]
    """The answers that it drops, in words."""
    after: str
    """What becomes of them."""
    confirmation: Confirmation | None = None
    """What is asked before it is made."""
    slip: Walk | None = None
    """The walk where the one letter that it leads away from never went out."""
    anew: Walk | None = None
    """The walk where what it takes up as it was sent before went out now."""

    @property
    def slipped(self) -> Proposal:
        """The same move of somebody who never sent that letter."""
        return self._replace(walk=self.slip or self.walk, slip=None)

    @property
    def then(self) -> Proposal:
        """The same move of somebody who means what was sent before."""
        return self._replace(anew=None)

    @property
    def now(self) -> Proposal:
        """The same move of somebody who sent it now."""
        return self._replace(walk=self.anew or self.walk, anew=None)


def proposed(case: Case, walk: Walk) -> Proposal:
    """What a move to `walk` would do to a case."""
    history = case.desk.pages.history
    values = case.walk.values
    lost = tuple(
        f"{history.question(step.node, values)}: {one_line(history.answer(step, values))}"
        for step in walk.lost
    )
    ends = walk.ended and not case.walk.ended
    confirmed = confirmation(case.walk, walk, case.desk.language)
    slip = letters_sent.slip(case, walk)
    return Proposal(walk, ends, lost, _after(case, walk), confirmed, slip)


def _after(case: Case, walk: Walk) -> str:
    """What becomes of the answers that a move to `walk` drops."""
    pages, say = case.desk.pages, case.desk.language
    if not any(map(pages.history.sent, walk.lost)):
        return say("loss_kept")
    days = left_behind(case.behind(walk))
    told = [
        say("loss_owed_day", what=uncapitalized(due.title), date=say.date(due.day))
        for due in pages.told(days, walk.values)
    ]
    awaited = say("loss_owed", what="; ".join(told)) if told else say("loss_unowed")
    claims = walk.walker.claims
    replaced = any(claims.sent(step.node, step.answer) for step in walk.lost)
    return " ".join([say("loss_sent"), *([say("loss_claim")] if replaced else []), awaited])
