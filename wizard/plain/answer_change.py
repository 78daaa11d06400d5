"""Another answer to an earlier question.

Owns the questions that lead there. What the new answer does is told as of any other (`giving`).
"""

from __future__ import annotations

from functools import partial

from wizard.cases.session import Session
from wizard.controls import one_line
from wizard.plain import blocks, words
from wizard.plain.giving import give, which
from wizard.plain.lines import Lines


def review(session: Session, lines: Lines) -> bool:
    """Show all answers, and change one of them where the person wants it.

    Returns:
        False where another window was first.

    Raises:
        FieldError: what they gave is no answer to that question.
    """
    case, say = session.case, session.desk.language
    history, steps = case.desk.pages.history, case.walk.steps
    if not steps:
        lines.print(say("review_empty"))
        return True
    for number, step in enumerate(steps, start=1):
        answer = one_line(history.answer(step, case.walk.values))
        lines.print(f"{number}. {history.asked(case.walk, number - 1)}: {answer}")
    lines.print(say("plain_review_pick"))
    word = (lines.read() or "").strip()
    if not word:
        return True
    session.ask_again(words.number(word, len(steps)) - 1)
    try:
        return _ask_again(session, lines)
    finally:
        session.leave()


def _ask_again(session: Session, lines: Lines) -> bool:
    page, desk = session.page, session.desk
    words.show(page, desk.today, desk.language, lines)
    with blocks.kept(lines, partial(blocks.begun, session)):
        line = lines.read()
        if line is None:
            return True
        line = blocks.unmarked(line, page)
        if blocks.begins(line, page):
            first = blocks.begun_with(line)
            line = "\n".join(blocks.block(lines, desk.language, first=first))
    return give(session, line, lines)


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
        if which(lines, say("back_no"), say("back_yes")) != 2:
            return True
    taken = told(session.case.walk.steps[-1], values)
    if not session.back():
        return False
    lines.print(say("back_taken" if deed is None else "back_deed_taken", what=taken))
    return True
