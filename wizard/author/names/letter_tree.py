"""What a letter says, as a small tree: words, values, and the tags `if`, `for`, `set` and parts.

Owns the shape of a letter that was read. Refuses to read one: that is `letter_parser`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Spot(NamedTuple):
    """A place in the file in which a part of a letter was written, 1-based."""

    path: str
    line: int
    column: int
    end_column: int

    @property
    def span(self) -> tuple[int, int, int]:
        """It in its file, as a diagnostic takes it."""
        return self.line, self.column, self.end_column


@dataclass(frozen=True, eq=False)
class Expression:
    """A value, or what is made of others; `spot` is its own word, or all of it."""

    spot: Spot

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What it is made of, in the order in which it is written."""
        return ()


@dataclass(frozen=True, eq=False)
class Named(Expression):
    """A name: of the case, of the letter, or one that every letter has."""

    name: str


@dataclass(frozen=True, eq=False)
class Literal(Expression):
    """A text in quotes, a number, `true`, `false`; None is `none`."""

    value: str | int | None


@dataclass(frozen=True, eq=False)
class Attribute(Expression):
    """What stands behind a dot."""

    owner: Expression
    attr: str

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What has it."""
        return (self.owner,)


@dataclass(frozen=True, eq=False)
class Filter(Expression):
    """A value behind which a filter stands."""

    inner: Expression
    name: str
    args: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The value, and what the filter is given."""
        return (self.inner, *self.args)


@dataclass(frozen=True, eq=False)
class Several(Expression):
    """What is made of several expressions in a row."""

    several: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """All of them."""
        return self.several


class Negated(Several):
    """That one does not hold."""


class And(Several):
    """That both hold."""


class Or(Several):
    """That one of two holds."""


class Joined(Several):
    """Texts one behind the other: `a ~ b`."""


class Listed(Several):
    """A list: `["a", "b"]`."""


class IfElse(Several):
    """A condition, what is so where it holds, and perhaps what is so else."""


class Lookup(Several):
    """A word for each of some answers, `{"a": "b"}[name]`: the name, and the words."""


@dataclass(frozen=True, eq=False)
class Comparing(Several):
    """Two expressions held against each other."""

    operator: str


@dataclass(frozen=True, eq=False)
class Words:
    """Plain text."""

    text: str


@dataclass(frozen=True, eq=False)
class Say:
    """A value that is printed."""

    value: Expression


@dataclass(frozen=True, eq=False)
class Set:
    """A name of the letter, and what it is from here on."""

    target: Named
    value: Expression


@dataclass(frozen=True, eq=False)
class If:
    """The first branch whose condition holds; the one behind `else` has none."""

    branches: tuple[tuple[Expression | None, Body], ...]


@dataclass(frozen=True, eq=False)
class For:
    """A body for each of a list, perhaps of those alone that a condition holds of."""

    target: Named
    over: Expression
    test: Expression | None
    body: Body
    rest: Body
    """What is said where the list is empty."""


@dataclass(frozen=True, eq=False)
class Included:
    """A part, as if its lines stood here."""

    body: Body


Statement = Words | Say | Set | If | For | Included
Body = tuple[Statement, ...]


def within(value: Expression) -> Iterator[Expression]:
    """An expression and all in it."""
    yield value
    for part in value.parts:
        yield from within(part)


def statements(body: Iterable[Statement]) -> Iterator[Statement]:
    """All statements, those inside of others and of parts included."""
    for one in body:
        yield one
        if isinstance(one, If):
            yield from (inner for _, own in one.branches for inner in statements(own))
        elif isinstance(one, For):
            yield from statements((*one.body, *one.rest))
        elif isinstance(one, Included):
            yield from statements(one.body)


def expressions(body: Iterable[Statement]) -> Iterator[Expression]:
    """All expressions of a letter."""
    for one in statements(body):
        match one:
            case Say(value=value):
                yield from within(value)
            case Set(target=target, value=value):
                yield from (target, *within(value))
            case If(branches=branches):
                yield from (part for test, _ in branches if test for part in within(test))
            case For(target=target, over=over, test=test):
                yield from (target, *within(over), *(within(test) if test else ()))
