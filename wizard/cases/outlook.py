"""What lists tell of a case, with its days as days: it stays true while these come and pass.

Owns which of it stands in a line, and which days count. Refuses to say how far off a day is, which
is said when the list is shown (`case_list`), and to keep anything (`case_index`).
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

import msgspec

from wizard.library.node import Ending
from wizard.library.table import Table
from wizard.outcome.dates import Deadline, awaited, pressing, standing
from wizard.outcome.heading import heading
from wizard.outcome.looking_again import LookAgain, look_again
from wizard.outcome.page import Pages
from wizard.walk.walk import Walk


class Day(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day that stands: somebody has to act by then, or it is one on which to look again."""

    node: str
    """The step, or the name of the day where it follows from a date."""
    title: str
    day: date
    whose: Literal["mine", "theirs", "again"]
    other: date | None = None
    """Until when it runs by another counting, where it has passed by this one."""
    sent: ClassVar[bool] = True
    settled: ClassVar[bool] = False
    late: ClassVar[bool] = False
    lapsed: ClassVar[bool] = False


class Outlook(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One case."""

    title: str
    place: str
    """The rung, or what its tree is about."""
    status: Ending | Literal[""]
    """How it ended; nothing while it is open."""
    begun: date
    task: str
    """What is to be done now; nothing where nothing is, or an answer is awaited."""
    at: str
    pressing: Day | None
    """The one that is told where there is room for one."""
    days: tuple[Day, ...]
    """All that count once they have come."""
    exhibits: int = 0
    """How many files are kept as evidence."""
    particular: str = ""
    """What tells it from another case about the same: the goods, or the number of the order."""
    outgrown: str = ""
    """What would be to be done today instead of the task, where that is another step by now."""
    astray: bool = False
    """Whether answers have no place any more, so that not all of its days may be counted."""
    again: Day | None = None
    """When whoever waits is called to look again; none of the days that count."""


def outlook(pages: Pages, walk: Walk, begun: date, exhibits: int = 0) -> Outlook:
    """What is to be told of a walk on its day, and of the files that are kept with it."""
    node = walk.node
    pressed, days, again = pressing(walk), standing(walk), look_again(walk)
    task = node.acts and not awaited(walk)
    return Outlook(
        title=pages.title(walk),
        place=pages.trail(walk),
        status=node.status or "",
        begun=begun,
        task=" ".join(heading(pages.wording, walk).split()) if task else "",
        at=walk.at,
        pressing=_day(pages, walk, pressed) if pressed else None,
        days=tuple(_day(pages, walk, due) for due in days),
        exhibits=exhibits,
        particular=_particular(pages, walk),
        outgrown="" if walk.ended else " ".join(pages.outgrown(walk).split()),
        astray=bool(walk.lost) and not walk.ended,
        again=_day(pages, walk, again) if again else None,
    )


def _particular(pages: Pages, walk: Walk) -> str:
    """What the first row of a list begins with, or else what identifies the case."""
    tables = (value for value in walk.asked.values() if isinstance(value, Table))
    cells = [row[0] for table in tables for row in table.cells if row]
    if cells:
        return str(cells[0][1])
    fields = ((pages.library.node(step.node).field, step.answer) for step in walk.steps)
    named = (str(answer) for field, answer in fields if field and field.takes.identifies and answer)
    return next(named, "")


def _day(pages: Pages, walk: Walk, due: Deadline | LookAgain) -> Day:
    assert due.whose != "nobody", "what only runs is nobody's to do"
    day = date.fromordinal(due.day.toordinal())  # without the mark of one that is approximate
    return Day(due.node, pages.wording.fill(due.title, walk.values), day, due.whose, due.other)
