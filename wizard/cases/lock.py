"""One window writes: an advisory lock that ends with the process that holds it.

Owns the lock files. A window that was killed holds nothing, so no lock is ever stale; where the
system has no locks every window gets one, and only the check before each write is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path

from wizard import disk, folders, locations
from wizard.errors import UnwritableError

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The right to write one file; given back by `release`, or by the end of the process."""

    def __init__(self, path: Path | None = None, handle: int | None = None) -> None:
        """Without a file it keeps nobody out."""
        self._path = path
        self._handle = handle

    def release(self) -> None:
        """Give the right back, and leave no file behind."""
        if self._handle is None or self._path is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(handle)

    def __del__(self) -> None:
        self.release()


def take(target: Path) -> Lock | None:
    """The lock of what `target` leads to; None if another window has it.

    Raises:
        UnwritableError: there is no folder for locks, so that no window knows of another.
    """
    return _take(os.path.realpath(target))


def take_name(target: Path) -> Lock | None:
    """The lock of `target` itself, whatever stands there; as `take` where that is no link."""
    return _take(os.path.join(os.path.realpath(target.parent), target.name))  # noqa: PTH118


def _take(target: str) -> Lock | None:
    name = hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
    path = locations.locks() / f"{name}.lock"
    while True:
        try:
            disk.make_folder(path.parent)
            if path.is_symlink():  # it would make a file where it leads
                path.unlink()
            handle = os.open(path, os.O_RDWR | os.O_CREAT | disk.NO_LINK, 0o600)
        except OSError as error:
            folder = path.parent
            raise folders.obstacle(folder) or UnwritableError(folder, error) from error
        try:
            _seize(handle)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            return Lock()
        if _stands(path, handle):
            return Lock(path, handle)
        # Whoever held it has just unlinked the file; another window may lock a new one.
        os.close(handle)


def _stands(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except OSError:
        return False
