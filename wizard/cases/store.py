"""Case files on disk.

Owns atomic writing, modes and names. A file is replaced whole or not at all; a file that is not
what was last written there is never replaced without a copy beside it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wizard.cases.record import CaseFile, parse
from wizard.errors import UnreadableError, UnwritableError
from wizard.tree.source import read_text

SUFFIX = ".md"


def new_id(today: date) -> str:
    """A short id that sorts by day: `2026-11-22-4f1c`."""
    return f"{today.isoformat()}-{secrets.token_hex(2)}"


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


def write(path: Path, text: str) -> None:
    """Replace `path` with `text`: temporary file beside it, fsync, rename; mode 0600.

    Raises:
        UnwritableError: the disk said no; the old file is untouched.
    """
    draft = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as error:
        if draft is not None:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
        raise UnwritableError(path, error) from error


def read(path: Path) -> CaseFile:
    """A case file.

    Raises:
        UnreadableError: it cannot be read, or is not a case file.
    """
    return parse(read_text(path, str(path)), str(path))


def copy_aside(path: Path) -> Path:
    """Rename a file to the first free `name.edited-N.md` beside it."""
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        if not aside.exists():
            try:
                return path.rename(aside)
            except OSError as error:
                raise UnwritableError(aside, error) from error
        number += 1


def stored(folder: Path) -> Iterator[tuple[Path, CaseFile]]:
    """Every readable case in `folder`, the latest first; others are passed over."""
    for path in sorted(folder.glob(f"*{SUFFIX}"), reverse=True):
        if ".edited-" in path.name:
            continue
        with contextlib.suppress(UnreadableError):
            yield path, read(path)
