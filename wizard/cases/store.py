"""Case files on disk.

Owns their modes, and how one is written, read, and set aside. What cannot be written is told as
UnwritableError, whatever is odd about its path. What is read may have a byte order mark, other line
ends, or be UTF-16, and any other encoding is refused rather than guessed. What lies beside a case
is `beside`, the folder of all of them `case_folder`.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from wizard import disk, locations
from wizard.cases.record import CaseFile, Record, front_matter, parse
from wizard.errors import CaseFileError, UnwritableError

SUFFIX = ".md"
MAX_BYTES = 64 * 1024 * 1024
ASIDE = ".edited-"
_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO

_REFUSED = {
    errno.ENOENT: "case_missing",
    errno.EFBIG: "case_large",
    errno.EISDIR: "case_no_file",
    errno.EINVAL: "case_no_file",
    errno.ENXIO: "case_no_file",
    errno.ELOOP: "case_loop",
    errno.EACCES: "case_forbidden",
    errno.EPERM: "case_forbidden",
}
"""Why a file cannot be read, by the system's error."""


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell whatever a path can bring about as UnwritableError."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(path, error) from error
    except ValueError as error:
        raise UnwritableError(path, OSError(errno.EINVAL, "not a path")) from error


def probe(folder: Path) -> None:
    """Find out at once whether `folder` can be written.

    Raises:
        UnwritableError: it cannot be made, or nothing can be written in it.
    """
    with writing(folder):
        disk.make_folder(folder)
        disk.probe(folder)


def write(path: Path, text: str, most: int = MAX_BYTES) -> str:
    """Put `text` where `path` leads, as `disk.write` does; a new file is for its owner alone.

    Of more than `most` bytes nothing is written: nobody would read it again.

    Returns the revision, as `revision` counts it.

    Raises:
        UnwritableError: the disk said no, or it is too large; the old file is untouched.
    """
    data = _data(path, text, most)
    with writing(path):
        disk.make_folder(path.parent)
        disk.write(path, data, disk.OWN)
    return digest(data)


def replace(path: Path, text: str) -> None:
    """As `write`, but a link at `path` is replaced, and what it leads to is not touched.

    Raises:
        UnwritableError: the disk said no, or it is too large; what was there is untouched.
    """
    data = _data(path, text, MAX_BYTES)
    with writing(path):
        disk.make_folder(path.parent)
        disk.replace(path, data, disk.OWN)


def _data(path: Path, text: str, most: int) -> bytes:
    """What is to stand at `path`; raises UnwritableError where nobody would read it again."""
    data = text.encode()
    if len(data) > most:
        raise too_large(path)
    return data


def too_large(path: Path) -> UnwritableError:
    """What is to be told of a file that could be written, and never read again."""
    return UnwritableError(path, OSError(errno.EFBIG, "too large"))


def shut(path: Path) -> None:
    """Take from others what they may do with a file of a case: it is its owner's alone."""
    with contextlib.suppress(OSError):  # there is none, or it is somebody else's
        there = path.stat()
        if stat.S_ISREG(there.st_mode) and there.st_mode & _OF_OTHERS:
            path.chmod(stat.S_IMODE(there.st_mode) & ~_OF_OTHERS)


def aim(path: Path, name: str) -> Path:
    """Where a file goes that a person sends to `path`: there, or as `name` into that folder.

    Raises:
        UnwritableError: it can be no path, or nobody may look there.
    """
    path = locations.typed(str(path))
    with writing(path):
        return path / name if path.is_dir() else path


def free_place(path: Path, name: str) -> Path:
    """As `aim`, where in a folder there is no such file yet: what lies in it was not meant."""
    path = locations.typed(str(path))
    place = aim(path, name)
    return place if place == path else free(place)


def revision(path: Path) -> str | None:
    """A hash of the bytes of a file; None where there is none."""
    try:
        return digest(disk.read(path, MAX_BYTES))
    except OSError:
        return None


def read(path: Path) -> tuple[CaseFile, str]:
    """A case file, and its revision.

    Raises:
        CaseFileError: it cannot be read, or is not a case file.
    """
    data = _bytes(path)
    return parse(decoded(path, data), str(path)), digest(data)


def read_record(path: Path) -> Record:
    """The front matter alone, for lists.

    Raises:
        CaseFileError: it cannot be read, or is not a case file.
    """
    return front_matter(decoded(path, _bytes(path)), str(path))


def copy_aside(path: Path) -> Path:
    """Give a file a second name, the first free `name.edited-N.md` beside it.

    The first name stays until the file is replaced, so that a kill in between loses no case.

    Raises:
        UnwritableError: nothing can be written beside it.
    """
    aside = _aside(path)
    with writing(aside):
        try:
            # Of a link, the file behind it is meant: a second link would lead to what replaces it.
            os.link(os.path.realpath(path), aside)
        except OSError:  # a disk without links, as sticks have them, or another one
            disk.write(aside, disk.read(path, MAX_BYTES), disk.OWN)
    return aside


def put_aside(path: Path) -> Path:
    """Give a file the name that `copy_aside` gives it as a second one; it needs no room.

    Raises:
        UnwritableError: nothing can be renamed there.
    """
    real = Path(os.path.realpath(path))
    aside = _aside(real)
    with writing(aside):
        real.rename(aside)
    return aside


def _aside(path: Path) -> Path:
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}{ASIDE}{number}{path.suffix}")):
        number += 1
    return aside


def free(path: Path) -> Path:
    """`path`, or the first `name-N.md` beside it that is no file yet."""
    number, found = 1, path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def taken(path: Path) -> bool:
    """Whether anything stands where a case is to be."""
    return os.path.lexists(path)


def gone(path: Path) -> bool:
    """Whether nothing is where `path` leads; of what cannot be looked at nobody knows that."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def behind(path: Path) -> Path | None:
    """Where a case is kept that is a link; None of one that is none."""
    return Path(os.path.realpath(path)) if path.is_symlink() else None


def leads_astray(path: Path) -> bool:
    """Whether a link stands here that leads to what is there and no case: somebody's own."""
    if not path.is_symlink() or gone(path):
        return False
    try:
        read(path)
    except CaseFileError:
        return True
    return False


def digest(data: bytes) -> str:
    """By what the bytes of a file are known: SHA-256."""
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return disk.read(path, MAX_BYTES)
    except OSError as error:
        key = _REFUSED.get(error.errno or 0, "case_unreadable")
        if key == "case_missing" and path.is_symlink():
            key = "case_dangling"
        values = {"most": MAX_BYTES // 1024 // 1024, "why": error}
        raise CaseFileError(key, path=path, **values) from error


def decoded(path: Path, data: bytes) -> str:
    """The text of a case file from its bytes; raises CaseFileError where it is none."""
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise CaseFileError("case_encoding", path=path) from None
