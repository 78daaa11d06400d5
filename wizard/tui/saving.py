"""Where the person wants things: a copy of the document, the dates, the folder of the case.

Owns the dialogs that ask for a path and what is told afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import App
from textual.notifications import SeverityLevel

from wizard import locations
from wizard.cases import store
from wizard.cases.calendar_file import calendar_place, holds_calendar, save_calendar
from wizard.cases.exports import page_name, save_page
from wizard.cases.farewell import moved
from wizard.cases.session import Session
from wizard.tui.dialogs import AskFolder, AskNewPath


def save(app: App[None], session: Session) -> None:
    """Write the document to a place of the person's choice."""
    case, say = session.case, session.desk.language

    def tell(path: Path | None) -> None:
        if path is not None:
            app.notify(say("document_saved", path=path), markup=False, timeout=10)

    def attempt(path: Path) -> Path:
        session.follow()  # the window may have been open while another one went on
        return save_page(session.case, path)

    # A file of that name which lies there already may be of anything.
    before = case.desk.copied.get(case.id)
    start = str(before or store.free(locations.here() / page_name(case)))
    app.push_screen(AskNewPath(say, say("save_where"), start, attempt), tell)


def calendar(app: App[None], session: Session) -> None:
    """Write the dates of the case where a calendar can pick them up."""
    case, say = session.case, session.desk.language

    unnoted = ""

    def attempt(path: Path) -> Path:
        nonlocal unnoted
        session.follow()  # or days of which another window knows would be called off
        saved, unnoted = save_calendar(session.case, path)
        return saved

    def tell(path: Path | None) -> None:
        if path is not None:
            words = "\n".join(filter(None, [say("calendar_saved", path=path), unnoted]))
            severity: SeverityLevel = "warning" if unnoted else "information"
            app.notify(words, severity=severity, markup=False, timeout=15)

    start = str(calendar_place(case, locations.here()))
    # The case's own file is written again on purpose: the calendar is to be brought up to date.
    own = partial(holds_calendar, case)
    app.push_screen(AskNewPath(say, say("calendar_where"), start, attempt, own), tell)


def move(app: App[None], session: Session, then: Callable[[], None]) -> None:
    """The case cannot be kept where it should be: ask for another folder; then call `then`.

    The one from which its file was taken away is offered again.
    """
    case, say = session.case, session.desk.language

    def attempt(folder: Path) -> Path:
        session.keep_in(folder)
        return folder

    def tell(folder: Path | None) -> None:
        then()
        if case.moved and folder is not None:
            app.notify(moved(case, case.moved), markup=False, timeout=15)

    question = say("folder_gone" if case.gone else "folder_where", why=case.trouble or "")
    folder = case.path.parent if case.gone else locations.home()
    start = f"{folder}{os.sep}"  # what is typed on goes into it
    app.push_screen(AskFolder(say, question, start, attempt), tell)
