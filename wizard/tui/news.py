"""What a person is told beside the step: of a case that is opened again, after a move, of a loss.

Owns the words and where they appear. Refuses to move: what follows is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.content import Content

from wizard.cases.case import Case
from wizard.outcome.page import come_back
from wizard.tui import dialogs
from wizard.tui.number import AskNumber
from wizard.walk.walk import Walk


def opened(app: App[None], case: Case) -> None:
    """What is to be known of a case that is opened again."""
    say = case.desk.language
    if case.elsewhere:
        app.notify(say("case_busy"), severity="warning", markup=False, timeout=10)
    if case.astray:
        told = case.desk.pages.history.told
        lines = [say("case_astray"), ""]
        lines += [f"  {told(step)}" for step in case.astray]
        lines += ["", say("case_astray_kept")]
        case.astray = ()
        app.push_screen(dialogs.Reading(say, case.page.title, Content("\n".join(lines))))


def waiting(app: App[None], case: Case, number: Callable[[str | None], None]) -> None:
    """Who waits, or puts a step off, is told when to be here again, and that all is kept.

    `number` takes the number under which the message is registered, where there can be one.
    """
    say = case.desk.language
    if case.walk.waiting is not None:
        words = come_back(case.page, case.desk.today, say)
        app.notify(words or say("postponed"), markup=False, timeout=10)
    if case.page.registered_as:
        app.push_screen(AskNumber(case), number)


def kept_aside(app: App[None], case: Case) -> None:
    """Where the text is that the person had put into the file."""
    if case.set_aside:
        words = case.desk.language("set_aside", path=case.set_aside)
        app.notify(words, markup=False, timeout=10)
        case.set_aside = None


def loss(app: App[None], case: Case, walk: Walk, decide: Callable[[bool | None], None]) -> None:
    """What a change will drop is said before it is done."""
    history, say = case.desk.pages.history, case.desk.language
    lines = [Content.styled(say("loss"), "bold"), Content("")]
    lines += [
        Content(f"  {history.question(step.node)}: {history.answer(step)}") for step in walk.lost
    ]
    lines += [Content(""), Content.styled(say("loss_kept"), "$dim")]
    text = Content("\n").join(lines)
    app.push_screen(dialogs.Confirm(say, text, say("loss_yes"), say("loss_no")), decide)


def ending(app: App[None], case: Case, walk: Walk, decide: Callable[[bool | None], None]) -> None:
    """What ends a case is asked about: a key may have been the wrong one."""
    say = case.desk.language
    solved = walk.node.status == "solved"
    text = Content(say("end_solved" if solved else "end_other"))
    yes, no = ("end_yes", "end_no") if solved else ("end_other_yes", "end_other_no")
    app.push_screen(dialogs.Confirm(say, text, say(yes), say(no)), decide)


def new_case(app: App[None], case: Case, decide: Callable[[bool | None], None]) -> None:
    """Leaving a case half-way is asked about."""
    say = case.desk.language
    text = Content(say("new_question"))
    app.push_screen(dialogs.Confirm(say, text, say("home_new"), say("new_stay")), decide)
