"""The ways to an earlier question: another answer to it, or the last one taken back.

Owns what is asked on these ways. An answer that is asked again is read as any other (`sitting`).
"""

from __future__ import annotations

from wizard.cases.letters_sent import Told
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
    """Take the last answer back, and say which; who did something earlier is asked first, and of a
    letter whether it went out.

    Returns:
        False where another window was first.

    Raises:
        FieldError: that was answered by no number of an answer.
        Left: they leave.
    """
    deed, say = session.deed, session.desk.language
    last = session.case.walk.steps[-1]
    taken = session.words_of(last)
    if deed is not None and session.told:
        return _over_letter(session, session.told, taken, lines)
    if deed is not None and lines.asks:
        lines.print(say("back_deed", what=taken))
        if which(lines, say, say("back_no"), say("back_yes")) != 2:
            return True
    if not session.back():
        return False
    stays = last in session.case.lost
    key = "back_sent_over_told" if stays else "back_taken" if deed is None else "back_deed_taken"
    lines.print(say(key, what=taken))
    return True


def _over_letter(session: Session, told: Told, what: str, lines: Lines) -> bool:
    say, key = session.desk.language, f"back_{told}"
    lines.print(say(key, what=what))
    meant = which(lines, say, say("back_no"), say(f"{key}_over"), say(f"{key}_slip"))
    if meant not in (2, 3):
        return True
    if not (session.back_over() if meant == 2 else session.take_back()):
        return False
    lines.print(say(f"{key}_over_told" if meant == 2 else f"{key}_slip_told", what=what))
    return True
