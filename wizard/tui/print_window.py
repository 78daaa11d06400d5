"""A letter on paper, from the screen.

Owns the dialog that asks for its place and says what is to be filled in before, and what is told
afterwards. Loaded when one is printed.
"""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.content import Content
from textual.notifications import SeverityLevel

from wizard import locations, own_browser
from wizard.cases import attaching, printing
from wizard.cases.session import Session
from wizard.errors import BusyError
from wizard.outcome.letters import Message
from wizard.tui.dialogs import AskNewPath, Reading


def print_letter(app: App[None], session: Session) -> None:
    """Ask where the letter goes, with all that goes with it; a page is shown in the browser."""
    case, say = session.case, session.desk.language
    message = printing.meant(case)
    if message is None:
        app.notify(say("paper_none"), markup=False)
        return
    # First what comes of it: who presses «print» looks for a printer.
    goes_on = "paper_next" if own_browser.command() else "paper_next_alone"
    folder = locations.short(locations.here())
    lines = [*attaching.damaged(case), say(goes_on, folder=folder), ""]
    if found := printing.to_do_shortly(case, message):
        lines += [say("paper_to_do"), *(f"- {line}" for line in found), ""]
    where = say("paper_where", title=message.title)
    # What was sent cannot be changed any more.
    lines.append(where if case.page.written is None else f"{where} {say('paper_edit')}")

    def tell(path: Path | None) -> None:
        if path is None:
            return
        unnoted = printing.note(session.case, printed[-1])
        if path.suffix.lower() == ".html" and own_browser.show(path):
            words = filter(None, [say("paper_shown", **printing.placed(path)), unnoted])
            severity: SeverityLevel = "warning" if unnoted else "information"
            app.notify("\n".join(words), severity=severity, markup=False, timeout=15)
            return
        # In a window, which stays: what is to be done with the file is done elsewhere.
        told = [say("paper_saved", **printing.placed(path)), "", printing.how(path, say)]
        told += ["", unnoted] if unnoted else []
        app.push_screen(Reading(say, message.title, [(0, Content(line)) for line in told]))

    def save(path: Path) -> Path:
        # As it stands when it is printed: the window may have been open for days.
        session.follow()
        now = session.case
        printed.append(printing.meant(now) or message)
        if printed[-1].letter != message.letter:  # nobody agreed to that one
            raise BusyError(say("case_followed"))
        return printing.save(now, printing.full(now, printed[-1]), locations.here() / path)

    printed: list[Message] = []
    start, own = printing.file_name(case, message), printing.replaces(printing.full(case, message))
    app.push_screen(AskNewPath(say, "\n".join(lines), start, save, own), tell)
