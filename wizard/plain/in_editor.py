"""The message in the person's own editor.

Owns what is told of it: that it failed, and where what was saved lies that cannot be taken. What
was left there by an editor whose window was closed is offered before anything else. Refuses to
lose any of it: the file goes only once the case has its text, and what the editor did not write
takes the place of nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from wizard.cases import edited_file
from wizard.cases.session import Session
from wizard.errors import BusyError, FieldError, UnwritableError, shown
from wizard.outcome.letters import Message
from wizard.plain import blocks
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, alone, aside

Editor = Callable[[Path], int]
"""Lets the person edit a file, and gives the exit code; raises OSError where it cannot start."""
AT_ONCE = 1.0
"""Seconds: nobody opens an editor, reads and closes it in less."""
AS_WRITTEN = "-"
"""A line that, alone, takes the wizard's own text back."""
ANEW = "-"
"""A line that, alone, begins with what the case says."""
AS_IT_IS = "+"
"""A line that, alone, takes what was left as it lies there."""


def edit(session: Session, message: Message, lines: Lines, editor: Editor) -> bool | None:
    """Let the person edit the message at hand.

    Returns:
        False where another window was first; None where nothing was written, since the editor
        failed, and it was said.

    Raises:
        FieldError: what was saved is no text; where it lies is told.
    """
    say, before = session.desk.language, message.text
    file = edited_file.place(session.case.path, message.letter)
    how = _how(session, message, lines)
    if how is None:
        return True
    if how == AS_IT_IS:
        there = edited_file.read(file, before)
        return _take(session, file, before if there is None else there, lines, 0)
    anew = how == ANEW
    opened = edited_file.stamp(file)
    try:
        if anew:
            edited_file.write(file, before)
            opened = edited_file.stamp(file)
        begun = time.monotonic()
        code = editor(file)
    except (OSError, UnwritableError) as error:
        lines.refuse(say("editor_not_started", why=error))
        return None
    except (KeyboardInterrupt, SystemExit):
        with suppress(BusyError, FieldError):  # it stays where it is
            if edited_file.stamp(file) != opened and (saved := edited_file.read(file, before)):
                session.draft(blocks.text(saved))
        raise
    if not anew and edited_file.stamp(file) == opened:  # it was looked at
        if code:
            lines.refuse(say("editor_failed", code=code))
        lines.refuse(say("editor_left_there", path=shown(str(file))))
        return None if code else True
    saved = edited_file.read(file, before)
    changed = saved is not None and saved.strip() != before.strip()
    if code and not (changed and saved):
        lines.refuse(say("editor_failed", code=code))
        edited_file.done(file)
        return None
    if not code and not changed and time.monotonic() - begun < AT_ONCE:
        lines.refuse(say("editor_back_at_once", path=shown(str(file))))
        return True  # its window may be open: what is saved there is offered the next time
    return _take(session, file, before if saved is None else saved, lines, code)


def _given_up(session: Session, lines: Lines) -> bool:
    """Whether whoever saved nothing gives up their own words: a disk that is full, or an editor
    that was killed, leaves an empty file too.
    """
    page, say = session.page, session.desk.language
    if page.message is None or page.message.text == page.written:
        return True
    prompt = f"{say('editor_emptied', written=AS_WRITTEN)} "
    return alone(AS_WRITTEN, lines, say, prompt) is True


def _how(session: Session, message: Message, lines: Lines) -> str | None:
    """Whether to begin with what the case says, `ANEW`, or to take what was left in the editor,
    `AS_IT_IS`; anything else opens that. None where they go back.
    """
    say = session.desk.language
    file = edited_file.left(session.case.path, message.letter, message.text)
    if file is None:
        return ANEW
    lines.print(say("editor_left_here", path=shown(str(file))))
    word = aside(lines, say, f"{say('editor_left_which', anew=ANEW, taken=AS_IT_IS)} ")
    return None if word in (None, BACK) else word


def _take(session: Session, file: Path, saved: str, lines: Lines, code: int) -> bool:
    """Take what was saved into the case; False where another window was first."""
    say, path = session.desk.language, shown(str(file))
    if not saved.strip():
        edited_file.done(file)
        if not _given_up(session, lines):
            return True
    try:
        made = session.edit(blocks.text(saved))
    except FieldError as error:
        lines.refuse(say(error.key, **error.values))
        raise FieldError("editor_kept", path=path) from error
    if made and session.case.trouble is None:
        edited_file.done(file)
    else:
        lines.refuse(say("editor_kept", path=path))
    if made and code:
        lines.refuse(say("editor_failed_taken", code=code))
    return made
