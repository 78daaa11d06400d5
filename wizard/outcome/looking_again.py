"""When whoever waits is called to look again.

Owns that day: it is a reminder, and neither a last day nor that of an answer, so nothing is late by
it and nothing is lost. It stands as long as the wait does. Refuses to be told before a day of the
step at hand: where one comes first, that one calls.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Literal

import msgspec

from wizard.law.days import unmoved_end
from wizard.outcome.dates import called, dates, deadlines
from wizard.walk.walk import Walk


class LookAgain(msgspec.Struct, frozen=True):
    """A day on which to look again."""

    node: str
    """The step at which the person waits."""
    title: str
    day: date
    whose: ClassVar[Literal["again"]] = "again"
    sent: ClassVar[bool] = True
    settled: ClassVar[bool] = False
    lapsed: ClassVar[bool] = False
    late: ClassVar[bool] = False
    other: ClassVar[None] = None


def look_again(walk: Walk) -> LookAgain | None:
    """When to look again at the step at hand; None where nobody waits there, or another day calls.

    It is counted in calendar days, unless a length says otherwise, from the day of the last answer
    that waits. Where the choice says nothing itself, the length that `library.yaml` names is for
    steps without any day; so a wait for a day that is far off is not disturbed. It never lies
    behind a last day of the person's own that still runs on the day of the wait.
    """
    waiting = walk.waiting
    if waiting is None:
        return None
    choice = walk.node.choices[str(waiting.answer)]
    days = [due.day for due in deadlines(walk) if due.node == walk.at and due.sent]
    length = choice.look_again
    if length is None and (choice.look_after or not days):
        length = walk.walker.library.manifest.look_again
    day = unmoved_end(waiting.on, length) if length else None
    named = walk.values.get(choice.look_after) if choice.look_after else None
    if isinstance(named, date) and named >= waiting.on:
        day = date.fromordinal(named.toordinal()) + timedelta(days=1)
    if day is None or any(other <= day for other in days):
        return None
    mine = (due.day for due in dates(walk) if due.stands and due.whose == "mine")
    day = min([day, *(last for last in mine if last >= waiting.on)])
    return LookAgain(walk.at, called(walk, walk.at), day)
