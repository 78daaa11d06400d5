"""That a letter, and each part of letters, is a sound template over names that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2
from jinja2 import nodes

from wizard.author.names.letter_language import LetterLanguage, Nameable
from wizard.author.names.letter_size import oversized
from wizard.author.names.letter_slips import TemplateSlip, slip, strays
from wizard.author.names.reserved import GIVEN
from wizard.author.names.template import MOST_WITHIN, Template, template, too_deep
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.letter_text import LetterText


def broken(parts: Mapping[str, LetterText]) -> dict[str, Diagnostic]:
    """The parts that are no templates by themselves, and what is wrong with each.

    What includes one is none either, and is not to blame for it.
    """
    found: dict[str, Diagnostic] = {}
    for name, part in sorted(parts.items(), key=lambda entry: len(entry[1].parts)):
        if found.keys().isdisjoint(part.parts) and (fault := unreadable(part)):
            found[name] = fault
    return found


def unreadable(letter: LetterText) -> Diagnostic | None:
    """Why a text is no template, where it is none."""
    if deep := too_deep(letter.body):
        problem = f"«if» and «for» stand in each other more than {MOST_WITHIN} deep"
        hint = "put what is inside into a part of its own, or ask once for several names"
        return _syntax(letter, TemplateSlip(deep.start(), deep.end(), problem, hint))
    try:
        template(letter)
    except jinja2.TemplateSyntaxError as error:
        return _syntax(letter.own, slip(letter.own.body, error))
    return None


def undeclared(letter: LetterText, known: Nameable) -> Iterator[Diagnostic]:
    """Faults of syntax, names that nothing sets, and what could not be written or read."""
    fault = unreadable(letter)
    if fault is not None:
        yield fault
        return
    read = template(letter)
    if any(_closes(part.data) for part in read.all(nodes.TemplateData)):
        yield from (_syntax(letter, found) for found in strays(letter.body))
    language = LetterLanguage(known)
    language.body(read.root.body)
    found = [*language.faults, *oversized(read.root)]
    if not found and _blank(read):
        yield diagnose("empty-letter", letter.path, (letter.first_line - 1, 1, 4))
    for unfit in found:
        spot = read.spot(unfit.node)
        yield diagnose(unfit.code, spot.path, spot.span, hint=unfit.hint, **unfit.values)


def _syntax(letter: LetterText, found: TemplateSlip) -> Diagnostic:
    above = letter.body[: found.start]
    path, line = letter.place(1 + above.count("\n"))
    column = found.start - above.rfind("\n")
    width = len(letter.body[found.start : found.end].split("\n", 1)[0])
    span = (line, column, column + width)
    return diagnose("letter-syntax", path, span, problem=found.problem, hint=found.hint)


def _closes(text: str) -> bool:
    """Whether a plain text may hold what was meant for a tag."""
    return "}}" in text or "%}" in text or text.startswith("}")


def _blank(read: Template) -> bool:
    """Whether a letter holds no words and no values at all."""
    return all(
        isinstance(part, nodes.TemplateData) and not part.data.strip()
        for output in read.all(nodes.Output)
        for part in output.nodes
    )


def used(letter: LetterText) -> set[str]:
    """Every name of the case that a sound letter looks at."""
    read = template(letter)
    said = {
        part.attr
        for part in read.all(nodes.Getattr)
        if isinstance(part.node, nodes.Name) and part.node.name == "said"
    }
    return ({name.name for name in read.all(nodes.Name)} - GIVEN) | said


def parts_named(letter: LetterText) -> set[str]:
    """All that stands behind a dot in a sound letter."""
    return {part.attr for part in template(letter).all(nodes.Getattr)}
