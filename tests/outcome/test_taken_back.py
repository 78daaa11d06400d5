"""What a move takes back of what was told as sent, and what tells of a claim that it went out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.outcome.test_earlier_claims import (
    CLAIM,
    LATER,
    SENT,
    TOLD,
    begun,
    moved,
    nodes,
    said,
)
from wizard.outcome.taken_back import leads_back, off_the_way, sends, taken_back
from wizard.walk.answers import Answer
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

__all__ = ["begun"]


def test_what_a_move_takes_off_was_never_taken_but_what_it_names_as_lost(begun: Walk) -> None:
    sent = begun.answer("refused", "A text")
    assert taken_back(sent, sent.back()) == [sent.steps[-1]]
    assert taken_back(sent, sent.back_over()) == []
    assert sent.back_over().steps == begun.steps
    assert taken_back(begun, sent) == []
    assert taken_back(sent, sent.numbered("KB-1")) == [], "its number was told since"
    changed = sent.change(len(sent.steps) - 1, "later")
    assert taken_back(sent, changed) == [sent.steps[-1]]


def test_what_was_left_last_stands_first_and_a_slip_leaves_nothing_that_was_said_of_it(
    begun: Walk,
) -> None:
    waiting = begun.answer("later", "A text")
    sent = waiting.on(LATER).answer("refused")

    def away(before: Walk, after: Walk, lost: Sequence[Step] = ()) -> list[Answer]:
        return [step.answer for step in off_the_way(before, after, lost, lambda _: True)]

    answer = sent.steps[-1:]
    assert away(sent, sent.back_over()) == ["refused"]
    assert away(waiting, waiting.back_over(), answer) == ["later", "refused"]
    assert away(sent, sent.back(), waiting.steps[-1:]) == ["later"]
    assert away(waiting, waiting.back(), answer) == [], "none was given to it"
    changed = waiting.change(len(waiting.steps) - 1, "refused")
    assert away(waiting, changed, answer) == ["refused"], "it went out all the same"
    numbered = waiting.numbered("KB-1")
    (again, _) = off_the_way(numbered, numbered.back_over(), [*waiting.steps[-1:], *answer], bool)
    assert again.number == "KB-1"


def test_who_waited_twice_goes_back_over_both(begun: Walk) -> None:
    waiting = begun.answer("later").answer("later")
    over = waiting.back_over()
    assert (over.steps, [step.answer for step in over.lost]) == (begun.steps, ["later"])


def test_a_claim_goes_out_once(begun: Walk) -> None:
    assert not sends(begun)
    waiting = said(begun, "later")
    assert sends(waiting)
    assert not sends(said(waiting, "refused")), "that it was refused sends none"
    assert sends(said(begun, "refused"))
    assert not sends(said(begun, "refused", *TOLD))


@pytest.mark.parametrize("on", [SENT, LATER])
@pytest.mark.parametrize("told", [0, 1])
def test_where_nobody_is_asked_one_that_may_have_gone_out_stays_sent(
    begun: Walk, on: date, told: int
) -> None:
    there = said(begun, "refused", *TOLD[:told]).on(on)
    while there.steps[-1].node != CLAIM:
        there = moved(there, there.back())
    over = leads_back(there)
    assert [step.node for step in over.lost] == [CLAIM]
    assert nodes(moved(there, over).sent) == [("refused", "mend", told)]


def test_any_other_answer_is_taken_back(begun: Walk) -> None:
    assert leads_back(begun).lost == ()
    empty = begun
    while empty.steps:
        empty = leads_back(empty)
    assert leads_back(empty) == empty
