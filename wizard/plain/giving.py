"""An answer given to the page at hand, line by line.

Owns what is told of it, be it given for the first time or in place of another: what may not be
meant, what it drops, how it was read. Refuses commands.
"""

from __future__ import annotations

from wizard.cases.proposal import Proposal
from wizard.cases.session import Session
from wizard.i18n import Language
from wizard.outcome.prompts import Confirmation
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.plain.replies import which


def give(session: Session, line: str, lines: Lines) -> bool:
    """Answer the page at hand, once what that drops was agreed to, and what is asked before it.

    Returns:
        False where another window was first.

    Raises:
        FieldError: it is no answer to it.
        Left: they leave where they are asked about it.
    """
    page, say = session.page, session.desk.language
    proposal = session.propose(words.given(line, page))
    meant = _letters(proposal, session, lines)
    if meant is None:
        session.leave()
        return True
    proposal = meant
    if proposal.confirmation and lines.keyed and not _meant(proposal.confirmation, lines, say):
        return True
    # Every line is an answer here, so nothing is asked again.
    how = say("plain_doubt_again" if session.changing else "plain_doubt")
    for doubt in session.doubts(proposal).values():
        lines.print(f"! {doubt} ({how})")
    answer = session.given_by(proposal).answer
    made = session.make(proposal)
    if made and page.field is not None:
        lines.print_all(words.understood(page.field, answer, line, say))
    return made


def _letters(proposal: Proposal, session: Session, lines: Lines) -> Proposal | None:
    """The move as it is meant of what was sent; None where it is not to be made."""
    if proposal.lost:
        return _losing(proposal, session.desk.language, lines)
    if proposal.anew is None:
        return proposal
    say = session.desk.language
    lines.print(say("again", what=session.words_of(session.given_by(proposal))))
    ways = {1: proposal.then, 2: proposal.now}
    return ways.get(which(lines, say, say("again_then"), say("again_now")))


def _losing(proposal: Proposal, say: Language, lines: Lines) -> Proposal | None:
    lines.print(say("loss"))
    for lost in proposal.lost:
        lines.print(f"  - {lost}")
    lines.print(proposal.after)
    if proposal.slip is None:
        ways, answers = {1: proposal}, [say("loss_yes"), say("loss_no")]
    else:
        ways = {1: proposal, 3: proposal.slipped}
        answers = [say("loss_yes_sent"), say("loss_no"), say("loss_slip")]
    return ways.get(which(lines, say, *answers))


def _meant(asked: Confirmation, lines: Lines, say: Language) -> bool:
    """Whether an answer is meant, asked at a keyboard: a key may have been the wrong one."""
    lines.print(asked.question)
    return which(lines, say, asked.no, asked.yes) == 2
