"""What a letter says, as a small tree: texts, values, and the tags `if`, `for`, `set` and parts.

Owns the shape of a letter that was read. Refuses to read one: that is `letter_parser`.
"""

from __future__ import annotations

import msgspec

from wizard.author.tree.letter_text import LetterText, Spot


class Expression(msgspec.Struct, frozen=True, eq=False):
    """A value, or what is made of others, its `parts`, in the order in which they are written.

    From `start` to `end` in the own lines of `text` stands its own word, or all of it.
    """

    text: LetterText
    start: int
    end: int
    parts: tuple[Expression, ...]

    @property
    def spot(self) -> Spot:
        """Its place in its file."""
        return self.text.spot(self.start, self.end)


class Named(Expression, frozen=True):
    """A name: of the case, of the letter, or one that every letter has."""

    name: str


class Literal(Expression, frozen=True):
    """A text in quotes, a number, `true`, `false`; None is `none`."""

    value: str | int | None


class Attribute(Expression, frozen=True):
    """What stands behind a dot."""

    attr: str

    @property
    def owner(self) -> Expression:
        """What has it."""
        return self.parts[0]


class Filter(Expression, frozen=True):
    """A value behind which a filter stands, and what that is given."""

    name: str


class Negated(Expression, frozen=True):
    """That one does not hold."""


class And(Expression, frozen=True):
    """That both hold."""


class Or(Expression, frozen=True):
    """That one of two holds."""


class Joined(Expression, frozen=True):
    """Texts one behind the other: `a ~ b`."""


class Listed(Expression, frozen=True):
    """A list: `["a", "b"]`."""


class IfElse(Expression, frozen=True):
    """A condition, what is so where it holds, and perhaps what is so else."""


class Lookup(Expression, frozen=True):
    """A word for each of some answers, `{"a": "b"}[name]`: the name, and the words."""


class Comparing(Expression, frozen=True):
    """Two expressions held against each other."""

    operator: str


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


class LetterTree(msgspec.Struct, frozen=True, eq=False):
    """A letter, or a part, as if its lines stood where it is included."""

    body: Body
    names: frozenset[str]
    """Every name in it, and in its parts."""
    attrs: frozenset[str]
    """All that stands behind a dot."""
    says: bool
    """Whether it may come to a word."""


Statement = str | Say | Set | If | For | LetterTree
Body = tuple[Statement, ...]
