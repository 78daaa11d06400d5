"""Comparisons of a letter: answers with their ids, words with words, numbers with numbers.

Owns what may be held against what. Dates and sums are words in a letter, so which of two is greater
is for guards and `compute`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wizard.author.names.letter_tree import (
    Attribute,
    Comparing,
    Expression,
    Filter,
    Listed,
    Literal,
    Named,
)
from wizard.author.names.letter_types import Type
from wizard.author.tree.diagnostic import suggestion


class LetterFault(NamedTuple):
    """A part of a letter, the code of what is wrong with it, and what to do instead."""

    node: Expression
    code: str
    values: dict[str, str]
    hint: str = ""

    @classmethod
    def part(cls, node: Expression, what: str, hint: str) -> LetterFault:
        """What no letter can hold."""
        return cls(node, "letter-part", {"what": what}, hint)


Of = Callable[[Expression], Type]
"""What an expression is."""

_HELD = (
    'compared are answers with their ids, power == "on" or "box" in kit, and words with words; '
    "{% if power %} asks whether there is an answer, attempts are picked by selectattr, and for "
    "dates and sums there are guards and compute"
)


def compared(node: Comparing, of: Of) -> Iterator[LetterFault]:
    """What is wrong with a comparison."""
    one, other = node.parts
    if node.operator in ("==", "!="):
        asked, against = (other, one) if isinstance(one, Literal) else (one, other)
        yield from _held(asked, of(asked), against, of)
    elif node.operator not in ("in", "not in"):
        if not of(one).what == of(other).what == "number":
            yield LetterFault.part(node, "a comparison of size", _HELD)
    elif isinstance(other, Listed):
        kind = of(one)
        for item in other.parts:
            found = list(_held(one, kind, item, of))
            yield from found
            if found and found[0].node is one:
                return  # it holds of all of them
    else:
        yield from _inside(node, one, other, of)


def _held(asked: Expression, kind: Type, other: Expression, of: Of) -> Iterator[LetterFault]:
    """What is wrong with holding an expression of a kind against another one."""
    here = f"«{written(asked)}» in a comparison"
    if not isinstance(other, Literal):
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


def _meant(asked: Expression, kind: Type, value: object) -> str:
    """What to write instead of a comparison that decides nothing."""
    if value in ("", None):
        return f"write {{% if {written(asked)} %}}"
    if kind.each is not None and kind.values:
        return f'write "{value}" in {kind.name}'
    return f'write {kind.name} == "{value}"' if kind.what == "said" else _HELD


def _inside(node: Expression, asked: Expression, held: Expression, of: Of) -> Iterator[LetterFault]:
    """What is wrong with `asked in held`."""
    of(asked)
    kind = of(held)
    word = asked.value if isinstance(asked, Literal) else None
    if kind.what == "list" and kind.each is not None and kind.each.what == "id":
        if isinstance(word, str) and kind.values and word not in kind.values:
            yield no_answer(asked, kind)
    elif kind.known and not (
        kind.what == "words" and isinstance(word, str) and isinstance(held, Named)
    ):
        at = held if isinstance(held, Named | Attribute) and word else node
        yield LetterFault.part(at, "such an «in»", _HELD)


def no_answer(node: Expression, kind: Type) -> LetterFault:
    """A word that is none of those which a kind can be."""
    value = str(node.value) if isinstance(node, Literal) else ""
    near = suggestion(value, kind.values)
    return LetterFault(node, "unknown-answer", {"name": kind.name, "value": value}, near)


def written(node: Expression) -> str:
    """An expression in short: its name, with what stands before a dot."""
    match node:
        case Named(name=name):
            return name
        case Attribute(owner=owner, attr=attr):
            return f"{written(owner)}.{attr}"
        case Filter(parts=(inner, *_), name=name):
            return f"{written(inner)} | {name}"
        case Literal(value=value):
            return str(value)
    return "this"
