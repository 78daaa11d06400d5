"""Messages in the person's own words that are not sent yet, by the steps to which they belong.

Owns which of them stands for a message. One that was made where its letter asked the person for
more, as for a name before they chose to write anonymously, may hold that; another one has an
address of e-mail that was an answer and is none any more. Either is set aside, and comes back with
the answer that asks for it again. Refuses to drop one that is set aside, and to
know a walk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from wizard.outcome.asked_for import asked_for, still_asked


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message that the person edited and has not sent yet."""

    text: str
    written: str
    """A hash of what the wizard wrote when it was edited: another one now, and the draft is old."""
    visit: int = 0
    """How often the step was left before; a step that is met again has another message."""
    asked: tuple[str, ...] = ()
    """What the letter asked of the person, as `asked_for` has it: it may be filled in."""
    named: tuple[str, ...] = ()
    """By name the answers that name somebody and stand in it, as they did in its letter."""
    others: tuple[Draft, ...] = ()
    """Those of the same step that were made where its letter asked for something else."""


class Original(msgspec.Struct, frozen=True):
    """What the wizard writes now."""

    text: str
    named: tuple[str, ...]
    """As with a draft."""


Drafts = Mapping[str, Draft]
"""By node."""
NO_DRAFTS: Drafts = MappingProxyType({})


def there(drafts: Drafts, node: str, visit: int) -> list[Draft]:
    """The drafts of a step, as it is met this time, the last one first."""
    last = drafts.get(node)
    found = [replace(last, others=()), *last.others] if last else []
    return [draft for draft in found if draft.visit == visit]


def fitting(found: Iterable[Draft], original: Original) -> Draft | None:
    """Of drafts of a step the one that stands for what the wizard writes: none that was made where
    more was asked for, or that tells more of somebody, and of those left the one that does most.
    """
    fit = (one for one in found if _fits(one, original))
    return max(fit, key=lambda one: len(one.asked) + len(one.named), default=None)


def drafted(drafts: Drafts, node: str, original: Original, draft: Draft) -> Drafts:
    """The drafts of somebody who goes on with their text: what it was made from stays the same."""
    before = fitting(there(drafts, node, draft.visit), original)
    known = before.written if before else draft.written
    return edited(drafts, node, original, replace(draft, written=known))


def edited(drafts: Drafts, node: str, original: Original, draft: Draft) -> Drafts:
    """The drafts once `draft` stands for what the wizard writes; its own words, or none at all,
    are no draft.
    """
    found = there(drafts, node, draft.visit)
    before = fitting(found, original)
    others = [one for one in found if one is not before]
    if draft.text in ("", original.text):
        if fitting(others, original) is None:
            return _with(drafts, node, others)
        draft = replace(draft, text=original.text)  # else another one would stand there
    asked = dict.fromkeys([*(before.asked if before else ()), *asked_for(original.text)])
    return _with(drafts, node, [replace(draft, asked=tuple(asked)), *others])


def digest(text: str) -> str:
    """By what a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _fits(draft: Draft, original: Original) -> bool:
    asked = all(still_asked(gap, original.text) for gap in draft.asked)
    return asked and set(draft.named) <= set(original.named)


def _with(drafts: Drafts, node: str, found: list[Draft]) -> Drafts:
    """The drafts once those of a step are these."""
    rest = {name: draft for name, draft in drafts.items() if name != node}
    return {**rest, node: replace(found[0], others=tuple(found[1:]))} if found else rest
