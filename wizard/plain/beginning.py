"""How a sitting in lines begins: on standard input and output, with what was said or is open.

Owns which kind of lines they are, and that the case is told of and released on every way out.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from wizard import own_editor
from wizard.cases.case import Case
from wizard.cases.farewell import telling
from wizard.cases.session import Session
from wizard.errors import EXIT_USAGE, RefusedInputError
from wizard.plain.finding import Find
from wizard.plain.lines import Lines
from wizard.plain.piped import Piped
from wizard.plain.replies import Left
from wizard.plain.sitting import Plain
from wizard.plain.terminal import Terminal, left_whole

if TYPE_CHECKING:
    from wizard.search.found import Found


def sit(case: Case, find: Find | None = None, said: str = "", found: Sequence[Found] = ()) -> int:
    """A sitting on standard input and output. Returns the exit code: 2 where it is not kept.

    Args:
        case: the case to go on with.
        find: finds where a case begins for who says what happened.
        said: what they said already.
        found: what fits that.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text is told of, and does not become a letter.
        sys.stdin.reconfigure(errors="surrogateescape")
    width = min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else None
    theirs = sys.stdin.isatty() and sys.stdout.isatty() and own_editor.command()
    kind = Terminal if sys.stdin.isatty() else Piped
    lines = kind(sys.stdin, sys.stdout, width, case.desk.language)
    session = Session(case)
    plain = Plain(session, lines, own_editor.edit if theirs else None, find)
    with left_whole(), telling(lambda: session.case):
        _sit(plain, session, lines, partial(plain.story.begin, said, found) if said else None)
    return EXIT_USAGE if session.case.unsaved else 0


def _sit(plain: Plain, session: Session, lines: Lines, begin: Callable[[], None] | None) -> None:
    try:
        if begin is not None:
            begin()
            session.begin()
        elif not session.case.walk.steps:
            plain.opening.offer()
            session.begin()
        else:  # the first questions of a new case are known to who types ahead, this step is not
            lines.drop_ahead()
        plain.run()
    except Left:  # before there was a case
        plain.leave()
    except (KeyboardInterrupt, RefusedInputError):
        lines.print("")
        plain.farewell()
        raise
    finally:
        plain.release()
