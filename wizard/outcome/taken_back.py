"""What a move takes back of what was told as sent.

Owns the one rule by which the file, the letters and the days agree: what a move leads away from
and names as lost was sent, and stays so; what it takes off the way otherwise never was. Owns what
tells of a claim whether it went out where nobody is asked. Refuses to ask: that is for the sitting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from wizard.walk.steps import SentClaim, Step
from wizard.walk.visits import sent_by
from wizard.walk.walk import Walk


def taken_back(before: Walk, after: Walk) -> list[Step]:
    """The steps that a move says were never taken."""
    shared = after.shared(before)
    still = (*after.steps[shared:], *after.lost)
    return [step for step in before.steps[shared:] if not _among(step, still)]


def off_the_way(
    before: Walk, after: Walk, lost: Sequence[Step], sent: Callable[[Step], bool]
) -> tuple[Step, ...]:
    """What stands off the way behind a move: what it leads away from, then what was `lost` before.

    So what was left last is taken up first. What was sent stays there, be it on the way again;
    what the move says never was does not, nor what was answered of a letter that never was.
    """
    never = [step for step in taken_back(before, after) if sent(step)]
    away = [step for step in after.lost if sent(step)]
    known = [*before.steps, *lost]

    def stays(step: Step) -> bool:
        began = sent_by(step, known)
        unsent = began is not None and _among(began, never) and not _went_out(began, after.steps)
        return not unsent and not _among(step, [*never, *away])  # it may have its number since

    return (*away, *filter(stays, lost))


def _among(step: Step, steps: Iterable[Step]) -> bool:
    return any(same(step, one) for one in steps)


def _went_out(began: Step, steps: Iterable[Step]) -> bool:
    """Whether the letter of a step went out by one of others, with another answer."""
    return any(same(began, replace(one, answer=began.answer)) for one in steps)


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
