"""The message in the person's own words, while it is not sent.

Owns how they come to type it: in their own editor, or by lines. Refuses a text that is none.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from wizard.cases.session import Session
from wizard.errors import BusyError, FieldError
from wizard.i18n import Language
from wizard.plain import blocks, in_editor
from wizard.plain.in_editor import Editor
from wizard.plain.line_commands import is_quit
from wizard.plain.lines import Lines

AS_WRITTEN = "-"
"""A line that, alone, takes the wizard's own text back."""


def edit(session: Session, lines: Lines, editor: Editor | None) -> bool:
    """Ask for another text of the message; without an editor it is typed by lines.

    Returns:
        False where another window was first.

    Raises:
        FieldError: there is no message that could be edited, or letters of the text were lost.
    """
    page, say = session.page, session.desk.language
    if page.message is None or page.written is None:
        raise FieldError("nothing_to_edit")
    made = in_editor.edit(session, page.message, lines, editor) if editor else None
    if made is not None:
        return made
    lines.print(say("plain_edit", end=blocks.END, written=AS_WRITTEN))
    own = page.message.text if page.message.text != page.written else ""
    with blocks.kept(lines, partial(_keep, session, own)):
        text = _typed(page.written, own, lines, say)
    return text is None or session.edit(blocks.text(text))


def _keep(session: Session, own: str, text: str) -> None:
    """Keep what is there of a text, below what the person had written before."""
    text = f"{own}\n\n{text}" if own else text
    with suppress(BusyError):  # there is no time left to tell it
        session.draft(text)


def _typed(written: str, own: str, lines: Lines, say: Language) -> str | None:
    """A text of several lines; None leaves the one there is."""
    typed = blocks.block(lines, say, alone=AS_WRITTEN)
    if typed == [AS_WRITTEN]:
        if own and lines.asks:
            again = lines.read(f"{say('plain_restore_again', written=AS_WRITTEN)} ") or ""
            return written if again.strip() == AS_WRITTEN else None
        return written
    text = "\n".join(typed)
    if len(typed) == 1 and is_quit(text):  # no letter is «q»
        return own or written  # it was kept as it came
    return text if text.strip() else None
