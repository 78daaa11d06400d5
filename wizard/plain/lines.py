"""A conversation in lines: one is printed, one is read.

Owns the two streams, that nothing which is said acts on the terminal, and the width at which a line
is broken. Refuses to know what is said.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from wizard.controls import printable

PROMPT = "> "
MORE = "| "
"""Before a line of an answer that has begun."""
LONGEST = 1 << 20
"""Characters of an answer, far more than any field takes: what goes on is a device, and no text."""


def forget(typed: Sequence[str]) -> None:
    """Take nothing down."""


class Lines:
    """Printing and reading."""

    asks = True
    """Whether somebody is there who can be asked what the walk itself does not ask."""
    keyed = False
    """Whether lines come from a keyboard, where a key may be the wrong one."""

    def __init__(self, source: TextIO, sink: TextIO, width: int | None) -> None:
        """`width` is the terminal's, or None where lines are not to be broken."""
        self._source = source
        self._sink = sink
        self._width = width
        self.held: list[str] = []
        """Lines of an answer that is not whole yet."""
        self.keep: Callable[[Sequence[str]], object] = forget
        """What takes them down as they come."""

    def read(self, prompt: str = PROMPT) -> str | None:
        """What is given at a prompt, without its end; None where there is no more."""
        return self.line(prompt)

    def line(self, prompt: str) -> str | None:
        """One line of what is given, without its end; None where there are no more."""
        self._put(prompt)
        self._sink.flush()
        line = self._source.readline()
        # The mark with which some editors begin a file is no part of its first line.
        return line.rstrip("\r\n").removeprefix("\ufeff") if line else None

    def at_once(self) -> Iterator[str]:
        """The lines that came together with the last one; of a pipe nobody can tell."""
        return iter(())

    def drop_ahead(self) -> None:
        """Whatever asks next, nobody has seen it: what is typed before is no answer to it. A line
        of a script is, whenever it comes.
        """

    def print(self, text: str) -> None:
        """A text, broken at words."""
        for line in printable(text).split("\n"):
            for part in self._broken(line) or [""]:
                self._put(f"{part}\n")

    def refuse(self, why: str) -> None:
        """Say why what was read last is not taken."""
        self.print(f"! {why}")

    def refuse_line(self, why: str) -> None:
        """Say why one line of an answer is not taken; those before it and after it are."""
        self.refuse(why)

    def finish(self) -> None:
        """Nothing more is asked."""

    def print_all(self, texts: Iterator[str]) -> None:
        """One text after the other."""
        for text in texts:
            self.print(text)

    def print_as_it_is(self, text: str) -> None:
        """A text that is to be copied, so that no line of it is broken."""
        self._put(f"{text}\n")

    def _put(self, text: str) -> None:
        self._sink.write(printable(text))

    def _broken(self, line: str) -> list[str]:
        if self._width is None:
            return [line]
        return textwrap.wrap(line, self._width, break_long_words=False, break_on_hyphens=False)
