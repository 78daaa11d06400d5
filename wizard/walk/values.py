"""What is known on a way: what was asked, and what follows from it by rule.

Owns derived values: a name under `compute` is there as soon as all its arguments are, and is
counted on the day that is asked for, only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wizard.law.days import term_end
from wizard.law.rules import RULES, Figures, Value
from wizard.tree.facts import Term
from wizard.tree.library import Library


def derivations(library: Library) -> dict[str, dict[str, str]]:
    """Every derived name of the library: its rule, and the names of the arguments."""
    return {name: entry for tree in library.trees.values() for name, entry in tree.compute.items()}


class Values(Mapping[str, Value]):
    """Names and values on one day."""

    def __init__(
        self,
        asked: Mapping[str, Value],
        derived: Mapping[str, Mapping[str, str]],
        terms: Mapping[str, Term],
        today: date,
    ) -> None:
        self._asked = asked
        self._derived = derived
        self._terms = terms
        self.today = today

    def __getitem__(self, name: str) -> Value:
        if name in self._asked:
            return self._asked[name]
        entry = self._derived[name]
        if "term" in entry:
            start = self[entry["from"]]
            assert isinstance(start, date), "check proves that a term runs from a date"
            return term_end(start, self._terms[entry["term"]].length)
        return RULES[entry["rule"]].count(self.today, **self._arguments(name))

    def __iter__(self) -> Iterator[str]:
        yield from self._asked
        yield from (name for name in self._derived if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        if name in self._asked:
            return True
        entry = self._derived.get(str(name))
        return entry is not None and all(
            argument in self for key, argument in entry.items() if key not in ("rule", "term")
        )

    def figures(self, name: str) -> Figures:
        """How a derived value was counted."""
        rule = RULES[self._derived[name]["rule"]]
        return rule.figures(self.today, **self._arguments(name))

    def _arguments(self, name: str) -> dict[str, Value]:
        entry = self._derived[name]
        return {key: self[argument] for key, argument in entry.items() if key != "rule"}
