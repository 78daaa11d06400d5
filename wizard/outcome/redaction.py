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
from wizard.library.library import Library
from wizard.library.model import Input
from wizard.outcome import traces
from wizard.outcome.masking import PHONE, Values
from wizard.outcome.page import Pages
from wizard.walk.walk import Step, Walk

PERSONAL = frozenset({"phone", "email", "order_number"})
"""Types of fields that always name somebody."""
MOST_JUDGED = 2000
"""Rows of digits that are judged one by one; of more of them, each could be a phone number."""
LONGEST_ROW = 100
"""Characters of such a row; of a longer one, each part could be a phone number."""
_DOMAIN = re.compile(r"@[\w-]++(?:\.[\w-]++)++")
_ORDER = re.compile(r"(?<![\w.-])\d{6,}+(?:-\d++){1,3}+(?![\w-])")
_ROW = re.compile(r"\d(?:[\s()（）\[\].‐-―−~/ー－-]{0,4}\d){6,}+")
"""Seven digits or more, with what may stand between those of a phone number, or of an order."""
_LEAD = re.compile(r"[+＋(（]*$")


def redact(text: str, pages: Pages, walk: Walk, lost: Iterable[Step] = ()) -> str:
    """`text`, a document of `walk`, without what is personal."""
    values = Values()
    wrote = [text]
    for step in [*walk.steps, *lost]:
        node = pages.library.find(step.node)
        if step.number:
            name = getattr(node, "number", None) or ""
            _add(values, step.number, "text", _mask(pages, name, "number"))
        if not isinstance(step.answer, str):
            continue
        if not isinstance(node, Input):
            # An answer to a question that is gone may be anything, unless it is an id.
            if node is None and not re.fullmatch(r"[a-z][a-z0-9_]*", step.answer):
                _add(values, step.answer, "text", _mask(pages, "", "answer"))
            continue
        if node.type in PERSONAL or node.personal:
            _add(values, step.answer, node.type, _mask(pages, node.save_as, node.type))
        wrote.append(step.answer)
    known = {value.lower() for value in _published(pages.library)}
    for kind, value in _recognised("\n".join(wrote)):
        if value.lower() not in known:
            _add(values, value, kind, _mask(pages, "", kind))
    # A value is known by its words, so it goes before a part of it that only looks like something.
    return traces.masked(values.masked(text), pages.library, partial(_mask, pages, ""))


def _add(values: Values, value: str, kind: str, mask: str) -> None:
    """A value in the forms in which one of its kind is written."""
    value = printable(value).strip()
    if kind == "phone":
        values.add_phone(value, mask)
        return
    values.add(value, mask)
    if kind == "order_number":
        # The first part is of the person, and not of the order.
        values.add_code(value.split("-")[0], mask, shortest=6)
        values.add_digits(value, mask)
    elif kind != "email":
        values.add_names(value, mask)


def _mask(pages: Pages, name: str, kind: str) -> str:
    """What stands for a value: the question that asked for it, or at least its kind."""
    title = pages.wording.title(name).rstrip("?").lower() if name else ""
    return pages.language("masked", name=title or pages.language(f"masked_{kind}"))


def _recognised(text: str) -> Iterator[tuple[str, str]]:
    """What looks like an address, an order or a phone number: its type and itself, each once."""
    rows: dict[str, None] = {}
    for match in _ROW.finditer(text):
        yield from (("order_number", order[0]) for order in _ORDER.finditer(text, *match.span()))
        lead = _LEAD.search(text, max(0, match.start() - 2), match.start())
        rows[text[lead.start() if lead else match.start() : match.end()]] = None
    for number, row in enumerate(rows):
        judged = number < MOST_JUDGED and len(row) <= LONGEST_ROW
        yield from (("phone", phone) for phone in (_phones(row) if judged else _endings(row)))
    domains = _DOMAIN.finditer(text)
    names = (text[_name_before(text, match.start()) : match.end()] for match in domains)
    yield from (("email", name) for name in dict.fromkeys(names) if name[0] != "@")


def _name_before(text: str, end: int) -> int:
    """Where the name starts that ends before an «@»; a pattern would begin at each letter anew."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "_.+-"):
        start -= 1
    return start


def _phones(row: str) -> Iterator[str]:
    """The numbers in a row of digits that could be called."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    for found in PhoneNumberMatcher(row, "RU"):
        yield format_number(found.number, PhoneNumberFormat.E164)


def _endings(row: str) -> Iterator[str]:
    """What would be the number, wherever in a row of digits one ended."""
    digits = ""
    for group in re.finditer(r"\d+", row):
        digits = (digits + group[0])[-PHONE:]
        if len(digits) == PHONE:
            yield digits


def _published(library: Library) -> Iterator[str]:
    """Numbers and addresses that the library itself tells everybody."""
    told = [contact.value for contact in library.facts.contacts.values()]
    told += [claim.text for claim in library.facts.facts.values()]
    for _, value in _recognised("\n".join(told)):
        yield value
