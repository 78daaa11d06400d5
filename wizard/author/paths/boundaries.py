"""Answers worth trying: for each field a few, such that every guard can be told both ways.

Owns the choice of values. For an answer that is one of a few all are there; for a date or a sum
those on both sides of each boundary, also where the guard looks at a value that is derived from it.
A boundary is found by halving, so one that a derived value crosses twice may be missed; who uses
the values tries them, and never trusts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, islice, product
from typing import NamedTuple, TypeGuard

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.forms import YES
from wizard.library.guard import Among, Guard, comparisons, names, parse
from wizard.library.library import Library
from wizard.library.model import Input, Node
from wizard.library.node import MORE, NEXT, PART
from wizard.library.table import Cell, Table
from wizard.walk.answers import Answer, accept
from wizard.walk.guards import holds
from wizard.walk.values import Values, derivations

WIDEST = 4000
"""Days after today until which a boundary is looked for."""
MOST_OTHERS = 16
"""Sets of other values with which a boundary of a derived value is looked for."""
MOST_ITEMS = 6
"""Items of a checklist of which every selection is tried."""


class TrialAnswer(NamedTuple):
    """An answer to a field, and the value that it sets; None where it was skipped."""

    answer: Answer
    value: Value | None


class Boundaries:
    """The values worth trying in one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self.today = today
        self._library = library
        self._derivations = derivations(library)
        self._deps: dict[Guard, frozenset[str]] = {}
        self._atoms: dict[str, list[Guard]] = {}
        self._parts: dict[str, list[str]] = {}
        """Of rows the names of what their guards rest on."""
        for node in library.nodes.values():
            if node.more is not None and node.save_as:
                parts = (f"{node.save_as}{PART}{part}" for part in (*node.fields, MORE))
                self._parts.setdefault(node.save_as, []).extend(parts)
        own = [way.guard for ways in self._derivations.values() for way in ways]
        guards = [*(edge.guard for edge in library.graph.edges), *own, *_offering(library)]
        for atom in dict.fromkeys(atom for guard in guards if guard for atom in comparisons(guard)):
            for name in self.needs(atom):
                self._atoms.setdefault(name, []).append(atom)
        self._fields: dict[str, Node] = {}
        self._words: dict[str, list[str]] = {}
        for node in library.nodes.values():
            if node.save_as and node.chooses:
                self._words.setdefault(node.save_as, []).extend(node.choices)
            elif node.save_as and not node.passes:
                self._fields.setdefault(name_of(node, NEXT) or "", node)

    def holds(self, guard: Guard, asked: Mapping[str, Value]) -> bool:
        """Whether a guard holds for what was answered, derived values counted."""
        facts = self._library.facts
        known = with_rows(asked)
        return holds(guard, Values(known, self._derivations, facts, self.today), self.today)

    def needs(self, guard: Guard) -> frozenset[str]:
        """The names of answers that decide whether a guard holds."""
        if guard not in self._deps:
            self._deps[guard] = frozenset(self._asked(names(guard)))
        return self._deps[guard]

    def options(self, node: Node, more: Iterable[str] = ()) -> tuple[TrialAnswer, ...]:
        """The answers to try, the likeliest first, then `more`; that it is skipped comes last."""
        if node.field is None:
            return tuple(TrialAnswer(ticked, tuple(ticked)) for ticked in self._selections(node))
        typed = [*self._typed(node.field), *more]
        if node.optional:
            typed.append("")
        return self._sound(node.field, typed)

    def likely(self, node: Node) -> TrialAnswer:
        """The answer to give where no guard will look at it: nothing, if that will do."""
        if node.field is None:
            return TrialAnswer([], ())
        return TrialAnswer(None, None) if node.optional else self.options(node)[0]

    def _asked(self, wanted: Iterable[str]) -> Iterator[str]:
        """The answers that names rest on."""
        seen: set[str] = set()
        stack = list(wanted)
        while stack:
            name = stack.pop()
            if name in seen:
                continue
            seen.add(name)
            ways = self._derivations.get(name)
            if ways is None:
                yield from self._parts.get(name, [name])
            for way in ways or ():
                stack += way.arguments.values()
                stack += names(way.guard) if way.guard else ()

    def _sound(self, node: Input, typed: Iterable[str]) -> tuple[TrialAnswer, ...]:
        """What the field takes of what is typed, each answer once."""
        found: dict[Answer, TrialAnswer] = {}
        for text in typed:
            try:
                answer = accept(node, text, self.today)
            except FieldError:
                continue
            value = None if answer is None else node.takes.value(str(answer))
            found.setdefault(str(answer), TrialAnswer(answer, value))
        return tuple(found.values())

    def _selections(self, node: Node) -> Iterator[list[str]]:
        named = self._named(node.save_as or "")
        # What is not shown to everybody is ticked in none of them.
        items = [name for name, item in node.items.items() if name in named and item.when is None]
        if len(items) <= MOST_ITEMS:
            for count in range(len(items) + 1):
                yield from (list(ticked) for ticked in combinations(items, count))
            return
        yield from ([], items, *([item] for item in items))
        yield from ([other for other in items if other != item] for item in items)

    def _named(self, name: str) -> list[str]:
        """The words that guards compare an answer with."""
        atoms = self._atoms.get(name, ())
        return [
            word
            for atom in atoms
            if isinstance(atom, Among) and atom.name == name
            for word in atom.values
        ]

    def _typed(self, node: Input) -> Iterator[str]:
        """What might be typed into a field, sound or not."""
        name = name_of(node, NEXT) or ""
        samples = node.takes.samples(self.today)
        if node.example or not samples:
            yield node.example or node.column or node.save_as
        yield from samples
        yield from (limit for limit in (node.min, node.max) if limit is not None)
        yield from self._named(name)
        for atom in self._atoms.get(name, ()):
            for others in self._others(atom, name):
                yield from (str(value) for value in self._turns(atom, node, others))

    def _turns(self, atom: Guard, node: Input, others: Mapping[str, Value]) -> Iterator[Value]:
        """The two values between which a condition turns, if it does."""
        scale, name = node.scale, name_of(node, NEXT) or ""
        if scale is None:
            return
        make, low, high = scale.value, scale.first, scale.last
        if node.takes.dated:
            today = scale.place(self.today)
            high = today + WIDEST
        first = self.holds(atom, {**others, name: make(low)})
        if first == self.holds(atom, {**others, name: make(high)}):
            return
        while high - low > 1:
            middle = (low + high) // 2
            if self.holds(atom, {**others, name: make(middle)}) == first:
                low = middle
            else:
                high = middle
        yield make(low)
        yield make(high)

    def _others(self, atom: Guard, name: str) -> Iterator[dict[str, Value]]:
        """What else may have been answered, where a condition looks at more than one answer."""
        others = sorted(self.needs(atom) - {name})
        samples = [self._samples(other) for other in others]
        for values in islice(product(*samples), MOST_OTHERS):
            yield {
                other: value
                for other, value in zip(others, values, strict=True)
                if value is not None
            }

    def _samples(self, name: str) -> list[Value | None]:
        node = self._fields.get(name)
        if node is not None and node.field is not None:
            typed = node.field.takes.samples(self.today)
            return [option.value for option in self._sound(node.field, typed[:2])] or [None]
        if node is not None:
            return [()]
        words = list[Value | None](dict.fromkeys(self._words.get(name, ())))
        return words or [None]


def name_of(node: Node, trigger: str) -> str | None:
    """The name that an answer sets; of rows each column has its own, and that there are several."""
    if node.ends_rows:
        return f"{node.ends_rows}{PART}{MORE}" if trigger == YES else None
    return f"{node.save_as}{PART}{node.column}" if node.column else node.save_as


def with_rows(asked: Mapping[str, Value]) -> dict[str, Value]:
    """What was answered, with rows of what is known by parts: one, or two that are alike."""
    known = {name: value for name, value in asked.items() if PART not in name}
    tables: dict[str, dict[str, Value]] = {}
    for name, value in asked.items():
        rows, _, part = name.partition(PART)
        if part:
            tables.setdefault(rows, {})[part] = value
    for rows, cells in tables.items():
        several = cells.pop(MORE, None)
        row = tuple((column, cell) for column, cell in cells.items() if _is_cell(cell))
        known[rows] = Table((row, row) if several else (row,))
    return known


def _is_cell(value: Value) -> TypeGuard[Cell]:
    return not isinstance(value, tuple | Table)


def _offering(library: Library) -> Iterator[Guard]:
    """The guards of choices."""
    for node in library.nodes.values():
        for choice in node.choices.values():
            if choice.when is not None:
                yield parse(choice.when)
