"""A window of the program in a pseudo-terminal that is struck at any moment.

Owns what came from it, what it left of the terminal, and its end. How a terminal is had and read is
`tests.benchmarks.terminal`; a window is forked, so that nothing has to be imported anew, or started
as a person starts it.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import NoReturn

import pyte

from tests.benchmarks.terminal import COLUMNS, ROWS, Terminal
from tests.trials import forked

PROGRAM = Path(sys.executable).parent / "ozon-wizard"
MODES = {"1049": "alternate screen", "1000": "mouse", "1003": "mouse", "2004": "marks of pastes"}
"""Modes of a terminal that a program has to take back, by their numbers."""
_LOCAL = 3
"""Where the flags of echo and of lines stand in what `tcgetattr` tells."""


class Window(Terminal):
    """One window, from its start to its end."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> None:
        """Start `command` as a person does."""
        self._open()
        super().__init__(command, environment, folder)

    @classmethod
    def forked(cls, home: Path, *words: str) -> Window:
        """A window with what is imported already, and with all its folders in `home`."""
        window = cls.__new__(cls)
        window._open()
        window.begin(lambda: _become(forked.command(*words), home))
        return window

    def _open(self) -> None:
        self.heard = b""
        self.code: int | None = None
        self.slow: int | None = None
        """Bytes that are taken in a second; all that come where it is none."""
        self._silent = False
        """Whether nothing more can come."""
        self._drawn = 0
        """Bytes of what was heard that are on the screen."""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What is on the screen."""
        self._draw()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def _draw(self) -> None:
        """Draw what came since somebody looked last: most of it is never looked at."""
        data, self._drawn = self.heard[self._drawn :], len(self.heard)
        with suppress(Exception):  # what it cannot read is no fault of who is tried here
            self._stream.feed(data)

    def listen(self, seconds: float) -> bool:
        """Take what comes within so many seconds; False where nothing did, or the window ended."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.handle, 1 << 16 if self.slow is None else self.slow // 10)
        except OSError:  # Linux says so where the other end is closed, and all was read
            data = b""
        self.heard += data
        self._silent = not data
        if self.slow is not None:
            sleep(0.1)
        return bool(data)

    def until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Listen until something is so, and say whether it came to that in time."""
        end = monotonic() + seconds
        while not done():
            left = end - monotonic()
            if left <= 0 or not (self.listen(min(left, 0.2)) or self.alive or not self._silent):
                return done()
        return True

    def wait(self, seconds: float) -> None:
        """Listen for so long, whatever comes."""
        self.until(lambda: False, seconds)

    def sees(self, words: str, seconds: float = 30) -> bool:
        """Whether words come onto the screen in time."""
        return self.until(lambda: words in self.text, seconds)

    def send(self, data: bytes) -> None:
        """Type; whoever reads slowly is waited for, and what it says meanwhile is heard."""
        rest = memoryview(data)
        os.set_blocking(self.handle, False)
        while rest and self.alive:
            with suppress(BlockingIOError, OSError):
                rest = rest[os.write(self.handle, rest) :]
            self.listen(0.005 if rest else 0)

    def strike(self, number: signal.Signals) -> None:
        """Send a signal; where the window has ended already, to nobody."""
        if self.alive:
            os.kill(self.pid, number)

    def resize(self, rows: int, columns: int) -> None:
        """Give the window another size."""
        self._draw()  # what came before was for the size before
        termios.tcsetwinsize(self.handle, (rows, columns))
        with suppress(Exception):
            self._screen.resize(rows, columns)

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        if self.code is None:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                code = os.waitstatus_to_exitcode(status)
                self.code = 128 - code if code < 0 else code
        return self.code is None

    def stops(self, seconds: float) -> bool:
        """Whether it is stopped in time, as Ctrl+Z does it."""

        def stopped() -> bool:
            with suppress(ChildProcessError):
                wanted = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
                found = os.waitid(os.P_PID, self.pid, wanted)
                return found is not None and found.si_code == os.CLD_STOPPED
            return False

        return self.until(stopped, seconds)

    def ends(self, seconds: float = 30) -> bool:
        """Whether it ends in time; what it said last is heard."""
        ended = self.until(lambda: not self.alive, seconds)
        return ended and (self._silent or self.until(lambda: self._silent, seconds))

    def left(self) -> list[str]:
        """What the window has not taken back of what it did to the terminal."""
        found = []
        for number, name in MODES.items():
            on, off = (self.heard.rfind(f"\x1b[?{number}{end}".encode()) for end in "hl")
            if on > off and name not in found:
                found.append(name)
        flags = termios.tcgetattr(self.handle)[_LOCAL]
        if not (flags & termios.ECHO and flags & termios.ICANON):
            found.append("no echo, no lines")
        return found

    def end(self) -> None:
        """Kill it, if it lives, and close the terminal."""
        self.strike(signal.SIGKILL)
        if self.code is None:
            os.waitpid(self.pid, 0)
        os.close(self.handle)


def _become(act: Callable[[], object], home: Path) -> NoReturn:
    """In the child: the program with the terminal for its streams."""
    termios.tcsetwinsize(0, (ROWS, COLUMNS))
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc] # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", 1, encoding="utf-8", closefd=False)  # type: ignore[misc] # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", 1, encoding="utf-8", closefd=False)  # type: ignore[misc] # noqa: SIM115
    forked.surroundings(home)
    os.environ["TERM"] = "xterm-256color"
    os.chdir(home)
    forked.leave(act)
