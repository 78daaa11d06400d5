"""Today, and the moment of a save: passed in from outside, so that every walk can be repeated.

Owns the way `--today`, `OZON_WIZARD_TODAY` and `TZ` are read, and which days can be counted from.
Refuses to be called below the commands: everything else is handed a date.
"""

from __future__ import annotations

import os
import time
from datetime import date, datetime
from pathlib import Path

from wizard.errors import UsageError, shown
from wizard.pattern import pattern

VARIABLE = "OZON_WIZARD_TODAY"
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
"""Days that terms can be counted from."""
_ZONE = "TZ"
_DAY = 24 * 60 * 60
"""Seconds."""
_BY_RULE = pattern(r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)[+-]?\d{1,2}(?::\d{2}){0,2}(?:[A-Za-z<].*)?")
"""A zone as POSIX spells one without a name: `MSK-3`."""


def settle() -> None:
    """Take a time zone that is none for the machine's own: who reads it later would stop there."""
    name = os.environ.get(_ZONE)
    if name and not (_is_zone(name.removeprefix(":")) and _within_a_day()):
        del os.environ[_ZONE]
        if hasattr(time, "tzset"):
            time.tzset()


def _within_a_day() -> bool:
    """Whether the zone is one that days can be told in: POSIX allows more than a day."""
    if hasattr(time, "tzset"):
        time.tzset()
    return max(abs(time.timezone), abs(time.altzone)) < _DAY


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    if _BY_RULE.fullmatch(name):
        return True
    try:
        path = Path(name)
        if path.is_absolute():
            return path.is_file() and _begins(path, b"TZif")
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def today(given: str | None = None) -> date:
    """The date to count from: `given` (YYYY-MM-DD), the environment, or the clock.

    Raises:
        UsageError: not a date, or none that can be counted from; a clock may be that far off too.
    """
    text = (os.environ.get(VARIABLE) or None) if given is None else given
    try:
        day = date.today() if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "--today: «{given}» is not a date; write 2026-11-22", given=shown(str(text))
        ) from None
    if not EARLIEST <= day <= LATEST:
        known = {"earliest": EARLIEST, "latest": LATEST}
        if text:
            raise UsageError(
                "--today: «{given}» is too far away; days from {earliest} to {latest} can be"
                " counted from",
                given=shown(text),
                **known,
            )
        raise UsageError(
            "the clock says {day}; days from {earliest} to {latest} can be counted from: set it,"
            " or use --today",
            day=day,
            **known,
        )
    return day


def is_fixed() -> bool:
    """Whether the environment names the day to count from."""
    return bool(os.environ.get(VARIABLE))


def now() -> datetime:
    """The local time of a save, to the second, with its offset."""
    return datetime.now().astimezone().replace(microsecond=0)
