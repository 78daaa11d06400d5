"""That the fields of a form can stand on one screen, and that rows can be told apart and added up.

Owns what a form refuses of an input: more fields than a low terminal shows, a text of many lines,
and words with a value that is only typed beside them; and what rows refuse of their columns and
keys. Refuses the fields themselves: each is looked at as the input that it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.place import Location
from wizard.author.words.placeholders import names_in
from wizard.library.fields.money import MoneyField
from wizard.library.fields.text import TextField
from wizard.library.guard import GuardError, names, parse
from wizard.library.model import MOST_ROWS, FormField, Node
from wizard.library.node import MORE

MOST_FIELDS = 5


def form(place: Location, node: Node) -> Iterator[Diagnostic]:
    """What is wrong with the fields of a node, if it is a form."""
    part = "fields" if node.more is None else "columns"
    if node.passes and place.at(part).data == {}:
        hint = "add one, such as «name: {type: text, text: …}»"
        yield place.at(part).fault("no-choices", key=True, name=place.name, hint=hint)
    for number, (name, field) in enumerate(node.fields.items(), start=1):
        at = place.at(part, name)
        if number == MOST_FIELDS + 1:
            why = f"{MOST_FIELDS} at most fit"
            yield at.fault("bad-form-field", key=True, name=name, why=why)
        if field.takes.multiline:
            why = "a text of several lines needs a screen of its own"
            yield at.at("type").fault("bad-form-field", name=name, why=why)
        for key, text in _words(field):
            if node.more is None and (own := node.fields.keys() & set(names_in(text))):
                why = f"it says «{min(own)}», which is typed on the same screen"
                yield at.at(key).fault("bad-form-field", name=name, why=why)


def _words(field: FormField) -> Iterator[tuple[str, str]]:
    yield "text", field.text
    for line in field.paragraphs:
        yield "details", line if isinstance(line, str) else line.text


FEWEST_ROWS = 2


def rows(place: Location, node: Node) -> Iterator[Diagnostic]:
    """What is wrong with a node, if it asks for rows."""
    if node.more is None:
        return
    read = str(place.at("max").data) == str(node.most_rows)
    if read and not FEWEST_ROWS <= node.most_rows <= MOST_ROWS:
        why = f"it has {FEWEST_ROWS} rows at least and {MOST_ROWS} at most"
        yield _refused(place.at("max"), str(node.most_rows), why)
    own = {str(node.save_as), *node.totals}
    for number, (name, field) in enumerate(node.fields.items()):
        at = place.at("columns", name)
        if number == 0:
            yield from _first(at, name, field)
        if name == MORE:
            why = "so the question is called that stands behind each row"
            yield _refused(at, name, why, key=True)
        if inside := own & _looked_at(field):
            why = f"all rows have the same columns, and «{min(inside)}» is another behind each row"
            yield _refused(at.at("when"), name, why)
    for total, column in node.totals.items():
        yield from _total(place.at("totals", total), node, column)


def _first(place: Location, name: str, field: FormField) -> Iterator[Diagnostic]:
    """What is wrong with the column by which a row is told from others."""
    why = "the first column says which row it is, and is asked of everybody"
    if field.when is not None:
        yield _refused(place.at("when"), name, why)
    if field.optional:
        yield _refused(place.at("optional"), name, why)


def _looked_at(field: FormField) -> set[str]:
    try:
        return set() if field.when is None else names(parse(field.when))
    except GuardError:
        return set()


def _total(place: Location, node: Node, column: str) -> Iterator[Diagnostic]:
    field = node.fields.get(column)
    if field is None and FAULTY not in node.fields and column != FAULTY:
        yield place.fault("unknown-column", name=column, hint=suggestion(column, node.fields))
    elif field is not None and field.takes.called not in (MoneyField.name, TextField.name):
        why = f"a total is of sums or of texts, and it is {field.takes.said}"
        yield _refused(place, column, why)
    elif field is not None and field.optional and field.takes.called == TextField.name:
        yield _refused(place, column, "a total of texts needs one in each row")


def _refused(place: Location, name: str, why: str, *, key: bool = False) -> Diagnostic:
    return place.fault("bad-rows", key=key, name=name, why=why)
