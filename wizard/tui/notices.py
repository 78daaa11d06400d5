"""What a person is told or asked beside the step: what has come up, after a move, before a loss.

Owns where it appears. Refuses to move: what follows is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from textual.app import App
from textual.content import Content
from textual.notifications import SeverityLevel

from wizard import locations
from wizard.cases.notice import Notice
from wizard.cases.proposal import Proposal
from wizard.cases.session import Session
from wizard.i18n import Language
from wizard.outcome.prompts import Confirmation, come_back
from wizard.tui import dialogs, saving
from wizard.tui.listening import Listening
from wizard.tui.registration_window import AskNumber
from wizard.walk.steps import Step

SEVERITIES: Mapping[str, SeverityLevel] = {
    "elsewhere": "warning",
    "alone": "warning",
    "refused": "error",
    "left": "warning",
}
"""How notices look that are no mere information."""
GRADES: tuple[SeverityLevel, ...] = ("information", "warning", "error")


def tell(
    app: Listening, session: Session, notices: Iterable[Notice], moved: Callable[[], None]
) -> None:
    """Tell what has come up: in a window what has to be read or answered, else beside the step.

    What stands beside it is told together, for there is one such place. `moved` is called when the
    case was given another folder.
    """
    say = session.desk.language
    beside: list[Notice] = []
    for notice in notices:
        if notice.kind == "trouble" or notice.lines:
            app.came_unasked()
        if notice.kind == "trouble":
            saving.move(app, session, moved)
        elif notice.lines:
            lines = [notice.text, "", *(f"  {line}" for line in notice.lines), "", notice.after]
            hung = [(2 * line.startswith("  "), Content(line)) for line in lines]
            app.push_screen(dialogs.Reading(say, session.page.title, hung))
        else:
            beside.append(notice)
    if beside:
        severity = max((SEVERITIES.get(one.kind, GRADES[0]) for one in beside), key=GRADES.index)
        text = "\n".join(one.text for one in beside)
        app.notify(text, severity=severity, markup=False, timeout=10)


def waiting(app: App[None], session: Session, number: Callable[[str | None], None]) -> None:
    """Who waits, or puts a step off, is told when to be here again, and that all is kept.

    `number` takes the number under which the message is registered, where there can be one.
    """
    case, say = session.case, session.desk.language

    def tell() -> None:
        if case.walk.waiting is not None:
            words = come_back(case.page, case.desk.today, say)
            told = "passing" if case.passing else "postponed"
            kept = say(told, path=locations.short(case.kept_at))
            app.notify(words or kept, markup=False, timeout=10)

    def go_on(given: str | None) -> None:
        number(given)
        tell()  # behind the window, which would have to be looked past for it

    if case.page.registered_as:
        app.push_screen(AskNumber(session), go_on)
    else:
        tell()


def loss(
    app: App[None], say: Language, proposal: Proposal, decide: Callable[[int | None], None]
) -> None:
    """What a change will drop is said before it is done."""
    lines = [Content.styled(say("loss"), "bold"), Content("")]
    lines += [Content(f"  {answer}") for answer in proposal.lost]
    lines += [Content(""), Content.styled(proposal.after, "$dim")]
    text, other = Content("\n").join(lines), say("loss_slip") if proposal.slip else ""
    yes = say("loss_yes_sent" if other else "loss_yes")
    app.push_screen(dialogs.Confirm(say, text, yes, say("loss_no"), other), decide)


def once_more(
    app: App[None], session: Session, proposal: Proposal, decide: Callable[[int | None], None]
) -> None:
    """Whether what was sent before is meant, or what went out now: the person alone knows."""
    say = session.desk.language
    text = Content(say("again", what=session.words_of(session.given_by(proposal))))
    yes, other = say("again_then"), say("again_now")
    app.push_screen(dialogs.Confirm(say, text, yes, say("again_no"), other), decide)


def confirming(
    app: App[None], say: Language, asked: Confirmation, decide: Callable[[int | None], None]
) -> None:
    """Whether an answer is meant is asked: a key may have been the wrong one."""
    app.push_screen(dialogs.Confirm(say, Content(asked.question), asked.yes, asked.no), decide)


class Leaving(dialogs.Confirm):
    """Whether to leave a case behind that is kept nowhere."""


def leaving(app: App[None], say: Language, decide: Callable[[int | None], None]) -> None:
    """Who leaves a case that could not be kept loses it, and is asked."""
    app.push_screen(
        Leaving(say, Content(say("leave_lost")), say("leave_yes"), say("leave_no")), decide
    )


def taking_back(
    app: App[None], session: Session, deed: Step, decide: Callable[[int | None], None]
) -> None:
    """What was done on an earlier day is not taken back by one key; of a letter it is asked whether
    it went out.
    """
    say, what = session.desk.language, session.words_of(deed)
    if key := session.told:
        text = say(f"back_{key}", what=what)
        yes, other = say(f"back_{key}_over"), say(f"back_{key}_slip")
    else:
        text, yes, other = say("back_deed", what=what), say("back_yes"), ""
    app.push_screen(dialogs.Confirm(say, Content(text), yes, say("back_no"), other), decide)


def new_case(app: App[None], say: Language, decide: Callable[[int | None], None]) -> None:
    """Leaving a case half-way is asked about."""
    text = Content(say("new_question"))
    app.push_screen(dialogs.Confirm(say, text, say("home_new"), say("new_stay")), decide)
