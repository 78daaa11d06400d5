"""A note in a case of what has left it: a letter that was printed, dates that a calendar was given.

Owns that a note which could not be made is told of, and truly why. Refuses to write: `case` does.
"""

from __future__ import annotations

from collections.abc import Callable

from wizard.cases.case import Case
from wizard.errors import BusyError


def note(case: Case, make: Callable[[], None], key: str) -> str:
    """Make a note in a case, whose file may be another window's, or on a full disk.

    Args:
        case: the case.
        make: makes the note and writes; raises BusyError where another window has the case.
        key: of the message that it could not be made, with `{why}` in it.

    Returns:
        That message; nothing where the note is in the file.
    """
    try:
        make()
    except BusyError:
        why = case.desk.unnoted(case.place)
    else:
        why = case.trouble or ""
    return case.desk.language(key, why=why) if why else ""
