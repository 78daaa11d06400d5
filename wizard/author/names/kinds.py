"""What an expression of a letter is: an answer, words, a sum, a list.

Owns the kinds, and what becomes of them under a filter or behind a dot. Refuses to judge: where a
kind is not known there is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from jinja2 import nodes
from msgspec.structs import fields

from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.library.facts import Contact
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.date import DateField
from wizard.outcome.letters import RESPONDENTS, Attempt
from wizard.outcome.respondents import Claim, Debtor

OF_ATTEMPTS = frozenset(field.name for field in fields(Attempt))
OF_RESPONDENTS = frozenset(field.name for field in fields(Debtor))
OF_DEMANDS = frozenset(field.name for field in fields(Claim))
OF_CONTACTS = frozenset(Contact.__struct_fields__)
OF_LOOPS = frozenset(("index", "index0", "revindex", "revindex0", "first", "last", "length"))
TO_WORDS = frozenset(("trim", "lower", "upper", "capitalize", "uncapitalize", "join"))
LISTED = frozenset(
    ("first", "last", "join", "length", "list", "unique", "selectattr", "rejectattr")
)
"""Filters that take a list."""


class Kind(NamedTuple):
    """What an expression is."""

    what: str
    """A type of the table of names, or one of those below."""
    name: str = ""
    """The name of the case that it comes from."""
    values: Collection[str] = ()
    """What it can be, where that is known."""
    each: Kind | None = None
    """What one thing of it is; None if it is no list."""

    @property
    def known(self) -> bool:
        """Whether anything can be said of it."""
        return self.what not in ("", FAULTY)

    @property
    def said(self) -> str:
        """What it is called in a message."""
        return self.field.said if self.field else _CALLED.get(self.what, FieldKind.said)

    @property
    def field(self) -> FieldKind | None:
        """The kind of field whose values it has, where these are more than words."""
        return KINDS.get(self.what)


_CALLED = {
    "choice": "one answer",
    "item": "one answer",
    "id": "a name of the library",
    "checklist": "the ids that are ticked",
    "ticked": "the list of what is ticked",
    "said": "the words of an answer",
    "number": "a number",
    "nothing": "nothing",
    "truth": "true or false",
    "attempts": "a list",
    "attempt": "an attempt",
    "chosen": "an attempt",
    "respondent": "a respondent",
    "demand": "a demand",
    "row": "a row",
    "list": "a list",
    "mixed": "a list or a value",
}
UNKNOWN = Kind("")
WORDS = Kind("words")
NUMBER = Kind("number")
TRUTH = Kind("truth")
_RAW = (
    "choice", "item", "id", "checklist", "list", "attempts", "attempt", "chosen", "truth", "mixed",
    "row",
)  # fmt: skip
"""Kinds that are no better for a reader once a filter has made words of them."""


class Nameable(NamedTuple):
    """What a library has that a letter may name."""

    names: Names
    contacts: Mapping[str, Contact] | None
    """None where it could not be read, and may hold any."""
    stages: Collection[str] = ()
    letters: Collection[str] = ()


class Scope:
    """What each name is at one place of a letter."""

    def __init__(self, known: Nameable, own: Mapping[str, Kind]) -> None:
        self.known = known
        self.own = dict(own)
        """The names that the letter itself sets, so far."""
        self.outer: frozenset[str] = frozenset()
        """Those of them that were set outside of the loop in which this is."""
        self._ended: set[str] = set()

    def inner(self) -> Scope:
        """The scope of a loop, from which nothing that is set reaches out."""
        inner = Scope(self.known, self.own)
        inner.outer = frozenset(self.own)
        return inner

    def leave(self, inner: Scope) -> None:
        """Go on behind a loop."""
        self._ended |= inner.own.keys() - self.own.keys()

    def ended(self, name: str) -> str:
        """What to tell of a name that a loop took with it."""
        return f"«{name}» ends with its loop" if name in self._ended else ""

    def lacks(self, name: str) -> bool:
        """Whether no tree sets a name of the case."""
        return self.known.names.whole and name not in self.known.names

    def of_attempt(self, part: str) -> Kind:
        """What a part of an attempt is."""
        values = {"stage": self.known.stages, "letter": self.known.letters}.get(part)
        return WORDS if values is None else Kind("id", part, values)

    def kind(self, node: nodes.Node) -> Kind:
        """What an expression is."""
        match node:
            case nodes.Name(name=name):
                return self._named(name)
            case nodes.Const(value=value):
                return _constant(value)
            case nodes.Getattr(node=owner, attr=attr):
                return self._part(owner, attr)
            case nodes.Filter():
                return self._filtered(node)
            case nodes.Getitem(node=owner, arg=nodes.Slice()):
                kind = self.kind(owner)
                return kind if kind.each is None else _list(kind.each)
            case nodes.Getitem(node=owner):
                return _one(self.kind(owner)) or WORDS
            case nodes.CondExpr(expr1=one, expr2=other):
                return self._either(one, other)
            case nodes.Or(left=one, right=other) | nodes.And(left=one, right=other):
                return self._either(one, other)
            case nodes.Compare() | nodes.Not() | nodes.Test():
                return TRUTH
            case nodes.List(items=items) | nodes.Tuple(items=items):
                return _list(self.kind(items[0]) if items else UNKNOWN)
            case nodes.Concat(nodes=several):
                return self._joined(several)
        return UNKNOWN

    def _named(self, name: str) -> Kind:
        if name in self.own:
            return self.own[name]
        if name == "today":
            return Kind(DateField.name, name)
        if name == "attempts":
            return Kind("attempts", each=Kind("attempt"))
        if name == RESPONDENTS:
            return _list(Kind("respondent"))
        return self._of_case(name)

    def _of_case(self, name: str) -> Kind:
        given = self.known.names.get(name)
        if given is None:
            return UNKNOWN
        if given.kind == "checklist":
            item = Kind("item", name, given.values)
            return Kind("checklist", name, given.values, item)
        if given.columns is not None:
            return _list(Kind("row", name, tuple(given.columns)))
        wordy = given.field is not None and given.field.wordy
        return Kind(FieldKind.said if wordy else given.kind, name, given.values)

    def _part(self, owner: nodes.Node, attr: str) -> Kind:
        if isinstance(owner, nodes.Name) and owner.name == "said":
            kind = self._of_case(attr)
            if kind.what == "choice":
                return kind._replace(what="said")
            return kind._replace(what="ticked", each=WORDS) if kind.each else kind
        what = self.kind(owner).what
        if what == "loop":
            return TRUTH if attr in ("first", "last") else NUMBER
        if what == "attempt":
            return self.of_attempt(attr)
        if what in ("respondent", "demand"):
            return _LISTS.get((what, attr), WORDS)
        if isinstance(owner, nodes.Getattr):
            return _list(WORDS) if attr == "sources" else WORDS
        return UNKNOWN

    def _filtered(self, node: nodes.Filter) -> Kind:
        if node.name == "length":
            return NUMBER
        if node.node is None:
            return WORDS
        kind = self.kind(node.node)
        if node.name in TO_WORDS:
            made = kind if kind.each is None or kind.what == "ticked" else _one(kind) or kind
            return made if made.what in _RAW else WORDS
        if node.name in ("default", "d"):
            return kind if not node.args else common(kind, self.kind(node.args[0]))
        if node.name in ("first", "last"):
            return _one(kind) or UNKNOWN
        if node.name in ("list", "unique"):
            return UNKNOWN if kind.each is None else _list(kind.each)
        return kind

    def _joined(self, several: Sequence[nodes.Node]) -> Kind:
        for kind in map(self.kind, several):
            if kind.what in _RAW:
                return (_one(kind) or kind)._replace(values=())
        return WORDS

    def _either(self, one: nodes.Node, other: nodes.Node | None) -> Kind:
        return self.kind(one) if other is None else common(self.kind(one), self.kind(other))


def common(one: Kind, other: Kind) -> Kind:
    """What an expression is that may be one or the other: what is worse for a reader."""
    if one == other:
        return one
    raw = [kind for kind in (one, other) if kind.what in (*_RAW, "number", "nothing")]
    if raw and one.known and other.known and (one.each is None) != (other.each is None):
        return Kind("mixed")
    return raw[0]._replace(values=()) if raw else UNKNOWN


def _one(kind: Kind) -> Kind | None:
    """One thing of a list, if there is any."""
    each = kind.each
    return Kind("chosen") if each and each.what == "attempt" else each


def _list(each: Kind) -> Kind:
    return Kind("list", each.name, each.values, each)


_LISTS = {
    ("respondent", "demands"): _list(Kind("demand")),
    ("demand", "grounds"): _list(WORDS),
}
"""Parts that are gone through one by one."""


def _constant(value: object) -> Kind:
    if isinstance(value, bool):
        return TRUTH
    if value is None:
        return Kind("nothing")
    return WORDS if isinstance(value, str) else NUMBER
