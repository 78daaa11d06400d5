"""What was told before a move led away from it, and is taken up again as it was, or offered.

Owns to which sending it belongs: what tells of a letter is taken up behind that letter alone, and
offered behind no other one. Where it may be another one's it is told anew. Refuses to ask: that is
for the sitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from wizard.library.model import Node
from wizard.outcome.earlier_claims import left, without_told
from wizard.outcome.taken_back import bare, same
from wizard.walk.answers import Answer, waits
from wizard.walk.sent_again import goes_out, of_others
from wizard.walk.slots import parted
from wizard.walk.steps import Step
from wizard.walk.visits import sent_by
from wizard.walk.walk import Walk


def taken_up(walk: Walk, lost: Sequence[Step], said: Step) -> list[Step]:
    """Of `lost` what the next step says once more, with the waiting before it: it was done on its
    own day, and what was sent with it is the same. Where of what was sent something else is said
    that goes on from the waiting, that is told behind it; where nobody waited it takes the place
    of what was said.

    Args:
        walk: the walk before that step.
        lost: the steps that moves have led away from, those that were left last first.
        said: the step as it would be told anew, with its message if it sends one.
    """
    replaced = [one.step for one in left(walk)]
    away = [
        step
        for step in away_from(walk, lost)
        if step.node == said.node and not any(same(step, one) for one in replaced)
    ]
    known = [*walk.steps, *lost]
    if said.message is not None:
        return _sent_before(walk, known, away, said)
    if walk.waiting is not None:  # what was said on an earlier day is no answer to that
        away = [step for step in away if step.on >= walk.waiting.on]
    began = sent_by(said, walk.steps)
    if began is not None:
        return _until(walk, _answers(began, known, away), said)
    return _until(walk, (step for step in away if _tells_of_last(walk, lost, step)), said)


def _sent_before(walk: Walk, known: Sequence[Step], away: Sequence[Step], said: Step) -> list[Step]:
    """The same for an answer by which a letter would go out."""
    node = walk.walker.library.node(said.node)
    sent = [step for step in away if step.message is not None]
    waiting = [step for step in sent if _waits(node, step)]
    for began in sent:
        if began.answer == said.answer:
            return [began]
        if began in waiting and (since := _until(walk, _answers(began, known, away), said)):
            return [began, *since]
    if waiting:
        return [waiting[0], replace(bare(said), dated=None)]
    # It was answered at once, and is answered otherwise: as where that is corrected in the list.
    return [replace(sent[0], answer=said.answer)] if sent else []


def _answers(began: Step, known: Sequence[Step], away: Iterable[Step]) -> list[Step]:
    """Those of some steps that tell of the letter which went out by the step `began`."""
    later = (step for step in away if step.message is None)
    found = ((step, sent_by(step, known)) for step in later)
    return [step for step, sent in found if sent is not None and same(sent, began)]


def _until(walk: Walk, steps: Iterable[Step], said: Step) -> list[Step]:
    """Of steps of one node the first that answers as `said`, with the waiting before it."""
    node, stay = walk.walker.library.node(said.node), list[Step]()
    for step in steps:
        if step.answer == said.answer:
            return [*(one for one in stay if one.on <= step.on), step]
        stay.append(step)
        if not _waits(node, step):
            stay = []
    return []


def _waits(node: Node, step: Step) -> bool:
    """Whether a step waits at its node; the library may have changed since."""
    return str(step.answer) in node.choices and waits(node, step.answer)


def away_from(walk: Walk, lost: Iterable[Step]) -> list[Step]:
    """Those of `lost` that are not on the way again."""
    return [step for step in lost if not any(same(step, one) for one in walk.steps)]


def offered(
    before: Walk, after: Walk, lost: Sequence[Step], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    """Answers by slot that stay to be offered behind a move: where something goes out by it, none
    that may tell of what did before.
    """
    library = after.walker.library
    if len(after.steps) <= len(before.steps) or not sent_with(after, after.steps[-1]):
        return dict(answers)
    others = list(_others(before, after, lost))
    if not others and not goes_out(library, after.steps[-1]):
        return dict(answers)
    claims = (one for one in before.sent if any(same(one.step, other) for other in others))
    left_over = of_others(library, without_told(library, claims, answers))
    number = library.node(after.steps[-1].node).number
    return {slot: one for slot, one in left_over.items() if not _asks(after, slot, number)}


def _asks(walk: Walk, slot: str, number: str | None) -> bool:
    """Whether what goes out now gets its number by the answer in a slot."""
    node = walk.walker.library.find(parted(slot)[0])
    return node is not None and number is not None and node.save_as == number


def _others(before: Walk, after: Walk, lost: Sequence[Step]) -> Iterator[Step]:
    """What went out off the way, other than by the last step, and may be told of by like steps.

    A claim that puts the same demand is the same.
    """
    last, claims, find = after.steps[-1], after.walker.claims, after.walker.library.find
    number = after.walker.library.node(last.node).number
    gone = [one.step for one in left(after)]
    one_claim = claims.at(last.node) and claims.at_hand(last.node, before.values).demands
    for step in away_from(after, lost):
        node = find(step.node)
        numbered = number is not None and node is not None and node.number == number
        if not sent_with(after, step) or not (numbered or _kind(after, step) == _kind(after, last)):
            continue
        if not one_claim or any(same(step, one) for one in gone):
            yield step


def sent_with(walk: Walk, step: Step) -> bool:
    """Whether something went out with a step, be it once more."""
    return step.message is not None or goes_out(walk.walker.library, step)


def _tells_of_last(walk: Walk, lost: Sequence[Step], step: Step) -> bool:
    """Whether a step for sure tells of what was sent last on the way: it came later, and nothing
    of the kind that had gone out by then is off the way.
    """
    last = next((one for one in reversed(walk.steps) if sent_with(walk, one)), None)
    if step.message is not None or last is None:
        return step.message is None
    away = away_from(walk, lost)
    others = (one for one in away if one is not step and sent_with(walk, one))
    others = (one for one in others if _kind(walk, one) == _kind(walk, last))
    return step.on >= last.on and all(other.on > step.on for other in others)


def _kind(walk: Walk, step: Step) -> str:
    """What may be told of by the same steps: all claims, and what goes out at one step."""
    claim = walk.walker.claims.at(step.node) or goes_out(walk.walker.library, step)
    return "" if claim else step.node
