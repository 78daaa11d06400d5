"""The way out: files that a person sends to a place of their choice.

Owns that nothing is lost there without being meant: no case is written over, and nothing that is
being read, by whatever name it goes. Refuses to know what is in a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shlex
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from wizard import disk, draft_file, locations
from wizard.cases import store
from wizard.errors import UnwritableError

STDIN = 0
TEXTS = (".md", ".txt")
KINDS = frozenset(
    [".docx", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".zip", ".ics", *TEXTS]
)
"""The ends of names by which a file is opened: under that of another kind nothing would open."""


def named(text: str) -> Path:
    """The path that a person at the screen named.

    No shell read it, and so a path in quotes or with `$HOME` in it is read as a shell would.

    Raises:
        UnwritableError: there can be no such path.
    """
    path = locations.typed(text)
    return path if os.path.lexists(path) else locations.typed(os.path.expandvars(_unquoted(text)))


def chosen(text: str) -> Path:
    """The place that a person at the screen named: what goes into a device or a pipe is not kept.

    Raises:
        UnwritableError: there can be no such path, or it is no file and no folder.
    """
    path = named(text)
    with store.writing(path):
        if disk.is_output(path) or (path.exists() and not (path.is_file() or path.is_dir())):
            raise UnwritableError(path, OSError(errno.EINVAL, "a device, not a file"), "DEVICE")
    return path


def chosen_file(text: str) -> Path:
    """`chosen`, for a file; raises UnwritableError also where a folder that is none was meant."""
    return _file(text, chosen(text))


def given(text: str) -> Path:
    """The place for a file that was named to a command; raises UnwritableError as `chosen_file`."""
    return _file(text, locations.typed(text))


def _file(text: str, path: Path) -> Path:
    if text.rstrip().endswith(("/", os.sep)) and not path.is_dir():
        raise UnwritableError(path, OSError(errno.ENOENT, "no such folder"), "FOLDER")
    return _plain(path)


def _plain(path: Path) -> Path:
    """A path without a way through folders that may not be there: «none/../x» is `x`."""
    with store.writing(path):
        return Path(os.path.realpath(path.parent), path.name) if ".." in path.parts else path


def _unquoted(text: str) -> str:
    if sys.platform == "win32":
        return text.strip('"')
    try:
        words = shlex.split(text)
    except ValueError:  # an apostrophe
        return text
    return words[0] if len(words) == 1 and words[0] else text


def refuse_another_kind(path: Path, own: Iterable[str], code: str) -> None:
    """Raises UnwritableError of `code` where the name promises a kind of file that is not `own`."""
    if path.suffix.lower() in KINDS.difference(own):
        raise UnwritableError(path, OSError(errno.EINVAL, "another kind of file"), code)


def agreed(path: Path) -> bool:
    """That a file may be replaced, since a person said so, or there was none."""
    return True


def send(
    path: Path,
    data: bytes,
    cases: Path,
    read: Iterable[Path],
    own: Callable[[Path], bool] = agreed,
) -> None:
    """Put `data` where `path` leads, as `disk.put` does; what is new or empty is its owner's alone.

    Args:
        path: the place.
        data: what is to stand there.
        cases: a folder of which no file is written over.
        read: files that are being read.
        own: tells of a file that it is there to be replaced.

    Raises:
        UnwritableError: it cannot be, or something would be lost; the old file is untouched.
    """
    with store.writing(path):
        path = _plain(path)
        there = _file_at(path)
        if there and any(os.path.samestat(there, other) for other in _kept(cases, read)):
            raise UnwritableError(path, OSError(errno.EPERM, "a case, or being read"), "KEPT")
        if there is None and path.suffix == store.SUFFIX and _inside(path, cases):
            raise UnwritableError(path, OSError(errno.EPERM, "among the cases"), "CASES")
        if there and there.st_size and not disk.is_output(path) and not own(path):
            raise UnwritableError(path, OSError(errno.EEXIST, "something else"), "TAKEN")
        if there and not there.st_size and not disk.is_output(path):
            store.shut(path)  # nobody was given anything of it yet: it is as a new one
        disk.make_folder(path.parent)
        draft_file.sweep(path)  # of who was killed at it, and tries again
        disk.put(path, data, disk.OWN)


def _inside(path: Path, cases: Path) -> bool:
    """Whether it would lie among the cases, where whatever is there is taken for one."""
    return os.path.realpath(path.parent) == os.path.realpath(cases)


def _file_at(path: Path) -> os.stat_result | None:
    """The regular file to which a path leads."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return None
    return there if stat.S_ISREG(there.st_mode) else None


def _kept(cases: Path, read: Iterable[Path]) -> Iterator[os.stat_result]:
    with contextlib.suppress(OSError):
        yield os.fstat(STDIN)
    for file in (*read, *cases.rglob("*")):
        with contextlib.suppress(OSError):
            yield file.stat()
