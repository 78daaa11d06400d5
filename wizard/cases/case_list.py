"""Cases at a glance: for the first screen and for `case list`.

Owns one line a case and their order: overdue first, then by the next date, then the latest first.
Of a file only the front matter is read, and that only where the index of the folder has nothing
certain of it; a file that is no case is told of and not passed over.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from wizard.cases import case_folder, leavings, store
from wizard.cases.case_index import CaseIndex, Row, row
from wizard.cases.desk import Desk
from wizard.cases.outlook import Day, Outlook, outlook
from wizard.controls import one_line
from wizard.errors import CaseFileError, UnreadableError, shown
from wizard.i18n import Language
from wizard.outcome.dates import NEAR
from wizard.outcome.deadline_words import told
from wizard.outcome.letters import uncapitalized


class Summary(msgspec.Struct, frozen=True, gc=False):
    """One case, on a day and in a language; its words are made when somebody asks for them."""

    id: str
    """The name of its file: a file that was renamed goes by its new name."""
    folder: Path
    row: Row
    today: date
    say: Language

    @property
    def outlook(self) -> Outlook:
        """All that is to be told."""
        return self.row.outlook

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
        """The day that matters now, whosever it is."""
        return None if self.row.due == date.max else self.row.due

    @property
    def late(self) -> bool:
        """Whether a day has passed that counts: what `due` tells as passed."""
        return self.row.first < self.today

    @property
    def alarms(self) -> bool:
        """Whether it has to be looked at: a day has passed, or what is told may not be so."""
        return self.late or bool(self.doubt)

    @property
    def doubt(self) -> str:
        """Why what it tells may not be so, in words; nothing where it is."""
        if self.row.astray:
            return self.say("list_astray")
        outgrown = self.outlook.outgrown
        return self.say("list_outgrown", step=outgrown) if outgrown else ""

    @property
    def ended(self) -> bool:
        """Whether it is over."""
        return self.row.ended

    @property
    def solved(self) -> bool:
        """Whether it ended well."""
        return self.outlook.status == "solved"

    @property
    def news(self) -> str:
        """What is to be done now, or where it stands; the next date, where it is near; and when to
        look again.
        """
        say, outlook = self.say, self.outlook
        due = outlook.pressing
        where = self.place if self.place != self.title else say("begun", date=outlook.begun)
        parts = [self.doubt or outlook.task or where]
        shown = [due] if due and self._is_told(due) else []
        told = due.whose if due and due.day < self.today else ""
        if (passed := self._passed) and told not in ("mine", passed.whose):
            shown.append(passed)
        parts += [self._told(one) for one in (*shown, outlook.again) if one]
        if outlook.exhibits:
            parts.append(say.plural("exhibits", outlook.exhibits))
        return " · ".join(parts)

    @property
    def _passed(self) -> Day | None:
        """The day that has passed first, the person's own before others; None where none has."""
        passed = (one for one in self.outlook.days if one.day < self.today)
        return min(passed, key=lambda one: (one.whose != "mine", one.day), default=None)

    @property
    def own_ahead(self) -> str:
        """The person's own day that stands before what has passed; nothing where none does."""
        due = self.outlook.pressing
        ahead = due is not None and due.whose == "mine" and due.day > self.today
        return self._told(due) if due and ahead and self._is_told(due) else ""

    def _is_told(self, due: Day) -> bool:
        return due.node == self.outlook.at or (due.day - self.today).days < NEAR

    def _told(self, due: Day) -> str:
        due = replace(due, title=uncapitalized(" ".join(due.title.split())))
        place = "list" if due.node == self.outlook.at else "owed"
        return told(due, place, self.today, self.say, self.say.date(due.day))

    @property
    def line(self) -> str:
        """The whole case in one line."""
        return one_line(f"{self.title} · {self.news}")


def apart(items: Sequence[Summary]) -> dict[str, str]:
    """By the id of a case what tells it from others of its title; the day on which it was begun
    where nothing else does.
    """
    titles = Counter(item.title for item in items)
    alike = [item for item in items if titles[item.title] > 1]
    same = Counter((item.title, item.outlook.particular) for item in alike)
    told = {}
    for item in alike:
        particular = item.outlook.particular
        parts = [particular] if particular and particular not in item.title else []
        if same[item.title, particular] > 1 or not particular:
            parts.append(item.say("begun", date=item.outlook.begun))
        told[item.id] = one_line(" · ".join(parts))
    return told


class CaseList(msgspec.Struct, frozen=True):
    """A folder of cases."""

    cases: list[Summary]
    refused: list[str]
    """Why not all that is due may be told: of each file that cannot be opened, or the folder, and
    of each case with answers that have no place any more."""

    @property
    def open(self) -> list[Summary]:
        """The cases that are not over."""
        return [item for item in self.cases if not item.ended]


def overview(desk: Desk) -> CaseList:
    """Every case in the folder of a desk."""
    folder, today, say = desk.folder, desk.today, desk.language
    index = CaseIndex(folder, desk.library.fingerprint, say.code, today)
    try:
        there = case_folder.everything(folder)
    except OSError:
        return CaseList([], [say("no_folder", path=shown(str(folder)))])
    leavings.sweep(folder, there)
    names = case_folder.cases_of(there)
    cases, refused = [], []
    for name in names:
        found = _found(f"{folder}{os.sep}{name}")
        known = index.row(name, found) if found else None
        if known is None:
            try:
                known = read(desk, folder / name, found)
            except UnreadableError as error:
                refused.append(str(error))
                continue
            index.learn(name, known)
        item = Summary(name.removesuffix(store.SUFFIX), folder, known, today, say)
        if known.astray:
            refused.append(desk.uncounted(item.id, item.title))
        cases.append(item)
    index.keep(names)
    cases.sort(key=_rank)
    return CaseList(cases, refused)


def read(desk: Desk, path: Path, found: os.stat_result | None) -> Row:
    """What is to be told of the case at `path`, which was `found` so before.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    try:
        record = store.read_record(path)
    except CaseFileError as error:
        raise desk.refusal(error) from error
    walk = desk.walk(record, path)
    told = outlook(desk.pages, walk, record.created, len(record.evidence))
    return row(found or UNSEEN, desk.today, desk.turning_days.until(walk), told)


UNSEEN = os.stat_result([0] * 10)
"""Of a file that was not there when the folder was looked at."""


def _found(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - 10 000 of them, and a path takes as long as the call
    except (OSError, ValueError):
        return None


def _rank(item: Summary) -> tuple[bool, bool, date]:
    row = item.row
    return row.ended, not item.late, row.due


def summary(desk: Desk, path: Path) -> Summary:
    """The case at `path`.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    known = read(desk, path, None)
    return Summary(path.stem, path.parent, known, desk.today, desk.language)
