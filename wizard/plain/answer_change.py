"""The ways to an earlier question: another answer to it, or the last one taken back.

Owns what is asked on these ways. An answer that is asked again is read as any other (`sitting`).
"""

from __future__ import annotations

from wizard.cases.session import Session
from wizard.controls import one_line
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, aside, which


def review(session: Session, lines: Lines) -> None:
    """Show all answers, and ask one of them again where the person wants it.

    Raises:
        FieldError: there is no answer of such a number.
        Left: they leave.
    """
    case, say = session.case, session.desk.language
    history, steps = case.desk.pages.history, case.walk.steps
    if not steps:
        lines.print(say("review_empty"))
        return
    for number, step in enumerate(steps, start=1):
        answer = one_line(history.answer(step, case.walk.values))
        lines.print(f"{number}. {history.asked(case.walk, number - 1)}: {answer}")
    lines.print(say("plain_review_pick"))
    word = aside(lines, say)
    if word not in (None, "", BACK):
        session.ask_again(words.number(word, len(steps)) - 1)


def take_back(session: Session, lines: Lines) -> bool:
    """Take the last answer back, and say which; who did something earlier is asked first.

    Returns:
        False where another window was first.

    Raises:
        FieldError: that was answered by no number of an answer.
    """
    deed, say = session.deed, session.desk.language
    told, values = session.desk.pages.history.told, session.case.walk.values
    if deed is not None and lines.asks:
        lines.print(say("back_deed", what=told(deed, values)))
        if which(lines, say, say("back_no"), say("back_yes")) != 2:
            return True
    taken = told(session.case.walk.steps[-1], values)
    if not session.back():
        return False
    lines.print(say("back_taken" if deed is None else "back_deed_taken", what=taken))
    return True
