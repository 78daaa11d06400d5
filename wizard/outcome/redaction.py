"""A document that can be posted: what names the person or the order is masked.

Owns which values are personal (by the type of their field, or because the tree says so) and the
forms in which they are found again: as typed, regrouped, inflected, a word of them, in a message
that was edited. Rather hides a word too many than leaves a name: what it cannot know is a value
that was corrected after a message with it had been sent, unless it looks like a number or an
address of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.controls import printable
from wizard.outcome.markup import inline
from wizard.outcome.page import Pages
from wizard.tree.library import Library
from wizard.tree.model import Input
from wizard.walk.walk import Step, Walk

PERSONAL = frozenset({"phone", "email", "order_number"})
"""Types of fields that always name somebody."""
LONG = 300
"""Characters from which a value is looked for as it stands, and not by a pattern."""
_BETWEEN = r"[\s().‐-–-]*"
"""What may stand between the digits of a phone number."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ORDER = re.compile(r"(?<![\w.-])\d{6,}(?:-\d+){1,3}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+|\w+")


@dataclass(frozen=True)
class _Secret:
    """Something to be masked."""

    value: str
    kind: str
    """The type of a field."""
    mask: str


def redact(text: str, pages: Pages, walk: Walk, lost: Iterable[Step] = ()) -> str:
    """`text`, a document of `walk`, without what is personal."""
    secrets = list(dict.fromkeys(_secrets(pages, [*walk.steps, *lost], text)))
    for secret in sorted(secrets, key=lambda item: -len(item.value)):
        if len(secret.value) > LONG:
            for line in (inline(secret.value), *printable(secret.value).split("\n")):
                text = text.replace(line, secret.mask) if line.strip() else text
    found = [
        (pattern, secret.mask)
        for secret in secrets
        if len(secret.value) <= LONG
        for pattern in _patterns(secret)
    ]
    if not found:
        return text
    # One pass, the longest first, so that no mask is looked at again.
    found.sort(key=lambda pair: -len(pair[0]))
    either = re.compile("|".join(f"({pattern})" for pattern, _ in found))
    return either.sub(lambda match: found[(match.lastindex or 1) - 1][1], text)


def _secrets(pages: Pages, steps: list[Step], text: str) -> Iterator[_Secret]:
    """What the fields hold, and what looks like a person's in what the person wrote."""
    wrote = [text]
    for step in steps:
        node = pages.library.find(step.node)
        if step.number:
            name = getattr(node, "number", None) or ""
            yield _Secret(step.number, "text", _mask(pages, name, "number"))
        if not isinstance(step.answer, str):
            continue
        if not isinstance(node, Input):
            # An answer to a question that is gone may be anything, unless it is an id.
            if node is None and not re.fullmatch(r"[a-z][a-z0-9_]*", step.answer):
                yield _Secret(step.answer, "text", _mask(pages, "", "answer"))
            continue
        if node.type in PERSONAL or node.personal:
            yield _Secret(step.answer, node.type, _mask(pages, node.save_as, node.type))
        wrote.append(step.answer)
    known = _published(pages.library)
    for kind, value in _recognised("\n".join(wrote)):
        if _bare(value) not in known:
            yield _Secret(value, kind, _mask(pages, "", kind))


def _mask(pages: Pages, name: str, kind: str) -> str:
    """What stands for a value: the question that asked for it, or at least its kind."""
    title = pages.wording.title(name).rstrip("?").lower() if name else ""
    return pages.language("masked", name=title or pages.language(f"masked_{kind}"))


def _recognised(text: str) -> Iterator[tuple[str, str]]:
    """What looks like an address, an order or a phone number: its type and itself."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    for match in _EMAIL.finditer(text):
        yield "email", match[0]
    for match in _ORDER.finditer(text):
        yield "order_number", match[0]
    for found in PhoneNumberMatcher(text, "RU"):
        yield "phone", format_number(found.number, PhoneNumberFormat.E164)


def _published(library: Library) -> set[str]:
    """Numbers and addresses that the library itself tells everybody."""
    told = [contact.value for contact in library.facts.contacts.values()]
    told += [claim.text for claim in library.facts.facts.values()]
    return {_bare(value) for _, value in _recognised("\n".join(told))}


def _bare(value: str) -> str:
    return value.lower()


def _patterns(secret: _Secret) -> Iterator[str]:
    """Regular expressions for the forms of a value; none of them has groups of its own."""
    value = printable(secret.value).strip()
    if secret.kind == "phone":
        digits = re.sub(r"\D", "", value)[-10:]
        yield rf"(?<!\w)(?:\+?\d{{1,3}}{_BETWEEN})?{_BETWEEN.join(digits)}(?!\w)"
        return
    if secret.kind == "order_number":
        parts = value.split("-")
        yield _whole(r"\s?[-‐-–]\s?".join(parts))
        # The first part is of the person, and not of the order.
        yield from (_whole(part) for part in parts[:1] if len(part) >= 6)
        return
    for line in value.split("\n"):
        if len(line.strip()) > 1:
            yield rf"<?(?i:{_whole(_phrase(line))})>?"
    if secret.kind != "email":
        yield from _words(value)


def _words(value: str) -> Iterator[str]:
    """Names stand alone and inflected, and numbers stand alone, too."""
    for word in _WORD.findall(value):
        if word.isdigit() or not word.isalpha():
            if len(word) >= 4:
                yield _whole(re.escape(word))
        elif word[0].isupper() and len(word) > 3:
            yield rf"(?<!\w){re.escape(word[:-1])}\w{{0,3}}(?!\w)"
        elif word[0].isupper() and len(word) > 1:
            yield _whole(re.escape(word))


def _phrase(line: str) -> str:
    """Words with any space between them, and a backslash wherever Markdown may have put one."""
    return r"\s+".join("".join(rf"\\?{re.escape(it)}" for it in word) for word in line.split())


def _whole(pattern: str) -> str:
    """`pattern` where it is no part of a longer word, number or date."""
    return rf"(?<!\w)(?<!\d[.,]){pattern}(?!\w)(?![.,]\d)"
