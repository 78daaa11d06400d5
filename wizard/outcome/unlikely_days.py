"""Days that can be, and are nearly always a slip: of a letter that was not there yet.

Owns which days tell of a letter, and from when on it was there: since the person came to the step
that writes it, or, where it came back and went out once more, since they said so. Refuses to rule
such a day out, as `walk.comparisons` does: a letter may have gone out before anybody said so here,
and who knows it is asked.
"""

from __future__ import annotations

from datetime import date

import msgspec

from wizard.library.library import Library
from wizard.library.node import screen_of
from wizard.walk.answers import done
from wizard.walk.sent_again import asking_how, goes_out
from wizard.walk.steps import Step
from wizard.walk.walk import Walk


class UnlikelyDay(msgspec.Struct, frozen=True):
    """What is to be asked of a day."""

    doubt: str
    """The key of the words."""
    since: date
    """Since when the letter was there, as far as was told."""


def unlikely(walk: Walk, index: int) -> UnlikelyDay | None:
    """What is to be asked of the day that step `index` of a walk tells; mostly nothing."""
    step, library = walk.steps[index], walk.walker.library
    field = library.node(step.node).field
    if field is None or not field.takes.dated or not isinstance(step.answer, str):
        return None
    screen, before = screen_of(step.node), walk.steps[:index]
    behind = [place for place, one in enumerate(before) if screen_of(one.node) != screen]
    sent = next((place for place in reversed(behind) if _sends(library, before[place])), None)
    if sent is None or not (screen in asking_how(library) or _claims(walk, sent, behind[-1])):
        return None
    again = goes_out(library, before[sent])
    since = before[sent].on if again else _written(before, sent)
    # Who catches up has sent it before they came here.
    there = again or since < step.on
    day = field.takes.value(step.answer)
    assert isinstance(day, date), "what is dated is a day"
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
