"""What a letter may name at a place of it, what each name is, and what its parts are.

Owns which of them are of the case and which the letter sets itself, how far what a loop sets is
known, and the names and parts that there are not, each told with the one that was meant.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wizard.author.names import letter_types as types
from wizard.author.names.letter_comparisons import LetterFault, written
from wizard.author.names.letter_tree import Attribute, Expression, Named
from wizard.author.names.letter_types import PARTS, UNKNOWN, WORDS, Type
from wizard.author.names.reserved import GIVEN
from wizard.author.names.table import Names
from wizard.author.tree.diagnostic import suggestion
from wizard.library.facts import Contact

_PARTED = "only said, contacts, loop, attempts, respondents and rows have parts"


class Nameable(NamedTuple):
    """What a library has that a letter may name."""

    names: Names
    contacts: Mapping[str, Contact] | None
    """None where it could not be read, and may hold any."""
    stages: Collection[str] = ()
    letters: Collection[str] = ()
    counted: Container[str] = ()
    """The names that `compute` gives."""


@dataclass
class Scope:
    """The names that are known so far, from the top of a letter down."""

    known: Nameable
    own: dict[str, Type] = field(default_factory=dict)
    """The names that the letter itself sets, so far."""
    outer: Set[str] = frozenset()
    """Those of them that were set outside of the loop at hand."""
    ended: Set[str] = frozenset()
    """Names that ended with their loop."""

    def inner(self, name: str, kind: Type) -> Scope:
        """That of a loop, with its own name."""
        return replace(self, own={**self.own, name: kind}, outer=self.own.keys())

    def only(self, names: frozenset[str]) -> Scope:
        """As far as some names go."""
        own = {name: self.own[name] for name in self.own.keys() & names}
        outer, ended = names.intersection(self.outer), names.intersection(self.ended)
        return Scope(self.known, own, outer, ended)

    def case_name(self, node: Expression) -> str:
        """The name of the case that an expression is, if it is one: `x`, or `said.x`."""
        if isinstance(node, Named):
            name = "" if node.name in self.own or node.name in GIVEN else node.name
        elif isinstance(node, Attribute) and is_named(node.owner, "said"):
            name = node.attr
        else:
            return ""
        return name if name in self.known.names else ""

    def is_strange(self, node: Expression) -> bool:
        """Whether a name that nothing sets is in an expression."""
        if isinstance(node, Named):
            name = node.name
            return not (name in self.known.names or name in self.own or name in GIVEN)
        return any(map(self.is_strange, node.parts))

    def can_be_false(self, name: str) -> bool:
        """Whether a value can be there and false: nothing ticked, a counted sum of nothing."""
        kind = self.known.names[name].field
        nothing = kind is not None and kind.nothing and name in self.known.counted
        return self.is_checklist(name) or nothing

    def is_checklist(self, name: str) -> bool:
        """Whether it is what was ticked."""
        return self.known.names[name].kind == "checklist"

    def is_word(self, name: str) -> bool:
        """Whether it is an id or a text, which can be held against such."""
        entry = self.known.names[name]
        return entry.kind == "choice" or (entry.field is not None and entry.field.wordy)


class LetterNames:
    """The names that one letter can use; `faults` is what was met."""

    def __init__(self, scope: Scope) -> None:
        self._known, self.scope = scope.known, scope
        self.faults: list[LetterFault] = []

    def _refuse(self, node: Expression, what: str, hint: str) -> Type:
        self.faults.append(LetterFault.part(node, what, hint))
        return UNKNOWN

    def _named(self, node: Expression, name: str) -> Type:
        if name in self.scope.own:
            return self.scope.own[name]
        if name in ("said", "contacts"):
            return self._refuse(node, f"the whole of «{name}»", "said.NAME, contacts.ID.value")
        return types.TO_ALL.get(name) or self._of_case(node, name)

    def _of_case(self, node: Expression, name: str) -> Type:
        names = self._known.names
        if names.whole and name not in names:
            near = f"«{name}» ends with its loop" if name in self.scope.ended else ""
            if any(name in entry.values for entry in names.values()):
                near = f'write "{name}" in quotes'
            self._unknown(node, "unknown-name", name, names, near)
        return types.of_case(names, name)

    def _unknown(
        self, node: Expression, code: str, name: str, known: Iterable[str], hint: str = ""
    ) -> None:
        near = hint or suggestion(name, known)
        self.faults.append(LetterFault(node, code, {"name": name}, near))

    def _no_part(self, node: Expression, attr: str, kind: Type) -> Type:
        """What there is in place of a part that there is not."""
        rows = kind.what == "row"
        has = f"columns of {kind.name} are" if rows else f"a {kind.what} has"
        near = suggestion(attr, kind.parts) or f"{has} {', '.join(sorted(kind.parts))}"
        told = {"name": attr, "owner": kind.name or kind.what}
        code = "unknown-column" if rows else "unknown-attribute"
        self.faults.append(LetterFault(node, code, told, near))
        return UNKNOWN

    def _of_attempt(self, part: str) -> Type:
        values = {"stage": self._known.stages, "letter": self._known.letters}.get(part)
        return WORDS if values is None else Type("id", part, values)

    def _given_part(self, node: Attribute) -> Type | None:
        """What stands behind the dot of `said` and `contacts`; None of all others."""
        owner, attr = node.owner, node.attr
        if is_named(owner, "said"):
            return types.said(self._of_case(node, attr))
        if not is_named(owner, "contacts"):
            return None
        contacts = self._known.contacts
        if contacts is not None and attr not in contacts:
            self._unknown(node, "unknown-contact", attr, contacts)
            return UNKNOWN
        # One that is not confirmed has no place in a letter at all, and is told of as such.
        sure = contacts is None or contacts[attr].status == "confirmed"
        return Type("contact") if sure else UNKNOWN

    def _part_of(self, node: Attribute, kind: Type) -> Type:
        """What stands behind the dot of something else, which is of a type."""
        owner, attr = node.owner, node.attr
        if not kind.known:
            return UNKNOWN
        if kind.each is not None and attr in kind.each.parts:
            what = f"«.{attr}» of all «{written(owner)}» at once"
            return self._refuse(node, what, one_by_one(owner, attr))
        if kind.what not in PARTS:
            return self._refuse(node, f"«.{attr}» of «{written(owner)}»", _PARTED)
        if attr not in kind.parts:
            return self._no_part(node, attr, kind)
        columns = self._known.names[kind.name].columns if kind.what == "row" else None
        if columns is not None:
            return types.of_case(columns, attr)
        return self._of_attempt(attr) if kind.what == "attempt" else types.part_of(kind, attr)


def is_named(node: Expression, name: str) -> bool:
    """Whether an expression is some name."""
    return isinstance(node, Named) and node.name == name


def one_by_one(rows: Expression, part: str = "") -> str:
    """How a list is gone through."""
    name = f"one.{part}" if part else "one.COLUMN"
    return f"one by one: {{% for one in {written(rows)} %}}{{{{ {name} }}}}{{% endfor %}}"
