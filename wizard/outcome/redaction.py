"""A document that can be posted: what names the person or the order is masked.

Owns which values are personal: by the type of their field, because the tree says so, or because
they look like those of a person in what the person wrote. Rather hides a word too many than leaves
a name: what it cannot know is a value that was corrected after a message with it had been sent,
unless it looks like a number or an address of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from wizard.controls import printable
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.text import TextField
from wizard.library.library import Library
from wizard.outcome import personal_patterns
from wizard.outcome.page import Pages
from wizard.outcome.value_matcher import ValueMatcher
from wizard.walk.walk import Step, Walk

_WORDS = TextField()
"""What may be anything is hidden as words are."""


def redact(text: str, pages: Pages, walk: Walk, lost: Iterable[Step] = ()) -> str:
    """`text`, a document of `walk`, without what is personal."""
    values = ValueMatcher()
    wrote = [text]
    for step in [*walk.steps, *lost]:
        node = pages.library.find(step.node)
        if step.number:
            name = (node.number if node else None) or ""
            _add(values, step.number, _WORDS, _mask(pages, name, "number"))
        if not isinstance(step.answer, str):
            continue
        field = node.field if node else None
        if field is None:
            # An answer to a question that is gone may be anything, unless it is an id.
            if node is None and not re.fullmatch(r"[a-z][a-z0-9_]*", step.answer):
                _add(values, step.answer, _WORDS, _mask(pages, "", "answer"))
            continue
        if field.takes.personal or field.personal:
            _add(values, step.answer, field.takes, _mask(pages, field.save_as, field.type))
        wrote.append(step.answer)
    known = {value.lower() for value in _published(pages.library)}
    for kind, value in _recognised("\n".join(wrote)):
        if value.lower() not in known:
            _add(values, value, kind, _mask(pages, "", kind.name))
    # A value is known by its words, so it goes before a part of it that only looks like something.
    return personal_patterns.masked(values.masked(text), pages.library, partial(_mask, pages, ""))


def _add(values: ValueMatcher, value: str, kind: FieldKind, mask: str) -> None:
    """A value in the forms in which one of its kind is written."""
    kind.mask(printable(value).strip(), mask, values)


def _mask(pages: Pages, name: str, kind: str) -> str:
    """What stands for a value: the question that asked for it, or at least its kind."""
    title = pages.wording.title(name).rstrip("?").lower() if name else ""
    return pages.language("masked", name=title or pages.language(f"masked_{kind}"))


def _recognised(text: str) -> Iterator[tuple[FieldKind, str]]:
    """What looks like an address, an order or a phone number: its kind and itself."""
    for kind in KINDS.values():
        yield from ((kind, value) for value in kind.found(text))


def _published(library: Library) -> Iterator[str]:
    """Numbers and addresses that the library itself tells everybody."""
    told = [contact.value for contact in library.facts.contacts.values()]
    told += [claim.text for claim in library.facts.facts.values()]
    for _, value in _recognised("\n".join(told)):
        yield value
