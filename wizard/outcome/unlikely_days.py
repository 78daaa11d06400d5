"""Days that can be, and are nearly always a slip: out of order with what was told here.

Owns which days tell of a letter, and from when on it was there: since the person came to the step
that writes it, or, where it came back and went out once more, since they said so. Owns as well
which days lie before a deed was told, or behind. Refuses to rule such a day out, as
`walk.comparisons` does: a thing may have been done before anybody said so here, and who knows it is
asked.
"""

from __future__ import annotations

from datetime import date

import msgspec

from wizard.library.library import Library
from wizard.library.model import Input
from wizard.library.node import screen_of
from wizard.walk.answers import done
from wizard.walk.comparisons import FirstDay
from wizard.walk.sent_again import asking_how, goes_out
from wizard.walk.steps import Step
from wizard.walk.walk import Walk


class UnlikelyDay(msgspec.Struct, frozen=True):
    """What is to be asked of a day."""

    doubt: str
    """The key of the words."""
    since: date
    """Since when the letter was there, as far as was told; or the day by which a deed is known."""
    what: str = ""
    """The step at which that deed was told; nothing of a letter."""


def unlikely(walk: Walk, index: int) -> UnlikelyDay | None:
    """What is to be asked of the day that step `index` of a walk tells; mostly nothing."""
    step, library = walk.steps[index], walk.walker.library
    field = library.node(step.node).field
    if field is None or not field.takes.dated or not isinstance(step.answer, str):
        return None
    day = field.takes.value(step.answer)
    assert isinstance(day, date), "what is dated is a day"
    return _before_letter(walk, index, day) or _out_of_order(walk, index, field, day)


def _out_of_order(walk: Walk, index: int, field: Input, day: date) -> UnlikelyDay | None:
    """What is to be asked of a day by the days on which deeds were told that it follows, or before
    which it lies. Who catches up has done them before.
    """
    step, known = walk.steps[index], walk.past[index].asked
    for name in field.follows:
        first = known.get(name)
        if isinstance(first, FirstDay) and day < first < step.on:
            return UnlikelyDay("doubt_early", first, walk.titles[name])
    for name in field.precedes:
        told = _told(walk, index, name) if isinstance(known.get(name), FirstDay) else None
        if told is not None and day > told:
            return UnlikelyDay("doubt_late", told, walk.titles[name])
    return None


def _told(walk: Walk, index: int, name: str) -> date | None:
    """The day on which the deed was told last that is known by a name."""
    for step in reversed(walk.steps[:index]):
        choice = walk.walker.library.node(step.node).chosen(step.answer)
        if choice is not None and choice.day == name:
            return step.on
    return None


def _before_letter(walk: Walk, index: int, day: date) -> UnlikelyDay | None:
    """What is to be asked of a day that tells of a letter which was not there yet."""
    step, library = walk.steps[index], walk.walker.library
    screen, before = screen_of(step.node), walk.steps[:index]
    behind = [place for place, one in enumerate(before) if screen_of(one.node) != screen]
    sent = next((place for place in reversed(behind) if _sends(library, before[place])), None)
    if sent is None or not (screen in asking_how(library) or _claims(walk, sent, behind[-1])):
        return None
    again = goes_out(library, before[sent])
    since = before[sent].on if again else _written(before, sent)
    # Who catches up has sent it before they came here.
    there = again or since < step.on
    if not there or day >= since:
        return None
    return UnlikelyDay("doubt_sent_again" if again else "doubt_not_written", since)


def _sends(library: Library, step: Step) -> bool:
    node = library.node(step.node)
    return goes_out(library, step) or (node.letter is not None and done(node, step.answer))


def _claims(walk: Walk, sent: int, last: int) -> bool:
    """Whether a claim went out with the step that was the last one."""
    return sent == last and walk.walker.claims.at(walk.steps[sent].node)


def _written(before: tuple[Step, ...], sent: int) -> date:
    """The first day on which the letter of a step can have gone out, as far as was told."""
    step = before[sent]
    came = next((one.on for one in reversed(before[:sent]) if one.node != step.node), step.on)
    return min(came, step.dated or step.on)
