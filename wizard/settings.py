"""What the person chose once and keeps: the theme, the language.

Owns the settings file. Refuses to know what a choice means: whoever asks checks it.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from wizard import disk, locations

MAX_BYTES = 1024 * 1024
"""A file of settings that is larger is none."""


def chosen(name: str) -> str | None:
    """What was chosen for `name`, or None."""
    value = _all().get(name)
    return value if isinstance(value, str) else None


def remember(name: str, value: str) -> None:
    """Keep a choice; where settings cannot be written it lasts for this sitting."""
    path = locations.settings()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.write(path, f"{json.dumps(_all() | {name: value})}\n".encode(), disk.SHARED)


def _all() -> dict[str, Any]:
    try:
        found = json.loads(disk.read(locations.settings(), MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
