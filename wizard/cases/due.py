"""What is due over all open cases: the days that have come or are past, the oldest first.

Owns which days count: those of steps, and the one that a list of cases tells. What only runs until
a day, and what is done with, is no day of anybody's. Refuses to say it in words.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from wizard.cases.case_list import CaseList, Summary, overview, summed_up, walked
from wizard.cases.desk import Desk
from wizard.controls import one_line
from wizard.outcome.dates import Deadline, deadlines, pressing
from wizard.walk.walk import Walk


class Due(msgspec.Struct, frozen=True):
    """One day that has come; the fields and their order are those of `due --format json`."""

    case: str
    """The id of the case."""
    title: str
    """What it is about, and what is due."""
    date: date
    days: int
    """Calendar days until then: 0 today, less once it has passed."""
    whose: Literal["mine", "theirs"]
    """`mine`: the person has to act by then; `theirs`: an answer is due."""
    node: str
    """The step, or the name of the day where it follows from a date."""


class DueList(msgspec.Struct, frozen=True):
    """A folder of cases, as far as something is due."""

    due: list[Due]
    refused: list[str]
    """Why some of its files could not be read."""


def due(desk: Desk) -> DueList:
    """What is due today over the open cases in the folder of a desk."""
    found, days = glance(desk)
    return DueList(days, found.refused)


def glance(desk: Desk) -> tuple[CaseList, list[Due]]:
    """Every case in the folder of a desk, and what is due in them, from one look at each."""
    found: list[Due] = []

    def look(desk: Desk, path: Path) -> Summary:
        record, walk = walked(desk, path)
        found.extend(due_of(desk, path.stem, walk))
        return summed_up(desk, path, record, walk)

    return overview(desk, look), sorted(found, key=lambda one: (one.date, one.case))


def due_of(desk: Desk, case: str, walk: Walk) -> list[Due]:
    """What is due in one case; nothing once it has ended."""
    return [] if walk.ended else [_told(desk, case, walk, one) for one in _come(walk)]


def _come(walk: Walk) -> list[Deadline]:
    """The days of a walk that have come."""
    pressed = pressing(walk)
    standing = [one for one in deadlines(walk) if one.sent and not one.settled]
    if pressed is not None and pressed not in standing:
        standing.append(pressed)
    return [one for one in standing if one.days_left(walk.today) <= 0]


def _told(desk: Desk, case: str, walk: Walk, one: Deadline) -> Due:
    what = desk.pages.wording.fill(one.title, walk.values)
    assert one.whose != "nobody", "what only runs is nobody's to do"
    return Due(
        case=case,
        title=one_line(f"{desk.pages.title(walk)}: {what}"),
        date=one.day,
        days=one.days_left(walk.today),
        whose=one.whose,
        node=one.node,
    )
