"""What is known on a way: what was asked, and what follows from it.

Owns derived values: a name under `compute` is there as soon as the guard of one of its entries
holds and all the arguments of that entry are known; it is counted on the day that is asked for,
only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from wizard.law.days import end_of
from wizard.law.rules import RULES, Figures, Value
from wizard.library.demands import Demands
from wizard.library.facts import Facts
from wizard.library.guard import All, Answered, Guard, names, parse
from wizard.library.library import Library
from wizard.library.model import Node, alternatives, one_or_more
from wizard.library.table import Table
from wizard.walk.guards import holds


class Derived(msgspec.Struct, frozen=True):
    """One way to come to a derived value: what it rests on, and the names of its arguments."""

    guard: Guard | None
    rule: str | None
    term: str | None
    constant: str | None
    arguments: Mapping[str, str]
    rates: str | None = None
    """The table by which its rule counts."""
    met: tuple[str, ...] = ()
    """By what its term is done with: days on which was done what it is for, and steps."""
    total: bool = False
    """It is one item of a sum, to which all of the name's ways that hold are added up."""
    column: str | None = None
    """It is what this column of rows comes to."""


class Derivations(dict[str, list[Derived]]):
    """Derived names, and the ways to come to each in the order in which they are tried."""

    @cached_property
    def places(self) -> dict[str, int]:
        """The order of the names."""
        return {name: place for place, name in enumerate(self)}

    @cached_property
    def following(self) -> dict[str, list[str]]:
        """By each name that some ways look at, the names that they lead to."""
        following: dict[str, list[str]] = {}
        for name, ways in self.items():
            looked_at = {needed for way in ways for needed in way.arguments.values()}
            looked_at |= {needed for way in ways if way.guard for needed in names(way.guard)}
            for needed in looked_at:
                following.setdefault(needed, []).append(name)
        return following

    @cached_property
    def unasked(self) -> list[str]:
        """The names that may be there before anything was asked."""
        return [
            name
            for name, ways in self.items()
            if any(
                not way.arguments and (way.guard is None or holds(way.guard, {}, date.min))
                for way in ways
            )
        ]


def derivations(library: Library) -> Derivations:
    """Every derived name of the library."""
    found = Derivations(
        (name, [derived(entry) for entry in alternatives(raw)])
        for tree in library.trees.values()
        for name, raw in tree.compute.items()
    )
    for node in library.nodes.values():
        found |= totals(node)
    if library.demands and library.demands.price:
        found[library.demands.price] = items(library.demands)
    return found


def totals(node: Node) -> dict[str, list[Derived]]:
    """What columns of rows come to: each is there as soon as one row is, if it is asked for."""
    found = {}
    for name, column in node.totals.items():
        when = node.fields[column].when if column in node.fields else None
        guard = None if when is None else parse(when)
        found[name] = [Derived(guard, None, None, None, {"of": str(node.save_as)}, column=column)]
    return found


def items(demands: Demands) -> list[Derived]:
    """What the price of a suit is made of: it is there as soon as one of these is."""
    found = []
    for when, name in demands.counted():
        answered: Guard = Answered(name)
        guard = answered if when is None else All((parse(when), answered))
        found.append(Derived(guard, None, None, None, {"of": name}, total=True))
    return found


def derived(entry: Mapping[str, Any]) -> Derived:
    """One sound entry of `compute`."""
    rest = dict(entry)
    guard = parse(rest.pop("when")) if "when" in rest else None
    rule, term, constant = (rest.pop(key, None) for key in ("rule", "term", "is"))
    rates = rest.pop("rates", None)
    return Derived(
        guard, rule, term, constant, rest, rates, tuple(one_or_more(rest.pop("met", ())))
    )


