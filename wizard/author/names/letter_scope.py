"""What a letter may name at a place of it: names of the case, and those that it sets itself.

Owns which of them a name is, and how far what a loop sets is known.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from typing import NamedTuple

from wizard.author.names.letter_tree import Attribute, Expression, Named
from wizard.author.names.letter_types import Type
from wizard.author.names.reserved import GIVEN
from wizard.author.names.table import Names
from wizard.library.facts import Contact


class Nameable(NamedTuple):
    """What a library has that a letter may name."""

    names: Names
    contacts: Mapping[str, Contact] | None
    """None where it could not be read, and may hold any."""
    stages: Collection[str] = ()
    letters: Collection[str] = ()
    counted: Container[str] = ()
    """The names that `compute` gives."""


class Scope:
    """The names that are known so far, from the top of a letter down."""

    def __init__(self, known: Nameable) -> None:
        self._known = known
        self.own: dict[str, Type] = {}
        """The names that the letter itself sets, so far."""
        self._outer: list[dict[str, Type]] = []
        """Those of them that were set outside of each loop at hand."""
        self.ended: set[str] = set()
        """Names that ended with their loop."""

    def begin(self, name: str, kind: Type) -> None:
        """Go into a loop, with its own name."""
        self._outer.append(dict(self.own))
        self.own[name] = kind

    def end(self) -> None:
        """Go out of it: what was set in it ends with it."""
        outer = self._outer.pop()
        self.ended |= self.own.keys() - outer.keys()
        self.own = outer

    def is_outer(self, name: str) -> bool:
        """Whether a name was set outside of the loop at hand."""
        return bool(self._outer) and name in self._outer[-1]

    def case_name(self, node: Expression) -> str:
        """The name of the case that an expression is, if it is one: `x`, or `said.x`."""
        match node:
            case Attribute(owner=Named(name="said"), attr=name):
                return name if name in self._known.names else ""
            case Named(name=name) if name not in self.own and name not in GIVEN:
                return name if name in self._known.names else ""
        return ""

    def is_strange(self, node: Expression) -> bool:
        """Whether an expression is a name that nothing sets."""
        return isinstance(node, Named) and not (
            node.name in self._known.names or node.name in self.own or node.name in GIVEN
        )

    def can_be_false(self, name: str) -> bool:
        """Whether a value can be there and false: nothing ticked, a counted sum of nothing."""
        field = self._known.names[name].field
        nothing = field is not None and field.nothing and name in self._known.counted
        return self.is_checklist(name) or nothing

    def is_checklist(self, name: str) -> bool:
        """Whether it is what was ticked."""
        return self._known.names[name].kind == "checklist"

    def is_word(self, name: str) -> bool:
        """Whether it is an id or a text, which can be held against such."""
        entry = self._known.names[name]
        return entry.kind == "choice" or (entry.field is not None and entry.field.wordy)
