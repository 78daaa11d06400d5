"""The answers that a case holds, and those that were corrected while a text of it bears them still.

Owns where in a case an answer stands, and which ones stand nowhere any more: a letter goes out with
what is true on its day, and stays as it was. Refuses to find a value in a text: that is for
`redaction`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from wizard.library.library import Library
from wizard.outcome.drafts import Draft
from wizard.pattern import pattern
from wizard.walk.answers import Answer
from wizard.walk.slots import parted
from wizard.walk.steps import SentClaim, Step

_ID = pattern(r"[a-z][a-z0-9_]*")


def held(
    steps: Iterable[Step],
    kept: Mapping[str, Answer],
    lost: Iterable[Step],
    sent: Iterable[SentClaim],
) -> Iterator[Step]:
    """Every answer of a case, on the way and off it; what has no day has the first there is."""
    yield from steps
    yield from lost
    yield from (Step(parted(slot)[0], answer, date.min) for slot, answer in kept.items())
    for claim in sent:
        yield from (claim.step, *claim.told)


def somebody(library: Library, step: Step) -> str:
    """What names somebody in an answer; nothing mostly."""
    node = library.find(step.node)
    if not isinstance(step.answer, str):
        return ""
    if node is None:  # to a question that is gone it may be anything, unless it is an id
        return "" if _ID.fullmatch(step.answer) else step.answer
    if node.field is None:
        return ""
    return step.answer if node.field.names_somebody else node.field.takes.person_in(step.answer)


def gone(library: Library, before: Iterable[Step], there: Iterable[Step], day: date) -> list[Step]:
    """What names somebody in answers of `before`, or was the number of a message, and stands in no
    step that is `there`; it is of the `day` on which that was found.
    """
    known = set(_written(library, there))
    found = (one for one in dict.fromkeys(_written(library, before)) if one not in known)
    return [Step(node, answer, day, number=number) for node, answer, number in found]


def _written(library: Library, steps: Iterable[Step]) -> Iterator[tuple[str, Answer, str | None]]:
    for step in steps:
        if somebody(library, step):
            yield step.node, step.answer, None
        if step.number:
            yield step.node, None, step.number


def texts(library: Library, answers: Iterable[Step], drafts: Iterable[Draft]) -> str:
    """What a case has in whole sentences: its letters, and answers that may name anybody."""
    found = [one.text for draft in drafts for one in (draft, *draft.others)]
    for step in answers:
        node = library.find(step.node)
        field = node.field if node else None
        if step.message:
            found.append(step.message)
        if field is not None and not field.names_somebody and isinstance(step.answer, str):
            found.append(step.answer)
    return "\n\n".join(dict.fromkeys(found))
