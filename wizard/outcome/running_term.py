"""A term that still runs, where an answer says that it is over.

Owns which answers say so, and whether anybody knows that it runs. Refuses to hold an answer back:
who sent it earlier than they told knows better, and is asked.
"""

from __future__ import annotations

from datetime import timedelta

from wizard.outcome.dates import Deadline, deadlines
from wizard.walk.walk import Walk


def running(walk: Walk, led: Walk) -> Deadline | None:
    """The term of the step at hand that runs today, though the answer that led from `walk` to `led`
    says that it is over.

    None where the tree looks at that day itself, and leads elsewhere once it has passed; and where
    an earlier answer was changed.
    """
    if led.shared(walk) < len(walk.steps) or led.steps == walk.steps:
        return None
    answer = led.steps[len(walk.steps)].answer
    choice = walk.node.chosen(answer)
    if choice is None or choice.unanswered != "late":
        return None
    here = (due for due in deadlines(walk) if due.node == walk.at and due.whose == "theirs")
    due = next((due for due in here if due.sent and due.days_left(walk.today) >= 0), None)
    if due is None:
        return None
    days = walk.today, due.day + timedelta(days=1)
    today, later = (walk.walker.led_to(walk.at, answer, led.asked, day) for day in days)
    return due if today == later else None
