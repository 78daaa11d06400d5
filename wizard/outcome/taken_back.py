"""What a move takes back of what was told as sent.

Owns the one rule by which the file, the letters and the days agree: what a move leads away from
and names as lost was sent, and stays so; what it takes off the way otherwise never was. Owns what
tells of a claim whether it went out where nobody is asked. Refuses to ask: that is for the sitting.
"""

from __future__ import annotations

from msgspec.structs import replace

from wizard.walk.steps import SentClaim, Step
from wizard.walk.walk import Walk


def taken_back(before: Walk, after: Walk) -> list[Step]:
    """The steps that a move says were never taken."""
    shared = after.shared(before)
    still = (*after.steps[shared:], *after.lost)
    return [step for step in before.steps[shared:] if not any(same(step, one) for one in still)]


def same(one: Step, other: Step) -> bool:
    """Whether it is the same step; its number may have been told since."""
    return replace(one, number=None) == replace(other, number=None)


def bare(step: Step) -> Step:
    """A step without what goes with it."""
    return replace(step, message=None, enclosed=None)


def sends(walk: Walk) -> bool:
    """Whether the last answer says that a claim went out, and not that it arrived since."""
    claims, last = walk.walker.claims, len(walk.steps) - 1
    return last >= 0 and last in claims.on(walk.steps)


def told_of(walk: Walk) -> SentClaim | None:
    """A claim that went out with the last answer, where more was told of it, be it taken back
    since.
    """
    if not sends(walk):
        return None
    there = [bare(step) for step in walk.steps]
    known = (one for one in walk.sent if same(one.step, walk.steps[-1]))
    return next((one for one in known if any(step not in there for step in one.told)), None)


def leads_back(walk: Walk) -> Walk:
    """The walk without its last answer, where nobody was asked: a claim of today of which nothing
    else was told was a slip, and any other stays sent.
    """
    last = walk.steps[-1] if walk.steps else None
    stays = last is not None and sends(walk) and (last.on != walk.today or told_of(walk))
    return walk.back_over() if stays else walk.back()
