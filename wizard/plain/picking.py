"""A list before there is a case: one of it is picked by its number, and nothing of it is a page.

Owns the commands that hold there all the same: help, the way out, the way back. Refuses the others,
which are of a case, and to know where a way back leads.
"""

from __future__ import annotations

from wizard.errors import FieldError, shown
from wizard.i18n import Language
from wizard.plain import line_commands, words
from wizard.plain.lines import Lines

BACK = 0
"""In place of a number: one step back."""


class Left(Exception):  # noqa: N818 - nothing is wrong
    """Who was asked leaves the program."""


def picked(line: str, most: int, lines: Lines, say: Language) -> int | None:
    """The number from 1 to `most` that a line is, or `BACK`; None after help, which was printed.

    Raises:
        FieldError: it is none of these.
        Left: it is the way out.
    """
    command = line_commands.typed(line)
    if command is None:
        return words.number(line.strip(), most)
    if command.letter == line_commands.QUIT:
        raise Left
    if command.letter == line_commands.BACK:
        return BACK
    if command.letter != line_commands.HELP:
        raise FieldError("plain_pick", given=shown(line.strip()), most=most)
    lines.print(say("plain_help"))
    return None
