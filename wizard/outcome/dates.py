"""The dates of a case: what is due by when, and whether a law or a habit says so.

Owns deadlines, counted from the day on which a step was taken. A guideline is never called a term
of law.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wizard.i18n import Language
from wizard.law.days import term_end
from wizard.tree.facts import Status, Term
from wizard.tree.library import Library
from wizard.tree.model import Action
from wizard.walk.answers import done, waits
from wizard.walk.walk import Walk


@dataclass(frozen=True)
class Deadline:
    """An answer that is, or would be, due."""

    node: str
    title: str
    day: date
    since: date
    binding: Literal["law", "guideline"]
    status: Status
    text: str
    sent: bool
    """Whether the day is settled; if not, it is counted as if the step were taken today."""
    own: bool = False
    """The person has to act until then; else it is an answer that is awaited."""

    def days_left(self, today: date) -> int:
        """Calendar days until the day; negative once it has passed."""
        return (self.day - today).days


def deadlines(walk: Walk) -> list[Deadline]:
    """What the person is waiting for, what the law still owes them, and the step at hand."""
    library = walk.walker.library
    found: dict[str, Deadline] = {}
    for step in walk.steps:
        node = library.node(step.node)
        if isinstance(node, Action) and node.reply_within and step.node not in found:
            term = library.facts.terms[node.reply_within]
            open_ = awaited(walk) and step.node == walk.at and waits(node, step.answer)
            if open_ or (term.binding == "law" and not _settled(walk, step.node)):
                since = _since(walk, node) or step.on
                found[step.node] = _deadline(library, step.node, node, term, since, sent=True)
    here = walk.node
    if isinstance(here, Action) and here.do_within and walk.at not in found:
        term = library.facts.terms[here.do_within]
        due = _deadline(library, walk.at, here, term, _arrived(walk), sent=True)
        found[walk.at] = replace(due, own=True)
    elif isinstance(here, Action) and here.reply_within and walk.at not in found:
        term = library.facts.terms[here.reply_within]
        named = _since(walk, here)
        found[walk.at] = _deadline(
            library, walk.at, here, term, named or walk.today, sent=named is not None
        )
    return sorted(found.values(), key=lambda deadline: deadline.day)


def awaited(walk: Walk) -> bool:
    """Whether the step at hand was taken, and an answer to it is waited for."""
    waiting = walk.waiting
    return waiting is not None and done(walk.node, waiting.answer)


def _since(walk: Walk, node: Action) -> date | None:
    """The day that the person named for this step, where the node asks for one."""
    value = walk.asked.get(node.since) if node.since else None
    return value if isinstance(value, date) else None


def _arrived(walk: Walk) -> date:
    """The day on which the person came to the step at hand."""
    before = [step for step in walk.steps if step.node != walk.at]
    return before[-1].on if before else walk.today


def _settled(walk: Walk, node: str) -> bool:
    """Whether nothing is waited for at a node: it was answered, or the step was never taken."""
    library = walk.walker.library
    last = [step for step in walk.steps if step.node == node][-1]
    waiting = waits(library.node(node), last.answer)
    return not waiting or not done(library.node(node), last.answer)


def _deadline(
    library: Library, reference: str, node: Action, term: Term, since: date, *, sent: bool
) -> Deadline:
    stage = library.manifest.stages.get(node.stage or "")
    return Deadline(
        node=reference,
        title=node.title or (stage.title if stage else node.text),
        day=term_end(since, term.length),
        since=since,
        binding=term.binding,
        status=term.status,
        text=term.text,
        sent=sent,
    )


def basis(due: Deadline | Term, say: Language) -> str:
    """Whether a law or a habit stands behind a date; a law that is not confirmed says so."""
    words = say(f"binding_{due.binding}")
    sure = due.binding == "guideline" or due.status == "confirmed"
    return words if sure else f"{words}, {say(f'status_{due.status}')}"


def phrase(due: Deadline, today: date, say: Language) -> str:
    """The day an answer is due, in words: how long is left, or how it would be if sent today."""
    day = say.day(due.day)
    if not due.sent:
        return say("due_if_today", date=day)
    left = due.days_left(today)
    whose = "due_own" if due.own else "due"
    if left < 0:
        return say(f"{whose}_passed", date=day, days=say.plural("days", -left))
    if left == 0:
        return say(f"{whose}_today", date=day)
    return say(f"{whose}_left", date=day, days=say.plural("days", left))
