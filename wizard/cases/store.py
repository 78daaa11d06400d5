"""Case files on disk.

Owns atomic writing, modes, names, and which files belong to a case. A file is replaced whole or
not at all; what is read may have a byte order mark, other line ends, or be UTF-16, and any other
encoding is refused rather than guessed.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wizard.cases.record import CaseFile, Record, head, parse
from wizard.errors import CaseFileError, UnwritableError

SUFFIX = ".md"
MESSAGES = "messages"
MAX_BYTES = 512 * 1024 * 1024
_ASIDE = ".edited-"
_DRAFT_NAME = 40
"""Characters of the name of a file in the name of its temporary one."""


def new_id(today: date, folder: Path | None = None) -> str:
    """A short id that sorts by day and is free in `folder`: `2026-11-22-4f1c`."""
    while True:
        identity = f"{today.isoformat()}-{secrets.token_hex(2)}"
        if folder is None or not (folder / f"{identity}{SUFFIX}").exists():
            return identity


def probe(folder: Path) -> None:
    """Find out at once whether `folder` can be written.

    Raises:
        UnwritableError: it cannot be made, or nothing can be written in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".probe-"):
            pass
    except OSError as error:
        raise UnwritableError(folder, error) from error


def write(path: Path, text: str) -> str:
    """Replace `path` with `text`: temporary file beside it, fsync, rename; mode 0600.

    Returns the revision, as `revision` counts it.

    Raises:
        UnwritableError: the disk said no; the old file is untouched.
    """
    data = text.encode()
    draft = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_DRAFT_NAME]}-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as error:
        if draft is not None:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
        raise UnwritableError(path, error) from error
    return _digest(data)


def revision(path: Path) -> str | None:
    """A hash of the bytes of a file; None where there is none."""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return None


def read(path: Path) -> tuple[CaseFile, str]:
    """A case file, and its revision.

    Raises:
        CaseFileError: it cannot be read, or is not a case file.
    """
    data = _bytes(path)
    return parse(_text(path, data), str(path)), _digest(data)


def read_record(path: Path) -> Record:
    """The front matter alone, for lists.

    Raises:
        CaseFileError: it cannot be read, or is not a case file.
    """
    return head(_text(path, _bytes(path)), str(path))


def copy_aside(path: Path) -> Path:
    """Give a file a second name, the first free `name.edited-N.md` beside it.

    The first name stays until the file is replaced, so that a kill in between loses no case.

    Raises:
        UnwritableError: nothing can be written beside it.
    """
    number = 1
    while (aside := path.with_name(f"{path.stem}{_ASIDE}{number}{path.suffix}")).exists():
        number += 1
    try:
        try:
            os.link(path, aside)
        except OSError:  # a disk without links, as sticks have them
            shutil.copyfile(path, aside)
    except OSError as error:
        raise UnwritableError(aside, error) from error
    return aside


def free(path: Path) -> Path:
    """`path`, or the first `name-N.md` beside it that is no file yet."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def message_file(path: Path, letter: str) -> Path:
    """Where the message `letter` of the case at `path` is written."""
    return path.parent / MESSAGES / f"{path.stem}.{letter}.txt"


def listed(folder: Path) -> list[Path]:
    """What should be cases in `folder`, the latest first; what was set aside is none."""
    found = (path for path in folder.glob(f"*{SUFFIX}") if _ASIDE not in path.name)
    return sorted(found, reverse=True)


def belongings(path: Path) -> Iterator[Path]:
    """Every file of a case: itself, what was set aside, its messages, what a kill left behind."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    beside = re.compile(rf"{stem}({re.escape(_ASIDE)}\d+)?{suffix}")
    message = re.compile(rf"{stem}\.[a-z0-9_]+\.txt")
    yield from (item for item in path.parent.iterdir() if beside.fullmatch(item.name))
    yield from leftovers(path)
    with contextlib.suppress(OSError):
        folder = path.parent / MESSAGES
        yield from (item for item in folder.iterdir() if message.fullmatch(item.name))


def leftovers(path: Path) -> Iterator[Path]:
    """Temporary files of a case that a kill left behind."""
    draft = re.compile(rf"\.{re.escape(path.name[:_DRAFT_NAME])}-[a-z0-9_]{{8}}")
    yield from (item for item in path.parent.iterdir() if draft.fullmatch(item.name))


def remove(path: Path) -> None:
    """Delete a case with all that belongs to it.

    Raises:
        UnwritableError: a file cannot be deleted.
    """
    for item in list(belongings(path)):
        try:
            item.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableError(item, error) from error
    with contextlib.suppress(OSError):
        (path.parent / MESSAGES).rmdir()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise CaseFileError("case_missing", path=path)
        if path.stat().st_size > MAX_BYTES:
            raise CaseFileError("case_large", path=path, most=MAX_BYTES // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise CaseFileError("case_unreadable", path=path, why=error.strerror or error) from error


def _text(path: Path, data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise CaseFileError("case_encoding", path=path) from None
