"""What a move takes back of what was told as sent.

Owns the one rule by which the file, the letters and the days agree: what a move leads away from
and names as lost was sent, and stays so; what it takes off the way otherwise never was. Owns what
tells of a claim whether it went out where nobody is asked. Refuses to ask: that is for the sitting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from wizard.walk.steps import Step
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
    what the move says never was does not, nor what was answered of a letter that never was, nor a
    letter of which another answer is told by now: it went out once.
    """
    never = [step for step in taken_back(before, after) if sent(step)]
    away = [step for step in after.lost if sent(step)]
    known, told = [*before.steps, *lost], [*after.steps, *away]

    def stays(step: Step) -> bool:
        began = sent_by(step, known)
        on_way = began is not None and any(one_letter(began, one) for one in after.steps)
        unsent = began is not None and _among(began, never) and not on_way
        otherwise = any(one_letter(step, one) for one in told if one.answer != step.answer)
        gone = _among(step, [*never, *away])  # it may have its number since
        return not (unsent or otherwise or gone)

    return (*away, *filter(stays, lost))


def _among(step: Step, steps: Iterable[Step]) -> bool:
    return any(same(step, one) for one in steps)


def same(one: Step, other: Step) -> bool:
    """Whether it is the same step; its number may have been told since."""
    return replace(one, number=None) == replace(other, number=None)


def one_letter(one: Step, other: Step) -> bool:
    """Whether a letter went out by both steps and is the same, be it with another answer."""
    return one.message is not None and same(one, replace(other, answer=one.answer))


def bare(step: Step) -> Step:
    """A step without what goes with it."""
    return replace(step, message=None, enclosed=None)


def sends(walk: Walk) -> bool:
    """Whether the last answer says that a claim went out, and not that it arrived since."""
    claims, last = walk.walker.claims, len(walk.steps) - 1
    return last >= 0 and last in claims.on(walk.steps)


def went_out_by(step: Step, steps: Iterable[Step]) -> bool:
    """Whether the letter of which a step tells went out by that one, and not by one of `steps`
    before it.
    """
    began = sent_by(step, steps)
    return began is None or same(began, step)


def sends_letter(walk: Walk) -> bool:
    """Whether the last answer says that a letter went out, and not what came of it since."""
    last = walk.steps[-1] if walk.steps else None
    if last is None or walk.walker.claims.at(last.node):
        return sends(walk)
    node = walk.walker.library.node(last.node)
    choice = node.chosen(last.answer)
    told = node.letter is not None and choice is not None and choice.done == "now"
    return told and went_out_by(last, walk.steps)


def leads_back(walk: Walk) -> Walk:
    """The walk without its last answer, where nobody was asked: a letter of which it says that it
    went out may have, and stays sent.
    """
    return walk.back_over() if sends_letter(walk) else walk.back()
