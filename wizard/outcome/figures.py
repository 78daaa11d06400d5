"""Derived values in words: what it is, the article it rests on, how it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wizard.i18n import Language
from wizard.law.rules import RULES, Value
from wizard.walk.walk import Walk


@dataclass(frozen=True)
class Figure:
    """One derived value."""

    value: Value
    what: str
    source: str
    how: str

    @property
    def is_sum(self) -> bool:
        """Whether it is money, and not a day."""
        return isinstance(self.value, Decimal)


def figures(walk: Walk, say: Language) -> Iterator[Figure]:
    """Every derived value that can be counted by now, is not zero, and has words."""
    values = walk.values
    for tree in walk.walker.library.trees.values():
        for name, entry in tree.compute.items():
            rule = entry["rule"]
            if f"rule_{rule}" not in say or name not in values or values[name] == Decimal(0):
                continue
            how = f"rule_{rule}_how"
            yield Figure(
                value=values[name],
                what=say(f"rule_{rule}"),
                source=RULES[rule].source,
                how=say(how, **values.figures(name)) if how in say else "",
            )
