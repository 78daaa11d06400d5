"""The draft of a file: a hidden neighbour in which it is written, and which then takes its place.

Owns its name, which nobody gives to a file of their own, and whether somebody is still at it: who
writes holds it, and a kill lets go. So what a kill left can be told from what another window is
writing, at any time and by any window. Refuses to know what is in a file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path

from wizard.pattern import pattern

_NAME = 40
"""Characters of the name of a file in the name of its draft."""
_SUFFIX = ".ozon-wizard"
ENDING = rf"-[a-f0-9]{{8}}{re.escape(_SUFFIX)}"
"""Of the name of a draft."""
NAMED = pattern(rf"\.(.+){ENDING}")
"""Of a draft; within it the name of its file, or the beginning of a long one."""
_BYTES = getattr(os, "O_BINARY", 0)
_LOOK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":
    # What somebody has open can be neither deleted nor renamed there, which says the same.
    def _hold(handle: int) -> int | None:
        return None

    def _drop(draft: Path) -> None:
        draft.unlink()
else:
    import fcntl

    def _hold(handle: int) -> int | None:
        """Hold a draft beyond its closing; returns what is to be closed in the end."""
        with suppress(OSError):  # a disk without locks: there nothing is swept
            fcntl.flock(handle, fcntl.LOCK_EX)
        return os.dup(handle)

    def _drop(draft: Path) -> None:
        """Delete a draft; raises OSError where somebody is at it."""
        handle = os.open(draft, os.O_RDONLY | _LOOK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink()
        finally:
            os.close(handle)


@contextmanager
def becoming(path: Path, mode: int) -> Iterator[BufferedWriter]:
    """A new draft to write into, which is at the end put in the place of whatever stands at `path`.

    Args:
        path: the place; its folder is there.
        mode: that of the draft, less the person's mask.

    Raises:
        OSError: it cannot be; what was there is untouched, and no draft is left.
    """
    draft, handle, held = _begun(path, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    finally:
        if held is not None:
            os.close(held)


def become_link(path: Path, target: str) -> None:
    """Put a link to `target` in the place of whatever stands at `path`.

    Raises:
        OSError: it cannot be; what was there is untouched, and no draft is left.
    """
    draft = _named(path)
    draft.symlink_to(target)
    try:
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _named(path: Path) -> Path:
    return path.with_name(f".{path.name[:_NAME]}-{os.urandom(4).hex()}{_SUFFIX}")


def _begun(path: Path, mode: int) -> tuple[Path, int, int | None]:
    while True:
        draft = _named(path)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES, mode)
        held = _hold(handle)
        if held is None or os.fstat(held).st_nlink:
            return draft, handle, held
        os.close(held)  # it was swept away before it was held
        os.close(handle)


def found(path: Path) -> Iterator[Path]:
    """The drafts of the file to which `path` leads, whoever may be at them."""
    target = Path(os.path.realpath(path))
    draft = re.compile(rf"\.{re.escape(target.name[:_NAME])}{ENDING}")
    yield from (item for item in target.parent.iterdir() if draft.fullmatch(item.name))


def sweep(path: Path) -> None:
    """Delete those that a kill left of the file to which `path` leads."""
    with suppress(OSError, ValueError):
        for draft in [*found(path)]:
            drop(draft)


def drop(draft: Path) -> None:
    """Delete a draft that a kill left; one that somebody is at stays. Nobody is at a link: it is
    made in a moment.
    """
    with suppress(OSError):
        if draft.is_symlink():
            draft.unlink()
        else:
            _drop(draft)
