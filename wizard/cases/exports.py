"""What leaves a case: a copy of its file, its dates as a calendar, its document without names.

Owns what goes into each, and what the files are called. Nothing here changes a case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from wizard import disk, locations
from wizard.cases import outlet, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.errors import CaseFileError, UnreadableError
from wizard.outcome.calendar import CaseDays, Stamp, calendar, events

CALENDAR = ".ics"
BEGINNING = b"BEGIN:VCALENDAR"


def copy_name(case: Case) -> str:
    """A name for a copy that the person saves: the title, in plain characters."""
    words = re.sub(r"[^\w-]+", "-", case.page.title).strip("-").lower()
    return f"{words[:60] or case.id}{store.SUFFIX}"


def save_copy(
    case: Case, path: Path, read: Iterable[Path] = (), own: Callable[[Path], bool] = outlet.agreed
) -> Path:
    """Write the same file to a place of the person's choice, as `outlet.send` does.

    Raises:
        UnwritableError: it cannot be written there, or something would be lost.
    """
    path = locations.typed(str(path))
    place = store.aim(path, copy_name(case))
    if place != path:  # a folder: what lies in it was not meant
        path = store.free(place)
    outlet.send(path, case.file(), case.desk.folder, (case.path, *read), own)
    return path


def holds_copy(path: Path) -> bool:
    """Whether a document stands at `path` that is as `run` wrote it: nobody went on with it."""
    try:
        found, _ = store.read(path)
    except CaseFileError:
        return False
    made = found.record.updated
    return not found.edited and made is not None and made.time() == time.min


def midnight(day: date) -> datetime:
    """When a document was made that no person has gone on with: the day is all that is said."""
    return datetime.combine(day, time.min).astimezone()


def redacted(case: Case) -> str:
    """The document with everything that names the person or the order masked."""
    from wizard.outcome.redaction import redact  # its patterns take as long as a start

    return redact(case.document(), case.desk.pages, case.walk, case.lost)


def dated(case: Case) -> bool:
    """Whether a case has dates for a calendar."""
    return bool(events(case.desk.pages, case.walk))


def calendar_of(case: Case) -> bytes | None:
    """The dates of a case as a calendar file; None where it has none."""
    days = _days(case)
    return calendar([days]) if days.found else None


def calendar_of_all(desk: Desk) -> bytes:
    """The dates of all open cases of a desk; those that cannot be read are left out."""
    found = []
    for path in store.listed(desk.folder):
        with suppress(UnreadableError):
            case = desk.open(path)
            if not case.walk.ended:
                found.append(_days(case))
    return calendar(found)


def _days(case: Case) -> CaseDays:
    stamp = Stamp(case.id, case.created, case.updated or case.desk.now())
    say = case.desk.language
    hint = say("calendar_hint", command=f"ozon-wizard case resume {case.id}")
    return CaseDays(events(case.desk.pages, case.walk), case.page.title, stamp, hint)


def calendar_name(case: Case) -> str:
    """A name for the calendar file of a case."""
    return f"{Path(copy_name(case)).stem}{CALENDAR}"


def calendar_place(case: Case, folder: Path) -> Path:
    """Where in a folder the dates of a case go: over its own file, and over nothing else."""
    path = folder / calendar_name(case)
    return path if holds_calendar(case, path) else store.free(path)


def holds_calendar(case: Case, path: Path) -> bool:
    """Whether a calendar file stands at `path` in which there is nothing but this case's days."""
    try:
        there = disk.read(path, store.MAX_BYTES)
    except OSError:
        return False
    names = [line for line in there.splitlines() if line.startswith(b"UID:")]
    own = case.id.encode()
    return there.startswith(BEGINNING) and bool(names) and all(own in name for name in names)


def save_calendar(
    case: Case, path: Path, read: Iterable[Path] = (), own: Callable[[Path], bool] = outlet.agreed
) -> Path:
    """Write the dates of a case to a place of the person's choice, as `outlet.send` does.

    Raises:
        UnwritableError: it cannot be written there, or something would be lost.
    """
    path = locations.typed(str(path))
    with store.writing(path):
        if path.is_dir():
            path = calendar_place(case, path)
    kept = (case.path, *read)
    outlet.send(path, (calendar_of(case) or b"").decode(), case.desk.folder, kept, own)
    return path
