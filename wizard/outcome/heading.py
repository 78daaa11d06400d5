"""What stands above the step at hand.

Owns that it names a last day of the person's own no longer than there is something to do by it.
Refuses to count days.
"""

from __future__ import annotations

from wizard.library.model import PLACEHOLDER
from wizard.outcome.dates import called, dates
from wizard.outcome.wording import Wording
from wizard.walk.walk import Walk


def heading(wording: Wording, walk: Walk) -> str:
    """The text of the node at hand; of a step whose day is over, be it done or passed, its name.

    A question about a day that has passed says so itself.
    """
    over = walk.node.acts and _over(walk)
    return wording.fill(called(walk, walk.at) if over else walk.node.text, walk.values)


def _over(walk: Walk) -> bool:
    """Whether the text names a last day of the person's own that was kept or has passed; of the
    step itself that from which it runs is as good as named.
    """
    names = PLACEHOLDER.findall(walk.node.text)
    if not names:
        return False
    named = [walk.values.get(name) for name in names]
    return any(
        due.settled or due.days_left(walk.today) < 0
        for due in dates(walk)
        if due.whose == "mine"
        and (due.day in named or (due.node == walk.at and due.since in named))
    )
