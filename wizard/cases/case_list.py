"""Cases at a glance: for the first screen and for `case list`.

Owns one line a case and their order: overdue first, then by the next date, then the latest first.
Of a file only the front matter is read; a file that is no case is told of and not passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from wizard.cases import store
from wizard.cases.desk import Desk
from wizard.cases.record import Record
from wizard.controls import one_line
from wizard.errors import CaseFileError, UnreadableError, shown
from wizard.outcome.dates import NEAR, awaited, pressing
from wizard.outcome.deadline_words import told
from wizard.outcome.letters import uncapitalized
from wizard.walk.walk import Walk


class Summary(msgspec.Struct, frozen=True):
    """One case."""

    id: str
    """The name of its file: a file that was renamed goes by its new name."""
    path: Path
    title: str
    place: str
    """The rung, or how it ended."""
    due: date | None
    """The day that matters now, whosever it is; none once the case has ended."""
    late: bool
    ended: bool
    solved: bool
    news: str
    """What is to be done now, or where it stands; and the next date, where it is near."""

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


def overview(desk: Desk, look: Callable[[Desk, Path], Summary] | None = None) -> CaseList:
    """Every case in the folder of a desk; `look` reads one, in place of `summary`."""
    look = look or summary
    found, refused = [], []
    try:
        paths = store.listed(desk.folder)
    except OSError:
        return CaseList([], [desk.language("no_folder", path=shown(str(desk.folder)))])
    for path in paths:
        try:
            found.append(look(desk, path))
        except UnreadableError as error:
            refused.append(str(error))
    found.sort(key=_rank)
    return CaseList(found, refused)


def walked(desk: Desk, path: Path) -> tuple[Record, Walk]:
    """The front matter of the case at `path`, and its walk of today.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    try:
        record = store.read_record(path)
    except CaseFileError as error:
        raise desk.refusal(error) from error
    return record, desk.walk(record, path)


def _rank(item: Summary) -> tuple[bool, bool, date]:
    return item.ended, not item.late, item.due or date.max


def summary(desk: Desk, path: Path) -> Summary:
    """The case at `path`.

    Raises:
        UnreadableError: not a case file, or its tree is not in this library.
    """
    return summed_up(desk, path, *walked(desk, path))


def summed_up(desk: Desk, path: Path, record: Record, walk: Walk) -> Summary:
    """The case at `path`, that was read already."""
    say, pages, node = desk.language, desk.pages, walk.node
    title = one_line(pages.title(walk))
    status = node.status
    place = say(f"outcome_{status}") if status else pages.trail(walk)
    due = None if walk.ended else pressing(walk)
    parts = [place] if place != title else [say("begun", date=record.created)]
    if node.acts and not awaited(walk):
        parts = [" ".join(pages.wording.fill(node.text, walk.values).split())]
    if due and (due.node == walk.at or due.days_left(desk.today) < NEAR):
        what = " ".join(pages.wording.fill(due.title, walk.values).split())
        due = replace(due, title=uncapitalized(what))
        where = "list" if due.node == walk.at else "owed"
        parts.append(told(due, where, desk.today, say, say.date(due.day)))
    if record.evidence:
        parts.append(say.plural("exhibits", len(record.evidence)))
    return Summary(
        id=path.stem,
        path=path,
        title=title,
        place=place,
        due=due.day if due else None,
        late=due is not None and due.days_left(desk.today) < 0,
        ended=walk.ended,
        solved=status == "solved",
        news=" · ".join(parts),
    )
