"""A folder for cases that end with the sitting: those of whoever tries a library out.

Owns that nothing of them outlives it: what is in the folder goes when the sitting ends, and what a
kill left goes with the next start. It stands with all else that is the person's alone, and not with
what belongs to every user of the machine. Refuses to touch the folder of a window that is open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wizard import disk, locations
from wizard.cases import lock, store
from wizard.errors import UnwritableError


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A new folder for cases; with all that was put beside it, it is gone at the end.

    Raises:
        UnwritableError: it cannot be made.
    """
    sweep()
    place = locations.passing() / os.urandom(4).hex()
    held = lock.take(place)
    try:
        with store.writing(place):
            disk.make_folder(place)
        yield place / "cases"
    finally:
        _drop(place)
        if held is not None:
            held.release()


def sweep() -> None:
    """Delete what windows left that were killed."""
    with suppress(OSError, UnwritableError):
        for left in [*locations.passing().iterdir()]:
            if (held := lock.take_name(left)) is not None:
                _drop(left)
                held.release()


def holds(path: Path) -> bool:
    """Whether what is at `path` ends with the sitting."""
    return path.is_relative_to(locations.passing())


def _drop(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):  # the last one
        place.parent.rmdir()
