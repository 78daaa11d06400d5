"""What an expression of a letter is: words, an id, a number, a list, or something with parts.

Owns the types, and which of them a reader can be shown and what can be held against what. Refuses
to look at a letter: that is `letter_language`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import fields

from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.library.facts import Contact
from wizard.library.fields import KINDS, FieldKind
from wizard.library.fields.date import DateField
from wizard.outcome.earlier_claims import EARLIER, EarlierClaim
from wizard.outcome.letters import RESPONDENTS, Attempt
from wizard.outcome.respondents import Claim, Debtor


class Type(NamedTuple):
    """What an expression is; `what` is a type of the table of names, or one of those below."""

    what: str
    name: str = ""
    """The name of the case that it comes from."""
    values: Collection[str] = ()
    """What it can be, where that is known."""
    each: Type | None = None
    """What one thing of it is; None if it is no list."""

    @property
    def known(self) -> bool:
        """Whether anything can be said of it."""
        return self.what not in ("", FAULTY)

    @property
    def printed(self) -> bool:
        """Whether a reader can be shown it as it is; what is ticked is printed with commas."""
        return self.what == "ticked" or not (self.each or self.what in _UNPRINTED)

    @property
    def parts(self) -> Collection[str]:
        """What stands behind its dot; nothing where it has no parts."""
        return self.values if self.what == "row" else PARTS.get(self.what, ())

    @property
    def field(self) -> FieldKind | None:
        """The kind of field whose values it has, where these are more than words."""
        return KINDS.get(self.what)

    @property
    def held(self) -> bool:
        """Whether it can be held against a text that an author writes."""
        alone = self.each or self.what in PARTS or self.what in ("truth", "number", "said")
        return not alone and (self.field is None or self.field.exact)


IDS = ("choice", "id")
UNKNOWN, WORDS, NUMBER, TRUTH = Type(""), Type("words"), Type("number"), Type("truth")
PARTS = {
    "attempt": {name for name in dir(Attempt) if not name.startswith("_")},
    "earlier claim": {field.name for field in fields(EarlierClaim)},
    "respondent": {field.name for field in fields(Debtor)},
    "demand": {field.name for field in fields(Claim)},
    "contact": {*Contact.__struct_fields__},
    "row": set(),
    "loop": {"index", "index0", "revindex", "revindex0", "first", "last", "length"},
}
"""What stands behind the dot of what has parts; of a row that are its columns."""
_UNPRINTED = frozenset((*PARTS, *IDS, "truth"))
_LISTS = {
    ("earlier claim", "demands"): Type("id"),
    ("earlier claim", "demanded"): WORDS,
    ("respondent", "demands"): Type("demand"),
    ("demand", "grounds"): WORDS,
    ("contact", "sources"): WORDS,
}
"""Parts that are gone through one by one."""


def list_of(each: Type) -> Type:
    """A list of such things."""
    return Type("list", each.name, each.values, each)


def part_of(owner: Type, attr: str) -> Type:
    """What a part is of something that has it."""
    if owner.what == "loop":
        return TRUTH if attr in ("first", "last") else NUMBER
    if (owner.what, attr) in _LISTS:
        return list_of(_LISTS[owner.what, attr])
    return WORDS


TO_ALL = {
    "today": Type(DateField.name, "today"),
    "attempts": list_of(Type("attempt")),
    EARLIER: list_of(Type("earlier claim")),
    RESPONDENTS: list_of(Type("respondent")),
}
"""What every letter has beside the case."""


def of_case(names: Names, name: str) -> Type:
    """What a name of the case is."""
    entry = names.get(name)
    if entry is None:
        return UNKNOWN
    if entry.kind == "checklist":
        return Type("list", name, entry.values, Type("id", name, entry.values))
    if entry.columns is not None and entry.kind != FAULTY:
        return Type("list", name, each=Type("row", name, tuple(entry.columns)))
    wordy = entry.field is not None and entry.field.wordy
    return Type("words" if wordy else entry.kind, name, entry.values)


def said(kind: Type) -> Type:
    """The words of an answer that is of a type; of what is ticked, the labels."""
    if kind.what == "choice":
        return kind._replace(what="said")
    return kind._replace(what="ticked", each=WORDS) if kind.each else kind


def common(one: Type, other: Type) -> Type:
    """What an expression is that may be one or the other: what is worse for a reader."""
    if one == other:
        return one
    worse = [kind for kind in (one, other) if not kind.printed]
    if worse:
        listed = all(kind.each or not kind.known for kind in (one, other))
        if worse[0].each and not listed:
            return Type("truth", worse[0].name)  # neither printed nor gone through
        return worse[0]._replace(values=())
    return WORDS if one.known and other.known else UNKNOWN
