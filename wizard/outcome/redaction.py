"""A document that can be posted: what names the person or the order is masked.

Owns which values are personal: by the type of their field, because the tree says so, or because
they look like those of a person in what the person wrote. Rather hides a word too many than leaves
a name: what it cannot know is a value that was written into a letter by hand and never was an
answer, unless it looks like a number or an address of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

import msgspec

from wizard.controls import printable
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.text import TextField
from wizard.library.library import Library
from wizard.outcome.former_answers import held, somebody
from wizard.outcome.initials import initials_alone
from wizard.outcome.markdown_escaping import inline
from wizard.outcome.normalized_text import MARKS, UNSEEN, NormalizedText, Passage, masked
from wizard.outcome.page import Pages
from wizard.outcome.personal_patterns import FEWEST_DIGITS, PersonalPatterns
from wizard.outcome.value_matcher import ValueMatcher
from wizard.pattern import pattern
from wizard.walk.answers import NOTHING
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

_WORDS = TextField()
"""What may be anything is hidden as words are."""

_DASH = rf"[{UNSEEN}]*\\?[-_‐-―−][{UNSEEN}]*"
_REST_BEFORE = pattern(rf"(?:[^\W_]{{1,20}}{_DASH}|\d{{1,20}}/){{1,4}}$")
_REST_AFTER = pattern(rf"(?:{_DASH}[^\W_]{{1,20}}|/\d{{1,20}}){{1,4}}")
_LONGEST = 60
"""Characters of the rest of a number that are looked at."""
_DIGIT = pattern(r"\d")
_CAPITALS = pattern(r"(?<!\w)[A-ZА-ЯЁ][^\W\d_]+")
_DAY = pattern(r"\d{4}\W\d\d?\W\d\d?|\d\d?\W\d\d?\W\d{4}")


def redact(text: str, pages: Pages, walk: Walk, lost: Iterable[Step] = ()) -> str:
    """`text`, a document of `walk`, without what is personal.

    Args:
        text: the document.
        pages: whose library asked for it.
        walk: what was answered.
        lost: what the case holds beside that: steps off the way, and former answers.
    """
    told = set(re.findall(r"[^\W\d_]+", _told(pages)))
    values = ValueMatcher(
        common={word for word in told if word.islower()},
        abbreviations={word for word in told if word.isupper() and len(word) > 1},
        places=set(_CAPITALS.findall("\n".join(_facts(pages.library)))),
    )
    wrote, alone = [text], list[Passage]()
    # What is off the way stands in the letters that were sent with it.
    for step in held(walk.steps, walk.kept, lost, walk.sent):
        for value, kind, mask in _named(step, pages, walk.titles):
            _add(values, value, kind, mask)
            own = initials_alone(value) if kind.personal else None
            if own is not None and not own.search(_told(pages)):
                alone += (Passage(*match.span(), mask) for match in own.finditer(text))
        node = pages.library.find(step.node)
        if node is not None and node.field is not None and isinstance(step.answer, str):
            wrote.append(step.answer)
    known = {value.lower() for value in _published(pages.library)}
    for kind, value in _recognised(NormalizedText("\n".join(wrote), UNSEEN + MARKS).text):
        if value.lower() not in known:
            _add(values, value, kind, _mask(pages, "", kind.name))
    spans = [*values.find(text), *alone]
    hidden = _blotted(text, spans)
    spans += (
        span
        for span in looks(_blotted(text, filter(partial(_is_number, text), spans)), pages)
        # What is known by its words has the name of its question.
        if any(map(str.isalnum, hidden[span.start : span.end]))
    )
    spans = list(_whole_numbers(text, spans))
    public = _public(text, {text[span.start : span.end] for span in spans}, pages.library)
    return masked(text, (span for span in spans if not _within(span, public)))


def borne(steps: Iterable[Step], text: str, pages: Pages) -> list[Step]:
    """Those of some steps of which `text` bears what they tell of somebody, also as a word of which
    a document would leave it in doubt.
    """
    return [
        step
        for step in steps
        if any(
            _bears(text, value, kind, mask) for value, kind, mask in _named(step, pages, NOTHING)
        )
    ]


def _bears(text: str, value: str, kind: FieldKind, mask: str) -> bool:
    values = ValueMatcher(common=set(), abbreviations=set(), places=set())
    _add(values, value, kind, mask)
    own = initials_alone(value) if kind.personal else None
    return any(values.find(text)) or (own is not None and own.search(text) is not None)


def _named(
    step: Step, pages: Pages, titles: Mapping[str, str]
) -> Iterator[tuple[str, FieldKind, str]]:
    """What a step tells of somebody: a value, its kind, and what stands for it."""
    node = pages.library.find(step.node)
    if step.number:
        name = (node.number if node else None) or ""
        kind = pages.library.registering(name)
        yield step.number, kind, _mask(pages, titles.get(name, ""), "number")
    if person := somebody(pages.library, step):
        if node is None or node.field is None:
            yield person, _WORDS, _mask(pages, "", "answer")
        else:
            asked = node.field.title or node.field.text
            yield person, node.field.takes, _mask(pages, asked, node.field.type)


def _public(text: str, hidden: Iterable[str], library: Library) -> list[tuple[int, int]]:
    """Where `text` has what the library tells everybody, and what is `hidden` is a part of it: a
    mask there would be read elsewhere, and name what stands behind it.
    """
    told = {told for told in _facts(library) if any(word in told for word in hidden)}
    written = {form for one in told for form in (one, inline(one))}
    words = (r"\s+".join(map(re.escape, each.split())) for each in sorted(written))
    return [match.span() for each in words for match in re.finditer(each, text)]


def _facts(library: Library) -> Iterator[str]:
    """What the library tells everybody of the law, of the shop and of where to turn, in the
    language of the person and in that of letters.
    """
    for one in {id(each): each for each in (library, library.first or library)}.values():
        yield from _words(msgspec.to_builtins(one.facts, enc_hook=dict))  # they are packed


def _within(span: Passage, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in places)


def looks(text: str, pages: Pages) -> Iterator[Passage]:
    """What in `text` looks like a person's, and is not told by the library."""
    return _patterns(pages).find(text, partial(_mask, pages, ""))


