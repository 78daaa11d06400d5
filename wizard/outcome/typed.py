"""What a person typed, within a letter: words that are read by people and never as a part of it.

Owns how they are told from what the letter says itself: as the letter is filled in, each value has
marks around it. Refuses to read them: that is for `covering`.
"""

from __future__ import annotations

from collections.abc import Mapping

from wizard.law.rules import Value
from wizard.library.table import Table
from wizard.outcome.wording import Wording
from wizard.walk.answers import Chosen

BEGIN, END = "\ufdd2", "\ufdd3"
"""What is no character, and stands in no text, around what was typed."""
UNMARKED = dict.fromkeys(map(ord, (BEGIN, END)))


class Typed(str):
    """A value as it was typed: as it is where it is asked for, with marks where it is printed.

    What the filters of letters make of it was typed as well.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{BEGIN}{self.translate(UNMARKED)}{END}"

    def strip(self, chars: str | None = None) -> Typed:
        """Without such characters at its ends."""
        return Typed(super().strip(chars))

    def lower(self) -> Typed:
        """In small letters."""
        return Typed(super().lower())

    def capitalize(self) -> Typed:
        """With its first letter alone a capital."""
        return Typed(super().capitalize())


class TypedWording(Wording):
    """Fills texts with marks around what was typed."""

    def value(self, name: str, value: Value) -> str:
        """One value as the person would say it."""
        return _typed(super().value(name, value), value)

    def verbatim(self, value: str) -> str:
        """What was typed or chosen, as it is."""
        return _typed(value, value)

    def rows(self, name: str, table: Table) -> list[dict[str, str]]:
        """Rows as the person would say them."""
        told = zip(super().rows(name, table), table.rows, strict=True)
        return [{key: _typed(said[key], row[key]) for key in said} for said, row in told]

    def _named(self, name: str, values: Mapping[str, Value]) -> str:
        return str(super()._named(name, values))


def _typed(said: str, value: Value) -> str:
    own = isinstance(value, str | Table) and not isinstance(value, Chosen)
    return Typed(said) if own else said


def alike(before: str, after: str) -> str:
    """What became of a text: typed where that was."""
    return Typed(after) if isinstance(before, Typed) else after
