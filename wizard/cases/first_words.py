"""What somebody began to say on the first screen, before any case has a file to keep it in.

Owns its own file, beside the cases and the person's alone, and that it goes as soon as a case has
the words or nothing is left of them. Refuses to stop anybody: where it cannot be kept or read, the
screen begins empty.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from wizard import disk
from wizard.cases import store
from wizard.errors import UnwritableError

NAME = "first-words.txt"
MAX_BYTES = 64 * 1024
"""More than this nobody types into one line."""


def keep(folder: Path, words: str) -> None:
    """Keep what is typed by now, where cases are kept in `folder`; nothing takes the file away."""
    path = folder.parent / NAME
    with suppress(UnwritableError, OSError):
        if words:
            store.write(path, words)
        else:
            path.unlink(missing_ok=True)


def kept(folder: Path) -> str:
    """What was typed and begun no case."""
    try:
        return disk.read(folder.parent / NAME, MAX_BYTES).decode()
    except (OSError, ValueError):
        return ""
