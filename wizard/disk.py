"""Files: read without waiting for anybody, and written whole.

Owns how a file is opened, replaced and brought onto the disk, whatever stands at a path: a link, a
pipe, a device. Refuses to know what is in a file, and how a failure is told: all are OSErrors.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, FileIO
from pathlib import Path

from wizard import draft_file

OWN = 0o600
"""The mode of a new file that is nobody else's business."""
TO_READ = 0o400
"""The mode of a copy into which nobody is to write."""
SHARED = 0o666
"""The mode of a new file that others may read, less what the person's mask takes off."""
_OWN_FOLDER = 0o700
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_BYTES = getattr(os, "O_BINARY", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""For `regular`: a link is no file."""


@contextmanager
def regular(path: Path, most: int, flags: int = 0) -> Iterator[BufferedReader]:
    """A regular file of at most `most` bytes, open for reading; `flags` are more of `os.open`.

    Raises:
        OSError: there is none; EISDIR a folder, EINVAL no file or no path, EFBIG too large.
    """
    try:
        # A pipe to which nobody writes would keep us waiting.
        handle = os.open(path, os.O_RDONLY | _AT_ONCE | _BYTES | flags)
    except ValueError as error:
        raise OSError(errno.EINVAL, "not a path", str(path)) from error
    try:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise _failure(errno.EISDIR, path)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a file", str(path))
        if found.st_size > most:
            raise _failure(errno.EFBIG, path)
        with os.fdopen(handle, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(handle)


def read(path: Path, most: int, flags: int = 0) -> bytes:
    """The bytes of a regular file; raises OSError as `regular`."""
    with regular(path, most, flags) as file:
        # To ask for more than there is takes the room for it, which is most of the time of a read.
        size = os.fstat(file.fileno()).st_size
        data = file.read(size + 1)
        if len(data) > size:  # it grows, or does not tell how large it is
            data += file.read(most - size)
    if len(data) > most:
        raise _failure(errno.EFBIG, path)
    return data


def write(path: Path, data: bytes, mode: int) -> None:
    """Put `data` where `path` leads.

    A file is replaced whole or not at all, and keeps its mode; a link stays, and what it points to
    is replaced, or made where the folder of that is there. What is no file is written to as it is,
    and so is what the program prints to.

    Args:
        path: the place; its folder is there.
        data: what is to stand there.
        mode: that of a file which was not there, less the person's mask.

    Raises:
        OSError: it cannot be; ENXIO a pipe that nobody reads, EINVAL no path.
    """
    try:
        there = path.stat()
    except FileNotFoundError:
        there = None
    except ValueError as error:
        raise OSError(errno.EINVAL, "not a path", str(path)) from error
    stream = there and _printed_to(there)
    if stream:
        sys.stdout.flush()
        with os.fdopen(stream, "wb", closefd=False) as file:
            file.write(data)
    elif there and not stat.S_ISREG(there.st_mode):
        handle = os.open(path, os.O_WRONLY | _AT_ONCE | _BYTES)
        with os.fdopen(handle, "wb") as file:
            if sys.platform != "win32":
                os.set_blocking(handle, True)  # somebody reads: what is much takes its time
            file.write(data)
    else:
        target = Path(os.path.realpath(path))
        if there is None and os.path.lexists(target):  # by way of a folder that is none
            raise _failure(errno.ENOENT, path)
        replace(target, data, mode, there)


def put(path: Path, data: bytes, mode: int) -> None:
    """`write`, but a file with several names stays the one that all of them lead to."""
    try:
        there = path.stat()
    except (OSError, ValueError):
        there = None
    if there and stat.S_ISREG(there.st_mode) and there.st_nlink > 1 and not _printed_to(there):
        overwrite(path, data)
    else:
        write(path, data, mode)


def overwrite(path: Path, data: bytes) -> None:
    """Put `data` into the file to which `path` leads: it stays the same file, and keeps its mode.

    Raises:
        OSError: it cannot be; what was there is there again.
    """
    handle = os.open(path, os.O_RDWR | _AT_ONCE | _BYTES)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        before = os.fstat(handle)
        old = _exactly(file, min(len(data), before.st_size))
        try:
            _fill(file, data)
            os.fsync(handle)
            os.ftruncate(handle, len(data))
        except BaseException:
            _fill(file, old)
            os.ftruncate(handle, before.st_size)
            raise
        if sys.platform != "win32":
            with suppress(OSError):  # it is somebody else's, who let us write
                os.fchmod(handle, stat.S_IMODE(before.st_mode))  # writing takes setuid away


def replace(path: Path, data: bytes, mode: int, like: os.stat_result | None = None) -> None:
    """Put a file in the place of whatever stands at `path` itself: draft, fsync, rename, fsync.

    Args:
        path: the place; its folder is there.
        data: what is to stand there.
        mode: that of the file, less the person's mask, which takes nothing from its owner.
        like: the file whose mode and owner it takes instead.

    Raises:
        OSError: it cannot be; what was there is untouched, and no draft is left.
    """
    with draft_file.becoming(path, mode) as file:
        handle = file.fileno()
        if sys.platform != "win32":
            _be_own(handle, mode) if like is None else _be_like(handle, like)
        file.write(data)
        file.flush()
        if like is not None and sys.platform != "win32":
            _be_like(handle, like)  # once more: writing takes setuid away
        os.fsync(handle)
    sync(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there are none: for their owner, whatever the mask.

    Raises:
        OSError: one cannot be made; FileExistsError where something else stands there.
    """
    if folder.is_dir():
        return
    if not folder.parent.is_dir() and folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(_OWN_FOLDER)
    except FileExistsError:
        if not folder.is_dir():  # else another window was faster
            raise
    else:
        folder.chmod(_OWN_FOLDER)


def probe(folder: Path) -> None:
    """Make a file in a folder and delete it; raises OSError where that cannot be done."""
    place = folder / f".probe-{os.urandom(4).hex()}"
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN))
    place.unlink()


