"""What a letter may hold, so that every one can be written whatever was answered, and read.

Owns the short list: `if`, `for` and `set`; values and their parts, comparing, and a few filters.
A letter is gone through from top to bottom, each expression in its place: printed, asked for, or
gone through one by one. What is none of these is told as such, with what may stand there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from jinja2 import nodes

from wizard.author.names.letter_comparisons import compared, no_answer
from wizard.author.names.letter_fault import LetterFault, written
from wizard.author.names.letter_types import (
    IDS,
    NUMBER,
    PARTS,
    TRUTH,
    UNKNOWN,
    WORDS,
    Type,
    common,
    given,
    list_of,
    of_case,
    part_of,
    said,
)
from wizard.author.names.reserved import GIVEN
from wizard.author.names.table import Names
from wizard.author.tree.diagnostic import suggestion
from wizard.library.facts import Contact
from wizard.outcome.letters import FILTERS as OWN_FILTERS

OF_WORDS = ("trim", "lower", "upper", "capitalize", *OWN_FILTERS)
TO_LIST = "words"
"""What makes a list of words of a text."""
OF_LISTS = ("list", "first", "last", "join", "length", "unique", "selectattr", "rejectattr")
FILTERS = (*OF_WORDS, TO_LIST, *OF_LISTS, "default", "d")
_TEXTS = {"trim": 1, "join": 1, "without": 1}
"""How many texts a filter takes at most; the others take nothing."""
_PICKS = ("eq", "equalto", "ne", "in")
_PRINTED = (
    "printed are values, said.NAME, contacts.ID.value, parts such as attempt.result, numbers such "
    "as loop.index, and lists by | join; the rest is told one by one, {% for attempt in attempts "
    '%}, or by {{ "…" if … else "…" }}'
)
_LISTED = "gone through are attempts, rows, and checklists: {% for item in said.NAME %}"
_STATED = "a letter has if, for and {% set name = … %}, and a part alone on its line"
_PARTED = (
    "only said, contacts, loop, attempts, respondents and rows have parts; there may be no "
    "attempt: {% for attempt in attempts[:1] %}"
)
_MADE = (
    "a letter has values, filters such as | upper and comparisons, and no round brackets; "
    "{% if name %} asks whether there is a value; let compute or a guard do the rest"
)


class Nameable(NamedTuple):
    """What a library has that a letter may name."""

    names: Names
    contacts: Mapping[str, Contact] | None
    """None where it could not be read, and may hold any."""
    stages: Collection[str] = ()
    letters: Collection[str] = ()


class LetterLanguage:
    """Goes through one letter; `faults` is what was met."""

    def __init__(self, known: Nameable) -> None:
        self._known = known
        self._own: dict[str, Type] = {}
        """The names that the letter itself sets, so far."""
        self._outer: frozenset[str] = frozenset()
        """Those of them that were set outside of the loop at hand."""
        self._ended: set[str] = set()
        self.faults: list[LetterFault] = []

    def body(self, statements: Iterable[nodes.Node]) -> None:
        """Statements, one behind the other."""
        for node in statements:
            match node:
                case nodes.Output(nodes=parts):
                    for part in parts:
                        if not isinstance(part, nodes.TemplateData):
                            self._printed(part)
                case nodes.If(test=test, body=inner, elif_=others, else_=rest):
                    self._asked(test)
                    self.body((*inner, *others, *rest))
                case nodes.Scope(body=inner):  # a part
                    self.body(inner)
                case nodes.For(target=nodes.Name()):
                    self._loop(node)
                case nodes.Assign(target=nodes.Name(name=name) as target, node=value):
                    kind = self._of(value)
                    if self._may_be_set(target):
                        self._own[name] = common(self._own.get(name, kind), kind)
                case _:
                    self._refuse(node, f"this «{type(node).__name__.lower()}»", _STATED)

    def _loop(self, node: nodes.For) -> None:
        kind = self._of(node.iter)
        if kind.known and kind.each is None:
            self._refuse(node.iter, f"«{written(node.iter)}» as a list", self._or_there(node.iter))
        own, outer = dict(self._own), self._outer
        self._outer = frozenset(own)
        assert isinstance(node.target, nodes.Name), "two names at once are refused"
        if self._may_be_set(node.target):
            self._own[node.target.name] = kind.each or UNKNOWN
        if node.test is not None:
            self._asked(node.test)
        self._own["loop"] = Type("loop")
        self.body(node.body)
        self._ended |= self._own.keys() - own.keys()
        self._own = dict(own)
        self.body(node.else_)
        self._own, self._outer = own, outer

    def _may_be_set(self, target: nodes.Name) -> bool:
        name = target.name
        if name in GIVEN or name == "loop":
            told = {"place": "a letter", "name": name}
            self.faults.append(LetterFault(target, "reserved-name", told))
        elif name in self._outer and target.ctx == "store" and self._own.get(name) is not None:
            hint = "it ends with the loop: give it a name of its own"
            self._refuse(target, "a «set» of what was set outside of its loop", hint)
        return name not in GIVEN

    def _refuse(self, node: nodes.Node, what: str, hint: str) -> Type:
        self.faults.append(LetterFault.part(node, what, hint))
        return UNKNOWN

    def _printed(self, node: nodes.Node) -> None:
        """An expression whose value is shown to a reader."""
        match node:
            case nodes.CondExpr(test=test, expr1=one, expr2=other):
                self._asked(test)
                self._printed(one)
                if other is not None:
                    self._printed(other)
            case nodes.Or(left=one, right=other):
                self._printed(one)
                self._printed(other)
            case nodes.Const(value=str() | int() as value) if not isinstance(value, bool):
                return
            case nodes.And(left=one, right=other):
                # Where the left side is no, it is itself what is printed: «False», «()».
                kind = self._of(one)
                if kind.printed and kind.what not in ("number", "ticked"):
                    self._printed(other)
                else:
                    self._refuse(node, "an «and» that is printed", _PRINTED)
            case _:
                self._shown(node, self._of(node))

    def _shown(self, node: nodes.Node, kind: Type) -> None:
        each = kind.each or kind
        if kind.printed or not kind.known:
            return
        if each.what == "row":
            hint = f"write said.{each.name}, or {_one_by_one(node)}"
            self._refuse(node, f"«{written(node)}», which are rows, where words are printed", hint)
        elif each.what in IDS:
            hint = f"write said.{each.name}" if each.name in self._known.names else "channel"
            self.faults.append(LetterFault(node, "letter-id", {"name": each.name}, hint))
        else:
            self._refuse(node, f"«{written(node)}» where words are printed", _PRINTED)

    def _asked(self, node: nodes.Node) -> None:
        """An expression of which only it matters whether it is true."""
        match node:
            case nodes.Not(node=inner):
                self._asked(inner)
            case nodes.And(left=one, right=other) | nodes.Or(left=one, right=other):
                self._asked(one)
                self._asked(other)
            case _:
                self._of(node)

    def _of(self, node: nodes.Node) -> Type:
        """What an expression is."""
        match node:
            case nodes.Name(name=name):
                return self._named(node, name)
            case nodes.Const(value=value):
                return self._constant(node, value)
            case nodes.Getattr(node=owner, attr=attr):
                return self._part(node, owner, attr)
            case nodes.Getitem(node=owner, arg=arg):
                return self._item(owner, arg)
            case nodes.Filter(node=nodes.Expr() as inner):
                return self._filtered(node, inner)
            case nodes.Not() | nodes.Compare() | nodes.Test(name="defined" | "undefined"):
                self._decided(node)
                return TRUTH
        return self._joined(node)

    def _joined(self, node: nodes.Node) -> Type:
        """What an expression is that is made of others."""
        match node:
            case nodes.CondExpr(test=test, expr1=one, expr2=other):
                self._asked(test)
                return self._of(one) if other is None else common(self._of(one), self._of(other))
            case nodes.Or(left=one, right=other) | nodes.And(left=one, right=other):
                return common(self._of(one), self._of(other))
            case nodes.List(items=items) | nodes.Tuple(items=items):
                kinds = [self._of(item) for item in items]
                return list_of(kinds[0] if kinds else UNKNOWN)
            case nodes.Concat(nodes=several):
                for one in several:
                    self._printed(one)
                return WORDS
        return self._refuse(node, f"this «{type(node).__name__.lower()}»", _MADE)

    def _constant(self, node: nodes.Node, value: object) -> Type:
        if value is None:
            return self._refuse(node, "«none»", "put it in quotes")
        if isinstance(value, bool):
            return TRUTH
        return WORDS if isinstance(value, str) else NUMBER

    def _item(self, owner: nodes.Node, arg: nodes.Node) -> Type:
        """What stands before square brackets, at a place or between two."""
        if isinstance(owner, nodes.Dict):
            self._of(arg)
            for pair in owner.items:
                self._printed(pair.value)
            return WORDS
        kind = self._of(owner)
        if kind == NUMBER or kind.what in (TRUTH.what, *PARTS):
            return self._refuse(owner, f"what is numbered in «{written(owner)}»", _LISTED)
        if kind.each is None:
            return WORDS if kind.known and kind.printed else kind
        return list_of(kind.each) if isinstance(arg, nodes.Slice) else _one(kind)

    def _decided(self, node: nodes.Node) -> None:
        """What is true or false."""
        if isinstance(node, nodes.Not):
            self._asked(node.node)
        elif isinstance(node, nodes.Compare):
            self.faults += compared(node, self._of)

    def _named(self, node: nodes.Node, name: str) -> Type:
        if name in self._own:
            return self._own[name]
        if name in ("said", "contacts"):
            return self._refuse(node, f"the whole of «{name}»", "said.NAME, contacts.ID.value")
        kind = given(name)
        return self._of_case(node, name) if kind is None else kind

    def _of_case(self, node: nodes.Node, name: str) -> Type:
        names = self._known.names
        if names.whole and name not in names:
            near = f"«{name}» ends with its loop" if name in self._ended else ""
            if any(name in entry.values for entry in names.values()):
                near = f'write "{name}" in quotes'
            self._unknown(node, "unknown-name", name, names, near)
        return of_case(names, name)

    def _unknown(
        self, node: nodes.Node, code: str, name: str, known: Iterable[str], hint: str = ""
    ) -> None:
        near = hint or suggestion(name, known)
        self.faults.append(LetterFault(node, code, {"name": name}, near))

    def _part(self, node: nodes.Node, owner: nodes.Node, attr: str) -> Type:
        """What stands behind a dot."""
        if isinstance(owner, nodes.Name) and owner.name == "said":
            return said(self._of_case(node, attr))
        if isinstance(owner, nodes.Name) and owner.name == "contacts":
            contacts = self._known.contacts
            if contacts is not None and attr not in contacts:
                self._unknown(node, "unknown-contact", attr, contacts)
                return UNKNOWN
            # One that is not confirmed has no place in a letter at all, and is told of as such.
            sure = contacts is None or contacts[attr].status == "confirmed"
            return Type("contact") if sure else UNKNOWN
        kind = self._of(owner)
        if not kind.known:
            return UNKNOWN
        if kind.each is not None and attr in kind.each.parts:
            what = f"«.{attr}» of all «{written(owner)}» at once"
            return self._refuse(node, what, _one_by_one(owner, attr))
        if kind.what not in PARTS:
            return self._refuse(node, f"«.{attr}» of «{written(owner)}»", _PARTED)
        if attr not in kind.parts:
            return self._no_part(node, attr, kind)
        columns = self._known.names[kind.name].columns if kind.what == "row" else None
        if columns is not None:
            return of_case(columns, attr)
        return self._of_attempt(attr) if kind.what == "attempt" else part_of(kind, attr)

    def _no_part(self, node: nodes.Node, attr: str, kind: Type) -> Type:
        """What there is in place of a part that there is not."""
        rows = kind.what == "row"
        near = suggestion(attr, kind.parts) or (
            f"{f'columns of {kind.name} are' if rows else f'a {kind.what} has'} "
            f"{', '.join(sorted(kind.parts))}"
        )
        told = {"name": attr, "owner": kind.name or kind.what}
        code = "unknown-column" if rows else "unknown-attribute"
        self.faults.append(LetterFault(node, code, told, near))
        return UNKNOWN

    def _of_attempt(self, part: str) -> Type:
        values = {"stage": self._known.stages, "letter": self._known.letters}.get(part)
        return WORDS if values is None else Type("id", part, values)

    def _filtered(self, node: nodes.Filter, inner: nodes.Expr) -> Type:
        name, texts = node.name, [part for part in node.args if _is_text(part)]
        if name not in FILTERS:
            near = suggestion(name, FILTERS) or f"letters know {', '.join(FILTERS)}"
            return self._refuse(node, f"the filter «{name}»", near)
        if name in ("selectattr", "rejectattr"):
            return self._picked(node, inner)
        if name in ("default", "d") and not node.kwargs:
            kinds = [self._of(part) for part in (inner, *node.args[:1])]
            return common(kinds[0], kinds[-1])
        if node.kwargs or len(node.args) > _TEXTS.get(name, 0) or len(texts) < len(node.args):
            hint = 'a text alone stands in its brackets: trim("."), join(", "), or nothing'
            return self._refuse(node, f"what «{name}» is given", hint)
        if name in OF_WORDS:
            self._printed(inner)
            return WORDS
        if name == TO_LIST:
            self._printed(inner)
            return list_of(WORDS)
        kind = self._of(inner)
        if kind.known and kind.each is None:
            return self._refuse(inner, f"«{written(inner)}» as a list", self._or_there(inner))
        each = kind.each or UNKNOWN
        if name == "join":
            self._shown(inner, each)
            return WORDS
        if name == "length":
            return NUMBER
        return _one(kind) if name in ("first", "last") else list_of(each)

    def _or_there(self, node: nodes.Node) -> str:
        return f"{_LISTED}; {{% if {written(node)} %}} asks whether there is a value"

    def _picked(self, node: nodes.Filter, inner: nodes.Expr) -> Type:
        """Attempts that are picked by a part, and how that is held against what."""
        kind = self._of(inner)
        texts = [part.value for part in node.args[:2] if isinstance(part, nodes.Const)]
        right = len(texts) == len(node.args) == 1 or (
            len(texts) == 2 and len(node.args) == 3 and texts[1] in _PICKS
        )
        if not right or node.kwargs or (kind.known and (kind.each or kind).what != "attempt"):
            hint = f'write attempts | {node.name}("stage", "eq", "chat")'
            return self._refuse(node, f"such a «{node.name}»", hint)
        part, wanted = str(texts[0]), node.args[-1]
        if part not in PARTS["attempt"]:
            self._no_part(node.args[0], part, Type("attempt"))
            return kind
        values = self._of_attempt(part).values if len(texts) == 2 else ()
        for item in getattr(wanted, "items", [wanted]) if values else ():
            if isinstance(item, nodes.Const) and item.value not in values:
                self.faults.append(no_answer(item, Type("id", part, values)))
        return kind


def _one(kind: Type) -> Type:
    """One thing of a list, if there is any; of what has parts there may be none."""
    each = kind.each or UNKNOWN
    return Type("truth", each.name) if each.what in PARTS else each


def _one_by_one(rows: nodes.Node, part: str = "") -> str:
    """How a list is gone through."""
    name = f"one.{part}" if part else "one.COLUMN"
    return f"one by one: {{% for one in {written(rows)} %}}{{{{ {name} }}}}{{% endfor %}}"


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)
