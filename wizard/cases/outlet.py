"""The way out: files that a person sends to a place of their choice.

Owns that nothing is lost there without being meant: no case is written over, and nothing that is
being read, by whatever name it goes. Refuses to know what is in a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from wizard import disk, locations
from wizard.cases import store
from wizard.errors import UnwritableError

STDIN = 0


def chosen(text: str) -> Path:
    """The place that a person at the screen named: what goes into a device or a pipe is not kept.

    Raises:
        UnwritableError: there can be no such path, or it is no file and no folder.
    """
    path = locations.typed(text)
    with store.writing(path):
        if disk.is_output(path) or (path.exists() and not (path.is_file() or path.is_dir())):
            raise UnwritableError(path, OSError(errno.EINVAL, "a device, not a file"), "DEVICE")
    return path


def send(path: Path, text: str, cases: Path, read: Iterable[Path]) -> None:
    """Put `text` where `path` leads, as `disk.put` does; a new file is for its owner alone.

    Args:
        path: the place.
        text: what is to stand there.
        cases: a folder of which no file is written over.
        read: files that are being read.

    Raises:
        UnwritableError: it cannot be, or something would be lost; the old file is untouched.
    """
    with store.writing(path):
        if _stands(path, cases, read):
            raise UnwritableError(path, OSError(errno.EPERM, "a case, or being read"), "KEPT")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        disk.put(path, text.encode(), disk.OWN)


def _stands(path: Path, cases: Path, read: Iterable[Path]) -> bool:
    """Whether a path leads to a file that is to stay."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(there.st_mode):
        return False
    return any(os.path.samestat(there, other) for other in _kept(cases, read))


def _kept(cases: Path, read: Iterable[Path]) -> Iterator[os.stat_result]:
    with contextlib.suppress(OSError):
        yield os.fstat(STDIN)
    for file in (*read, *cases.rglob("*")):
        with contextlib.suppress(OSError):
            yield file.stat()
