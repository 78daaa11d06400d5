"""The person's own last days that a wait would let pass.

Owns which of them are told beside what is awaited. Refuses to say them in words, and to count days.
"""

from __future__ import annotations

from wizard.outcome.dates import NEAR, URGENT, Deadline, awaited, dates, deadlines
from wizard.walk.walk import Walk


def own_days(walk: Walk) -> list[Deadline]:
    """The last days that the person has to keep, by law or since they were named to them, before
    the awaited answer is due, or within a week behind that; before long, where none is due on a
    day to come.

    None where the step at hand has a last day of the person's own: that one is told.
    """
    here = next((due for due in deadlines(walk) if due.node == walk.at), None)
    if here.whose == "mine" if here else not awaited(walk):
        return []
    left = here.days_left(walk.today) if here else -1
    most = left + URGENT if left >= 0 else NEAR - 1
    mine = (due for due in dates(walk) if due.stands and due.whose == "mine")
    own = (due for due in mine if due.binding != "guideline")
    return [due for due in own if 0 <= due.days_left(walk.today) <= most]
