"""What a page asks and tells in a line of its own: above its choices, and when a sitting ends.

Owns which of these lines is said, the same in both front ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wizard.i18n import Language
from wizard.outcome.dates import Deadline
from wizard.outcome.deadline_words import missed, phrase
from wizard.outcome.page import Page
from wizard.outcome.running_term import running
from wizard.walk.walk import Walk


def prompt(page: Page, say: Language) -> str:
    """What is asked above the choices of a page."""
    if page.waiting:
        if page.next_rung:
            return say("prompt_overdue", rung=page.next_rung)
        answers = page.message is not None or page.deadline is not None
        return say("prompt_waiting" if answers else "prompt_news")
    return say("prompt_result") if page.kind == "action" else ""


def above(page: Page) -> Sequence[Deadline]:
    """The person's own last days that are told above its choices, first those that have passed.

    A question is answered in a moment, and each field of a form would tell them anew: there they
    stand beside it, and are told to who leaves.
    """
    return (*page.own_passed, *page.own_days) if page.kind in ("action", "outcome") else ()


def come_back(page: Page, today: date, say: Language) -> str:
    """The person's own last day; or until when to wait, or that nobody needs to wait longer; which
    own days have passed, or would meanwhile; and when to look again.
    """
    own = (missed(due, today, say) for due in (*page.own_passed, *page.own_days))
    again = phrase(page.again, today, say) if page.again else ""
    return ". ".join(filter(None, [_until(page, today, say), *own, again]))


def _until(page: Page, today: date, say: Language) -> str:
    due = page.deadline
    if due is not None and due.whose == "mine" and due.sent:
        return phrase(due, today, say)
    if not page.waiting or due is None:
        return ""
    if due.days_left(today) >= 0:
        return say("wait_until", date=say.day(due.day))
    late = say("wait_late", days=say.plural("days", -due.days_left(today)))
    return f"{late}. {say('wait_next', rung=page.next_rung)}" if page.next_rung else late


class Confirmation(NamedTuple):
    """What is asked before an answer is taken, since a key may have been the wrong one."""

    question: str
    yes: str
    no: str


def confirmation(walk: Walk, led: Walk, say: Language) -> Confirmation | None:
    """What is asked before an answer that leads from `walk` to `led`: whether a term is over that
    still runs, or else whether the case is to end; None mostly.
    """
    if due := running(walk, led):
        return Confirmation(say("early", date=say.day(due.day)), say("early_yes"), say("early_no"))
    if not led.ended or walk.ended:
        return None
    if led.node.status == "solved":
        return Confirmation(say("end_solved"), say("end_yes"), say("end_no"))
    return Confirmation(say("end_other"), say("end_other_yes"), say("end_other_no"))
