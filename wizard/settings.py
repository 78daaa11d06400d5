"""What the person chose once and keeps: the theme, the language, the screen or lines.

Owns the settings file, which names there are in it and what each may be, and leaves alone what is
none. Refuses to know what a choice means.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from wizard import disk, draft_file, locations
from wizard.i18n import LANGUAGES

ACCEPTED = {
    "theme": ("wizard-dark", "wizard-light"),
    "language": LANGUAGES,
    "front": ("screen", "plain"),
}
"""What can be chosen, by name."""
MAX_BYTES = 1024 * 1024
"""A file of settings that is larger is none."""


def chosen(name: str) -> str | None:
    """What was chosen for `name`, or None."""
    value = (_all() or {}).get(name)
    return value if isinstance(value, str) else None


def remember(name: str, value: str) -> None:
    """Keep a choice; where settings cannot be written it lasts for this sitting.

    Names that are not known here stay with their values, whatever those are: a newer version may
    know them, and to drop what it does not know would lose it. All of it is under `MAX_BYTES`.
    """
    known = _all()
    if known is None or _strange(known):  # somebody's work, perhaps, with one slip in it
        return
    path = locations.settings()
    with contextlib.suppress(OSError):
        disk.make_folder(path.parent)
        draft_file.sweep(path)
        disk.write(path, f"{json.dumps(known | {name: value})}\n".encode(), disk.SHARED)


def spoilt() -> Path | None:
    """The file of settings where it is none, so that it is left alone; not where its folder is."""
    path = locations.settings()
    return path if _all() is None and os.access(path.parent, os.X_OK) else None


def strange() -> Path | None:
    """What a link in the place of settings leads to, if that has names of something else: it is
    read, and no choice is kept in it.
    """
    return Path(os.path.realpath(locations.settings())) if _strange(_all() or {}) else None


def wrong() -> list[str]:
    """The names whose choice is none, so that it is as if nothing had been chosen for them."""
    known = _all() or {}
    return [name for name in ACCEPTED if name in known and known[name] not in ACCEPTED[name]]


def _strange(known: dict[str, Any]) -> bool:
    return locations.settings().is_symlink() and not known.keys() <= ACCEPTED.keys()


def _all() -> dict[str, Any] | None:
    """Every choice; None where what stands in the place of settings is none."""
    try:
        found = json.loads(disk.read(locations.settings(), MAX_BYTES))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
