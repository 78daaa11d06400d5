"""The names that a letter needs, and what is known where it needs them.

Owns the reading of a letter's conditions: a name is needed where its value is printed or worked
with, and not where the letter only asks whether it is there (`{% if x %}`, `x or "…"`,
`x is defined`, `x == "…"`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

import jinja2
from jinja2 import nodes

from wizard.author.names.letter_language import OF_LISTS
from wizard.author.names.letter_positions import Spot
from wizard.author.names.reserved import GIVEN
from wizard.author.names.table import ROWS, Names
from wizard.author.names.template import Template, template
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.letter_text import LetterText
from wizard.library.guard import All, Among, Answered, AnyOf, Guard, Not
from wizard.outcome.letters import RESPONDENTS

_COUNTS = ("length", "count")


_REFUSED = (nodes.BinExpr, nodes.UnaryExpr, nodes.Call)
"""What no letter can hold."""


class Listing(NamedTuple):
    """What a loop over `respondents` tells: of whom alone, and in which words alone."""

    respondent: str | None = None
    words: str | None = None
    """`claim` or `suit`."""


class Need(NamedTuple):
    """A name that must have a value at a place of a letter, where all `given` hold."""

    name: str
    node: nodes.Node
    read: Template
    given: tuple[Guard, ...]
    listing: Listing = Listing()

    @property
    def spot(self) -> Spot:
        """The place."""
        return self.read.spot(self.node)


def needs(letter: LetterText, names: Names, counted: Container[str]) -> list[Need]:
    """Every need of a letter, in the order of its lines; none where its syntax is broken.

    Args:
        letter: the letter.
        names: the names of the library.
        counted: those that `compute` gives.
    """
    try:
        read = template(letter)
    except jinja2.TemplateSyntaxError:
        return []
    return list(_Reader(names, counted, read).value(read.root, ()))


Given = tuple[Guard, ...]


class _Reader:
    def __init__(self, names: Names, counted: Container[str], read: Template) -> None:
        self._names = names
        self._counted = counted
        self._read = read
        self._own: set[str] = set(GIVEN)
        """Names that the letter sets itself, or always has."""

    def value(self, node: nodes.Node, given: Given) -> Iterator[Need]:
        """The needs of a part whose value is printed or worked with."""
        if isinstance(node, nodes.TemplateData | nodes.Const):
            return
        if name := self._named(node):
            yield Need(name, node, self._read, given)
        elif isinstance(node, nodes.If):
            yield from self._if(node, given)
        elif isinstance(node, nodes.For):
            yield from self._for(node, given)
        elif isinstance(node, nodes.Assign):
            yield from self.value(node.node, given)
            self._declare(node.target)
        elif isinstance(node, nodes.CondExpr):
            yield from self.test(node.test, given)
            yield from self.value(node.expr1, self._with(given, node.test, True))
            if node.expr2 is not None:
                yield from self.value(node.expr2, self._with(given, node.test, False))
        elif isinstance(node, nodes.And | nodes.Or):
            both = isinstance(node, nodes.And)
            yield from self.value(node.left, given) if both else self.test(node.left, given)
            yield from self.value(node.right, self._with(given, node.left, both))
        elif isinstance(node, nodes.Not | nodes.Compare | nodes.Test):
            yield from self.test(node, given)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            yield from self._filter(node, node.node, given)
        elif not isinstance(node, _REFUSED) and not self._has_no_parts(node):
            # Those a letter cannot hold, and it is told of them.
            for child in node.iter_child_nodes():
                yield from self.value(child, given)

    def _filter(self, node: nodes.Filter, inner: nodes.Expr, given: Given) -> Iterator[Need]:
        if node.name in ("default", "d"):
            yield from self.test(inner, given)
        elif node.name in OF_LISTS:
            yield from self._list(inner, given)
        else:
            yield from self.value(inner, given)
        for part in node.args:
            yield from self.value(part, given)

    def _has_no_parts(self, node: nodes.Node) -> bool:
        """Whether something is asked of a name that has none, which is told of."""
        return isinstance(node, nodes.Getattr) and bool(self._named(node.node))

    def _list(self, node: nodes.Node, given: Given) -> Iterator[Need]:
        """The needs of what is taken for a list; that it is none is told of as such."""
        name = self._named(node)
        if not name or self._names[name].kind in ("checklist", ROWS, FAULTY):
            yield from self.value(node, given)

    def test(self, node: nodes.Node | None, given: Given) -> Iterator[Need]:
        """The needs of a condition: a name that is only asked about is not needed."""
        if node is None or self._named(node):
            return
        if isinstance(node, nodes.Not):
            yield from self.test(node.node, given)
        elif isinstance(node, nodes.And | nodes.Or):
            yield from self.test(node.left, given)
            both = isinstance(node, nodes.And)
            yield from self.test(node.right, self._with(given, node.left, both))
        elif isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            return
        elif isinstance(node, nodes.Filter) and node.name in _COUNTS:
            yield from self.test(node.node, given)
        elif isinstance(node, nodes.Compare):
            for part in (node.expr, *(operand.expr for operand in node.ops)):
                yield from self.test(part, given)
        elif isinstance(node, nodes.Test | nodes.Filter) or not isinstance(node, nodes.Expr):
            for child in node.iter_child_nodes():
                yield from self.value(child, given)
        else:
            yield from self.value(node, given)

    def _if(self, node: nodes.If, given: Given) -> Iterator[Need]:
        for branch in (node, *node.elif_):
            yield from self.test(branch.test, given)
            inside = self._with(given, branch.test, True)
            for part in branch.body:
                yield from self.value(part, inside)
            given = self._with(given, branch.test, False)
        for part in node.else_:
            yield from self.value(part, given)

    def _for(self, node: nodes.For, given: Given) -> Iterator[Need]:
        yield from self._list(node.iter, given)
        respondents = isinstance(node.iter, nodes.Name) and node.iter.name == RESPONDENTS
        if respondents and not node.else_:  # with it the list may be empty, and says so
            yield Need(RESPONDENTS, node.iter, self._read, given, _listing(node))
        self._declare(node.target)
        self._own.add("loop")
        inside = self._with(given, node.iter, True)
        yield from self.test(node.test, inside)
        for part in node.body:
            yield from self.value(part, inside)
        for part in node.else_:
            yield from self.value(part, given)

    def _declare(self, target: nodes.Node) -> None:
        own = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
        self._own |= {name.name for name in own}

    def _named(self, node: nodes.Node) -> str:
        """The name of the case that an expression is, if it is one: `x`, or `said.x`."""
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            return node.attr if node.node.name == "said" and node.attr in self._names else ""
        if isinstance(node, nodes.Name) and node.name not in self._own:
            return node.name if node.name in self._names else ""
        return ""

    def _misspelt(self, node: nodes.Node) -> bool:
        """Whether something in an expression is a name that nothing sets, which is told of."""
        return any(
            name.name not in self._own and name.name not in self._names
            for name in (node, *node.find_all(nodes.Name))
            if isinstance(name, nodes.Name)
        )

    def _with(self, given: Given, condition: nodes.Node, truth: bool) -> Given:
        known = self._means(condition, truth)
        return given if known is None else (*given, known)

    def _means(self, node: nodes.Node, truth: bool) -> Guard | None:
        """What holds of the case where a condition is true, or is false; None if nothing is."""
        if name := self._named(node):
            if truth:
                return Answered(name)
            return None if self._can_be_false(name) else Not(Answered(name))
        if isinstance(node, nodes.Not):
            return self._means(node.node, not truth)
        if isinstance(node, nodes.And | nodes.Or):
            parts = [self._means(part, truth) for part in (node.left, node.right)]
            known = tuple(part for part in parts if part is not None)
            if isinstance(node, nodes.And) is truth:
                return All(known) if known else None
            return AnyOf(known) if len(known) == len(parts) else None
        if self._misspelt(node):
            return Answered(FAULTY)
        if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            name = self._named(node.node)
            there = (node.name == "defined") is truth
            return (Answered(name) if there else Not(Answered(name))) if name else None
        if isinstance(node, nodes.Filter) and node.node is not None and truth:
            name = self._named(node.node)
            return Answered(name) if name and node.name in _COUNTS else None
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            return self._compared(node.expr, node.ops[0].op, node.ops[0].expr, truth)
        return None

    def _can_be_false(self, name: str) -> bool:
        """Whether a value can be there and false: nothing ticked, a counted sum of nothing."""
        known = self._names[name]
        nothing = known.field is not None and known.field.nothing
        return known.kind == "checklist" or (nothing and name in self._counted)

    def _compared(
        self, left: nodes.Node, operator: str, right: nodes.Node, truth: bool
    ) -> Guard | None:
        if operator in ("ne", "notin"):
            operator, truth = ("eq" if operator == "ne" else "in"), not truth
        item_of_list = operator == "in" and isinstance(left, nodes.Const)
        asked, held = (right, left) if item_of_list else (left, right)
        name = self._named(asked)
        if not name or operator not in ("eq", "in"):
            return None
        values = _constants(held)
        known = self._names[name]
        words = known.kind == "choice" or (known.field is not None and known.field.wordy)
        fits = known.kind == "checklist" if item_of_list else words
        said = isinstance(asked, nodes.Getattr)
        if not values or said or not fits:
            return Answered(name) if truth and values else None
        return Among(name, values) if truth else Not(Among(name, values))


def _constants(node: nodes.Node) -> tuple[str, ...]:
    parts = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    values = [part.value for part in parts if isinstance(part, nodes.Const)]
    whole = len(values) == len(parts) and all(isinstance(value, str) for value in values)
    return tuple(values) if whole else ()


def _listing(loop: nodes.For) -> Listing:
    """What a loop over `respondents` tells, as far as its own conditions say so plainly."""
    whom = None
    if isinstance(loop.test, nodes.Compare) and [one.op for one in loop.test.ops] == ["eq"]:
        sides = (loop.test.expr, loop.test.ops[0].expr)
        parts = [side.attr for side in sides if isinstance(side, nodes.Getattr)]
        said = [side.value for side in sides if isinstance(side, nodes.Const)]
        whom = said[0] if parts == ["id"] and said else None
    inner = [part for part in loop.body if isinstance(part, nodes.For)]
    tests = [one.test.attr if isinstance(one.test, nodes.Getattr) else None for one in inner]
    words = tests[0] if tests and tests[0] in ("claim", "suit") and not inner[0].else_ else None
    return Listing(whom, words)
