"""What a letter says, as a small tree: words, values, and the tags `if`, `for`, `set` and parts.

Owns the shape of a letter that was read. Refuses to read one: that is `letter_parser`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec


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


class Expression(msgspec.Struct, frozen=True, eq=False):
    """A value, or what is made of others; `spot` is its own word, or all of it."""

    spot: Spot

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What it is made of, in the order in which it is written."""
        return ()


class Named(Expression, frozen=True):
    """A name: of the case, of the letter, or one that every letter has."""

    name: str


class Literal(Expression, frozen=True):
    """A text in quotes, a number, `true`, `false`; None is `none`."""

    value: str | int | None


class Attribute(Expression, frozen=True):
    """What stands behind a dot."""

    owner: Expression
    attr: str

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What has it."""
        return (self.owner,)


class Filter(Expression, frozen=True):
    """A value behind which a filter stands."""

    inner: Expression
    name: str
    args: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The value, and what the filter is given."""
        return (self.inner, *self.args)


class Several(Expression, frozen=True):
    """What is made of several expressions in a row."""

    several: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """All of them."""
        return self.several


class Negated(Several, frozen=True):
    """That one does not hold."""


class And(Several, frozen=True):
    """That both hold."""


class Or(Several, frozen=True):
    """That one of two holds."""


class Joined(Several, frozen=True):
    """Texts one behind the other: `a ~ b`."""


class Listed(Several, frozen=True):
    """A list: `["a", "b"]`."""


class IfElse(Several, frozen=True):
    """A condition, what is so where it holds, and perhaps what is so else."""


class Lookup(Several, frozen=True):
    """A word for each of some answers, `{"a": "b"}[name]`: the name, and the words."""


class Comparing(Several, frozen=True):
    """Two expressions held against each other."""

    operator: str


class Words(msgspec.Struct, frozen=True, eq=False):
    """Plain text."""

    text: str


class Say(msgspec.Struct, frozen=True, eq=False):
    """A value that is printed."""

    value: Expression


class Set(msgspec.Struct, frozen=True, eq=False):
    """A name of the letter, and what it is from here on."""

    target: Named
    value: Expression


class If(msgspec.Struct, frozen=True, eq=False):
    """The first branch whose condition holds; the one behind `else` has none."""

    branches: tuple[tuple[Expression | None, Body], ...]


class For(msgspec.Struct, frozen=True, eq=False):
    """A body for each of a list, perhaps of those alone that a condition holds of."""

    target: Named
    over: Expression
    test: Expression | None
    body: Body
    rest: Body
    """What is said where the list is empty."""


class Included(msgspec.Struct, frozen=True, eq=False):
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
