"""What an author did when a letter is no template: the slip, where it is, and the remedy.

Jinja tells the line on which it gave up, in words of a grammar. Owns the words for the usual slips.
Refuses to parse: it looks through the tags of a letter that Jinja has refused already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import jinja2

from wizard.author.names.slips.keywords import empty, misshapen, unknown
from wizard.author.names.slips.order import disordered
from wizard.author.names.slips.pairs import strays, unclosed, unpaired
from wizard.author.names.slips.signs import strange, unbalanced
from wizard.author.names.slips.tags import Tag, TemplateSlip, pieces


def slip(body: str, error: jinja2.TemplateSyntaxError) -> TemplateSlip:
    """The slip behind an error of Jinja; as a last resort, the line and words of that."""
    tags: list[Tag] = []
    for piece in pieces(body):
        if found := unclosed(piece):
            return found
        if piece.sign in "{%":
            tags.append(Tag(piece))
            for look in LOOKS:
                if found := look(tags[-1]):
                    return found
    return next(strays(body), None) or unpaired(tags) or _last_resort(body, tags, error)


def _last_resort(body: str, tags: Sequence[Tag], error: jinja2.TemplateSyntaxError) -> TemplateSlip:
    """The words of Jinja, at the tag of the line that it names, if that is the only one."""
    lines = body.splitlines(keepends=True)
    start = sum(map(len, lines[: error.lineno - 1]))
    text = lines[error.lineno - 1].rstrip("\n") if error.lineno <= len(lines) else ""
    end = start + len(text)
    there = [tag for tag in tags if tag.start <= end and tag.end > start]
    if len(there) == 1:
        start, end = max(start, there[0].start), min(end, there[0].end)
    return TemplateSlip(
        start, end, str(error.message), "look for a word or a sign amiss in this tag"
    )


LOOKS: tuple[Callable[[Tag], TemplateSlip | None], ...] = (
    empty, unknown, strange, misshapen, unbalanced, disordered,
)  # fmt: skip
