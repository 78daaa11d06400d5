"""Answers that are owed to what was sent, once a move has led away from its step.

Owns what a move leaves owed: what was sent stays sent. Refuses to count days: that is `dates`,
which tells of them as of any other.
"""

from __future__ import annotations

from msgspec.structs import replace

from wizard.library.node import is_part
from wizard.outcome.dates import Deadline, deadlines, names, untold
from wizard.outcome.taken_back import bare, taken_back
from wizard.walk.steps import OwedAnswer, Step
from wizard.walk.visits import visits
from wizard.walk.walk import Walk


def owed(before: Walk, after: Walk) -> tuple[OwedAnswer, ...]:
    """What a law still owes to what was sent, behind a move that led away from it.

    Whoever takes back that they sent it, or says of a claim for the same purpose that they did not,
    is owed nothing. It is noted from the first step back on, as long as its day is told. An answer
    that is awaited to what was sent later takes its place, once that stays sent too.
    """
    known, shared = [*before.owed], after.shared(before)
    if shared < len(before.steps):
        fresh = _awaited(before)
        again = {(one.event, one.began) for one in fresh}
        known = [one for one in known if (one.event, one.began) not in again] + fresh
    on_way, lost = [*map(_mark, after.steps)], [*map(_mark, after.lost)]
    never, back = [*map(_mark, taken_back(before, after))], shared == len(after.steps)
    claimed = [_mark(one.step) for one in after.sent]
    otherwise = {name for step in after.lost for name in names(after, step)}
    later = {one.event for one in known if one.began in lost} | otherwise

    def stays(one: OwedAnswer) -> bool:
        if one.began is None or one.began in lost:
            return True
        if one.began in on_way:  # until the way tells of it itself, or that it did not arrive yet
            said = not untold(after, one) or one.event in otherwise
            return back or not (said or (after.waiting and after.at != one.node))
        claim = after.walker.claims.sent(one.began.node, one.began.answer)
        sent = one.began in claimed if claim else one.began not in never
        return sent and one.event not in later

    return tuple(dict.fromkeys(filter(stays, known)))


def left_behind(walk: Walk) -> list[Deadline]:
    """Those days of a walk that stand for what was sent on a way that is no more."""
    kept = [(one.node, one.event, one.term, one.since) for one in walk.owed if untold(walk, one)]
    days = [due for due in deadlines(walk) if due.stands]
    return [due for due in days if (due.node, due.event, due.name, due.since) in kept]


def _awaited(walk: Walk) -> list[OwedAnswer]:
    """What a law owes to what was sent on a way; of a form that was left half-way what may be
    skipped is.
    """
    found = []
    while is_part(walk.at) and walk.node.optional:
        walk = walk.take(Step(walk.at, None, walk.today))
    for due in deadlines(walk):
        if due.sent and due.whose == "theirs" and due.binding == "law":
            began = _began(walk, due.event)
            if began is not None:
                one = OwedAnswer(due.node, due.event, due.name, due.since, _mark(began))
                found.append(one)
    return found


def _began(walk: Walk, event: str) -> Step | None:
    """The step that sent what an answer is owed to: the last one with a message that was taken
    before the day of it was told, or with that, by the answer by which it went out; else the last
    one that was taken.
    """
    find, steps = walk.walker.library.node, list(walk.steps)
    while steps and event not in (steps[-1].node, find(steps[-1].node).save_as):
        steps.pop()
    taken = [visit.taking for visit in visits(walk.walker.library, steps) if visit.taking]
    by_letter = [taking[0] for taking in taken if find(taking[0].node).letter]
    last = [taking[-1] for taking in taken]
    return next(iter([*by_letter[-1:], *last[-1:], *steps[-1:]]), None)


def _mark(step: Step) -> Step:
    """A step by what is known of it once and for all."""
    return replace(bare(step), number=None)
