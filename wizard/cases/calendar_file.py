"""The dates of a case in a calendar file: what goes in, where that goes, what it was given before.

Owns that what a calendar was given and is done with by now is taken back from it: a case notes what
was given, and a file that is written again still tells of it where that could not be noted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wizard import disk, locations
from wizard.cases import case_folder, file_seal, noting, outlet, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import copy_name
from wizard.cases.identity import SaidIds
from wizard.errors import UnreadableError
from wizard.outcome.asked_anew import is_right, runs_on
from wizard.outcome.calendar import (
    Announcements,
    CaseDays,
    Event,
    Stamp,
    announced_in,
    announcements,
    calendar,
    events,
    term_of,
    under_given_names,
    with_taken_back,
)

CALENDAR = ".ics"
BEGINNING = b"BEGIN:VCALENDAR\r\n"


class CalendarFile(NamedTuple):
    """A calendar file that was written."""

    path: Path
    unnoted: str
    """Why the case does not know of it, in words; nothing where it does."""


def dated(case: Case, path: Path | None = None) -> bool:
    """Whether a case has dates for a calendar, or some to take back from it.

    Args:
        case: the case.
        path: where they are to be written, which may hold its file, or be a folder with that.
    """
    given = _given(case, path and _placed(case, path))
    found = _known(case, given)
    return any(not event.cancelled or not given[event.name].cancelled for event in found)


def _given(case: Case, path: Path | None = None) -> Announcements:
    """What calendars were given of a case: as it notes itself, and as its file at `path` has it."""
    if path is None or not holds_calendar(case, path):
        return case.announced
    return {**case.announced, **announced_in(disk.read(path, store.MAX_BYTES), case.id)}


def _known(case: Case, given: Announcements) -> list[Event]:
    """The events of a case that stand, and those that its calendar is to forget.

    Where answers have no place any more, a day that is not counted may stand all the same.
    """
    pages = case.desk.pages
    standing = under_given_names(events(pages, case.walk), given, case.desk.library)
    if case.astray:
        return standing
    return with_taken_back(standing, _settled(case, given), pages)


def _settled(case: Case, given: Announcements) -> Announcements:
    """What may be taken back of what was given, were it not to stand any more.

    While a question is asked behind answers that were taken back, a right has not run out: what it
    runs from may be told there once more. From the next step on the way tells of it, or it is gone.
    A day that has passed stays where it was: whether anything was done by it, nobody may have said.
    """
    today = case.desk.today
    given = {name: one for name, one in given.items() if one.cancelled or one.day >= today}
    if not runs_on(case.walk):
        return given
    terms = case.desk.library.facts.terms
    return {
        name: one
        for name, one in given.items()
        if one.cancelled or not is_right(terms.get(term_of(name)))
    }


def for_calendar(case: Case) -> bytes:
    """The dates of a case for the calendar of the person, with what that is to forget."""
    return _file(case, _known(case, case.announced))


def note_calendar(case: Case) -> str:
    """Note in a case that a calendar was given what `for_calendar` is; as `noting.note`."""
    return _note(case, _known(case, case.announced), "calendar_unnoted_printed")


def _note(case: Case, found: Iterable[Event], key: str) -> str:
    """It changes the case, so the next file has a higher number, even if only days passed."""
    return noting.note(case, partial(case.note_announced, _announced(case, found)), key)


def _announced(case: Case, found: Iterable[Event]) -> Announcements:
    """What calendars were given of a case, once they are given some events."""
    return {**case.announced, **announcements(found)}


def calendar_of(case: Case) -> bytes | None:
    """The dates of a case that stand, for whoever looks at it; None where it has none, or where
    they cannot all be counted.
    """
    found = [] if case.astray else events(case.desk.pages, case.walk)
    return _file(case, found) if found else None


def _file(case: Case, found: Sequence[Event]) -> bytes:
    data = calendar([_days(case, found)])
    return data.replace(BEGINNING, BEGINNING + file_seal.line(data, "X-") + b"\r\n", 1)


class AllDays(NamedTuple):
    """The dates of all cases of a desk, for a calendar."""

    data: bytes
    unknown: list[Path]
    """The cases that do not know yet that a calendar was given what they have now."""


def calendar_of_all(desk: Desk) -> AllDays:
    """The dates of all cases of a desk, with what a calendar is to forget; those that cannot be
    read are left out.
    """
    found, unknown = [], []
    among = SaidIds(desk.folder)
    for path in case_folder.listed(desk.folder):
        with suppress(UnreadableError):
            case = desk.open(path, among)
            known = _known(case, case.announced)
            found.append(_days(case, known))
            if _announced(case, known) != case.announced:
                unknown.append(path)
    return AllDays(calendar(found), unknown)


def note_all(desk: Desk, unknown: Iterable[Path]) -> Iterator[str]:
    """Note in each of these cases that a calendar was given its dates; why it could not be, with
    the name of the case before it.
    """
    among = SaidIds(desk.folder) if unknown else None
    for path in unknown:
        with suppress(UnreadableError):
            case = desk.open(path, among)
            unnoted = note_calendar(case)
            case.release()
            if unnoted:
                yield f"{path.stem}: {unnoted}"


def _days(case: Case, found: Sequence[Event]) -> CaseDays:
    stamp = Stamp(case.id, case.created, case.stamped or case.updated or case.desk.now())
    say = case.desk.language
    # No path and no library: a calendar goes to clouds.
    hint = say("calendar_hint", command=f"ozon-wizard case resume {case.id}")
    return CaseDays(found, case.page.title, stamp, hint)


def calendar_name(case: Case) -> str:
    """A name for the calendar file of a case."""
    return f"{Path(copy_name(case)).stem}{CALENDAR}"


def calendar_place(case: Case, folder: Path) -> Path:
    """Where in a folder the dates of a case go: over its own file, and over nothing else."""
    path = folder / calendar_name(case)
    return path if holds_calendar(case, path) else store.free(path)


def holds_calendar(case: Case, path: Path) -> bool:
    """Whether a calendar file stands at `path` that was written of this case, and is as it was."""
    try:
        there = disk.read(path, store.MAX_BYTES)
    except OSError:
        return False
    lines = there.replace(b"\r\n ", b"").splitlines()  # a long line is folded
    names = [line for line in lines if line.startswith(b"UID:")]
    own = f"UID:{case.id}.".encode()
    return file_seal.holds(there) and bool(names) and all(name.startswith(own) for name in names)


def save_calendar(
    case: Case, path: Path, read: Iterable[Path] = (), own: Callable[[Path], bool] = outlet.agreed
) -> CalendarFile:
    """Write the dates of a case to a place of the person's choice, as `outlet.send` does, and note
    that in it.

    Raises:
        UnwritableError: it cannot be written there, or something would be lost; or its name
            promises another kind of file.
    """
    path = _placed(case, path)
    outlet.refuse_another_kind(path, (CALENDAR, *outlet.TEXTS), "CALENDAR")
    found = _known(case, _given(case, path))
    outlet.send(path, _file(case, found), case.desk.folder, (case.path, *read), own)
    return CalendarFile(path, _note(case, found, "calendar_unnoted"))


def _placed(case: Case, path: Path) -> Path:
    path = locations.typed(str(path))
    with store.writing(path):
        return calendar_place(case, path) if path.is_dir() else path
