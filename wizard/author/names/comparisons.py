"""Comparisons of a letter that say nothing: always true, never true, or with an answer that nobody
can give.

Owns what may be held against what: answers against their ids, numbers against numbers. Dates and
sums are words in a letter, so that which of two is greater is for guards and `compute`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from wizard.author.names.kinds import Kind, Scope
from wizard.author.names.letter_fault import LetterFault, written
from wizard.author.tree.diagnostic import nearest, suggestion

_SIZES = ("gt", "gteq", "lt", "lteq")
_IDS = ("choice", "item", "id")
_BY_OTHERS = "let compute decide, or lead to another letter by a guard"


def compared(node: nodes.Compare, scope: Scope) -> Iterator[LetterFault]:
    """What is wrong with a comparison."""
    for operand in node.ops:
        if operand.op in _SIZES:
            yield from _sizes(node, operand.expr, scope)
        elif operand.op in ("eq", "ne"):
            yield from _pair(node.expr, operand.expr, scope)
        elif isinstance(operand.expr, nodes.List | nodes.Tuple):
            yield from _among(node.expr, operand.expr.items, scope)
        else:
            yield from _inside(node, node.expr, operand.expr, scope)


def _sizes(node: nodes.Compare, other: nodes.Expr, scope: Scope) -> Iterator[LetterFault]:
    if not scope.kind(node.expr).what == scope.kind(other).what == "number":
        hint = "compare in a guard, or let compute decide"
        yield LetterFault.part(node, "a comparison of size", hint)


def _pair(one: nodes.Expr, other: nodes.Expr, scope: Scope) -> Iterator[LetterFault]:
    if isinstance(one, nodes.Const):
        one, other = other, one
    yield from _equal(one, other, scope)


def _among(asked: nodes.Expr, items: list[nodes.Expr], scope: Scope) -> Iterator[LetterFault]:
    """What is wrong with `asked in [items]`; what holds of all of them is told once."""
    for item in items:
        found = list(_equal(asked, item, scope))
        yield from found
        if found and found[0].code != "unknown-answer":
            return


def _equal(asked: nodes.Expr, other: nodes.Expr, scope: Scope) -> Iterator[LetterFault]:
    """What is wrong with `asked == other`."""
    kind = scope.kind(asked)
    if not kind.known:
        return
    if not isinstance(other, nodes.Const):
        yield from _alike(asked, kind, scope.kind(other))
        return
    value = other.value
    if value is None or isinstance(value, bool) or value == "":
        name = written(asked)
        yield _idle(asked, kind, f"write {{% if {name} %}}, or {{% if not {name} %}}")
    elif hint := _never(kind, value):
        yield _idle(asked, kind, hint)
    elif kind.values and str(value) not in kind.values:
        yield _no_answer(other, kind, str(value))
    elif kind.what != "number" and not isinstance(value, str):
        yield LetterFault.part(other, f"«{value}» by itself", f'put it in quotes: "{value}"')


def _alike(asked: nodes.Expr, kind: Kind, other: Kind) -> Iterator[LetterFault]:
    """What is wrong with holding one value against another."""
    if other.known and kind.each is not None:
        yield _idle(asked, kind, _one_of(kind, ""))
    elif other.known and kind.what != other.what and (_alone(kind) or _alone(other)):
        yield _idle(asked, kind, _by_others(kind) or "compare like with like")


def _never(kind: Kind, value: object) -> str:
    """What to do instead of comparing a kind with something written down; nothing if it may."""
    text = str(value)
    if kind.each is not None:
        return _one_of(kind, text)
    if kind.what == "said":
        return f'compare the id: {kind.name} == "{_meant(text, kind)}"'
    if kind.field is not None and kind.field.exact:
        return "" if kind.field.named(text) else f"write {kind.field.spelled} and quotes"
    if kind.what == "number":
        return "compare it with a number, without quotes" if isinstance(value, str) else ""
    return (_by_others(kind) or "ask without ==") if _alone(kind) else ""


_ALONE = frozenset(("number", "truth", "attempt", "checklist", "ticked"))


def _alone(kind: Kind) -> bool:
    """Whether a kind equals nothing but its own."""
    return kind.what in _ALONE or bool(_by_others(kind))


def _by_others(kind: Kind) -> str:
    """Who has to compare what nobody can write as the program does; nothing of what can be."""
    return _BY_OTHERS if kind.field is not None and not kind.field.exact else ""


def _inside(
    node: nodes.Compare, asked: nodes.Expr, held: nodes.Expr, scope: Scope
) -> Iterator[LetterFault]:
    """What is wrong with `asked in held`."""
    kind, value = scope.kind(held), asked.value if isinstance(asked, nodes.Const) else None
    if kind.what == "ticked":
        yield LetterFault.part(held, "such an «in»", _one_of(kind, str(value or "")))
    elif kind.what in ("checklist", "list") and kind.each is not None:
        if kind.values and isinstance(value, str) and value not in kind.values:
            yield _no_answer(asked, kind, value)
    elif kind.what == "attempts":
        hint = 'pick them: attempts | selectattr("stage", "eq", "…")'
        yield LetterFault.part(held, "such an «in»", hint)
    elif kind.what in _IDS or kind.what == "said":
        near = _meant(str(value), kind) if value is not None else "…"
        yield LetterFault.part(held, "such an «in»", f'write {kind.name} == "{near}"')
    elif hint := _by_others(kind):
        yield LetterFault.part(held, "such an «in»", hint)
    elif not isinstance(held, nodes.Dict) and not (
        isinstance(held, nodes.Name) and isinstance(value, str)
    ):
        # Of nothing it cannot be asked what is in it.
        yield LetterFault.part(node, "such an «in»", "compare by ==, or with a list: in ['a', 'b']")


def _idle(asked: nodes.Expr, kind: Kind, hint: str) -> LetterFault:
    return LetterFault(asked, "letter-compare", {"name": written(asked), "what": kind.said}, hint)


def _no_answer(constant: nodes.Expr, kind: Kind, value: str) -> LetterFault:
    near = suggestion(value, kind.values)
    return LetterFault(constant, "unknown-answer", {"name": kind.name, "value": value}, near)


def _one_of(kind: Kind, value: str) -> str:
    """How to ask whether one thing is in a list."""
    if kind.what not in ("checklist", "ticked"):
        return "go through it: {% for … in … %}, or count it: … | length"
    return f'write "{_meant(value, kind)}" in {kind.name}'


def _meant(value: str, kind: Kind) -> str:
    """The id that was probably meant."""
    return value if value in kind.values else nearest(value, sorted(kind.values)) or "…"
