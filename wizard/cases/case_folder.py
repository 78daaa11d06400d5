"""The folder of cases: what a new one is called, and which files in it should be cases.

Refuses to open any of them: that is `store`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wizard.cases.beside import evidence_folder
from wizard.cases.store import ASIDE, SUFFIX, taken
from wizard.pattern import pattern

_SET_ASIDE = pattern(rf"{re.escape(ASIDE)}\d+\.")
_OWN_ID = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{4}(?:[0-9a-f]{8})?")
"""What `new_id` makes, and the longer one of a copy."""


def is_own_id(identity: str) -> bool:
    """Whether an id is such as the program gives: nothing else in a folder of cases is named so."""
    return _OWN_ID.fullmatch(identity) is not None


def new_id(today: date, folder: Path | None = None) -> str:
    """A short id that sorts by day and is free in `folder`: `2026-11-22-4f1c`."""
    while True:
        identity = f"{today.isoformat()}-{os.urandom(2).hex()}"
        if folder is None or not used(folder / f"{identity}{SUFFIX}"):
            return identity


def used(path: Path) -> bool:
    """Whether a case is there, or the evidence of one that a person moved away."""
    return taken(path) or os.path.lexists(evidence_folder(path))


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
    return sorted((name for name in cases if not is_aside(name)), reverse=True)


def is_aside(name: str) -> bool:
    """Whether a file of this name was set aside, and is no case of a list."""
    return ASIDE in name and _SET_ASIDE.search(name) is not None
