"""A library that may be walked.

Owns the question that every front end asks first: is this folder sound? A sound library is kept,
compiled, under the hash of its files, so that the next start need not read any YAML. Refuses to
hand out a library with errors.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from wizard import __version__, locations
from wizard.check.circles import derived_circles, route_circles
from wizard.check.references import references
from wizard.errors import FaultyLibraryError
from wizard.tree.diagnostic import Diagnostic, render
from wizard.tree.library import MANIFEST, Library, Loaded, fingerprint, load, shown

MOST_KEPT = 8


def examine(folder: Path) -> tuple[Loaded, list[Diagnostic]]:
    """Load a folder and report everything that is wrong with it, sorted.

    Raises:
        UnreadableError: a file cannot be read at all.
    """
    loaded = load(folder)
    return loaded, sorted(
        [*loaded.problems, *references(loaded), *route_circles(loaded), *derived_circles(loaded)]
    )


def sound(folder: Path) -> Library:
    """The library in `folder`, proved to hold together.

    Raises:
        UnreadableError: a file cannot be read at all.
        FaultyLibraryError: it has errors; the message is the rendered diagnostics.
    """
    kept = _place(folder)
    library = _recall(kept)
    if library is not None:
        return library
    loaded, problems = examine(folder)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise FaultyLibraryError(f"{render(errors, loaded.sources)} in {shown(folder)}")
    _keep(kept, loaded.library)
    return loaded.library


def _place(folder: Path) -> Path | None:
    if not (folder / MANIFEST).is_file():
        return None
    return locations.proofs() / f"{__version__}-{fingerprint(folder)}.msgpack"


def _recall(kept: Path | None) -> Library | None:
    if kept is None:
        return None
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=Library)
    except (OSError, msgspec.DecodeError):
        return None


def _keep(kept: Path | None, library: Library) -> None:
    """A folder that cannot be written costs a second's work at the next start, and no more."""
    if kept is None:
        return
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.msgpack.encode(library))
        draft.replace(kept)
        by_age = sorted(kept.parent.glob("*.msgpack"), key=lambda file: file.stat().st_mtime)
        for old in by_age[:-MOST_KEPT]:
            old.unlink()
    except OSError:
        return
