"""A message in the person's hands: shown, copied, written to a file, edited.

Owns what is told of it. Refuses to know which message it is: that comes with the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.app import App

from wizard import disk, locations, own_clipboard
from wizard.cases.beside import message_file, write_message
from wizard.cases.case import Case
from wizard.cases.session import Session
from wizard.controls import printable
from wizard.errors import UnwritableError
from wizard.outcome.letters import Message
from wizard.tui import remarks

MOST_TOLD = 100
"""Characters of remarks that are told in passing; more is read beside the message."""


def copy(app: App[None], session: Session) -> None:
    """The message to the clipboards that there are, and to a file for where there is none."""
    page, say = session.page, session.desk.language
    if page.message is None:
        app.notify(say("nothing_to_copy"), markup=False)
        return
    text = printable(page.message.text)
    app.copy_to_clipboard(text)
    where = _write(session.case, page.message)
    amiss = []
    if page.remarks:
        told = remarks.summary(page.remarks, say).plain
        if len(told) > MOST_TOLD:
            told = f"⚠ {say('remarks')}: {say.plural('remarks_found', len(page.remarks))}"
        amiss.append(told)
    # Where it is surely copied, nobody looks for the file.
    other = [say("copy_file", path=locations.short(where))] if where else []
    sent = [". ".join((say("copy_sent"), *other)), *amiss]
    if not own_clipboard.command():
        _tell(app, sent)
        return

    def put() -> None:
        program = own_clipboard.put(text)
        lines = [say("copied", program=program), *amiss] if program else sent
        app.call_from_thread(_tell, app, lines)

    # It may take its time, in which the person goes on.
    app.run_worker(put, thread=True, exit_on_error=False)


def _tell(app: App[None], lines: Sequence[str]) -> None:
    app.notify("\n".join(lines), markup=False, timeout=8)


def show(app: App[None], session: Session, closed: Callable[[str | None], None]) -> None:
    """The message on the whole screen, or at the end the document.

    `closed` is told what else is wanted: `edit` or `save`.
    """
    # Many read a letter beside its step, and few walks come to an end.
    if session.page.status is not None:
        from wizard.tui.document_screen import DocumentScreen

        app.push_screen(DocumentScreen(session.case), closed)
    elif session.page.message is not None:
        from wizard.tui.letter_screen import LetterScreen

        app.push_screen(LetterScreen(session), closed)
    else:
        app.notify(session.desk.language("no_letter"), markup=False)


def edit(app: App[None], session: Session, done: Callable[[], None]) -> None:
    """The message in the person's own words, while it is not sent; then call `done`."""
    if session.page.written is None:
        app.notify(session.desk.language("nothing_to_edit"), markup=False)
    else:
        from wizard.tui.editor import Editor  # most messages are sent as they are

        app.push_screen(Editor(session), lambda _: done())


def _write(case: Case, message: Message) -> Path | None:
    """Write a message beside its case, to be read: what a person writes into it would go with the
    next one. None where nothing can be written.
    """
    path = message_file(case.path, message.letter)
    try:
        write_message(path, f"{message.text}\n", disk.TO_READ)
    except UnwritableError:
        return None
    return path