@lru_cache(1)
def _patterns(pages: Pages) -> PersonalPatterns:
    """What the library tells everybody is looked through once: it has many texts."""
    return PersonalPatterns(_told(pages))


def _whole_numbers(text: str, spans: Iterable[Passage]) -> Iterator[Passage]:
    """Each span with the rest of a number that it is a part of; no part of a day is a span."""
    for span in spans:
        start, end = span.start, span.end
        before = _REST_BEFORE.search(text, max(0, start - _LONGEST), start)
        after = _REST_AFTER.match(text, end, end + _LONGEST)
        if before and (text[start].isdigit() or _DIGIT.search(before[0])):
            start = before.start()
        if after and (text[end - 1].isdigit() or _DIGIT.search(after[0])):
            end = after.end()
        if (start, end) == span[:2] or not _DAY.fullmatch(text, start, end):
            yield Passage(start, end, span.mask)


def _is_number(text: str, span: Passage) -> bool:
    """Whether it is a whole number: a sum beside it would join it."""
    return sum(map(str.isdigit, text[span.start : span.end])) >= FEWEST_DIGITS


def _blotted(text: str, spans: Iterable[Passage]) -> str:
    """`text`, as long as it was, without `spans`."""
    chars = list(text)
    for span in spans:
        chars[span.start : span.end] = "•" * (span.end - span.start)
    return "".join(chars)


@lru_cache(1)
def _told(pages: Pages) -> str:
    """Every text of the library."""
    whole = [pages.library, pages.library.first]
    return "\n".join(_words(msgspec.to_builtins(whole, enc_hook=dict)))  # letters are packed


def _words(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _words(item)


def _add(values: ValueMatcher, value: str, kind: FieldKind, mask: str) -> None:
    """A value in the forms in which one of its kind is written."""
    kind.mask(printable(value).strip(), mask, values)


def _mask(pages: Pages, asked: str, kind: str) -> str:
    """What stands for a value: the question that asked for it, or at least its kind."""
    title = asked.rstrip("?").lower()
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
