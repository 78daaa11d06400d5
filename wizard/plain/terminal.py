"""A conversation in lines with a person at a terminal.

Owns that what is pasted is one answer, however many lines it has. Where the terminal marks what is
pasted (bracketed paste), readline does all of it: it switches the marks on while it reads and off
again, on whatever way it is left. Elsewhere lines that are there at once were hardly typed: they
are asked about, and never answer the next questions. Nor does what was typed before the step of a
case that goes on was to be seen.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.plain.line_commands import begins_command, typed
from wizard.plain.lines import MORE, PROMPT, Lines

if sys.platform == "win32":
    import msvcrt

    def _drop_typed(source: TextIO) -> None:
        while msvcrt.kbhit():
            msvcrt.getwch()
else:
    import termios

    def _drop_typed(source: TextIO) -> None:
        with suppress(OSError, termios.error):  # it is a terminal no more: the next line tells
            termios.tcflush(source, termios.TCIFLUSH)


AT_ONCE = 0.03
"""Seconds: who types needs longer from one line to the next, and a paste comes in less."""
HELD = 1.1
"""Seconds within which nobody has read a question: an empty line is Enter that is held, or pressed
twice. A key that is held comes again within them; Windows waits 1 at most."""
GLANCE = 0.25
"""Seconds after which what is typed of a line is taken down: a terminal that is closed, or a kill,
takes no more with it.
"""
NOT_AT_ALL = "-"
MOST_BYTES = 1023 if sys.platform == "darwin" else 4095
"""Bytes of a line that a terminal keeps until Enter."""
DUMB = ("", "dumb", "unknown")
"""Terminals that would print the code by which a paste is marked."""


class Terminal(Lines):
    """Printing, and reading what one person types or pastes."""

    keyed = True

    def __init__(self, source: TextIO, sink: TextIO, width: int | None, say: Language) -> None:
        super().__init__(source, sink, width)
        self._say = say
        self._typed: Callable[[], str] = str
        """What readline holds of a line."""
        self._unseen = False
        """Whether what asks next has been seen by nobody."""
        if sys.platform != "win32":
            with suppress(ImportError):  # without it lines come as they do in a pipe
                import readline

                self._typed = readline.get_line_buffer
                readline.set_auto_history(False)  # an answer is nobody's next command
                if os.environ.get("TERM", "") not in DUMB:
                    readline.parse_and_bind("set enable-bracketed-paste on")

    def read(self, prompt: str = PROMPT) -> str | None:
        """What was typed or pasted, without its last end; None where there is no more.

        Lines that came at once are a draft where a command is given in place of taking them.
        """
        self.held = []
        line = self._meant(prompt)
        if line is None:
            return None
        pasted = self.held = [line]
        pasted.extend(self.at_once())
        while len(pasted) > 1:
            self.keep(pasted)
            self.print(self._say("plain_pasted", count=len(pasted), no=NOT_AT_ALL))
            more = self._meant(prompt)
            if more is None or not more.strip():
                break
            if more.strip() == NOT_AT_ALL:
                self.keep([])
                return self.read(prompt)
            try:
                if typed(more) is not None:
                    return more
            except FieldError as error:
                self.refuse(self._say(error.key, **error.values))
                continue
            pasted.append(more)
            pasted.extend(self.at_once())
        return "\n".join(pasted)

    def _meant(self, prompt: str) -> str | None:
        """The next line that somebody may have meant: Enter says nothing of what nobody has read,
        and that is told once.
        """
        told = False
        while True:
            asked = time.monotonic()
            line = self.line(prompt)
            if line != "" or time.monotonic() - asked >= HELD:
                return line
            if not told:
                self.print(self._say("still_held"))
            told = True

    def drop_ahead(self) -> None:
        """Whatever asks next, nobody has seen it: what is typed before is no answer to it."""
        self._unseen = True

    def line(self, prompt: str) -> str | None:
        """One line; in a terminal that marks a paste, all lines of it."""
        if self._unseen:
            self._unseen = False
            _drop_typed(self._source)
        while True:
            try:
                with self._half_kept():
                    line = input(prompt)
            except EOFError:
                return None
            if not self._cut(line):
                return line
            self.refuse(self._say("plain_line_cut", most=MOST_BYTES))

    def _cut(self, line: str) -> bool:
        """Whether the end of a line may be lost: without readline the system reads, which keeps
        so many bytes of a line and drops the rest. Readline reads where both sides are a terminal.
        """
        return (
            not self._sink.isatty() and len(line.encode("utf-8", "surrogateescape")) >= MOST_BYTES
        )

    def at_once(self) -> Iterator[str]:
        """The lines that came together with the last one."""
        while self._waits() and (line := self.line(MORE)) is not None:
            yield line

    @contextmanager
    def _half_kept(self) -> Iterator[None]:
        """While a line is typed, take down what is there of it: every `GLANCE`, and at a signal.

        The alarm breaks into readline as the other signals do; nothing else runs meanwhile.
        """
        seen = ""

        def look(number: int, frame: FrameType | None) -> None:
            nonlocal seen
            if (half := self._half()) != seen:
                seen = half
                self.keep([*self.held, half])

        try:
            with _every_glance(look):
                yield
        except (KeyboardInterrupt, SystemExit):
            if half := self._half():
                self.held.append(half)
            raise

    def _half(self) -> str:
        """What is typed of a line that is no command, nor the beginning of one."""
        try:
            half = self._typed()
        except SystemError as error:  # a signal struck while readline answered: it is meant
            raise (error.__cause__ or error) from None
        return "" if begins_command(half) else half

    def _waits(self) -> bool:
        with suppress(OSError, ValueError):  # only sockets can be asked on Windows
            return bool(select.select([self._source], [], [], AT_ONCE)[0])
        return False


@contextmanager
def _every_glance(look: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Call `look` again and again, where there is an alarm."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, GLANCE, GLANCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_ENDINGS = (
    *("SIGTERM", "SIGHUP", "SIGQUIT"),
    *("SIGUSR1", "SIGUSR2", "SIGVTALRM", "SIGPROF", "SIGXCPU"),
)
"""Signals that end a program; SIGINT is Ctrl+C, and an exception anyway."""


@contextmanager
def left_whole() -> Iterator[None]:
    """Leave by a signal as by any other way, so that the terminal is given back as it was."""

    def leave(number: int, frame: FrameType | None) -> None:
        if sys.platform != "win32":
            # An alarm that struck at the same moment runs while this exit is on its way, and what
            # it does makes Python forget the exit: `input` would tell Ctrl+C instead.
            signal.signal(signal.SIGALRM, lambda *_: sys.exit(128 + number))
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in _ENDINGS if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
