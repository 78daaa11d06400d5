"""A program in a pseudo-terminal, and when it sent which bytes.

Owns the process, the terminal and the clock. A terminal of this kind gives no answers to what a
program asks of it, so each of them finds the same one. Refuses to know what is on the screen, but
for words that are waited for.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType
from typing import NamedTuple, NoReturn, Self

from tests.benchmarks.figures import QUIET, Paint, paint

ROWS, COLUMNS = 40, 120
PATIENCE = 60.0
"""Seconds after which a program that says nothing is given up."""
LET_GO = 0.8
"""Seconds before an Enter after an Enter, which at once is taken for one that is held."""
SETTLED = 0.15
"""Seconds without a byte after which the next key is pressed; more than the quiet that ends a
paint, so that what comes late is seen to come late and is not taken for the next step."""
_SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])")


class Chunk(NamedTuple):
    """What was read at once."""

    at: float
    data: bytes


def words(data: bytes) -> str:
    """What was sent, without the sequences that place and colour it."""
    return _SEQUENCE.sub(b"", data).decode("utf-8", "ignore")


class Terminal:
    """One program, from its start to its end."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> None:
        """Start `command` in `folder`."""
        self.begin(partial(_become, command, environment, folder))

    def begin(self, become: Callable[[], NoReturn]) -> None:
        """Start what a child becomes."""
        self._pressed = ""
        self.begun = perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            become()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def see(self, wanted: str) -> Paint:
        """Wait until `wanted` was painted and all is quiet; the paint is counted from the start.

        Raises:
            TimeoutError: it never came, or the program ended.
        """
        chunks: list[Chunk] = []
        seen: int | None = None
        while seen is None:
            chunks.append(self._read(PATIENCE, wanted))
            if wanted in words(b"".join(chunk.data for chunk in chunks)):
                seen = len(chunks) - 1
        chunks += self._settle()
        return paint(self.begun, [(chunk.at, len(chunk.data)) for chunk in chunks[seen:]])

    def press(self, keys: str) -> Paint:
        """Press keys at once, and what that painted, counted from then.

        Raises:
            TimeoutError: nothing was painted, or the program ended.
        """
        if keys == self._pressed == "\r":
            sleep(LET_GO)
        self._pressed = keys
        begun = perf_counter()
        os.write(self.handle, keys.encode())
        chunks = [self._read(PATIENCE, repr(keys)), *self._settle()]
        return paint(begun, [(chunk.at, len(chunk.data)) for chunk in chunks])

    def memory(self) -> int:
        """Bytes that the program holds in memory by now."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        (found,) = re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        return int(found) * 1024

    def spent(self) -> float:
        """Seconds of processor that the program has taken by now, in all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the program as a closed window does, and wait for it."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        with suppress(TimeoutError):  # it is the end that is waited for
            while True:
                self._read(5, "the end")
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)

    def _settle(self) -> list[Chunk]:
        """All that comes until it is quiet for long."""
        found: list[Chunk] = []
        while self._ready(max(SETTLED, QUIET)):
            found.append(self._read(PATIENCE, "more"))
        return found

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self.handle], [], [], seconds)[0])

    def _read(self, seconds: float, what: str) -> Chunk:
        if not self._ready(seconds):
            raise TimeoutError(f"nothing came for {seconds:.0f} s, waiting for {what}")
        at = perf_counter()
        try:
            data = os.read(self.handle, 1 << 20)
        except OSError:  # Linux says so where the other end is closed
            data = b""
        if not data:
            raise TimeoutError(f"the program ended, waiting for {what}")
        return Chunk(at, data)


def _become(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> NoReturn:
    """In the child: the program."""
    try:
        termios.tcsetwinsize(0, (ROWS, COLUMNS))
        os.chdir(folder)
        os.execve(command[0], list(command), dict(environment))
    finally:
        os._exit(127)