def is_own(found: os.stat_result) -> bool:
    """Whether nobody else can have written a file; where there are no owners nobody can tell."""
    own = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    return own and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def is_trusted(found: os.stat_result) -> bool:
    """Whether a file is of this user or of the administrator; where there are no owners nobody can
    tell.
    """
    return not hasattr(os, "geteuid") or found.st_uid in (os.geteuid(), 0)


def is_output(path: Path) -> bool:
    """Whether what is written to `path` stands where the program prints."""
    try:
        return _printed_to(path.stat()) == 1
    except (OSError, ValueError):
        return False


def _printed_to(there: os.stat_result) -> int:
    """The stream of this process, 1 or 2, that goes to a file; 0 where none does."""
    for stream in (1, 2):
        with suppress(OSError):
            if os.path.samestat(os.fstat(stream), there):
                return stream
    return 0


if sys.platform != "win32":

    def _be_own(handle: int, wanted: int) -> None:
        """A mask may take a file away from its owner: what was kept could not be read again."""
        mode = stat.S_IMODE(os.fstat(handle).st_mode)
        owners = wanted & stat.S_IRWXU
        if mode & owners != owners:
            os.fchmod(handle, mode | owners)

    def _be_like(handle: int, other: os.stat_result) -> None:
        mode = stat.S_IMODE(other.st_mode)
        try:
            os.fchown(handle, other.st_uid, other.st_gid)
        except OSError:
            mode &= 0o707  # what one group was given is not for another one
        os.fchmod(handle, mode)


def _exactly(file: FileIO, size: int) -> bytes:
    """The first `size` bytes of a file."""
    file.seek(0)
    found = bytearray()
    while len(found) < size and (more := file.read(size - len(found))):
        found += more
    return bytes(found)


def _fill(file: FileIO, data: bytes) -> None:
    """Write `data` over what a file begins with."""
    file.seek(0)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def sync(folder: Path) -> None:
    """Bring a new name onto the disk; where a folder cannot be, its file system needs no help."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failure(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))


def delete(path: Path) -> None:
    """Delete a file if it is there, also one that is only to be read.

    Raises:
        OSError: it cannot be.
    """
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        if sys.platform == "win32":  # which keeps such a file until it may be written to
            path.chmod(OWN)
            path.unlink()
        else:
            raise
