"""The terminal as it may be: it sends what is no text, has no size, and goes away at any moment.

Owns that none of this ends the program but the last, and that it then ends as if it had been hung
up. Refuses to know what the keys are for. Textual's own driver does all the rest.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from wizard.tui.listening import Listening

LOOK = 0.1
"""Seconds after which a sequence that was not finished is taken for keys."""
MOST = 4096
"""Bytes that are read at once."""


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


class _Parser(XTermParser):
    """Some terminals report a size of no pixels; their mouse is told by cells."""

    def parse_mouse_code(self, code: str) -> Message | None:
        """A mouse event."""
        if self.terminal_pixel_size is not None and not all(self.terminal_pixel_size):
            self.mouse_pixels = False
        return super().parse_mouse_code(code)


class Driver(LinuxDriver):
    """The terminal."""

    def __init__(self, app: Listening, **options: Any) -> None:
        super().__init__(app, **options)
        self._wizard = app
        self._file = cast("Any", _Output(cast("IO[str]", self._file)))

    def _run_input_thread(self) -> None:
        """Textual would print a traceback, and end as if all was well."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - it is raised where the program ends
            self._wizard.call_later(self._wizard._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read until the end; bytes that are no text stand for a letter that is not known."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser = _Parser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(LOOK):
                    data = self._read()
                    if not data:
                        self._wizard.call_later(self._wizard.hang_up)
                        break
                    self._hand_on(parser.feed(decode(data)))
                self._hand_on(parser.tick())
        with suppress(EOFError, ParseError):
            self._hand_on(parser.feed(""))

    def _read(self) -> bytes:
        """What was typed; nothing once the terminal is gone."""
        try:
            return os.read(self.fileno, MOST)
        except OSError:
            return b""

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
