"""Today, and the moment of a save: passed in from outside, so that every walk can be repeated.

Owns the way `--today` and `OZON_WIZARD_TODAY` are read, and which days can be counted from. Refuses
to be called below the commands: everything else is handed a date.
"""

from __future__ import annotations

import os
from datetime import date, datetime

from wizard.errors import UsageError, shown

VARIABLE = "OZON_WIZARD_TODAY"
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
"""Days that terms can be counted from."""


def today(given: str | None = None) -> date:
    """The date to count from: `given` (YYYY-MM-DD), the environment, or the clock.

    Raises:
        UsageError: not a date, or none that can be counted from; a clock may be that far off too.
    """
    text = given or os.environ.get(VARIABLE)
    try:
        day = date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise UsageError(f"--today: «{shown(str(text))}» is not a date; write 2026-11-22") from None
    if not EARLIEST <= day <= LATEST:
        taken = f"days from {EARLIEST} to {LATEST} can be counted from"
        if text:
            raise UsageError(f"--today: «{shown(text)}» is too far away; {taken}")
        raise UsageError(f"the clock says {day}; {taken}: set it, or use --today")
    return day


def now() -> datetime:
    """The local time of a save, to the second, with its offset."""
    return datetime.now().astimezone().replace(microsecond=0)
