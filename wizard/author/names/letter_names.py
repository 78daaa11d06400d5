"""What a name of a letter is, and what its parts are.

Owns the names and the parts that there are not, each told with the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from wizard.author.names import letter_tree as tree
from wizard.author.names import letter_types as types
from wizard.author.names.letter_comparisons import LetterFault, written
from wizard.author.names.letter_scope import Nameable, Scope
from wizard.author.names.letter_types import PARTS, UNKNOWN, WORDS, Type
from wizard.author.tree.diagnostic import suggestion

_PARTED = "only said, contacts, loop, attempts, respondents and rows have parts"


class LetterNames:
    """The names that one letter can use; `faults` is what was met."""

    def __init__(self, known: Nameable) -> None:
        self._known = known
        self._scope = Scope(known)
        self.faults: list[LetterFault] = []

    def _refuse(self, node: tree.Expression, what: str, hint: str) -> Type:
        self.faults.append(LetterFault.part(node, what, hint))
        return UNKNOWN

    def _named(self, node: tree.Expression, name: str) -> Type:
        if name in self._scope.own:
            return self._scope.own[name]
        if name in ("said", "contacts"):
            return self._refuse(node, f"the whole of «{name}»", "said.NAME, contacts.ID.value")
        return types.given_to_all(name) or self._of_case(node, name)

    def _of_case(self, node: tree.Expression, name: str) -> Type:
        names = self._known.names
        if names.whole and name not in names:
            near = f"«{name}» ends with its loop" if name in self._scope.ended else ""
            if any(name in entry.values for entry in names.values()):
                near = f'write "{name}" in quotes'
            self._unknown(node, "unknown-name", name, names, near)
        return types.of_case(names, name)

    def _unknown(
        self, node: tree.Expression, code: str, name: str, known: Iterable[str], hint: str = ""
    ) -> None:
        near = hint or suggestion(name, known)
        self.faults.append(LetterFault(node, code, {"name": name}, near))

    def _no_part(self, node: tree.Expression, attr: str, kind: Type) -> Type:
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

    def _given_part(self, node: tree.Attribute) -> Type | None:
        """What stands behind the dot of `said` and `contacts`; None of all others."""
        owner, attr = node.owner, node.attr
        if isinstance(owner, tree.Named) and owner.name == "said":
            return types.said(self._of_case(node, attr))
        if not isinstance(owner, tree.Named) or owner.name != "contacts":
            return None
        contacts = self._known.contacts
        if contacts is not None and attr not in contacts:
            self._unknown(node, "unknown-contact", attr, contacts)
            return UNKNOWN
        # One that is not confirmed has no place in a letter at all, and is told of as such.
        sure = contacts is None or contacts[attr].status == "confirmed"
        return Type("contact") if sure else UNKNOWN

    def _part_of(self, node: tree.Attribute, kind: Type) -> Type:
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


def one_by_one(rows: tree.Expression, part: str = "") -> str:
    """How a list is gone through."""
    name = f"one.{part}" if part else "one.COLUMN"
    return f"one by one: {{% for one in {written(rows)} %}}{{{{ {name} }}}}{{% endfor %}}"
