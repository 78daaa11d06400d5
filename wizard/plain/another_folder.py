"""Another folder for a case that cannot be written where it is.

Owns the question for it. A new one is only made on purpose: what is typed may be the answer to the
step at hand.
"""

from __future__ import annotations

import os
from pathlib import Path

from wizard.cases.farewell import moved
from wizard.cases.outlet import chosen
from wizard.cases.session import Session
from wizard.errors import UnwritableError
from wizard.plain.lines import Lines
from wizard.plain.replies import BACK, Left, aside, not_here


def ask(session: Session, lines: Lines) -> bool:
    """Ask for another folder, until the case can be written; False where they leave instead.

    Where the file is gone the place it had is one more answer.
    """
    case, say = session.case, session.desk.language
    doubted: Path | None = None
    while case.trouble:
        asked = say("plain_folder_gone" if case.gone else "plain_folder")
        try:
            line = aside(lines, say, f"{asked} ")
        except Left:
            return False
        if line is None:
            return False
        if line == BACK:
            lines.refuse(not_here(BACK, say))
            continue
        try:
            if case.gone and line.casefold() == say("plain_here"):
                session.keep_in(case.path.parent)
                continue
            folder = chosen(line) if line else doubted
            if folder is None:
                continue
            if folder != doubted and not os.path.lexists(folder):
                doubted = folder
                lines.print(say("path_new_folder"))
                continue
            session.keep_in(folder)
        except UnwritableError as error:
            lines.refuse(say("not_saved", why=say.failure(error)))
    if case.moved:
        lines.print(moved(case, case.moved))
    return True
