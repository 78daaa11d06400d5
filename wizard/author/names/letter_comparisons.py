"""Comparisons of a letter: answers with their ids, words with words, numbers with numbers.

Owns what may be held against what. Dates and sums are words in a letter, so which of two is greater
is for guards and `compute`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes

from wizard.author.names.letter_fault import LetterFault, written
from wizard.author.names.letter_types import Type
from wizard.author.tree.diagnostic import suggestion

Of = Callable[[nodes.Node], Type]
"""What an expression is."""

_HELD = (
    'compared are answers with their ids, power == "on" or "box" in kit, and words with words; '
    "{% if power %} asks whether there is an answer, attempts are picked by selectattr, and for "
    "dates and sums there are guards and compute"
)


def compared(node: nodes.Compare, of: Of) -> Iterator[LetterFault]:
    """What is wrong with a comparison."""
    one = node.expr
    for operand in node.ops:
        other = operand.expr
        if operand.op in ("eq", "ne"):
            asked, against = (other, one) if isinstance(one, nodes.Const) else (one, other)
            yield from _held(asked, of(asked), against, of)
        elif operand.op not in ("in", "notin"):
            if not of(one).what == of(other).what == "number":
                yield LetterFault.part(node, "a comparison of size", _HELD)
        elif isinstance(other, nodes.List | nodes.Tuple):
            yield from _among(one, of(one), other.items, of)
        else:
            yield from _inside(node, one, other, of)


def _among(asked: nodes.Expr, kind: Type, items: list[nodes.Expr], of: Of) -> Iterator[LetterFault]:
    """What is wrong with `asked in [items]`; what holds of all of them is told once."""
    for item in items:
        found = list(_held(asked, kind, item, of))
        yield from found
        if found and found[0].node is asked:
            return


def _held(asked: nodes.Expr, kind: Type, other: nodes.Expr, of: Of) -> Iterator[LetterFault]:
    """What is wrong with holding an expression of a kind against another one."""
    here = f"«{written(asked)}» in a comparison"
    if not isinstance(other, nodes.Const):
        against = of(other)
        if kind.known and against.known and (kind.each or kind.what != against.what):
            yield LetterFault.part(asked, here, _HELD)
        return
    value = other.value
    if not kind.known or (kind.what == "number" and not isinstance(value, str)):
        return
    field = kind.field
    if field is not None and field.exact and isinstance(value, str) and value:
        if not field.named(value):
            yield LetterFault.part(asked, here, f"write {field.spelled} and quotes")
    elif not kind.held or value in ("", None) or isinstance(value, bool):
        yield LetterFault.part(asked, here, _meant(asked, kind, value))
    elif not isinstance(value, str):
        yield LetterFault.part(other, f"«{value}» by itself", f'put it in quotes: "{value}"')
    elif kind.values and value not in kind.values:
        yield no_answer(other, kind)


def _meant(asked: nodes.Expr, kind: Type, value: object) -> str:
    """What to write instead of a comparison that decides nothing."""
    if value in ("", None):
        return f"write {{% if {written(asked)} %}}"
    if kind.each is not None and kind.values:
        return f'write "{value}" in {kind.name}'
    return f'write {kind.name} == "{value}"' if kind.what == "said" else _HELD


def _inside(
    node: nodes.Compare, asked: nodes.Expr, held: nodes.Expr, of: Of
) -> Iterator[LetterFault]:
    """What is wrong with `asked in held`."""
    of(asked)
    kind, each = of(held), of(held).each
    word = asked.value if isinstance(asked, nodes.Const) else None
    if each is not None and each.what == "id" and kind.what == "list":
        if isinstance(word, str) and kind.values and word not in kind.values:
            yield no_answer(asked, kind)
    elif kind.known and not (
        kind.what == "words" and isinstance(word, str) and isinstance(held, nodes.Name)
    ):
        at = held if isinstance(held, nodes.Name | nodes.Getattr) and word else node
        yield LetterFault.part(at, "such an «in»", _HELD)


def no_answer(node: nodes.Node, kind: Type) -> LetterFault:
    """A word that is none of those which a kind can be."""
    value = str(node.value) if isinstance(node, nodes.Const) else ""
    near = suggestion(value, kind.values)
    return LetterFault(node, "unknown-answer", {"name": kind.name, "value": value}, near)
