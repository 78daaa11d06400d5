"""What somebody began to say on the first screen, before any case has a file to keep it in.

Owns its own file, beside the cases and the person's alone, one for each window that is open, and
that it goes as soon as a case has the words or nothing is left of them. Refuses to stop anybody:
where it cannot be kept or read, the screen begins empty; and to follow a link, which leads to what
was never said here.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from wizard import disk
from wizard.cases import lock, store
from wizard.errors import UnwritableError

NAME = "first-words.txt"
MOST_WINDOWS = 9
"""In more than these at once nothing is kept."""


class FirstWords:
    """The words of one window: what another window is being told is neither shown nor touched."""

    def __init__(self, folder: Path, said: str | None = None) -> None:
        """`folder` is where cases are kept; `said` is what the words have to be, or none yet."""
        self._lock: lock.Lock | None = None
        self._path: Path | None = None
        for path in sorted(_places(folder), key=lambda path: not os.path.lexists(path)):
            if said is not None and _words(path).split() not in ([], said.split()):
                continue
            self._lock = _taken(path)
            if self._lock is not None:
                self._path = path
                return

    def keep(self, words: str) -> None:
        """Keep what is typed by now; nothing takes the file away."""
        if self._path is None:
            return
        with suppress(UnwritableError, OSError):
            if words:
                store.replace(self._path, words)
            else:
                self._path.unlink()

    def kept(self) -> str:
        """What was typed and begun no case."""
        return _words(self._path) if self._path else ""

    def release(self) -> None:
        """Leave them to the next window."""
        if self._lock is not None:
            self._lock.release()
        self._path = None


def hold(folder: Path, said: str) -> None:
    """Keep the words that a case was begun with, which has no file before its first answer."""
    words = FirstWords(folder, said)
    words.keep(said)
    words.release()


def settle(folder: Path, said: str) -> None:
    """The file of a case has these words from now on."""
    words = FirstWords(folder, said)
    words.keep("")
    words.release()


def lying(folder: Path) -> list[Path]:
    """The files with words of which no case was made, of whatever window."""
    return [path for path in _places(folder) if _words(path)]


def forget(folder: Path) -> bool:
    """Delete them; whether there were any. What another window is being told stays.

    Raises:
        UnwritableError: one cannot be deleted.
    """
    found = False
    for path in lying(folder):
        held = _taken(path)
        if held is None:
            continue
        try:
            with store.writing(path):
                path.unlink(missing_ok=True)
        finally:
            held.release()
        found = True
    return found


def _places(folder: Path) -> list[Path]:
    """The file of each window; `folder` is where cases are kept."""
    return [
        folder.parent / NAME.replace(".", f"-{number}." if number > 1 else ".")
        for number in range(1, MOST_WINDOWS + 1)
    ]


def _taken(path: Path) -> lock.Lock | None:
    """The right to a file; none where another window has it."""
    try:
        return lock.take_name(path)
    except UnwritableError:  # no window knows of another one
        return lock.Lock()


def _words(path: Path) -> str:
    try:
        return disk.read(path, store.MAX_BYTES, disk.NO_LINK).decode()
    except (OSError, ValueError):
        return ""
