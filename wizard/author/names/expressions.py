"""That what a letter names is there, and is what it is taken for.

Owns names, what stands behind a dot, lists, and what is printed: a reader expects words, and no
ids, no lists and no «True». What is held against what is for `comparisons`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from wizard.author.names.comparisons import compared
from wizard.author.names.kinds import (
    LISTED,
    OF_ATTEMPTS,
    OF_CONTACTS,
    OF_DEMANDS,
    OF_LOOPS,
    OF_RESPONDENTS,
    TO_WORDS,
    Kind,
    Scope,
)
from wizard.author.names.letter_fault import LetterFault, written
from wizard.author.names.reading import ExpressionUse
from wizard.author.names.reserved import GIVEN
from wizard.author.names.template import Template
from wizard.author.tree.diagnostic import suggestion

_PARTS = {
    "loop": OF_LOOPS,
    "attempt": OF_ATTEMPTS,
    "respondent": OF_RESPONDENTS,
    "demand": OF_DEMANDS,
}
_WITH_PARTS = "only said, contacts, loop, attempts, respondents and rows have parts"
_ONE_BY_ONE = "tell them one by one: {% for attempt in attempts %}"
_WHOLE = {"said": "name the answer: said.NAME", "contacts": "name the contact: contacts.ID.value"}
_IDS = ("choice", "item", "checklist", "id")
_PICKED = ("selectattr", "rejectattr")


def unsound(letter: Template, use: ExpressionUse) -> Iterator[LetterFault]:
    """What is wrong with an expression where it stands."""
    scope = use.scope
    owners: set[int] = set()
    hints: dict[int, str] = {}
    for node in letter.under(use.node):
        match node:
            case nodes.Name(name=name):
                yield from _name(node, name, scope, id(node) in owners, hints.get(id(node), ""))
            case nodes.Getattr(node=owner):
                if found := _part(node, scope, id(node) in owners):
                    yield found
                owners |= {id(owner)}
            case nodes.Filter():
                yield from _listed(node, scope)
            case nodes.Compare():
                hints |= _unquoted(node, scope)
                yield from compared(node, scope)
    if use.target is not None and use.target.name in scope.outer:
        what = "a «set» of what was set outside of its loop"
        yield LetterFault.part(use.target, what, "it ends with the loop: give it a name of its own")
    if use.looped:
        yield from _no_list(use.node, scope)
    if use.printed:
        yield from _printed(use.node, scope)


def _name(
    node: nodes.Node, name: str, scope: Scope, owner: bool, hint: str
) -> Iterator[LetterFault]:
    if name in _WHOLE and name not in scope.own:
        if not owner:
            yield LetterFault.part(node, f"the whole of «{name}»", _WHOLE[name])
    elif name not in scope.own and name not in GIVEN and scope.lacks(name):
        near = hint or scope.ended(name) or suggestion(name, scope.known.names)
        yield LetterFault(node, "unknown-name", {"name": name}, near)


def _unquoted(node: nodes.Compare, scope: Scope) -> dict[int, str]:
    """What to tell of names that are held against answers, and were meant as such."""
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    answers = {value for side in sides for value in scope.kind(side).values}
    names = [part for side in sides for part in (side, *getattr(side, "items", ()))]
    return {
        id(part): f'write "{part.name}" in quotes'
        for part in names
        if isinstance(part, nodes.Name) and part.name in answers
    }


def _part(node: nodes.Getattr, scope: Scope, owner: bool) -> LetterFault | None:
    """What is wrong with what stands behind a dot."""
    asked, attr, known = node.node, node.attr, scope.known
    name = asked.name if isinstance(asked, nodes.Name) else ""
    if name == "said":
        if not scope.lacks(attr):
            return None
        near = suggestion(attr, known.names)
        return LetterFault(node, "unknown-name", {"name": attr}, near)
    if name == "contacts":
        contact = known.contacts.get(attr) if known.contacts is not None else None
        if known.contacts is not None and contact is None:
            near = suggestion(attr, known.contacts)
            return LetterFault(node, "unknown-contact", {"name": attr}, near)
        # One that is not confirmed has no place in a letter at all, and is told of as such.
        if owner or (contact is not None and contact.status != "confirmed"):
            return None
        return LetterFault.part(node, "a whole contact", f"contacts.{attr}.value")
    parts = _parts_of(asked, scope)
    if parts is not None:
        near = suggestion(attr, parts)
        return None if attr in parts else LetterFault(node, "unknown-name", {"name": attr}, near)
    if isinstance(asked, nodes.Getattr) and _part(asked, scope, True) is not None:
        return None  # it is told there
    if isinstance(asked, nodes.Getitem) and written(asked) in _WHOLE:
        return None
    if name and name not in scope.own and scope.lacks(name) and name not in GIVEN:
        return None
    if not scope.kind(asked).known and not scope.known.names.whole:
        return None  # it may be a row of what could not be read
    if scope.kind(asked).what == "chosen":
        hint = "there may be none: {% for attempt in attempts[:1] %}"
        return LetterFault.part(node, f"«.{attr}» of this", hint)
    return LetterFault.part(node, f"«.{attr}» of this", _WITH_PARTS)


def _parts_of(owner: nodes.Node, scope: Scope) -> frozenset[str] | None:
    """What may stand behind the dot of an owner that has parts."""
    if isinstance(owner, nodes.Getattr) and isinstance(owner.node, nodes.Name):
        return OF_CONTACTS if owner.node.name == "contacts" else None
    kind = scope.kind(owner)
    return frozenset(kind.values) if kind.what == "row" else _PARTS.get(kind.what)


def _listed(node: nodes.Filter, scope: Scope) -> Iterator[LetterFault]:
    """What is wrong with a filter that takes a list."""
    if node.name not in LISTED or node.node is None:
        return
    kind = scope.kind(node.node)
    if node.name in _PICKED:
        if kind.known and kind.what != "attempts":
            hint = "attempts alone have parts to pick by"
            yield LetterFault.part(node, f"«{node.name}» of this", hint)
            return
        yield from _picked(node, scope)
    yield from _no_list(node.node, scope)


def _picked(node: nodes.Filter, scope: Scope) -> Iterator[LetterFault]:
    """Attempts that are picked by a part that they have not, or that is never so."""
    which = node.args[0]
    if not isinstance(which, nodes.Const):
        return
    if which.value not in OF_ATTEMPTS:
        near = suggestion(str(which.value), OF_ATTEMPTS)
        yield LetterFault(which, "unknown-name", {"name": str(which.value)}, near)
        return
    values = scope.of_attempt(str(which.value)).values
    wanted = [item for part in node.args[2:] for item in (*getattr(part, "items", ()), part)]
    for item in wanted if values else ():
        if isinstance(item, nodes.Const) and item.value not in values:
            near = suggestion(str(item.value), values)
            told = {"name": str(which.value), "value": str(item.value)}
            yield LetterFault(item, "unknown-answer", told, near)


def _no_list(node: nodes.Node, scope: Scope) -> Iterator[LetterFault]:
    kind = scope.kind(node)
    if kind.known and kind.each is None:
        if kind.what == "choice":
            hint = f"there is one answer alone: {{{{ said.{kind.name} }}}}"
        else:
            hint = f"print it as it is; {{% if {written(node)} %}} asks whether there is a value"
        yield LetterFault(node, "letter-list", {"name": written(node), "what": kind.said}, hint)


def _printed(node: nodes.Node, scope: Scope) -> Iterator[LetterFault]:
    """What is wrong with what an expression prints; what it only asks for is left out."""
    match node:
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _printed(one, scope)
            if other is not None:
                yield from _printed(other, scope)
        case nodes.Or(left=one, right=other):
            # A left side that is no is not printed.
            yield from _printed(one.right if isinstance(one, nodes.And) else one, scope)
            yield from _printed(other, scope)
        case nodes.And(left=one, right=other):
            # Where the left side is no, it is itself what is printed: «False», «()».
            kind = scope.kind(one)
            if kind.what in ("truth", "number", "mixed") or (kind.each and kind.what != "ticked"):
                hint = 'write {{ "…" if … }}'
                yield LetterFault.part(node, "an «and» that is printed", hint)
            else:
                yield from _printed(other, scope)
        case nodes.Concat(nodes=several):
            for one in several:
                yield from _printed(one, scope)
        case nodes.Filter(name=name, node=nodes.Expr() as inner) if name in TO_WORDS:
            each = scope.kind(inner).each if name == "join" else None
            yield from _printed(inner, scope) if each is None else _shown(inner, each)
        case _:
            yield from _shown(node, scope.kind(node))


def _shown(node: nodes.Node, kind: Kind) -> Iterator[LetterFault]:
    """What is wrong with a value that is printed as it is."""
    if kind.what == "id":
        yield LetterFault(
            node, "letter-id", {"name": kind.name}, "write attempt.channel, or compare it"
        )
    elif kind.what == "item":
        hint = f"go through said.{kind.name}, which holds the labels"
        yield LetterFault(node, "letter-id", {"name": kind.name}, hint)
    elif kind.what in _IDS:
        yield LetterFault(node, "letter-id", {"name": kind.name})
    elif kind.what == "attempts":
        yield LetterFault.part(node, "the whole of its attempts", _ONE_BY_ONE)
    elif kind.what in ("respondent", "demand", "row"):
        yield LetterFault.part(node, f"the whole of a {kind.what}", "name one of its parts")
    elif kind.what in ("attempt", "chosen"):
        hint = f"{node.name}.date or {node.name}.result" if isinstance(node, nodes.Name) else ""
        yield LetterFault.part(node, "a whole attempt", hint or _ONE_BY_ONE)
    elif kind.what == "list":
        yield LetterFault.part(node, "the whole of a list", 'put | join(", ") behind it')
    elif kind.what == "mixed":
        yield LetterFault.part(node, "what may be a list", "give the list a name of its own")
    elif kind.what == "truth":
        hint = 'write {{ "…" if … }}'
        yield LetterFault.part(node, "«True» or «False» in its text", hint)
    elif kind.what == "loop":
        yield LetterFault.part(node, "the whole of «loop»", "write loop.index")
