"""A form, and a list of rows, as what they stand for: inputs, one behind the other.

Owns how their parts are named, what leads to each, and where each was written. Everything that
walks, proves or counts sees the parts alone, and a field under a guard as a way that a guard opens;
so a case holds one step for a field, as for any input. Rows are a form that a question leads back
to. Refuses to know that the fields stand on one screen: that is for the front end which has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict, replace

from wizard.library.fields import Value
from wizard.library.graph import candidates
from wizard.library.model import (
    Candidate,
    Choice,
    FormField,
    Input,
    Node,
    Question,
    Route,
    Target,
    Tree,
)
from wizard.library.node import MORE, PART
from wizard.library.table import Table

Place = tuple[str | int, ...]
_GATE = "?"
"""Before the name of the field to which it opens the way, or not."""
YES, NO = "yes", "no"
"""The choices of the question for one more row."""


class CellInput(Input, frozen=True, kw_only=True, tag="input"):
    """A cell: one column of one row, whichever that is."""

    column: str
    first: bool
    """Whether a row begins with it."""
    limit: int
    """So many rows are a whole list."""

    @property
    def most_rows(self) -> int:
        """So many rows are a whole list."""
        return self.limit

    def kept(self, value: Value | None, known: Value | None) -> Value | None:
        """The rows with the cell in them."""
        table = known if isinstance(known, Table) else Table()
        assert value is None or not isinstance(value, tuple | Table), "a field has one value"
        return table.with_cell(self.column, value, self.first, self.limit)


class MoreQuestion(Question, frozen=True, kw_only=True, tag="question"):
    """Whether there is one more row."""

    ends_rows: str

    def kept(self, value: Value | None, known: Value | None) -> Value | None:
        """The rows, all of them or not."""
        return known.ending(value == NO) if isinstance(known, Table) else known


def expanded(tree: Tree) -> Iterator[tuple[str, Node]]:
    """The nodes of a tree as they are walked, by their names."""
    for name, node in tree.nodes.items():
        if node.fields:
            yield from _parts(name, node)
        else:
            yield name, node


def written(tree: Tree) -> Iterator[tuple[Place, Node]]:
    """The nodes of a tree as an author wrote them, each field of a form behind it, by places."""
    for name, node in tree.nodes.items():
        yield ("nodes", name), node
        for own in node.fields:
            yield place(tree, f"{name}{PART}{own}"), _input(own, node, name)


def place(tree: Tree, name: str) -> Place:
    """Where a node of a tree, or a part of one, stands in its file."""
    form, _, part = name.partition(PART)
    field, node = part.removeprefix(_GATE), tree.nodes.get(form)
    more = node.more if node is not None else None
    if field == MORE and more is not None:
        return ("nodes", form, MORE)
    key = "fields" if more is None else "columns"
    return ("nodes", form, key, field) if field else ("nodes", form)


def counts_rows(name: str) -> bool:
    """Whether a part only passes by the question for one more row, where there are enough."""
    return name.endswith(f"{PART}{_GATE}{MORE}")


def _parts(name: str, form: Node) -> Iterator[tuple[str, Node]]:
    """A form that leads to its first field, its fields, and the way out of it."""
    out = f"{name}{PART}"
    doors = {
        own: f"{out}{'' if field.when is None else _GATE}{own}"
        for own, field in form.fields.items()
    }
    first = next(iter(doors.values()), out)
    behind = dict(_asking_more(out, first, form))
    onward = dict(zip(doors, [*list(doors.values())[1:], next(iter(behind), out)], strict=False))
    yield name, replace(form, to=first)
    for own, field in form.fields.items():
        if field.when is not None:
            ways = [Candidate(f"{out}{own}", field.when), Candidate(onward[own])]
            yield doors[own], Route(ways)
        facts = list(dict.fromkeys([*form.facts, *field.facts]))
        whole = _input(own, form, onward[own])
        yield f"{out}{own}", replace(whole, facts=facts, stage=form.stage, doubtful=form.doubtful)
    yield from behind.items()
    yield out, Route(candidates(form.to or []))


def _asking_more(out: str, first: str, rows: Node) -> Iterator[tuple[str, Node]]:
    """Of rows the question for one more, which leads back, and the way past it."""
    if rows.more is None or rows.save_as is None:
        return
    full = {rows.save_as: {"count": {"at_least": rows.most_rows}}}
    yield f"{out}{_GATE}{MORE}", Route([Candidate(out, full), Candidate(f"{out}{MORE}")])
    choices = {YES: Choice(rows.more.yes, to=first), NO: Choice(rows.more.no, to=out)}
    yield (
        f"{out}{MORE}",
        MoreQuestion(
            text=rows.more.text,
            choices=choices,
            stage=rows.stage,
            assumed=NO,  # so what was one form before it was a list goes on
            ends_rows=rows.save_as,
        ),
    )


def _input(name: str, form: Node, to: Target) -> Input:
    """A field as the input that it is."""
    own = _asked(form.fields[name])
    if form.more is None or form.save_as is None:
        return Input(**own, to=to, save_as=name)
    first = name == next(iter(form.fields))
    return CellInput(
        **own, to=to, save_as=form.save_as, column=name, first=first, limit=form.most_rows
    )


def _asked(field: FormField) -> dict[str, Any]:
    own = asdict(field)
    del own["when"]
    return own
