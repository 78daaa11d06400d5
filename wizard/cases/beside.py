"""What lies beside a case: its messages, its evidence, and what an unfinished move left.

Owns their names, and which files belong to a case and go with it. Refuses to follow a link in the
place of one: a stranger's folder may bring it. The case file itself is `store`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from wizard import disk, draft_file
from wizard.cases.store import ASIDE, MAX_BYTES, SUFFIX, writing
from wizard.outcome.exhibit import FILE
from wizard.pattern import pattern

MESSAGES = "messages"
EVIDENCE = ".evidence"
"""What the name of the folder ends in that holds what a case has as evidence."""
EDITED = ".edited.txt"
"""What the name of a message ends in while the person's own editor has it."""
UNSETTLED = ".unsettled"
"""What the name of a mark ends in: what lies beside it waits for a case to come."""
COPY = pattern(rf"{FILE}|[1-9][0-9]{{0,3}}\.aside-[0-9]{{1,4}}(\.[a-z0-9]{{1,5}})?")
"""A copy that the program made, or one that was set aside for it."""
_HEAD = b"---"
_DRAFT = pattern(rf"\.{FILE}{draft_file.ENDING}")
"""The draft of one."""


def name_of(path: Path) -> str:
    """The name by which what lies beside the case at `path` is called: that of its file without
    `.md`.

    A file that ends in anything else was renamed, and has what it had; but where another case has
    that name, it is a copy of one, which speaks for nothing of it. Of several that were renamed so
    the one with the shortest name is the case, and then the first.
    """
    if path.suffix != SUFFIX and any(_goes_before(item, path) for item in _alike(path)):
        return path.name if path.suffix else f"{path.stem}~"
    return path.stem


def _goes_before(one: Path, other: Path) -> bool:
    """Which of two files of one name is the case, of which the other is a copy."""
    ranked = [(item.suffix != SUFFIX, len(item.name), item.name) for item in (one, other)]
    return ranked[0] < ranked[1]


def _alike(path: Path) -> list[Path]:
    """The other cases in a folder whose names differ by their endings alone."""
    with contextlib.suppress(OSError):
        there = [item for item in path.parent.iterdir() if item.stem == path.stem and item != path]
        return [item for item in there if item.suffix == SUFFIX or _begins_as_case(item)]
    return []


def _begins_as_case(path: Path) -> bool:
    with contextlib.suppress(OSError), disk.regular(path, MAX_BYTES) as file:
        return file.read(len(_HEAD)) == _HEAD
    return False


def message_file(path: Path, letter: str) -> Path:
    """Where the message `letter` of the case at `path` is written."""
    return path.parent / MESSAGES / f"{name_of(path)}.{letter}.txt"


def write_message(path: Path, text: str, mode: int = disk.OWN) -> None:
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


def evidence_folder(path: Path) -> Path:
    """Where the evidence of the case to which `path` leads is."""
    target = Path(os.path.realpath(path))
    return target.with_name(f"{name_of(target)}{EVIDENCE}")


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
    return path.with_name(f".{name_of(path)}{UNSETTLED}")


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


def alone(path: Path) -> Iterator[Path]:
    """A case with its evidence, and what a kill left behind of it; itself the last, so that what
    cannot be deleted leaves a case.

    Raises:
        OSError: nobody may look into the folder of its evidence.
    """
    if not path.is_symlink():  # what a link leads to stays, and all that lies beside it
        if path.suffix == SUFFIX or not _alike(path):  # nobody knows which of them it is of
            yield from copies(path)
        yield from draft_file.found(path)
    yield path


def belongings(path: Path) -> Iterator[Path]:
    """Every file of a case in the folder of cases: what was set aside and its messages besides.

    Raises:
        OSError: nobody may look into a folder of it.
    """
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    beside = re.compile(rf"{stem}{re.escape(ASIDE)}\d+{suffix}")
    message = re.compile(rf"{re.escape(name_of(path))}\.[a-z0-9_]+(\.edited)?\.txt")
    yield from (item for item in path.parent.iterdir() if beside.fullmatch(item.name))
    folder = path.parent / MESSAGES
    if not folder.is_symlink():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            yield from (item for item in folder.iterdir() if message.fullmatch(item.name))
    yield from alone(path)


def remove(path: Path, files: Iterable[Path]) -> None:
    """Delete a case with those files, and the folder of messages with the last of them.

    Raises:
        UnwritableError: a file cannot be deleted.
    """
    links = path.is_symlink()  # what is beside the case that it leads to stays
    for item in list(files):
        with writing(item):
            disk.delete(item)
    there = () if links else (evidence_folder(path),)
    for folder in (*there, path.parent / MESSAGES):
        with contextlib.suppress(OSError):
            folder.rmdir()
