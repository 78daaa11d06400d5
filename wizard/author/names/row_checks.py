"""That rows can be asked, told apart and added up.

Owns what a list of rows refuses of its columns and of its keys. Refuses what any field may do
wrong, and what a form may: each column is looked at as the field that it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.source import Source, Where
from wizard.library.fields.money import MoneyField
from wizard.library.fields.text import TextField
from wizard.library.guard import GuardError, names, parse
from wizard.library.model import MOST_ROWS, FormField, Node
from wizard.library.node import MORE

FEWEST_ROWS = 2


def rows(source: Source, where: Where, node: Node) -> Iterator[Diagnostic]:
    """What is wrong with a node, if it asks for rows."""
    if node.more is None:
        return
    read = str(source.at((*where, "max"))) == str(node.most_rows)
    if read and not FEWEST_ROWS <= node.most_rows <= MOST_ROWS:
        why = f"it has {FEWEST_ROWS} rows at least and {MOST_ROWS} at most"
        yield _refused(source, (*where, "max"), str(node.most_rows), why)
    own = {str(node.save_as), *node.totals}
    for number, (name, field) in enumerate(node.fields.items()):
        at = (*where, "columns", name)
        if number == 0:
            yield from _first(source, at, name, field)
        if name == MORE:
            why = "so the question is called that stands behind each row"
            yield _refused(source, at, name, why, key=True)
        if inside := own & _looked_at(field):
            why = f"all rows have the same columns, and «{min(inside)}» is another behind each row"
            yield _refused(source, (*at, "when"), name, why)
    for total, column in node.totals.items():
        yield from _total(source, (*where, "totals", total), node, column)


def _first(source: Source, at: Where, name: str, field: FormField) -> Iterator[Diagnostic]:
    """What is wrong with the column by which a row is told from others."""
    why = "the first column says which row it is, and is asked of everybody"
    if field.when is not None:
        yield _refused(source, (*at, "when"), name, why)
    if field.optional:
        yield _refused(source, (*at, "optional"), name, why)


def _looked_at(field: FormField) -> set[str]:
    try:
        return set() if field.when is None else names(parse(field.when))
    except GuardError:
        return set()


def _total(source: Source, at: Where, node: Node, column: str) -> Iterator[Diagnostic]:
    field = node.fields.get(column)
    if field is None and FAULTY not in node.fields and column != FAULTY:
        near = suggestion(column, node.fields)
        yield source.diagnose("unknown-column", at, name=column, hint=near)
    elif field is not None and field.takes.called not in (MoneyField.name, TextField.name):
        why = f"a total is of sums or of texts, and it is {field.takes.said}"
        yield _refused(source, at, column, why)
    elif field is not None and field.optional and field.takes.called == TextField.name:
        yield _refused(source, at, column, "a total of texts needs one in each row")


def _refused(source: Source, where: Where, name: str, why: str, *, key: bool = False) -> Diagnostic:
    return source.diagnose("bad-rows", where, key=key, name=name, why=why)
