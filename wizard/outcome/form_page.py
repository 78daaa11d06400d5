"""The page of a form: its words, and all its fields at once.

Owns which fields a person sees, by what is typed above each. Refuses the fields one by one: those
are pages as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from wizard.library.node import is_part, screen_of
from wizard.outcome.field_line import FieldLine
from wizard.outcome.page import Page, Pages
from wizard.outcome.rows_so_far import last_row, row_title, rows_so_far
from wizard.walk.answers import Answer, asked
from wizard.walk.form import fields
from wizard.walk.walk import Walk


def form_page(pages: Pages, walk: Walk, typed: Mapping[str, Answer]) -> Page:
    """The page of the form whose first field a walk stands at, as far as it is `typed`, by slot."""
    assert is_part(walk.at), "a form is asked by its fields"
    node, values = pages.library.node(screen_of(walk.at)), walk.values
    above = rows_so_far(pages.wording, walk)
    last = filter(None, [last_row(pages.language, walk)])
    return replace(
        pages.page(walk),
        kind=node.kind,
        heading=pages.wording.fill(node.text, values)
        if not above
        else row_title(pages.library, walk),
        details="\n".join([*(above or pages.lines(node.paragraphs, values)), *last]) or None,
        field=None,
        opening="",
        lines=tuple(field_lines(pages, walk, typed)),
    )


def field_lines(pages: Pages, walk: Walk, typed: Mapping[str, Answer]) -> Iterator[FieldLine]:
    """The fields that are asked of whoever typed so much, by slot."""

    def line(there: Walk) -> FieldLine:
        node, values = there.node, there.values
        assert node.field is not None, "a form is made of fields"
        return FieldLine(
            at=there.at,
            label=pages.wording.fill(node.text, values),
            details=" ".join(pages.lines(node.paragraphs, values)),
            field=asked(node.field, values, walk.today),
            offered=pages.offered(node, pages.prefill(there)),
            typed=typed.get(there.slot(there.at)),
            today=walk.today,
        )

    for one in fields(walk, lambda there: line(there).begun_text):
        yield line(one.walk)
