"""That a letter is a sound template over names that exist."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from wizard.author.names.expressions import unsound
from wizard.author.names.jinja import parts
from wizard.author.names.kinds import Nameable
from wizard.author.names.letter_fault import LetterFault
from wizard.author.names.letter_positions import Spots
from wizard.author.names.reading import uses
from wizard.author.names.reserved import GIVEN
from wizard.author.names.slips.pairs import strays
from wizard.author.names.slips.tags import TemplateSlip
from wizard.author.names.slips.template_slip import slip
from wizard.author.names.template import Template, template
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.library.letter import Letter


def undeclared(letter: Letter, path: str, known: Nameable) -> Iterator[Diagnostic]:
    """Faults of syntax, names that nothing sets, and what could not be written or read."""
    try:
        read = template(letter.body)
    except jinja2.TemplateSyntaxError as error:
        yield _syntax(letter, path, slip(letter.body, error))
        return
    if any(_closes(part.data) for part in read.all(nodes.TemplateData)):
        yield from (_syntax(letter, path, found) for found in strays(letter.body))
    found = list(_unfit(read, known))
    if not found and _blank(read) and letter.head.letter != FAULTY:
        above = letter.first_line - 1
        yield diagnose("empty-letter", path, (above, 1, 4))
    spots = Spots(letter, read.root)
    for unfit in found:
        yield diagnose(unfit.code, path, spots.of(unfit.node), hint=unfit.hint, **unfit.values)


def _syntax(letter: Letter, path: str, found: TemplateSlip) -> Diagnostic:
    above = letter.body[: found.start]
    line = letter.first_line + above.count("\n")
    column = found.start - above.rfind("\n")
    width = len(letter.body[found.start : found.end].split("\n", 1)[0])
    span = (line, column, column + width)
    return diagnose("letter-syntax", path, span, problem=found.problem, hint=found.hint)


def _unfit(read: Template, known: Nameable) -> Iterator[LetterFault]:
    """All that is amiss; what stands inside of something that is, is told with that."""
    refused = list(parts(read))
    yield from refused
    inside = {id(node) for unfit in refused for node in read.under(unfit.node)}
    for use in uses(read, known):
        for unfit in unsound(read, use):
            if id(unfit.node) not in inside:
                yield unfit


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


def used(letter: Letter) -> set[str]:
    """Every name of the case that a sound letter looks at."""
    read = template(letter.body)
    said = {
        part.attr
        for part in read.all(nodes.Getattr)
        if isinstance(part.node, nodes.Name) and part.node.name == "said"
    }
    return ({name.name for name in read.all(nodes.Name)} - GIVEN) | said
