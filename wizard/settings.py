"""What the person chose once and keeps: the theme, the language.

Owns the settings file. Refuses to know what a choice means: whoever asks checks it.
"""

from __future__ import annotations

import contextlib
import json
from typing import Any

from wizard import locations


def chosen(name: str) -> str | None:
    """What was chosen for `name`, or None."""
    value = _all().get(name)
    return value if isinstance(value, str) else None


def remember(name: str, value: str) -> None:
    """Keep a choice; where settings cannot be written it lasts for this sitting."""
    path = locations.settings()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_all() | {name: value}) + "\n", "utf-8")


def _all() -> dict[str, Any]:
    try:
        found = json.loads(locations.settings().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
