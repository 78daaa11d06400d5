"""Case files on disk.

Owns names, modes, and which files belong to a case. What cannot be written is told as
UnwritableError, whatever is odd about its path. What is read may have a byte order mark, other line
ends, or be UTF-16, and any other encoding is refused rather than guessed.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from wizard import disk, draft_file, locations
from wizard.cases.record import CaseFile, Record, front_matter, parse
from wizard.errors import CaseFileError, UnwritableError
from wizard.outcome.exhibit import FILE
from wizard.pattern import pattern

SUFFIX = ".md"
MESSAGES = "messages"
EVIDENCE = ".evidence"
"""What the name of the folder ends in that holds what a case has as evidence."""
EDITED = ".edited.txt"
"""What the name of a message ends in while the person's own editor has it."""
UNSETTLED = ".unsettled"
"""What the name of a mark ends in: what lies beside it waits for a case to come."""
MAX_BYTES = 64 * 1024 * 1024
_ASIDE = ".edited-"
_SET_ASIDE = pattern(rf"{re.escape(_ASIDE)}\d+\.")
COPY = pattern(rf"{FILE}|[1-9][0-9]{{0,3}}\.aside-[0-9]{{1,4}}(\.[a-z0-9]{{1,5}})?")
"""A copy that the program made, or one that was set aside for it."""
_DRAFT = pattern(rf"\.{FILE}{draft_file.ENDING}")
"""The draft of one."""
_OWN_ID = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{4}")
"""What `new_id` makes."""
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


def is_own_id(identity: str) -> bool:
    """Whether an id is such as the program gives: nothing else in a folder of cases is named so."""
    return _OWN_ID.fullmatch(identity) is not None


def new_id(today: date, folder: Path | None = None) -> str:
    """A short id that sorts by day and is free in `folder`: `2026-11-22-4f1c`."""
    while True:
        identity = f"{today.isoformat()}-{os.urandom(2).hex()}"
        if folder is None or not used(folder / f"{identity}{SUFFIX}"):
            return identity


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
    data = text.encode()
    if len(data) > most:
        raise too_large(path)
    with writing(path):
        disk.make_folder(path.parent)
        disk.write(path, data, disk.OWN)
    return digest(data)


def write_beside(path: Path, text: str, mode: int = disk.OWN) -> None:
    """Put a message beside a case, as a file of its own: a link in its place is replaced, for a
    folder that a stranger made may bring one that leads to what is the person's.

    Raises:
        UnwritableError: the disk said no, or a link stands in the place of the folder.
    """
    with writing(path):
        if path.parent.is_symlink():
            raise OSError(errno.ELOOP, "a link", str(path.parent))
        disk.make_folder(path.parent)
        if sys.platform == "win32":  # where nothing takes the place of what can only be read
            with contextlib.suppress(OSError):
                path.chmod(disk.OWN)
        disk.replace(path, text.encode(), mode)


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
    while os.path.lexists(aside := path.with_name(f"{path.stem}{_ASIDE}{number}{path.suffix}")):
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


def used(path: Path) -> bool:
    """Whether a case is there, or the evidence of one that a person moved away."""
    return taken(path) or os.path.lexists(evidence_folder(path))


def behind(path: Path) -> Path | None:
    """Where a case is kept that is a link; None of one that is none."""
    return Path(os.path.realpath(path)) if path.is_symlink() else None


def message_file(path: Path, letter: str) -> Path:
    """Where the message `letter` of the case at `path` is written."""
    return path.parent / MESSAGES / f"{path.stem}.{letter}.txt"


def evidence_folder(path: Path) -> Path:
    """Where the evidence of the case to which `path` leads is."""
    target = Path(os.path.realpath(path))
    return target.with_name(f"{target.stem}{EVIDENCE}")


def copies(path: Path) -> list[Path]:
    """What the program put into that folder. A link in its place is not followed, but is of the
    case: whoever made it meant to lead the program elsewhere.
    """
    folder = evidence_folder(path)
    if folder.is_symlink():
        return [folder]
    try:
        there = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    made = (COPY, _DRAFT)
    return [item for item in there if any(one.fullmatch(item.name) for one in made)]


def unsettled(path: Path) -> Path:
    """What stands beside the evidence of a case from before it until the case is on the disk."""
    return path.with_name(f".{path.stem}{UNSETTLED}")


def unsettle(path: Path) -> None:
    """Mark that what is put beside a case before it is nobody's if it never comes.

    Evidence without its case and without this mark is that of a case which a person moved away;
    where such lies already, no mark is made.

    Raises:
        OSError: the mark cannot be made.
    """
    mark = unsettled(path)
    if not any(os.path.lexists(one) for one in (path, mark)) and not copies(path):
        disk.replace(mark, b"", disk.OWN)


def settle(path: Path) -> None:
    """Take the mark away: a case is there, or what was put beside it is not."""
    with contextlib.suppress(OSError):
        unsettled(path).unlink()


def listed(folder: Path) -> list[Path]:
    """What should be cases in `folder`, the latest first; what was set aside is none.

    Raises:
        OSError: as `names`.
    """
    return [folder / name for name in names(folder)]


def names(folder: Path) -> list[str]:
    """The names of the same files.

    Raises:
        OSError: whether there are any cannot be known: it is no folder, or a link to nothing, or
            nobody may look into it.
    """
    return cases_of(everything(folder))


def everything(folder: Path) -> list[str]:
    """The names of all that is in `folder`; raises OSError as `names`."""
    try:
        with os.scandir(folder) as there:
            return [entry.name for entry in there]
    except FileNotFoundError:
        if any(part.is_symlink() and not part.exists() for part in (folder, *folder.parents)):
            raise
        return []  # it is made with the first case


def cases_of(found: Iterable[str]) -> list[str]:
    """Those of some names that should be cases, the latest first."""
    cases = (name for name in found if name.endswith(SUFFIX))
    return sorted((name for name in cases if not _is_aside(name)), reverse=True)


def _is_aside(name: str) -> bool:
    return _ASIDE in name and _SET_ASIDE.search(name) is not None


def alone(path: Path) -> Iterator[Path]:
    """A case with its evidence, and what a kill left behind of it; itself the last, so that what
    cannot be deleted leaves a case.
    """
    if not path.is_symlink():  # what a link leads to stays, and its evidence with it
        yield from copies(path)
    yield from draft_file.found(path)
    yield path


def belongings(path: Path) -> Iterator[Path]:
    """Every file of a case in the folder of cases: what was set aside and its messages besides."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    beside = re.compile(rf"{stem}{re.escape(_ASIDE)}\d+{suffix}")
    message = re.compile(rf"{stem}\.[a-z0-9_]+(\.edited)?\.txt")
    yield from (item for item in path.parent.iterdir() if beside.fullmatch(item.name))
    with contextlib.suppress(OSError):
        folder = path.parent / MESSAGES
        yield from (item for item in folder.iterdir() if message.fullmatch(item.name))
    yield from alone(path)


def remove(path: Path, files: Iterable[Path]) -> None:
    """Delete a case with those files, and the folder of messages with the last of them.

    Raises:
        UnwritableError: a file cannot be deleted.
    """
    for item in list(files):
        with writing(item):
            disk.delete(item)
    for folder in (evidence_folder(path), path.parent / MESSAGES):
        with contextlib.suppress(OSError):
            folder.rmdir()


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
