"""What is known on a way: what was asked, and what follows from it.

Owns derived values: a name under `compute` is there as soon as the guard of one of its entries
holds and all the arguments of that entry are known; it is counted on the day that is asked for,
only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.law.days import term_end
from wizard.law.rules import RULES, Figures, Value
from wizard.tree.facts import Term
from wizard.tree.guard import Guard, parse
from wizard.tree.library import Library
from wizard.tree.model import alternatives
from wizard.walk.guards import holds


@dataclass(frozen=True)
class Derived:
    """One way to come to a derived value: what it rests on, and the names of its arguments."""

    guard: Guard | None
    rule: str | None
    term: str | None
    constant: str | None
    arguments: Mapping[str, str]


Derivations = Mapping[str, Sequence[Derived]]


def derivations(library: Library) -> dict[str, list[Derived]]:
    """Every derived name of the library and the ways to come to it, in order."""
    return {
        name: [derived(entry) for entry in alternatives(raw)]
        for tree in library.trees.values()
        for name, raw in tree.compute.items()
    }


def derived(entry: Mapping[str, Any]) -> Derived:
    """One sound entry of `compute`."""
    rest = dict(entry)
    guard = parse(rest.pop("when")) if "when" in rest else None
    rule, term, constant = (rest.pop(key, None) for key in ("rule", "term", "is"))
    return Derived(guard, rule, term, constant, rest)


class Values(Mapping[str, Value]):
    """Names and values on one day."""

    def __init__(
        self,
        asked: Mapping[str, Value],
        derivations: Derivations,
        terms: Mapping[str, Term],
        today: date,
    ) -> None:
        self._asked = asked
        self._derivations = derivations
        self._terms = terms
        self.today = today

    def __getitem__(self, name: str) -> Value:
        if name in self._asked:
            return self._asked[name]
        entry = self.derived(name)
        if entry is None:
            raise KeyError(name)
        if entry.constant is not None:
            return entry.constant
        if entry.term is not None:
            start = self[entry.arguments["from"]]
            assert isinstance(start, date), "check proves that a term runs from a date"
            return term_end(start, self._terms[entry.term].length)
        return RULES[entry.rule or ""].count(self.today, **self._arguments(entry))

    def __iter__(self) -> Iterator[str]:
        yield from self._asked
        yield from (name for name in self._derivations if name not in self._asked and name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        if name in self._asked:
            return True
        entry = self.derived(str(name))
        return entry is not None and all(argument in self for argument in entry.arguments.values())

    def derived(self, name: str) -> Derived | None:
        """The way by which a derived name gets its value now, if any holds."""
        return next(
            (
                entry
                for entry in self._derivations.get(name, ())
                if entry.guard is None or holds(entry.guard, self, self.today)
            ),
            None,
        )

    def figures(self, name: str) -> Figures:
        """How a value that a rule gives was counted."""
        entry = self.derived(name)
        assert entry is not None, "only a value that is there has figures"
        assert entry.rule is not None, "a term is no rule"
        return RULES[entry.rule].figures(self.today, **self._arguments(entry))

    def _arguments(self, entry: Derived) -> dict[str, Value]:
        return {key: self[argument] for key, argument in entry.arguments.items()}
