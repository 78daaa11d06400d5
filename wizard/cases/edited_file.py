"""The file beside a case on which the person's own editor works.

Owns that what was saved there is not lost: it stays until the case has it, and is read in whatever
encoding it was saved, as far as that shows. Refuses to start an editor, and to guess: bytes in
which no line is as it was may be anything.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from pathlib import Path

from wizard import disk
from wizard.cases import beside, store
from wizard.errors import FieldError, UnwritableError, shown

_MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OTHERS = ("cp1251", "koi8-r", "cp866", "utf-16-le", "utf-16-be")
"""What editors save Russian in that does not say so itself."""


def place(path: Path, letter: str) -> Path:
    """Where the message `letter` of the case at `path` is edited."""
    return path.parent / beside.MESSAGES / f"{beside.name_of(path)}.{letter}{beside.EDITED}"


def write(file: Path, text: str) -> None:
    """Put a text there for the editor; it is for its owner alone.

    Raises:
        UnwritableError: the disk said no.
    """
    beside.write_message(file, f"{text}\n")


def read(file: Path, before: str) -> str | None:
    """What stands there, without its last line end; None where there is no file.

    Args:
        file: its place.
        before: what was edited: a line of it that stays tells the encoding.

    Raises:
        FieldError: in no encoding does it read as what was edited.
    """
    try:
        data = disk.read(file, store.MAX_BYTES, disk.NO_LINK)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FieldError("editor_unreadable", path=shown(str(file))) from error
    text = _decoded(data, before)
    if text is None:
        raise FieldError("editor_unreadable", path=shown(str(file)))
    return "\n".join(text.splitlines())


def stamp(file: Path) -> tuple[int, str | None] | None:
    """When it was written, in nanoseconds, and by what its bytes are known: another stamp once
    somebody wrote it, even if they wrote the same. None where there is no file.
    """
    try:
        return file.lstat().st_mtime_ns, store.revision(file)
    except OSError:
        return None


def left(path: Path, letter: str, text: str) -> Path | None:
    """The file with what the case at `path` does not say; one that says `text` too is deleted, and
    a link is none: it was not written here.
    """
    file = place(path, letter)
    if file.is_symlink() or file.parent.is_symlink():
        return None
    with contextlib.suppress(FieldError):
        there = read(file, text)
        if there is None:
            return None
        if there.strip() == text.strip():
            done(file)
            return None
    return file


def done(file: Path) -> None:
    """The case has what stands there."""
    with contextlib.suppress(UnwritableError), store.writing(file):
        file.unlink()
    with contextlib.suppress(OSError):
        file.parent.rmdir()  # where nothing else is in it


def _decoded(data: bytes, before: str) -> str | None:
    name = next((name for mark, name in _MARKED.items() if data.startswith(mark)), "utf-8-sig")
    text = _in(name, data)
    if text is not None and "\0" not in text:
        return text
    lines = {line.strip() for line in before.splitlines() if re.search("[^\x00-\x7f]", line)}
    for name in _OTHERS:
        text = _in(name, data)
        if text is not None and not lines.isdisjoint(line.strip() for line in text.splitlines()):
            return text
    return None


def _in(name: str, data: bytes) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
