"""The names of a library: who sets them, and what they can be.

Owns the table that guards, texts and letters are checked against.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wizard.author.names.reserved import IN_GUARDS, IN_LETTERS
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.loading import Loaded
from wizard.author.tree.remedies import plain
from wizard.author.tree.source import Source, Where
from wizard.author.words.placeholders import names_in, spot, strange
from wizard.law.rules import RULES, RUNS_FROM
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.kind import Scale
from wizard.library.fields.money import MoneyField
from wizard.library.fields.text import TextField
from wizard.library.forms import written
from wizard.library.library import DEMANDS
from wizard.library.model import (
    ID,
    Derivation,
    FormField,
    Input,
    Node,
    Tree,
    alternatives,
)

Faults = Iterator[Diagnostic]

ROWS = "list of rows"
"""The type of the name of rows."""


@dataclass
class Name:
    """A name, its type (`FAULTY` if that is unsound), and its possible values if finite."""

    kind: str
    values: set[str] = dataclasses.field(default_factory=set)
    scale: Scale | None = None
    """How the values lie that its questions take."""
    columns: Columns | None = None
    """Of rows, the names of their columns."""

    def join(self, other: Name) -> None:
        """Take in what else it can be."""
        self.values |= other.values
        self.scale = _joined(self.scale, other.scale)
        if self.columns is not None and other.columns is not None:
            self.columns.update(other.columns)

    @property
    def field(self) -> FieldKind | None:
        """The kind of field that gives such values; None of a choice, a list, what is unsound."""
        return KINDS.get(self.kind)


class Names(dict[str, Name]):
    """The table."""

    whole = True
    """Whether all that sets a name could be read; else one that is not here may be set there."""
    lacking = "unknown-name"
    """The code of a name that is not here."""

    def unknown(
        self,
        source: Source,
        where: Where,
        name: str,
        *,
        key: bool = False,
        also: Sequence[str] = (),
    ) -> Sequence[Diagnostic]:
        """The fault of a name that nothing sets; what else may stand there is in `also`."""
        if not self.whole or name in self or name == FAULTY:
            return ()
        near = suggestion(name, (*also, *self))
        return (source.diagnose(self.lacking, where, key=key, name=name, hint=near),)

    def date(self, source: Source, where: Where, name: str) -> Faults:
        """What is wrong with a name that stands for a date."""
        yield from self.unknown(source, where, name)
        given = self.get(name)
        if given is not None and given.kind != FAULTY and not (given.field and given.field.dated):
            yield source.diagnose("not-a-date", where, name=name, kind=given.kind)

    def sum(self, source: Source, where: Where, name: str) -> Faults:
        """What is wrong with a name that stands for a sum of money."""
        yield from self.unknown(source, where, name)
        given = self.get(name)
        if given is not None and given.kind not in (MoneyField.name, FAULTY):
            yield source.diagnose("not-a-sum", where, name=name, kind=given.kind)

    def in_text(self, source: Source, where: Where, text: str) -> Faults:
        """What is wrong with the values of a text, each at its own place in it."""
        yield from strange(source, where, text)
        for name in names_in(text):
            for fault in self.unknown(source, where, name):
                span = spot(source, where, name)
                yield replace(fault, line=span.line, column=span.column, end_column=span.end_column)


class Columns(Names):
    """The names that are known in one row."""

    lacking = "unknown-column"


def table(loaded: Loaded) -> tuple[Names, list[Diagnostic]]:
    """Every name that some node or `compute` sets, and the clashes between them."""
    names = Names()
    problems: list[Diagnostic] = []
    for tree_name, tree in loaded.library.trees.items():
        source = loaded.sources[loaded.files[f"{tree_name}.yaml"]]
        for place, node in written(tree):
            saved = node.save_as
            if saved is None or node.column is not None:
                continue
            if saved == FAULTY or saved in IN_GUARDS | IN_LETTERS:
                names.whole = False  # what it was meant to be may be named anywhere
                continue
            entry = _entry(node)
            if node.field and source.at((*place, "type")) != node.field.type:
                entry.kind = FAULTY
            known = names.setdefault(saved, entry)
            if known.kind != entry.kind and FAULTY not in (known.kind, entry.kind):
                where = (*place, "save_as")
                problems.append(
                    source.diagnose("name-clash", where, name=saved, other=f"a {known.kind}")
                )
                known.kind = FAULTY  # whichever of the two was meant
                names.whole = False
            known.join(entry)
        problems += _totals(tree, names, source)
        problems += _computed(tree.compute, names, source)
    if loaded.library.demands and loaded.library.demands.price:
        problems += _priced(loaded, names, loaded.library.demands.price)
    for file in loaded.tree_files():
        source = loaded.sources[loaded.files[file]]
        computed, nodes = source.at(("compute",)) or {}, source.at(("nodes",))
        names.whole = names.whole and isinstance(computed, dict) and isinstance(nodes, dict)
        if source.problems:
            for unsound in _unsound(source):
                names.setdefault(unsound, Name(FAULTY))
            for name in _unfinished(source, names):
                names[name].kind = FAULTY
    if not names.whole:  # what was not read may set a name to anything
        finite = [name for name, entry in names.items() if entry.values]
        names.update({name: Name(FAULTY) for name in finite})
    return names, problems


def _entry(node: Node) -> Name:
    if node.field is not None:
        return _of_field(node.field)
    if node.more is not None:
        columns = Columns({name: _of_field(field) for name, field in node.fields.items()})
        return Name(FAULTY if FAULTY in columns else ROWS, columns=columns)
    values = set(node.options)
    kind = "checklist" if node.ticks else "choice"
    return Name(FAULTY) if FAULTY in values or not values else Name(kind, values)


def _of_field(field: Input | FormField) -> Name:
    return Name(field.takes.called, scale=field.scale)


def _totals(tree: Tree, names: Names, source: Source) -> Faults:
    """The sums of columns: they have names of their own."""
    for node_name, node in tree.nodes.items():
        for name, column in node.totals.items():
            where = ("nodes", node_name, "totals", name)
            if name in names:
                yield source.diagnose(
                    "name-clash", where, key=True, name=name, other="set elsewhere"
                )
                continue
            field = node.fields.get(column)
            entry = Name(FAULTY) if field is None else _of_field(field)
            names[name] = entry if entry.kind in (MoneyField.name, TextField.name) else Name(FAULTY)


def _joined(one: Scale | None, other: Scale | None) -> Scale | None:
    if one is None or other is None:
        return one or other
    return replace(one, first=min(one.first, other.first), last=max(one.last, other.last))


def _unsound(source: Source) -> Iterator[str]:
    """What names of nodes and values that could not be taken in were probably meant to be.

    That they are unsound is told where they stand, and not again wherever they are used.
    """
    nodes, computed = source.at(("nodes",)), source.at(("compute",))
    raw = list(computed) if isinstance(computed, dict) else []
    for node in nodes.values() if isinstance(nodes, dict) else ():
        if isinstance(node, dict):
            for key in ("fields", "totals"):
                named = node.get(key)
                raw += named if isinstance(named, dict) else ()
            raw.append(node.get("save_as"))
    yield from (plain(name) for name in raw if isinstance(name, str))


def _unfinished(source: Source, names: Names) -> Iterator[str]:
    """The names that may have more answers than are known, since a node could not be read."""
    nodes = source.at(("nodes",))
    for key, node in nodes.items() if isinstance(nodes, dict) else ():
        saved = node.get("save_as") if isinstance(node, dict) else None
        name = plain(saved) if isinstance(saved, str) else ""
        if name in names and not sound(source, ("nodes", key), Node):
            yield name


def _computed(
    compute: dict[str, Derivation | list[Derivation]], names: Names, source: Source
) -> Faults:
    for name, entry in compute.items():
        if name in names:
            where = ("compute", name)
            yield source.diagnose("name-clash", where, key=True, name=name, other="set elsewhere")
            continue
        parts = alternatives(entry)
        kinds = {_kind(part) for part in parts}
        names[name] = Name(kinds.pop() if len(kinds) == 1 else FAULTY)
        answers = {part["is"] for part in parts if isinstance(part.get("is"), str)}
        names[name].values |= answers
        if not all(re.fullmatch(ID, answer) for answer in answers):
            names[name].kind = FAULTY


def _priced(loaded: Loaded, names: Names, price: str) -> Faults:
    """The name of the sum of all demands."""
    if price in names:
        source = loaded.sources[loaded.files[DEMANDS]]
        yield source.diagnose("name-clash", ("price",), name=price, other="set elsewhere")
        return
    names[price] = Name(MoneyField.name)


def _kind(entry: Derivation) -> str:
    rule = RULES.get(str(entry.get("rule", "")))
    if rule:
        return rule.result
    if "is" in entry:
        return "choice"
    return RUNS_FROM["from"] if "term" in entry else FAULTY
