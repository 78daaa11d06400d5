"""What comes back at a prompt: a command, an answer, or nothing any more.

Owns the one place at which a line is read, so that none is taken for an answer before it is known
to be no command. Refuses to do what a command says, but for those that hold where nothing of a case
is asked: help, the way out, the way back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.plain import blocks, line_commands, words
from wizard.plain.line_commands import Command
from wizard.plain.lines import PROMPT, Lines

BACK = line_commands.BACK
"""In place of an answer: one step back. An answer that is this letter has a colon before it."""
NONE = 0
"""In place of a number: none was given."""


class Left(Exception):  # noqa: N818 - nothing is wrong
    """Who was asked leaves the program."""


def reply(
    lines: Lines,
    say: Language,
    prompt: str = PROMPT,
    command: Callable[[str], Command | None] = line_commands.typed,
) -> Command | str | None:
    """A command or an answer; what begins as a command and is none is refused, and asked again."""
    while (line := lines.read(prompt)) is not None:
        try:
            return command(line) or line_commands.bare(line)
        except FieldError as error:
            lines.refuse(say(error.key, **error.values))
    return None


def to_page(
    page: Page, lines: Lines, say: Language, keep: Callable[[str], object]
) -> Command | str | None:
    """A command, or an answer to a page, however many lines it has; `keep` keeps what is there.

    Raises:
        RefusedInputError: an answer of several lines has no end.
    """
    with blocks.kept(lines, keep):
        line = reply(lines, say, command=partial(line_commands.command, page=page))
        if not isinstance(line, str):
            return line
        line = blocks.unmarked(line, page)
        if blocks.begins(line, page):
            return "\n".join(blocks.block(lines, say, first=blocks.begun_with(line)))
        return line


def aside(lines: Lines, say: Language, prompt: str = PROMPT) -> str | None:
    """An answer to what is no page, or `BACK`; None where there is no more.

    Raises:
        Left: they leave.
    """
    while (given := reply(lines, say, prompt)) is not None:
        if isinstance(given, str):
            return given.strip()
        match given.letter:
            case line_commands.QUIT:
                raise Left
            case line_commands.BACK:
                return BACK
            case line_commands.HELP:
                lines.print(say("plain_help"))
            case _:
                lines.refuse(not_here(given.letter, say))
    return None


def not_here(letter: str, say: Language) -> str:
    """That a command is none here."""
    return say("plain_not_here", given=f"{line_commands.COLON}{letter}")


def which(lines: Lines, say: Language, *answers: str) -> int:
    """The number of the answer that is given; `NONE` where none is, or the way back.

    Raises:
        FieldError: there is no such answer.
        Left: they leave.
    """
    for number, answer in enumerate(answers, start=1):
        lines.print(f"{number}. {answer}")
    word = aside(lines, say)
    return NONE if word in (None, "", BACK) else words.number(word, len(answers))


def alone(sign: str, lines: Lines, say: Language, prompt: str) -> bool | None:
    """Whether a line is that sign alone; None for the way back.

    Raises:
        Left: they leave.
    """
    word = aside(lines, say, prompt)
    return None if word == BACK else word == sign
