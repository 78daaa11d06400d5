"""An answer of several lines.

Owns where it begins and ends: at `<<`, up to a full stop alone. Refuses a line that is no text.
"""

from __future__ import annotations

from wizard.errors import FieldError
from wizard.library.fields.signs import sound
from wizard.outcome.page import Page
from wizard.plain.lines import Lines

BEGIN, END = "<<", "."
"""Lines that, alone, begin and end a text of several lines."""


def begins(line: str, page: Page) -> bool:
    """Whether a line begins an answer of several lines."""
    return page.field is not None and line.strip() == BEGIN


def block(lines: Lines, alone: str | None = None) -> list[str]:
    """Lines up to the one that ends them, or to `alone` where that comes first.

    The end of the input ends them too, so that nothing typed is lost.
    """
    typed: list[str] = []
    while (given := lines.line("| ")) is not None:
        for line in given.split("\n"):
            if line.strip() == END:
                return typed
            if not typed and line.strip() == alone:
                return [line.strip()]
            typed.append(line)
    return typed


def text(line: str) -> str:
    """A line as text.

    Raises:
        FieldError: bytes of it were no text, or letters were lost before it came here.
    """
    # A zero byte is what is left of another encoding: UTF-16 is full of them.
    if any("\udc80" <= sign <= "\udcff" or sign == "\0" for sign in line):
        raise FieldError("plain_not_text")
    return sound(line)
