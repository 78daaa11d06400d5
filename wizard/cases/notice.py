"""What a person is told beside a page, each thing once.

Owns the kinds of it, what is to be told of a case that comes to hand, and what once a move is made.
Refuses to show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from wizard.cases import attaching, edited_file
from wizard.cases.case import Case
from wizard.cases.proposal import Proposal
from wizard.errors import shown
from wizard.outcome.taken_back import one_letter, went_out_by


class Notice(msgspec.Struct, frozen=True):
    """Something to be told."""

    kind: Literal[
        "elsewhere",
        "astray",
        "aside",
        "reloaded",
        "refused",
        "trouble",
        "alone",
        "left",
        "day",
        "evidence",
        "gaps",
    ]
    text: str
    lines: tuple[str, ...] = ()
    """What it is about, where that is a list."""
    after: str = ""
    """What follows from it."""


def of_case(case: Case) -> Iterator[Notice]:
    """What is to be told of a case that comes to hand, in the order of its weight."""
    say, history, today = case.desk.language, case.desk.pages.history, case.desk.today
    if case.elsewhere:
        yield Notice("elsewhere", case.desk.busy(case.place))
    elif left := _left(case):
        yield Notice("left", say("editor_left", path=shown(str(left))))
    if (last := max((step.on for step in case.walk.steps), default=today)) > today:
        yield Notice("day", say("clock_behind", today=say.date(today), date=say.date(last)))
    if case.astray:
        lines = tuple(history.told(step, case.walk.values) for step in case.astray)
        yield Notice("astray", say("case_astray"), lines, say("case_astray_kept"))
    yield from of_evidence(case)
    if unnamed := attaching.unnamed(case):
        yield Notice("evidence", unnamed)


def of_evidence(case: Case) -> Iterator[Notice]:
    """What is to be told of pieces of evidence that are not as they were."""
    say = case.desk.language
    if damaged := attaching.damaged(case):
        after = say("evidence_damaged_how")
        yield Notice("evidence", say("evidence_damaged"), tuple(damaged), after)


def of_move(case: Case, proposal: Proposal) -> Iterator[Notice]:
    """What is to be told once a move is made, of the case as it is before."""
    if lacking := _lacking(case, proposal):
        yield Notice("gaps", lacking)
    if before := _done_before(case, proposal) or _printed_before(case, proposal):
        yield Notice("day", before)


def _done_before(case: Case, proposal: Proposal) -> str:
    """What is to be said of a step that is taken up as it was, where it would be another one by
    now: it is of an earlier day, or its letter in other words.
    """
    fresh = proposal.walk.steps[proposal.walk.shared(case.walk) :]
    lost = [one for one in case.lost if one not in case.walk.steps]
    again = [step for step in fresh if any(step == it or one_letter(step, it) for it in lost)]
    if not again:
        return ""
    last, now = again[-1], case.page.message
    if last.on == case.desk.today and (not now or last.message in (None, now.text)):
        return ""
    key = "sent_before" if went_out_by(last, proposal.walk.steps) else "answered_before"
    told = case.desk.pages.history.told(last, case.walk.values)
    return case.desk.language(key, what=told)


def _lacking(case: Case, proposal: Proposal) -> str:
    """What is to be said of the gaps of a paper that was sent by a move, if there are any."""
    message, step = case.page.message, proposal.walk.steps[-1]
    if proposal.ends or not _sends(case, proposal):
        return ""
    if message is None or case.page.written is None or not message.signed:
        return ""
    gaps = msgspec.structs.replace(message, text=step.message or message.text).gaps
    say = case.desk.language
    return say("sent_with_gaps", gaps=say.plural("gaps", gaps)) if gaps else ""


def _printed_before(case: Case, proposal: Proposal) -> str:
    """What is to be said of the day of a letter that was sent by a move, if it may have been
    another one.
    """
    last, say = proposal.walk.steps[-1], case.desk.language
    message, days = case.page.message, [step.on for step in case.walk.steps]
    if message is None or not _sends(case, proposal):
        return ""
    today = say.date(last.on)
    if (printed := case.on_paper) is not None and printed.on < last.on:
        key = "sent_not_as_printed" if last.dated is None else "sent_as_printed"
        return say(key, printed=say.date(printed.on), today=today)
    # Who came here on an earlier day may have copied it on that day.
    came = case.page.written and message.signed and message.day and days and days[-1] < last.on
    return say("sent_of_today", today=today) if came and printed is None else ""


def _sends(case: Case, proposal: Proposal) -> bool:
    """Whether a move sends the message at hand; one that changes an earlier answer does not."""
    goes_on = proposal.walk.shared(case.walk) == len(case.walk.steps) < len(proposal.walk.steps)
    return goes_on and case.desk.pages.history.sent(proposal.walk.steps[-1])


def _left(case: Case) -> Path | None:
    """A file with what was saved in an editor, and is not in the message at hand."""
    if case.walk.node.letter is None:  # nobody waits for a page that is not shown yet
        return None
    page = case.page
    if page.message is None or page.written is None:
        return None
    return edited_file.left(case.path, page.message.letter, page.message.text)
