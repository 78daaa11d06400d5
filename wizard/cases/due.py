"""What is due over all open cases: the days that have come or are past, the oldest first.

Owns which of the days that count (`outcome.dates.standing`) have come, and behind them in which
cases it is time to look again. Refuses to say it in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from wizard.cases.case_list import CaseList, Summary, overview
from wizard.cases.desk import Desk
from wizard.cases.outlook import Day
from wizard.controls import one_line
from wizard.outcome.deadline_words import counted


class Due(msgspec.Struct, frozen=True, gc=False):
    """One day that has come; the fields and their order are those of `due --format json`."""

    case: str
    """The id of the case."""
    title: str
    """What it is about, and what is due."""
    date: date
    days: int
    """Calendar days until then: 0 today, less once it has passed."""
    whose: Literal["mine", "theirs", "again"]
    """`mine`: the person has to act by then; `theirs`: an answer is due; `again`: whoever waits was
    to look again, and nothing is late."""
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
    found = overview(desk)
    return found, due_of(found.cases)


def due_of(cases: Iterable[Summary]) -> list[Due]:
    """What is due in some cases, the oldest first, and behind it where to look again."""
    some = (item for item in cases if min(item.row.first, item.row.again) <= item.today)
    told = ((item, item.outlook) for item in some)  # which is made anew whenever it is asked for
    all_days = ((item, all_, one) for item, all_ in told for one in (*all_.days, all_.again))
    come = ((item, all_, one) for item, all_, one in all_days if one and one.day <= item.today)
    days = [_told(item, all_.title, one) for item, all_, one in come]
    return sorted(days, key=lambda due: (due.whose == "again", due.date, due.case))


def _told(item: Summary, title: str, one: Day) -> Due:
    return Due(
        case=item.id,
        title=one_line(counted(f"{title}: {one.title}", one.other, item.say)),
        date=one.day,
        days=(one.day - item.today).days,
        whose=one.whose,
        node=one.node,
    )
