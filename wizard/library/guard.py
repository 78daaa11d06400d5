"""The closed set of guards, and how an author writes them.

    when: {reason: overdue}                     equals; for a checklist: is ticked
    when: {reason: [overdue, post]}             one of
    when: {answered: order_number}              was given (a name or a list of names)
    when: {price: {at_least: 100000}}           one of `operators`: sums, numbers, times of day
    when: {due_date: {older_than: 10 days}}     another: dates, by days, months or years
    when: {claim_date: {after: due_date}}       another: dates, by another one
    when: {goods: {any: {price: {at_least: 1}}}}  rows: a guard over the columns of one
    when: {goods: {every: {answered: price}}}   rows: the same of each
    when: {goods: {count: {at_least: 2}}}       rows: how many there are
    when: {all: [ … ]} · {any: [ … ]} · {not: { … }}

Several names in one mapping must all hold. Owns the grammar; refuses to evaluate: that is
`walk.guards`, so that the same guard can be both walked and reasoned about.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil
from typing import Any, Literal

import msgspec

from wizard.library.operators import OPERATORS, DateName, Operand

WORDS = ("all", "any", "not", "answered")
"""What guards have beside names."""
OF_ROWS = ("any", "every", "count")
"""What guards say of rows, behind their name."""
ELSEWHERE = {"and": "all", "or": "any", "none": "not", "nor": "not", "no": "not"}
"""What other languages call them."""


class Among(msgspec.Struct, frozen=True):
    """The value is one of these; for a checklist, one of these is ticked."""

    name: str
    values: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True):
    """A value was given and not skipped."""

    name: str


class Compared(msgspec.Struct, frozen=True):
    """The value compares so with what stands behind the operator (`operators`)."""

    name: str
    operator: str
    operand: Operand


class AnyRow(msgspec.Struct, frozen=True):
    """Of at least one row the part holds, which looks at its columns."""

    name: str
    part: Guard


class RowCount(msgspec.Struct, frozen=True):
    """There are so many rows or more."""

    name: str
    least: int


class All(msgspec.Struct, frozen=True):
    """Every part holds."""

    parts: tuple[Guard, ...]


class AnyOf(msgspec.Struct, frozen=True):
    """At least one part holds."""

    parts: tuple[Guard, ...]


class Not(msgspec.Struct, frozen=True):
    """The part does not hold."""

    part: Guard


Comparison = Among | Answered | Compared | AnyRow | RowCount
"""A guard that looks at one name, or holds one date against another; what is in one over rows
looks at no name of the case."""

Guard = Comparison | All | AnyOf | Not


Where = tuple[str | int, ...]
"""The keys and indexes that lead to a place in what was written."""
Cause = Literal["shape", "empty", "list", "span", "number", "other", "operator", "word"]


class GuardError(Exception):
    """A guard that is not of the closed set; `where` is the way to the fault inside it."""

    def __init__(
        self, where: Where, problem: str, cause: Cause, name: str = "", value: Any = None
    ) -> None:
        super().__init__(problem)
        self.where = where
        self.problem = problem
        self.cause: Cause = cause
        self.name = name
        """What was written as a name or an operator."""
        self.value = value
        """What was written under it."""

    @property
    def key(self) -> bool:
        """Whether the key at `where` is at fault, and not its value."""
        return self.cause not in ("number", "span", "other")


def parse(raw: Any, where: Where = ()) -> Guard:
    """What an author wrote under `when`, as a guard.

    Raises:
        GuardError: an unknown operator, a bound that is not a number, an empty mapping.
    """
    if not isinstance(raw, dict):
        raise GuardError(where, "a guard is a mapping, such as {reason: overdue}", "shape")
    if not raw:
        problem = "a guard with nothing in it; leave out «when» for the default"
        raise GuardError(where, problem, "empty")
    parts = tuple(_one(name, value, (*where, name)) for name, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _one(name: str, value: Any, where: Where) -> Guard:
    if name in ("all", "any"):
        if not isinstance(value, list) or not value:
            raise GuardError(where, f"«{name}» takes a list of guards", "list", name, value)
        parts = tuple(parse(part, (*where, index)) for index, part in enumerate(value))
        return All(parts) if name == "all" else AnyOf(parts)
    if name == "not":
        return Not(parse(value, where))
    if name == "answered":
        names = value if isinstance(value, list) else [value]
        if not names or not all(isinstance(item, str) for item in names):
            raise GuardError(where, "«answered» takes a name or a list of names", "shape")
        answered = tuple(Answered(item) for item in names)
        return answered[0] if len(answered) == 1 else All(answered)
    if isinstance(value, str):
        return Among(name, (value,))
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return Among(name, tuple(value))
    if isinstance(value, dict) and len(value) == 1:
        operator, bound = next(iter(value.items()))
        if operator in OF_ROWS:
            return _of_rows(name, operator, bound, (*where, operator))
        if name in ELSEWHERE and operator not in OPERATORS:
            raise GuardError(where, f"guards have no «{name}»", "word", name, value)
        return _comparison(name, operator, bound, (*where, operator))
    problem = "a name is compared with a value, a list of values or one operator"
    raise GuardError(where, problem, "word", name, value)


def _comparison(name: str, operator: str, bound: Any, where: Where) -> Guard:
    row = OPERATORS.get(operator)
    if row is None:
        problem = f"no operator «{operator}»; there are {', '.join(OPERATORS)}"
        raise GuardError(where, problem, "operator", operator, bound)
    operand = row.operands.read(str(bound))
    if operand is None:
        problem = f"«{operator}» takes {row.operands.said}"
        raise GuardError(where, problem, row.operands.cause, operator, bound)
    return Compared(name, operator, operand)


def _of_rows(name: str, word: str, raw: Any, where: Where) -> Guard:
    """A guard over rows; all of them are written as «of one» and «so many or more»."""
    answered = Answered(name)
    if word == "any":
        return AnyRow(name, parse(raw, where))
    if word == "every":
        return All((answered, Not(AnyRow(name, Not(parse(raw, where))))))
    read = _one(word, raw, where[:-1]) if isinstance(raw, dict) else None
    match read:
        case Compared(operator="at_least", operand=Decimal() as least):
            return RowCount(name, ceil(least))
        case Compared(operator="below", operand=Decimal() as most):
            return All((answered, Not(RowCount(name, ceil(most)))))
    problem = "«count» takes at_least or below, and a number"
    raise GuardError(where, problem, "shape", word, raw)


def comparisons(guard: Guard) -> Iterator[Comparison]:
    """The parts of a guard with no others in them."""
    if isinstance(guard, All | AnyOf):
        for part in guard.parts:
            yield from comparisons(part)
    elif isinstance(guard, Not):
        yield from comparisons(guard.part)
    else:
        yield guard


def looks_at(part: Comparison) -> tuple[str, ...]:
    """The names that a comparison looks at."""
    if isinstance(part, Compared) and isinstance(part.operand, DateName):
        return part.name, part.operand.name
    return (part.name,)


def names(guard: Guard) -> set[str]:
    """The names that a guard looks at."""
    return {name for part in comparisons(guard) for name in looks_at(part)}
