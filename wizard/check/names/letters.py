"""That a letter is a sound template over names that exist."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import fields

import jinja2
from jinja2 import nodes

from wizard.check.names.jinja import ids, lists, parts, whole
from wizard.check.names.reserved import GIVEN
from wizard.check.names.table import Names
from wizard.check.names.template import Template, asked, template, unclosed
from wizard.outcome.letters import Attempt
from wizard.tree.diagnostic import Diagnostic, diagnose, suggestion
from wizard.tree.facts import Contact
from wizard.tree.model import Letter

_CONTACTS = nodes.Name("contacts", "load")
_OF_CONTACTS = frozenset(Contact.__struct_fields__)
_OF_ATTEMPTS = frozenset(field.name for field in fields(Attempt))


def undeclared(
    letter: Letter, path: str, names: Names, contacts: Container[str] | None
) -> Iterator[Diagnostic]:
    """Faults of syntax, names that nothing sets, and contacts that are not there."""
    try:
        read = template(letter.body)
        used = asked(letter.body)
    except jinja2.TemplateSyntaxError as error:
        yield _syntax(letter, path, error)
        return
    missing = {name for name in used - GIVEN if name not in names} if names.whole else set()
    for node in read.all(nodes.Name) if missing else ():
        if node.name in missing:
            span = _span(letter, node.lineno, node.name)
            near = suggestion(node.name, names)
            yield diagnose("unknown-name", path, span, name=node.name, hint=near)
    for part in read.all(nodes.Getattr):
        owner = part.node
        asks = isinstance(owner, nodes.Name) and owner.name == "contacts"
        if asks and contacts is not None and part.attr not in contacts:
            span = _span(letter, part.lineno, part.attr)
            yield diagnose("unknown-contact", path, span, name=part.attr)
        of_contact = isinstance(owner, nodes.Getattr) and owner.node == _CONTACTS
        if of_contact and part.attr not in _OF_CONTACTS:
            span = _span(letter, part.lineno, part.attr)
            near = suggestion(part.attr, _OF_CONTACTS)
            yield diagnose("unknown-name", path, span, name=part.attr, hint=near)
        says = isinstance(owner, nodes.Name) and owner.name == "said"
        if says and names.whole and part.attr not in names:
            span = _span(letter, part.lineno, part.attr)
            near = suggestion(part.attr, names)
            yield diagnose("unknown-name", path, span, name=part.attr, hint=near)
    yield from _answers(letter, path, read, names)
    yield from _attempts(letter, path, read)
    for unfit in (*parts(read), *whole(read), *lists(read, names)):
        span = _span(letter, unfit.line, unfit.text)
        yield diagnose("letter-part", path, span, what=unfit.what, hint=unfit.hint)
    for shown in ids(read, names):
        span = _span(letter, shown.line, shown.text)
        yield diagnose("letter-id", path, span, name=shown.what)


def _syntax(letter: Letter, path: str, error: jinja2.TemplateSyntaxError) -> Diagnostic:
    """Where a letter is no template; a tag that is not closed is told where it opens."""
    opened = unclosed(letter.body)
    if opened is None:
        span = _span(letter, error.lineno, "")
        return diagnose("letter-syntax", path, span, problem=str(error.message))
    span = _span(letter, opened.line, opened.text)
    hint = f"write {opened.end} where it ends"
    return diagnose("letter-syntax", path, span, problem=f"no {opened.end} to this", hint=hint)


def _attempts(letter: Letter, path: str, read: Template) -> Iterator[Diagnostic]:
    """What is asked of an attempt, and it has not."""
    lists = {"attempts"}
    for assigned in read.all(nodes.Assign):
        if isinstance(assigned.target, nodes.Name) and any(
            name.name in lists for name in assigned.node.find_all(nodes.Name)
        ):
            lists.add(assigned.target.name)
    loops = [
        part
        for part in read.all(nodes.For)
        if isinstance(part.iter, nodes.Name) and part.iter.name in lists
    ]
    for loop in loops:
        for part in loop.find_all(nodes.Getattr):
            owner, target = part.node, loop.target
            if not (isinstance(owner, nodes.Name) and isinstance(target, nodes.Name)):
                continue
            if owner.name == target.name and part.attr not in _OF_ATTEMPTS:
                span = _span(letter, part.lineno, part.attr)
                near = suggestion(part.attr, _OF_ATTEMPTS)
                yield diagnose("unknown-name", path, span, name=part.attr, hint=near)


def _answers(letter: Letter, path: str, read: Template, names: Names) -> Iterator[Diagnostic]:
    """Comparisons with answers that nobody can give."""
    for compared in read.all(nodes.Compare):
        for operand in compared.ops:
            given, words = compared.expr, operand.expr
            if operand.op in ("in", "notin") and isinstance(given, nodes.Const):
                given, words = words, given
            if not isinstance(given, nodes.Name) or given.name not in names:
                continue
            known = names[given.name].values
            for constant in (words, *words.find_all(nodes.Const)):
                value = constant.value if isinstance(constant, nodes.Const) else None
                if known and isinstance(value, str) and value not in known:
                    span = _span(letter, constant.lineno, value)
                    near = suggestion(value, known)
                    yield diagnose(
                        "unknown-answer", path, span, name=given.name, value=value, hint=near
                    )


def _span(letter: Letter, line: int, text: str) -> tuple[int, int, int]:
    """Where a text stands in a line of the body; the whole line where that is not known."""
    lines = letter.body.splitlines()
    text = text or (lines[line - 1] if line <= len(lines) else "")
    word = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    found = word.search(lines[line - 1]) if line <= len(lines) else None
    column = found.start() if found else 0
    return (letter.first_line + line - 1, column + 1, column + 1 + len(text))


def used(letter: Letter) -> set[str]:
    """Every name of the case that a sound letter looks at."""
    said = {
        part.attr
        for part in template(letter.body).all(nodes.Getattr)
        if isinstance(part.node, nodes.Name) and part.node.name == "said"
    }
    return (asked(letter.body) - GIVEN) | said
