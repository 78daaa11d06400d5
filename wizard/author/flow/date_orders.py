"""Which of two dates is the later one: a variable of its own for each two that guards compare.

Owns what such an order rests on. An order is what it was until somebody is asked for what one of
the two dates rests on; where that is today as well, it is never known for longer than one step.
Refuses more: of three dates the orders are not held against each other, nor is an order against how
old its dates are, so more may seem possible than is, and never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from wizard.library.guard import Compared, Comparison, comparisons, looks_at
from wizard.library.operators import DateName, TimeSpan
from wizard.walk.values import Derived

Pair = tuple[str, ...]


def rests_on(
    names: Iterable[str], derived: Mapping[str, Sequence[Derived]]
) -> tuple[set[str], bool]:
    """Every name on which some names rest, they included, and whether they rest on today as well.

    A depth-first search.
    """
    found, ages, stack = set[str](), False, [*names]
    while stack:
        name = stack.pop()
        if name in found:
            continue
        found.add(name)
        for way in derived.get(name, ()):
            parts = [*comparisons(way.guard)] if way.guard else []
            stack += [*way.arguments.values(), *(one for part in parts for one in looks_at(part))]
            ages = ages or way.rule is not None or any(map(of_today, parts))
    return found, ages


def of_two(guard: Comparison) -> TypeGuard[Compared]:
    """Whether a comparison holds one date against another."""
    return isinstance(guard, Compared) and isinstance(guard.operand, DateName)


def pair(guard: Comparison) -> Pair:
    """The two dates of a comparison, whichever is held against the other."""
    return tuple(sorted(looks_at(guard)))


def of_today(guard: Comparison) -> bool:
    """Whether a comparison turns by itself, as days go by."""
    return isinstance(guard, Compared) and isinstance(guard.operand, TimeSpan)
