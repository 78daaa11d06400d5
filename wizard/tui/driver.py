"""The terminal as it may be: it has no size, stops, and goes away at any moment.

Owns that none of this ends the program but the last, and that it then ends as if it had been hung
up; that it is taken over and given back whole. Refuses to know what the keys are for, and what is a
key (`terminal_parser`). Textual's own driver does all the rest.
"""

from __future__ import annotations

import os
import selectors
import signal
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from wizard.pattern import pattern
from wizard.tui.terminal_parser import Parser, marked, unmarked

if TYPE_CHECKING:
    from wizard.tui.listening import Listening

LOOK = 0.1
"""Seconds after which a sequence that was not finished is taken for keys."""
MOST = 4096
"""Bytes that are read at once."""
QUIET = 0.03
"""Seconds without input after which a paste has ended that the terminal does not mark."""
READS = 1000
"""Reads after which it is taken as it is: nothing is waited for without end."""
_STOP: int = getattr(signal, "SIGSTOP", 0)
"""What stops a program; Windows, where another driver is used, has none."""
_AHEAD = pattern("[0-9.\r\n]+")
"""Answers and days, of somebody who knows the way and does not wait for the first screen."""


class _Output:
    """Where the screen is drawn; what is drawn on a terminal that is gone goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Draw."""
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        """Bring it onto the screen."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        """The file of the terminal."""
        return self._file.fileno()


class Driver(LinuxDriver):
    """The terminal."""

    def __init__(self, app: Listening, **options: Any) -> None:
        super().__init__(app, **options)
        self._wizard = app
        self._file = cast("Any", _Output(cast("IO[str]", self._file)))
        self._taken = False
        """Whether the terminal is taken over, or is being so."""
        self._paused = False
        """Whether it is to be had again once the program goes on."""

    def start_application_mode(self) -> None:
        """Take the terminal over; in the background it is not to be had, and stays as it is."""
        before = self._key_thread
        self._taken = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._taken = self._key_thread is not before
        self._paused = not self._taken

    def stop_application_mode(self) -> None:
        """Give it back."""
        super().stop_application_mode()
        self._taken = self._paused = False

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, as the shell asks for it.

        Textual gives the terminal back at once, in the middle of taking it over, too, of which one
        half then stays. Here the one is done first.
        """
        if self._taken:
            self._loop.call_soon_threadsafe(self._stop)
        else:
            os.kill(os.getpid(), _STOP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on; who has not begun, or has ended, has nothing to go on with."""
        if self._taken or self._paused:
            self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        if self._taken:
            self.suspend_application_mode()
            self._paused = True
        os.kill(os.getpid(), _STOP)

    def _go_on(self) -> None:
        if self._taken:  # it was stopped unasked, and the terminal has been the shell's meanwhile
            self.suspend_application_mode()
        elif not self._paused:
            return
        self._must_signal_resume = True
        self.start_application_mode()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The columns and lines that there are, whatever the surroundings say of them.

        COLUMNS and LINES of a shell, or of a program that edits lines, are those of its start.
        """
        with suppress(OSError):
            columns, lines = os.get_terminal_size(cast("Any", self._file).fileno())
            if columns and lines:
                return columns, lines
        return super()._get_terminal_size()

    def _run_input_thread(self) -> None:
        """Textual would print a traceback, and end as if all was well."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - it is raised where the program ends
            self._wizard.call_later(self._wizard._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the end; bytes that are no text stand for a letter that is not known."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser = Parser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            heard = time.monotonic()
            while not self.exit_event.is_set():
                if selector.select(LOOK):
                    data = self._read()
                    if not data:
                        self._wizard.call_later(self._wizard.hang_up)
                        break
                    text = decode(data)
                    if not parser.pasting and self._is_paste(text):
                        text = marked(text + "".join(map(decode, self._more(selector))))
                    self._hand_on(parser.feed(text))
                    heard = time.monotonic()
                if parser.endless(time.monotonic() - heard):
                    self._hand_on(parser.end_paste())
                self._hand_on(parser.tick())
        with suppress(EOFError, ParseError):
            self._hand_on(parser.end())

    def _read(self) -> bytes:
        """What was typed; nothing once the terminal is gone."""
        try:
            return os.read(self.fileno, MOST)
        except OSError:
            return b""

    def _is_paste(self, text: str) -> bool:
        """Whether this begins a paste. Before there is a step, answers may have piled up."""
        return unmarked(text) and (self._wizard.listening or not _AHEAD.fullmatch(text))

    def _more(self, selector: selectors.BaseSelector) -> Iterator[bytes]:
        """What comes without a pause, as the rest of a paste does."""
        for _ in range(READS):
            if not selector.select(QUIET) or not (data := self._read()):
                return
            yield data

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
