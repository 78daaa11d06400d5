"""The names that a letter needs, and what is known of the case where it needs them.

Owns the meaning of a letter's conditions: a name is needed where its value is printed or worked
with, and not where the letter only asks about it (`{% if x %}`, `x or "…"`, `x == "…"`).
"""

from __future__ import annotations

from typing import NamedTuple

from wizard.author.names import letter_tree as tree
from wizard.author.names.letter_names import Scope
from wizard.author.names.letter_tree import Attribute, Expression, Filter, Literal
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.letter_text import Spot
from wizard.library import guard as guards
from wizard.library.guard import All, Among, Answered, AnyOf, Guard

Given = tuple[Guard, ...]
"""What holds of the case at a place of a letter."""


class Listing(NamedTuple):
    """What a loop over `respondents` tells: of whom alone, and in which words alone."""

    respondent: str | None = None
    words: str | None = None
    """`claim` or `suit`."""


class Need(NamedTuple):
    """A name that must have a value at a place of a letter, where all `given` hold."""

    name: str
    spot: Spot
    given: Given
    listing: Listing = Listing()


def behind(given: Given, condition: Expression, scope: Scope, *, truth: bool) -> Given:
    """What holds where a condition is true, or is false."""
    known = _means(condition, scope, truth)
    return given if known is None else (*given, known)


def _means(node: Expression, scope: Scope, truth: bool) -> Guard | None:
    """What holds of the case where a condition is true, or is false; None if nothing is."""
    if name := scope.case_name(node):
        if truth:
            return Answered(name)
        return None if scope.can_be_false(name) else guards.Not(Answered(name))
    match node:
        case tree.Negated(parts=(inner,)):
            return _means(inner, scope, not truth)
        case tree.And(parts=parts) | tree.Or(parts=parts):
            found = [_means(part, scope, truth) for part in parts]
            sure = tuple(part for part in found if part is not None)
            if isinstance(node, tree.And) is truth:
                return All(sure) if sure else None
            return AnyOf(sure) if len(sure) == len(found) else None
        case Filter(parts=(inner, *_), name="length") if truth and (name := scope.case_name(inner)):
            return Answered(name)
        case tree.Comparing(parts=(left, right), operator=operator):
            if known := _held(left, operator, right, scope, truth):
                return known
    return Answered(FAULTY) if scope.is_strange(node) else None  # which is told of


def _held(
    left: Expression, operator: str, right: Expression, scope: Scope, truth: bool
) -> Guard | None:
    if operator in ("!=", "not in"):
        operator, truth = ("==" if operator == "!=" else "in"), not truth
    item_of_list = operator == "in" and isinstance(left, Literal)
    asked, held = (right, left) if item_of_list else (left, right)
    name = scope.case_name(asked)
    if not name or operator not in ("==", "in"):
        return None
    parts = held.parts if isinstance(held, tree.Listed) else (held,)
    values = tuple(part.value for part in parts if isinstance(part, Literal))
    words = tuple(value for value in values if isinstance(value, str))
    if len(words) < len(parts) or not words:
        return None
    fits = scope.is_checklist(name) if item_of_list else scope.is_word(name)
    if isinstance(asked, Attribute) or not fits:
        return Answered(name) if truth else None
    return Among(name, words) if truth else guards.Not(Among(name, words))


def listing(loop: tree.For) -> Listing:
    """What a loop over `respondents` tells, as far as its own conditions say so plainly."""
    whom = None
    match loop.test:
        case tree.Comparing(parts=(Attribute(attr="id"), Literal(value=said)), operator="=="):
            whom = str(said)
        case tree.Comparing(parts=(Literal(value=said), Attribute(attr="id")), operator="=="):
            whom = str(said)
    inner = next((part for part in loop.body if isinstance(part, tree.For)), None)
    words = inner.test.attr if inner and isinstance(inner.test, Attribute) else None
    told = words if inner and words in ("claim", "suit") and not inner.rest else None
    return Listing(whom, told)
