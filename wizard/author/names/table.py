"""The names of a library: who sets them, and what they can be.

Owns the table that guards, texts and letters are checked against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from wizard.author.names.reserved import IN_GUARDS, IN_LETTERS
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Location
from wizard.author.tree.remedies import plain
from wizard.author.tree.source import Source, Where
from wizard.author.words.placeholders import names_in, spot, strange
from wizard.law.rules import RULES, RUNS_FROM
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.date import DateField
from wizard.library.fields.kind import Scale
from wizard.library.fields.money import MoneyField
from wizard.library.fields.text import TextField
from wizard.library.forms import written
from wizard.library.library import DEMANDS, Library
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
    values: frozenset[str] = frozenset()
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
        self, place: Location, name: str, *, key: bool = False, also: Sequence[str] = ()
    ) -> Sequence[Diagnostic]:
        """The fault of a name that nothing sets; what else may stand there is in `also`."""
        if not self.whole or name in self or name == FAULTY:
            return ()
        near = self._column(name, place.where) or suggestion(name, (*also, *self))
        return (place.fault(self.lacking, key=key, name=name, hint=near),)

    def _column(self, name: str, where: Where) -> str:
        """What to do where a column is named outside of its rows."""
        rows = [key for key, entry in self.items() if entry.columns and name in entry.columns]
        if not rows:
            return ""
        if "columns" in where:
            return "all rows have the same columns: look at what was answered before the list"
        return f"it is a column of «{rows[0]}»: {{{rows[0]}: {{any: {{{name}: …}}}}}}"

    def date(self, place: Location, name: str) -> Faults:
        """What is wrong with a name that stands for a date."""
        return self._of(place, name, "not-a-date", lambda kind: kind.dated)

    def sum(self, place: Location, name: str) -> Faults:
        """What is wrong with a name that stands for a sum of money."""
        return self._of(place, name, "not-a-sum", lambda kind: kind.name == MoneyField.name)

    def registered(self, place: Location, name: str) -> Faults:
        """What is wrong with a name under which a given number is kept, which is a text."""
        return self._of(place, name, "not-a-number", lambda kind: kind.registered)

    def _of(
        self, place: Location, name: str, code: str, fits: Callable[[FieldKind], bool]
    ) -> Faults:
        yield from self.unknown(place, name)
        given = self.get(name)
        if given is not None and given.kind != FAULTY and not (given.field and fits(given.field)):
            yield place.fault(code, name=name, kind=given.kind)

    def in_text(self, place: Location, text: str) -> Faults:
        """What is wrong with the values of a text, each at its own place in it."""
        yield from strange(place, text)
        for name in names_in(text):
            for fault in self.unknown(place, name):
                yield replace(fault, **spot(place, name)._asdict())


class Columns(Names):
    """The names that are known in one row."""

    lacking = "unknown-column"


class Clash(NamedTuple):
    """A name that is set twice, and not alike; `other` says by what it was before."""

    file: str
    where: Where
    name: str
    other: str


def named(
    library: Library, misread: Callable[[str, Where, Node], bool]
) -> tuple[Names, list[Clash]]:
    """Every name that some node, `compute` or the demands set, and the clashes between them.

    `misread` says of a tree, a place in it and the node there whether its type is none.
    """
    names = _left(library)
    clashes: list[Clash] = []
    for tree_name, tree in library.trees.items():
        for place, node in written(tree):
            saved = node.save_as
            if saved is None or node.column is not None:
                continue
            if saved == FAULTY or saved in IN_GUARDS | IN_LETTERS:
                names.whole = False  # what it was meant to be may be named anywhere
                continue
            entry = _entry(node)
            if misread(tree_name, place, node):
                entry.kind = FAULTY
            known = names.setdefault(saved, entry)
            if known.kind != entry.kind and FAULTY not in (known.kind, entry.kind):
                other = f"a {known.kind}"
                clashes.append(Clash(f"{tree_name}.yaml", (*place, "save_as"), saved, other))
                known.kind = FAULTY  # whichever of the two was meant
                names.whole = False
            known.join(entry)
        for where, name, entry in (*_totals(tree), *_computed(tree)):
            if name in names:
                clashes.append(Clash(f"{tree_name}.yaml", where, name, _ELSEWHERE))
            else:
                names[name] = entry
    if library.demands and (price := library.demands.price):
        if price in names:
            clashes.append(Clash(DEMANDS, ("price",), price, _ELSEWHERE))
        else:
            names[price] = Name(MoneyField.name)
    return names, clashes


def _left(library: Library) -> Names:
    """The names under which sums stay known of claims that were replaced, and days of answers."""
    names = Names()
    for node in library.nodes.values():
        for choice in node.choices.values():
            if choice.day is not None:
                names.setdefault(choice.day, Name(DateField.name))
        if node.field is not None and node.field.left_as is not None:
            entry = _of_field(node.field)
            names.setdefault(node.field.left_as, entry).join(entry)
    return names


_ELSEWHERE = "set elsewhere"


@lru_cache(maxsize=2)
def table(loaded: Loaded) -> tuple[Names, list[Diagnostic]]:
    """The same of a library that may be unsound: of what could not be read nothing is known."""

    def misread(tree: str, where: Where, node: Node) -> bool:
        typed = loaded.place(f"{tree}.yaml").at(*where, "type")
        return node.field is not None and typed.data != node.field.type

    names, clashes = named(loaded.library, misread)
    for file in loaded.tree_files():
        source = loaded.source(file)
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
    return names, [
        loaded.place(file)
        .at(*where)
        .fault("name-clash", key=other == _ELSEWHERE and file != DEMANDS, name=name, other=other)
        for file, where, name, other in clashes
    ]


def _entry(node: Node) -> Name:
    if node.field is not None:
        return _of_field(node.field)
    if node.more is not None:
        columns = Columns({name: _of_field(field) for name, field in node.fields.items()})
        return Name(FAULTY if FAULTY in columns else ROWS, columns=columns)
    values = frozenset(node.options)
    kind = "checklist" if node.ticks else "choice"
    return Name(FAULTY) if FAULTY in values or not values else Name(kind, values)


def _of_field(field: Input | FormField) -> Name:
    return Name(field.takes.called, scale=field.scale)


def _totals(tree: Tree) -> Iterator[tuple[Where, str, Name]]:
    """The sums of columns: they have names of their own."""
    for node_name, node in tree.nodes.items():
        for name, column in node.totals.items():
            field = node.fields.get(column)
            entry = Name(FAULTY) if field is None else _of_field(field)
            sound = entry.kind in (MoneyField.name, TextField.name)
            yield ("nodes", node_name, "totals", name), name, entry if sound else Name(FAULTY)


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
        if name in names and not sound(Location(source, ("nodes", key)), Node):
            yield name


def _computed(tree: Tree) -> Iterator[tuple[Where, str, Name]]:
    for name, entry in tree.compute.items():
        parts = alternatives(entry)
        kinds = {_kind(part) for part in parts}
        answers = frozenset(part["is"] for part in parts if isinstance(part.get("is"), str))
        sound = len(kinds) == 1 and all(re.fullmatch(ID, answer) for answer in answers)
        yield ("compute", name), name, Name(kinds.pop() if sound else FAULTY, answers)


def _kind(entry: Derivation) -> str:
    rule = RULES.get(str(entry.get("rule", "")))
    if rule:
        return rule.result
    if "is" in entry:
        return "choice"
    return RUNS_FROM["from"] if "term" in entry else FAULTY
