"""Copies of evidence on disk, in a folder beside their case.

Owns what may be taken, that a copy is whole and durable before anything names it, and what became
of it since. Refuses the case file: what it names, and when, is for `attaching`. Nothing is read
through a link, and nothing is touched that the program did not name. A whole copy that this case
does not name may be named by another version of it, so none is deleted or written over unasked.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from wizard import disk, draft_file
from wizard.cases import beside, store
from wizard.errors import CaseFileError, UnwritableError
from wizard.outcome.exhibit import FILE, Exhibit

MEGABYTE = 1024 * 1024
MOST_BYTES = store.MAX_BYTES
"""Of one file, as of any of a case: a minute of video. It is in memory while it is copied."""
MOST_TOGETHER = 300 * MEGABYTE
"""Of all: every sitting begins with reading them, and a case is handed over as one file."""
MOST_FILES = 50
"""More are looked through by nobody; pages of one conversation fit into one PDF."""

_REFUSED = {
    errno.ENOENT: "attach_missing",
    errno.ENOTDIR: "attach_missing",
    errno.EFBIG: "attach_large",
    errno.EISDIR: "attach_folder",
    errno.EINVAL: "attach_no_file",
    errno.ENXIO: "attach_no_file",
    errno.ELOOP: "attach_link",
    errno.EACCES: "attach_forbidden",
    errno.EPERM: "attach_forbidden",
}
"""Why a file cannot be taken, by the system's error."""


def taken(source: Path) -> bytes:
    """The bytes of a file that is to be kept, if it was the same all the while.

    Raises:
        CaseFileError: it is no file, or a link to one; it is empty, too large, cannot be read, or
            something wrote to it meanwhile.
    """
    try:
        with disk.regular(source, MOST_BYTES, disk.NO_LINK) as file:
            before = os.fstat(file.fileno())
            data = file.read(MOST_BYTES)
            after = os.fstat(file.fileno())
    except OSError as error:
        key = _REFUSED.get(error.errno or 0, "attach_unreadable")
        values = {"most": MOST_BYTES // MEGABYTE, "why": error}
        raise CaseFileError(key, path=source, **values) from error
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not same or len(data) != before.st_size:
        raise CaseFileError("attach_changing", path=source)
    if not data:
        raise CaseFileError("attach_empty", path=source)
    return data


def put(case: Path, file: str, data: bytes) -> None:
    """Bring a copy onto the disk, as `file` in the folder of a case; other bytes are set aside.

    Raises:
        UnwritableError: the disk said no, or the folder is none; nothing is left of the copy.
    """
    place = beside.evidence_folder(case)
    with store.writing(place):
        if place.is_symlink():
            raise UnwritableError(place, OSError(errno.ELOOP, "a link"), "EVIDENCE_LINK")
        disk.make_folder(place.parent)
        try:
            beside.unsettle(case)
            disk.make_folder(place)
            disk.sync(place.parent)
            with _room(place / file, store.digest(data)):
                disk.replace(place / file, data, disk.TO_READ)
        except BaseException:
            with contextlib.suppress(OSError):
                place.rmdir()  # unless other copies lie there
            if not os.path.lexists(place):
                beside.settle(case)
            raise


@contextlib.contextmanager
def _room(copy: Path, known: str) -> Iterator[None]:
    """Set aside what stands at a place and is not what comes there, unless nothing comes."""
    if not os.path.lexists(copy) or _holds(copy, known):
        yield
        return
    aside = _aside(copy)
    copy.rename(aside)
    try:
        yield
    except BaseException:
        aside.rename(copy)
        raise


def _aside(copy: Path) -> Path:
    count = 1
    while os.path.lexists(aside := copy.with_name(f"{copy.stem}.aside-{count}{copy.suffix}")):
        count += 1
    return aside


def aside_of(copy: Path, names: Iterable[str]) -> Path | None:
    """What of some names beside a copy was set aside for it."""
    made = re.compile(rf"{re.escape(copy.stem)}\.aside-\d+{re.escape(copy.suffix)}")
    return next((copy.with_name(name) for name in names if made.fullmatch(name)), None)


def read(case: Path, exhibit: Exhibit) -> bytes:
    """The bytes of a copy.

    Raises:
        OSError: it is gone, cannot be read, or is not what it was.
    """
    place = beside.evidence_folder(case)
    _own(place)
    with disk.regular(place / exhibit.file, exhibit.size, disk.NO_LINK) as file:
        data = file.read(exhibit.size)
    if store.digest(data) != exhibit.sha256:
        raise OSError(errno.EIO, "changed", str(place / exhibit.file))
    return data


def lying(case: Path, exhibits: Iterable[Exhibit]) -> list[Path]:
    """The whole copies beside a case that are none of these: of another version, or set aside."""
    named, copies = {exhibit.file for exhibit in exhibits}, list[Path]()
    with contextlib.suppress(OSError):  # nobody may look there: told when something is put there
        copies = beside.copies(case)
    return [
        item
        for item in copies
        if beside.COPY.fullmatch(item.name) and item.name not in named and not item.is_symlink()
    ]


def found(copies: Iterable[Path], known: str) -> Path | None:
    """The first of some copies that has these bytes under a name that a case can tell."""
    own = (copy for copy in copies if re.fullmatch(FILE, copy.name))
    return next((copy for copy in own if _holds(copy, known)), None)


def _holds(copy: Path, known: str) -> bool:
    """Whether a copy is one of the bytes with this hash; what cannot be read is none."""
    with contextlib.suppress(OSError), disk.regular(copy, MOST_BYTES, disk.NO_LINK) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == known
    return False


def fault(case: Path, exhibit: Exhibit) -> str:
    """The key of what is wrong with a copy; nothing where it is as it was."""
    place = beside.evidence_folder(case)
    try:
        _own(place)
        with disk.regular(place / exhibit.file, MOST_BYTES, disk.NO_LINK) as file:
            known = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return "evidence_gone"
    except OSError as error:
        return "evidence_shut" if error.errno == errno.EACCES else "evidence_changed"
    return "" if known == exhibit.sha256 else "evidence_changed"


def remove(folder: Path, exhibit: Exhibit) -> None:
    """Delete a copy in a folder if it is as the case knows it, and the folder with the last one.

    Raises:
        UnwritableError: it cannot be deleted.
    """
    copy = folder / exhibit.file
    if copy.is_symlink() or _holds(copy, exhibit.sha256):
        _delete(copy)


def drop(case: Path, file: str) -> None:
    """Delete a copy that this window made, as it does.

    Raises:
        UnwritableError: it cannot be deleted.
    """
    _delete(beside.evidence_folder(case) / file)


def _delete(copy: Path) -> None:
    with store.writing(copy):
        if not copy.parent.is_symlink():
            disk.delete(copy)
    with contextlib.suppress(OSError):
        copy.parent.rmdir()  # where nothing else is in it


def sweep(case: Path) -> None:
    """Delete the drafts that a kill left: no version of a case names one."""
    with contextlib.suppress(OSError):
        for item in beside.copies(case):
            if not beside.COPY.fullmatch(item.name):
                draft_file.drop(item)


def sound(case: Path, exhibits: Iterable[Exhibit]) -> Iterator[tuple[Exhibit, bytes]]:
    """What there is of some evidence, with its bytes."""
    for exhibit in exhibits:
        with contextlib.suppress(OSError):  # it is told as gone, here or there
            yield exhibit, read(case, exhibit)


def _own(place: Path) -> None:
    """Raise OSError where the folder is a link, so that it may lead anywhere."""
    if place.is_symlink():
        raise OSError(errno.ELOOP, "a link", str(place))
