"""A form as what it stands for: its fields, one input behind the other.

Owns how the parts of a form are named, what leads to each, and where each was written. Everything
that walks, proves or counts sees the parts alone, and a field under a guard as a way that a guard
opens; so a case holds one step for a field, as for any input. Refuses to know that they stand on
one screen: that is for the front end which has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict, replace

from wizard.library.graph import candidates
from wizard.library.model import Candidate, FormField, Input, Node, Route, Target, Tree
from wizard.library.node import PART

Place = tuple[str | int, ...]
_GATE = "?"
"""Before the name of the field to which it opens the way, or not."""


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
        yield place(name), node
        for own, field in node.fields.items():
            yield place(f"{name}{PART}{own}"), _input(own, field, name)


def place(name: str) -> Place:
    """Where a node of a tree, or a part of one, stands in its file."""
    form, _, part = name.partition(PART)
    field = part.removeprefix(_GATE)
    return ("nodes", form, "fields", field) if field else ("nodes", form)


def _parts(name: str, form: Node) -> Iterator[tuple[str, Node]]:
    """A form that leads to its first field, its fields, and the way out of it."""
    out = f"{name}{PART}"
    doors = {
        own: f"{out}{'' if field.when is None else _GATE}{own}"
        for own, field in form.fields.items()
    }
    onward = dict(zip(doors, [*list(doors.values())[1:], out], strict=False))
    yield name, replace(form, to=next(iter(doors.values()), out))
    for own, field in form.fields.items():
        if field.when is not None:
            ways = [Candidate(f"{out}{own}", field.when), Candidate(onward[own])]
            yield doors[own], Route(ways)
        facts = list(dict.fromkeys([*form.facts, *field.facts]))
        whole = _input(own, field, onward[own])
        yield f"{out}{own}", replace(whole, facts=facts, stage=form.stage, doubtful=form.doubtful)
    yield out, Route(candidates(form.to or []))


def _input(name: str, field: FormField, to: Target) -> Input:
    """A field as the input that it is."""
    own = asdict(field)
    del own["when"]
    return Input(**own, to=to, save_as=name)
