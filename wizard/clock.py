"""Today, and the moment of a save: passed in from outside, so that every walk can be repeated.

Owns the way `--today` and `OZON_WIZARD_TODAY` are read. Refuses to be called below the commands:
everything else is handed a date.
"""

from __future__ import annotations

import os
from datetime import date, datetime

from wizard.errors import UsageError

VARIABLE = "OZON_WIZARD_TODAY"


def today(given: str | None = None) -> date:
    """The date to count from: `given` (YYYY-MM-DD), the environment, or the clock.

    Raises:
        UsageError: not a date.
    """
    text = given or os.environ.get(VARIABLE)
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today: «{text}» is not a date; write 2026-11-22") from None


def now() -> datetime:
    """The local time of a save, to the second, with its offset."""
    return datetime.now().astimezone().replace(microsecond=0)
