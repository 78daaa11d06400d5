"""A conversation in lines with a script.

Owns that a line answers the question it was written for: where one is refused, those that were
there before anybody could see that are answers to other questions, and none of them is taken; and
none is left over in silence. Who sits behind the pipe and waits for what is printed is asked again.
"""

from __future__ import annotations

import codecs
import io
import os
import select
from contextlib import suppress
from typing import TextIO

from wizard.errors import RefusedInputError
from wizard.i18n import Language
from wizard.plain.lines import LONGEST, PROMPT, Lines
from wizard.plain.terminal import AT_ONCE

CHUNK = 1 << 16
"""Bytes that are read at once."""


class Piped(Lines):
    """Printing, and reading lines of which each is an answer to a question of the walk."""

    asks = False

    def __init__(self, source: TextIO, sink: TextIO, width: int | None, say: Language) -> None:
        super().__init__(source, sink, width)
        self._say = say
        self._text = ""
        """What was read and is not taken yet."""
        self._taken = 0
        self._asked = 1
        """The number of the line with which the last answer began."""
        self._refused = ""
        """Why the last answer was not taken, if it was not."""
        self._called = source.encoding or "utf-8"
        codec = codecs.getincrementaldecoder(self._called)("surrogateescape")
        self._decoder = io.IncrementalNewlineDecoder(codec, translate=True)
        self._handle: int | None = None
        """Where more comes from; none once there is no more."""
        try:
            self._handle = source.fileno()
        except OSError:  # no file: all of it is there
            self._text = source.read()

    def read(self, prompt: str = PROMPT) -> str | None:
        """What is given at a prompt, without its end; None where there is no more."""
        self._asked = self._taken + 1
        return super().read(prompt)

    def line(self, prompt: str) -> str | None:
        """One line of what is given, without its end; None where there are no more.

        Raises:
            RefusedInputError: there are no more, and the last answer was refused; or it goes on
                and on.
        """
        self._put(prompt)
        self._sink.flush()
        while "\n" not in self._text and self._more():
            if len(self._text) > LONGEST and "\n" not in self._text:
                number = self._taken + 1
                raise RefusedInputError(self._say("plain_endless", number=number, most=LONGEST))
        if not self._text:
            if self._refused:
                raise RefusedInputError(self._refused)
            return None
        line, _, self._text = self._text.partition("\n")
        self._taken += 1
        self._refused = ""
        return line.removeprefix("\ufeff")

    def refuse(self, why: str) -> None:
        """Say why what was read last is not taken.

        Raises:
            RefusedInputError: what follows was written before that could be seen.
        """
        waits = self._waits()  # before anybody can answer
        super().refuse(why)
        self._refused = self._say("plain_refused", number=self._asked, why=why)
        if waits:
            raise RefusedInputError(f"{self._refused} {self._say('plain_refused_rest')}")

    def refuse_line(self, why: str) -> None:
        """Say why one line of an answer is not taken; those before it stay with who reads it.

        Raises:
            RefusedInputError: what follows was written before that could be seen.
        """
        self._asked = self._taken
        self.refuse(why)

    def finish(self) -> None:
        """Nothing more is asked; empty lines that are left say nothing.

        Raises:
            RefusedInputError: there are lines left.
        """
        while self._waits():
            left = self._text.lstrip()
            if left:
                number = self._taken + self._text[: -len(left)].count("\n") + 1
                raise RefusedInputError(self._say("plain_left_over", number=number))
            self._taken += self._text.count("\n")
            self._text = ""

    def _waits(self) -> bool:
        """Whether there is more already."""
        if not self._text and self._handle is not None:
            with suppress(OSError, ValueError):  # only sockets can be asked on Windows
                if select.select([self._handle], [], [], AT_ONCE)[0]:
                    self._more()
        return bool(self._text)

    def _more(self) -> bool:
        """Read what there is, or wait for it; False at the end."""
        if self._handle is None:
            return False
        data = os.read(self._handle, CHUNK)
        try:
            self._text += self._decoder.decode(data, final=not data)
        except UnicodeError:  # an encoding that somebody chose, and has no place for other bytes
            raise RefusedInputError(self._say("plain_no_encoding", name=self._called)) from None
        if not data:
            self._handle = None
        return bool(data)