class Values(Mapping[str, Value]):
    """Names and values on one day."""

    def __init__(
        self,
        asked: Mapping[str, Value],
        derivations: Derivations,
        facts: Facts,
        today: date,
    ) -> None:
        self._asked = asked
        self._derivations = derivations
        self._facts = facts
        self.today = today
        self._ways: dict[str, Derived | None] = {}
        """What was found by `derived`: what is known on a day does not change."""
        self._found: dict[str, Value] = {}
        """What was counted: several values rest on one."""

    def __getitem__(self, name: str) -> Value:
        if name in self._asked:
            return self._asked[name]
        if name not in self._found:
            self._found[name] = self._count(name)
        return self._found[name]

    def _count(self, name: str) -> Value:
        entry = self.derived(name)
        if entry is None or not self._reached(entry):
            raise KeyError(name)
        if entry.constant is not None:
            return entry.constant
        if entry.total:
            return self._total(name)
        if entry.column is not None:
            table = self[entry.arguments["of"]]
            assert isinstance(table, Table), "a column is one of rows"
            return table.total(entry.column)
        if entry.term is not None:
            start = self[entry.arguments["from"]]
            assert isinstance(start, date), "check proves that a term runs from a date"
            return end_of(self._facts.terms[entry.term], start)
        return RULES[entry.rule or ""].count(self.today, **self._arguments(entry))

    def __iter__(self) -> Iterator[str]:
        yield from self._asked
        yield from self.counted()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        if name in self._asked:
            return True
        entry = self.derived(str(name))
        return entry is not None and self._complete(entry) and self._reached(entry)

    def _complete(self, entry: Derived) -> bool:
        """Whether all that a way rests on is known."""
        return all(argument in self for argument in entry.arguments.values())

    def _reached(self, entry: Derived) -> bool:
        """Whether the table of rates, if there is one, has all that a way needs of it."""
        if entry.rates is None:
            return True
        reaches = RULES[entry.rule or ""].reaches
        assert reaches is not None, "check proves that a rule which takes rates says how far"
        return reaches(self.today, **self._arguments(entry))

    def lines(self, name: str) -> list[tuple[str, Figures]] | None:
        """How a value is counted that takes several lines, as far as it can be; None of others.

        There are such lines where there is no value, since a table of rates ends too early.
        """
        entry = self.derived(name)
        lines = RULES[entry.rule].lines if entry and entry.rule else None
        if entry is None or lines is None or not self._complete(entry):
            return None
        return lines(self.today, **self._arguments(entry))

    def counted(self) -> Sequence[str]:
        """The derived names that are there, in the order of the library.

        Looked at is only what follows from something known, so many trees take no longer than few.
        """
        return self._counted

    @cached_property
    def _counted(self) -> Sequence[str]:
        following = self._derivations.following
        work = [*self._derivations.unasked]
        work += (name for known in self._asked for name in following.get(known, ()))
        found: set[str] = set()
        while work:
            name = work.pop()
            if name not in found and name not in self._asked and name in self:
                found.add(name)
                work += following.get(name, ())
        return sorted(found, key=self._derivations.places.__getitem__)

    def derived(self, name: str) -> Derived | None:
        """The way by which a derived name gets its value now, if any holds."""
        if name not in self._ways:
            self._ways[name] = next(
                (
                    entry
                    for entry in self._derivations.get(name, ())
                    if entry.guard is None or holds(entry.guard, self, self.today)
                ),
                None,
            )
        return self._ways[name]

    def summed(self, name: str) -> list[str]:
        """The names that a total adds up: of all its ways, those that hold and are not nought."""
        found = []
        for entry in self._derivations[name]:
            assert entry.guard is not None, "an item is there where its sum is"
            if holds(entry.guard, self, self.today) and self[entry.arguments["of"]]:
                found.append(entry.arguments["of"])
        return found

    def _total(self, name: str) -> Decimal:
        total = Decimal()
        for item in self.summed(name):
            value = self[item]
            assert isinstance(value, Decimal), "check proves that a demand comes to money"
            total += value
        return total

    def figures(self, name: str) -> Figures:
        """How a value that a rule gives was counted."""
        entry = self.derived(name)
        assert entry is not None, "only a value that is there has figures"
        assert entry.rule is not None, "a term is no rule"
        return RULES[entry.rule].figures(self.today, **self._arguments(entry))

    def _arguments(self, entry: Derived) -> dict[str, Any]:
        found: dict[str, Any] = {key: self[name] for key, name in entry.arguments.items()}
        if entry.rates is not None:
            found["rates"] = self._facts.rates[entry.rates]
        return found
