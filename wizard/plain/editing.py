"""The message in the person's own words, while it is not sent.

Owns how they come to type it: in their own editor, or by lines; and that a text that is not whole
lies aside, and is offered the next time. Refuses a text that is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from wizard.cases import edited_file
from wizard.cases.session import Session
from wizard.errors import FieldError, UnwritableError
from wizard.i18n import Language
from wizard.outcome.letters import Message
from wizard.plain import blocks, in_editor
from wizard.plain.in_editor import AS_WRITTEN, Editor
from wizard.plain.line_commands import is_quit
from wizard.plain.lines import Lines
from wizard.plain.replies import alone


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
    file = edited_file.place(session.case.path, page.message.letter)
    begun = _begun(session, page.message, lines)
    if begun is None:
        return True
    lines.print(say("plain_edit", end=blocks.END, written=AS_WRITTEN))
    own = page.message.text if page.message.text != page.written else ""
    with blocks.kept(lines, partial(_keep, file)):
        text = _typed(page.written, own, begun, lines, say)
    if text is None:  # and what was left stays offered
        return True
    if not lines.asks:  # a script can be read again, and takes the place of nothing that was left
        return session.edit(blocks.text(text))
    _keep(file, text)  # until the case has it
    made = session.edit(blocks.text(text))
    if made and session.case.trouble is None:
        edited_file.done(file)
    return made


def _begun(session: Session, message: Message, lines: Lines) -> list[str] | None:
    """The lines of a text that was not finished, where the person goes on with them; None where
    they go back.

    Each line of a script is one of its own text.
    """
    file = edited_file.left(session.case.path, message.letter, message.text)
    left = edited_file.read(file, message.text) if file is not None and lines.asks else None
    if not left:
        return []
    say = session.desk.language
    lines.print(say("plain_edit_left"))
    lines.print_as_it_is(left)
    prompt = f"{say('plain_edit_which', anew=in_editor.ANEW)} "
    anew = alone(in_editor.ANEW, lines, say, prompt)
    return None if anew is None else [] if anew else left.split("\n")


def _keep(file: Path, text: str) -> None:
    """Keep what is there of a text aside: the message is what it was until another is whole."""
    with suppress(UnwritableError):  # there is no time left to tell it
        edited_file.write(file, text)


def _typed(written: str, own: str, begun: Sequence[str], lines: Lines, say: Language) -> str | None:
    """A text of several lines; None leaves the one there is."""
    typed = blocks.block(lines, say, alone=AS_WRITTEN, first=begun)
    if typed == [AS_WRITTEN]:
        if own and lines.asks:
            prompt = f"{say('plain_restore_again', written=AS_WRITTEN)} "
            return written if alone(AS_WRITTEN, lines, say, prompt) else None
        return written
    text = "\n".join(typed)
    if len(typed) == 1 and is_quit(text):  # no letter is «q»
        return None
    return text if text.strip() else None
