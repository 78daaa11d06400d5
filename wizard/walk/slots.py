"""Where an answer is kept that is not on the way: by its node, and in a list by its row as well.

Owns the name of such a slot as it stands in a case file, `tree.node` or `tree.rows#part/2`, and in
which row an answer of a file belongs that was kept by its node alone. Refuses to judge whether an
answer still fits: that is for whoever offers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from wizard.law.rules import Value
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import screen_of
from wizard.library.table import Table
from wizard.walk.answers import Answer, row_of

T = TypeVar("T")
_ROW = "/"


def slot(name: str, row: int) -> str:
    """The slot of a node in a row, from 1; outside of lists, where `row` is 0, its name."""
    return f"{name}{_ROW}{row}" if row else name


def parted(name: str) -> tuple[str, int]:
    """The node of a slot, and its row; 0 where it has none."""
    node, _, row = name.partition(_ROW)
    return node, int(row) if row.isdecimal() else 0


def row_at(node: Node, known: Mapping[str, Value]) -> int:
    """The row to which an answer to a node belongs: of a cell its own, of «one more» that above it.

    0 of any node outside of lists.
    """
    table = known.get(node.ends_rows) if node.ends_rows else None
    return len(table.rows) if isinstance(table, Table) else row_of(node, known)


def given_in(
    library: Library, answers: Iterable[tuple[str, Answer]], known: Mapping[str, Value]
) -> Iterator[str]:
    """The slots of answers that were given one behind the other from where so much is known.

    An answer that cannot be read counts as its cell all the same, so that each row keeps its own.
    """
    tables = dict(known)
    for name, answer in answers:
        node = library.find(name)
        if node is None or not node.in_rows:
            yield name
            continue
        yield slot(name, row_at(node, tables))
        table, said = node.save_as or node.ends_rows or "", None if node.column else str(answer)
        if (value := node.kept(said, tables.get(table))) is not None:
            tables[table] = value


def by_rows(
    found: Mapping[str, T], library: Library, at: str, known: Mapping[str, Value]
) -> dict[str, T]:
    """What is kept by slot, where some of a list may be kept by its node alone, as in older files.

    That is of the row in which the node is asked next by whoever stands at `at`, where so much is
    `known`. What stands in that slot already goes before.
    """
    here = library.node(at)
    behind = here.ends_rows is not None

    def named(name: str) -> str:
        node = library.find(name)
        if node is None or not node.in_rows:
            return name
        if screen_of(name) != screen_of(at):
            return slot(name, 1)
        return slot(name, row_at(here, known) + (behind and node.column is not None))

    moved = {named(name): value for name, value in found.items()}
    return moved | {name: value for name, value in found.items() if named(name) == name}
