"""The person's own last days that whoever leaves the case as it is would let pass, or has let pass.

Owns which of them are told beside what is at hand. Refuses to say them in words, and to count days.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.outcome.dates import NEAR, URGENT, Deadline, dates, deadlines
from wizard.walk.walk import Walk


def own_days(walk: Walk) -> list[Deadline]:
    """The last days that the person has to keep, by law or since they were named to them, before
    an answer is due, or within a week behind that; where none is due on a day to come, those that
    come before long, and at a question, which is answered in a moment, those of a week.

    That of the step at hand is none of them: it is told anyway.
    """
    here = next((due for due in deadlines(walk) if due.node == walk.at), None)
    left = here.days_left(walk.today) if here and here.whose == "theirs" else -1
    beyond = NEAR - 1 if walk.node.acts or walk.node.ends else URGENT
    most = left + URGENT if left >= 0 else beyond
    return [due for due in _own(walk) if 0 <= due.days_left(walk.today) <= most]


def own_passed(walk: Walk) -> list[Deadline]:
    """Those that have passed and stand all the same, since nobody knows that they were kept: what
    lists tell as passed is not to be gone beside the step.
    """
    return [due for due in _own(walk) if due.days_left(walk.today) < 0]


def _own(walk: Walk) -> Iterator[Deadline]:
    mine = (due for due in dates(walk) if due.stands and due.whose == "mine")
    return (due for due in mine if due.binding != "guideline" and due.node != walk.at)
