"""Answers that are owed to what was sent, once a changed answer has led away from its step.

Owns what a move leaves owed: what was sent stays sent. Refuses to count days: that is `dates`,
which tells of them as of any other.
"""

from __future__ import annotations

from wizard.outcome.dates import Deadline, deadlines
from wizard.walk.answers import done
from wizard.walk.walk import OwedAnswer, Step, Walk


def owed(before: Walk, after: Walk) -> tuple[OwedAnswer, ...]:
    """What a law still owes to what was sent, behind a move that led away from it.

    Whoever says now that they did not send it, or answers on the way at hand what its term runs
    from, is owed no more than that way tells.
    """
    told = {*after.asked, *(step.node for step in after.steps)}
    fresh = (
        _owed(due)
        for due in deadlines(before)
        if due.sent and due.whose == "theirs" and due.binding == "law"
        if _began(before, due.event) in after.lost
    )
    return tuple(one for one in dict.fromkeys([*before.owed, *fresh]) if one.event not in told)


def left_behind(walk: Walk) -> list[Deadline]:
    """Those days of a walk that stand for what was sent on a way that is no more."""
    return [due for due in deadlines(walk) if due.stands and _owed(due) in walk.owed]


def _owed(due: Deadline) -> OwedAnswer:
    return OwedAnswer(due.node, due.event, due.name, due.since)


def _began(walk: Walk, event: str) -> Step | None:
    """The step that sent what an answer is owed to: the last one that was taken before the day of
    it was told, or with that.
    """
    find, steps = walk.walker.library.node, list(walk.steps)
    while steps and event not in (steps[-1].node, find(steps[-1].node).save_as):
        steps.pop()
    taken = (step for step in reversed(steps) if done(find(step.node), step.answer))
    return next(taken, steps[-1] if steps else None)
