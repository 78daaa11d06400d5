"""Which of two dates is the later one, as a variable of its own for each two that guards compare.

An order is what it was until somebody is asked for what one of the two dates rests on; where that
is today as well, it is never known for longer than one step. Refuses more: of three dates the
orders are not held against each other, nor is an order against how old its dates are, so more may
seem possible than is, and never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeGuard

from wizard.author.flow.variables import Shape, Variable, orders
from wizard.library.guard import Compared, Comparison, comparisons, looks_at
from wizard.library.operators import DateName, TimeSpan
from wizard.walk.values import Derived

Pair = tuple[str, ...]


class DateOrders:
    """The orders of the dates of one library."""

    def __init__(
        self,
        pairs: Iterable[Pair],
        derived: Mapping[str, Sequence[Derived]],
        variable: Callable[[Shape], Variable],
    ) -> None:
        """Make a variable for each of the `pairs`, whose names are known."""
        self._derived = derived
        self._variables = {pair: variable(orders(pair[0])) for pair in sorted(pairs)}
        self.turned: dict[str, int] = {}
        """By each name the bits of the orders that an answer to it may change."""
        self.turning = 0
        """The bits of those that change by themselves."""
        for pair, order in self._variables.items():
            names, ages = self._rests_on(pair)
            for name in names:
                self.turned[name] = self.turned.get(name, 0) | order.full
            self.turning |= order.full if ages else 0

    @property
    def full(self) -> int:
        """All bits."""
        return sum(order.full for order in self._variables.values())

    def of(self, guard: Compared) -> Variable | None:
        """The order that a comparison asks about; None where nothing is known of it."""
        return self._variables.get(pair(guard))

    def _rests_on(self, dates: Pair) -> tuple[set[str], bool]:
        """Every name on which some dates rest, and whether they rest on today as well."""
        names, ages, stack = set[str](), False, [*dates]
        while stack:
            name = stack.pop()
            if name in names:
                continue
            names.add(name)
            for way in self._derived.get(name, ()):
                parts = [*comparisons(way.guard)] if way.guard else []
                stack += [
                    *way.arguments.values(),
                    *(one for part in parts for one in looks_at(part)),
                ]
                ages = ages or way.rule is not None or any(map(_of_today, parts))
        return names, ages


def of_two(guard: Comparison) -> TypeGuard[Compared]:
    """Whether a comparison holds one date against another."""
    return isinstance(guard, Compared) and isinstance(guard.operand, DateName)


def pair(guard: Comparison) -> Pair:
    """The two dates of a comparison, whichever is held against the other."""
    return tuple(sorted(looks_at(guard)))


def _of_today(guard: Comparison) -> bool:
    return isinstance(guard, Compared) and isinstance(guard.operand, TimeSpan)
