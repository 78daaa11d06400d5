"""Cases at a glance: for the first screen and for `case list`.

Owns one line a case and their order: overdue first, then by the next date, then the latest first.
Of a file only the front matter is read, and that only where the index of the folder has nothing
certain of it; a file that is no case is told of and not passed over.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from wizard.cases import store
from wizard.cases.case_index import CaseIndex
from wizard.cases.desk import Desk
from wizard.cases.outlook import Outlook, outlook
from wizard.controls import one_line
from wizard.errors import CaseFileError, UnreadableError, shown
from wizard.i18n import Language
from wizard.outcome.dates import NEAR
from wizard.outcome.deadline_words import told
from wizard.outcome.letters import uncapitalized
from wizard.outcome.turning_days import TurningDays
from wizard.walk.walk import Walk


class Summary(msgspec.Struct, frozen=True):
    """One case, on a day and in a language; its words are made when somebody asks for them."""

    id: str
    """The name of its file: a file that was renamed goes by its new name."""
    folder: Path
    outlook: Outlook
    today: date
    say: Language

    @property
    def path(self) -> Path:
        """Its file."""
        return self.folder / f"{self.id}{store.SUFFIX}"

    @property
    def title(self) -> str:
        """What it is about."""
        return one_line(self.outlook.title)

    @property
    def place(self) -> str:
        """The rung, or how it ended."""
        status = self.outlook.status
        return self.say(f"outcome_{status}") if status else self.outlook.place

    @property
    def due(self) -> date | None:
        """The day that matters now, whosever it is; none once the case has ended."""
        return self.outlook.pressing.day if self.outlook.pressing else None

    @property
    def late(self) -> bool:
        """Whether that has passed."""
        return self.outlook.pressing is not None and self.outlook.pressing.day < self.today

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return bool(self.outlook.status)

    @property
    def solved(self) -> bool:
        """Whether it ended well."""
        return self.outlook.status == "solved"

    @property
    def news(self) -> str:
        """What is to be done now, or where it stands; and the next date, where it is near."""
        say, due, at = self.say, self.outlook.pressing, self.outlook.at
        where = self.place if self.place != self.title else say("begun", date=self.outlook.begun)
        parts = [self.outlook.task or where]
        if due and (due.node == at or (due.day - self.today).days < NEAR):
            due = replace(due, title=uncapitalized(" ".join(due.title.split())))
            in_place = "list" if due.node == at else "owed"
            parts.append(told(due, in_place, self.today, say, say.date(due.day)))
        return " · ".join(parts)

    @property
    def line(self) -> str:
        """The whole case in one line."""
        return one_line(f"{self.title} · {self.news}")


class CaseList(msgspec.Struct, frozen=True):
    """A folder of cases."""

    cases: list[Summary]
    refused: list[str]
    """Why each of the other files cannot be opened, or why the folder cannot."""

    @property
    def open(self) -> list[Summary]:
        """The cases that are not over."""
        return [item for item in self.cases if not item.ended]


def overview(desk: Desk) -> CaseList:
    """Every case in the folder of a desk."""
    folder, today, say = desk.folder, desk.today, desk.language
    index = CaseIndex(folder, desk.library.fingerprint, say.code, today)
    try:
        entries = store.entries(folder)
    except OSError:
        return CaseList([], [say("no_folder", path=shown(str(folder)))])
    turning: TurningDays | None = None
    cases, refused = [], []
    for entry in entries:
        found = _found(entry)
        known = index.outlook(entry.name, found) if found else None
        if known is None:
            try:
                walk, begun = walked(desk, folder / entry.name)
            except UnreadableError as error:
                refused.append(str(error))
                continue
            known = outlook(desk.pages, walk, begun)
            turning = turning or TurningDays(desk.library)
            if found:
                index.learn(entry.name, found, turning.until(walk), known)
        cases.append(Summary(entry.name.removesuffix(store.SUFFIX), folder, known, today, say))
    index.keep({entry.name for entry in entries})
    cases.sort(key=_rank)
    return CaseList(cases, refused)


def walked(desk: Desk, path: Path) -> tuple[Walk, date]:
    """The walk of today of the case at `path`, and the day on which that was begun.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    try:
        record = store.read_record(path)
    except CaseFileError as error:
        raise desk.refusal(error) from error
    return desk.walk(record, path), record.created


def _found(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _rank(item: Summary) -> tuple[bool, bool, date]:
    due = item.due
    return item.ended, not (due and due < item.today), due or date.max


def summary(desk: Desk, path: Path) -> Summary:
    """The case at `path`.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    known = outlook(desk.pages, *walked(desk, path))
    return Summary(path.stem, path.parent, known, desk.today, desk.language)
