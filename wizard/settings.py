"""What the person chose once and keeps: the theme, the language.

Owns the settings file, and leaves alone what is none. Refuses to know what a choice means: whoever
asks checks it.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from wizard import disk, locations

MAX_BYTES = 1024 * 1024
"""A file of settings that is larger is none."""


def chosen(name: str) -> str | None:
    """What was chosen for `name`, or None."""
    value = (_all() or {}).get(name)
    return value if isinstance(value, str) else None


def remember(name: str, value: str) -> None:
    """Keep a choice; where settings cannot be written it lasts for this sitting."""
    known = _all()
    if known is None:  # somebody's work, perhaps, with one slip in it
        return
    path = locations.settings()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.write(path, f"{json.dumps(known | {name: value})}\n".encode(), disk.SHARED)


def spoilt() -> Path | None:
    """The file of settings where it is none, so that it is left alone."""
    return locations.settings() if _all() is None else None


def _all() -> dict[str, Any] | None:
    """Every choice; None where what stands in the place of settings is none."""
    try:
        found = json.loads(disk.read(locations.settings(), MAX_BYTES))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
