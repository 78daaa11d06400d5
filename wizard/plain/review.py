"""Another answer to an earlier question.

Owns the questions that lead there; what the change drops is told before it is done.
"""

from __future__ import annotations

from wizard.cases.case import Case
from wizard.controls import one_line
from wizard.plain import blocks, words
from wizard.plain.lines import Lines
from wizard.walk.walk import Walk


def review(case: Case, lines: Lines) -> None:
    """Show all answers, and change one of them where the person wants it.

    Raises:
        FieldError: what they gave is no answer to that question.
        BusyError: another window has the case.
    """
    walk, history, say = case.walk, case.desk.pages.history, case.desk.language
    if not walk.steps:
        lines.print(say("review_empty"))
        return
    for number, step in enumerate(walk.steps, start=1):
        answer = one_line(history.answer(step))
        lines.print(f"{number}. {history.question(step.node)}: {answer}")
    lines.print(say("plain_review_pick"))
    word = (lines.read() or "").strip()
    if not (word.isdecimal() and 1 <= int(word) <= len(walk.steps)):
        return
    index = int(word) - 1
    page = case.desk.pages.page(walk.before(index))
    words.show(page, case.desk.today, say, lines)
    line = lines.read()
    if line is None:
        return
    if blocks.begins(line, page):
        line = "\n".join(blocks.block(lines))
    changed = walk.change(index, words.given(line, page))
    if not changed.lost or _agreed(case, changed, lines):
        case.adopt(changed)


def _agreed(case: Case, changed: Walk, lines: Lines) -> bool:
    history, say = case.desk.pages.history, case.desk.language
    lines.print(say("loss"))
    for step in changed.lost:
        lines.print(f"  - {history.question(step.node)}: {one_line(history.answer(step))}")
    lines.print(say("loss_kept"))
    lines.print(f"1. {say('loss_yes')}")
    lines.print(f"2. {say('loss_no')}")
    return (lines.read() or "").strip() == "1"
