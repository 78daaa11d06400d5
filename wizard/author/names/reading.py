"""A letter read from top to bottom: its expressions, and what its names are there.

Owns the scopes: what a `set` reaches, and what ends with its loop. Statements that letters do not
take are told of elsewhere, and nothing inside them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

from wizard.author.names.kinds import UNKNOWN, Kind, Nameable, Scope, common
from wizard.author.names.template import Template


class ExpressionUse(NamedTuple):
    """An expression, with what is known where it stands."""

    node: nodes.Node
    scope: Scope
    printed: bool
    looped: bool = False
    """Whether it is gone through one by one."""
    target: nodes.Name | None = None
    """The name that is set to it."""


def uses(letter: Template, known: Nameable) -> Iterator[ExpressionUse]:
    """Every expression of a letter, each in its scope; take them one by one."""
    yield from _statements(letter.root.body, Scope(known, {}))


def _statements(body: Iterable[nodes.Node], scope: Scope) -> Iterator[ExpressionUse]:
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                for part in parts:
                    if not isinstance(part, nodes.TemplateData):
                        yield ExpressionUse(part, scope, printed=True)
            case nodes.If(test=test, body=inner, elif_=others, else_=rest):
                yield ExpressionUse(test, scope, printed=False)
                yield from _statements((*inner, *others, *rest), scope)
            case nodes.For():
                yield from _loop(node, scope)
            case nodes.Assign(target=target, node=value):
                name = target if isinstance(target, nodes.Name) else None
                yield ExpressionUse(value, scope, printed=False, target=name)
                _declare(target, value, scope)


def _loop(node: nodes.For, scope: Scope) -> Iterator[ExpressionUse]:
    yield ExpressionUse(node.iter, scope, printed=False, looped=True)
    inside = scope.inner()
    for name in node.target.find_all(nodes.Name):
        inside.own[name.name] = UNKNOWN
    if isinstance(node.target, nodes.Name):
        inside.own[node.target.name] = scope.kind(node.iter).each or UNKNOWN
    if node.test is not None:
        yield ExpressionUse(node.test, inside, printed=False)
    inside.own["loop"] = Kind("loop")
    yield from _statements(node.body, inside)
    scope.leave(inside)
    yield from _statements(node.else_, scope.inner())


def _declare(target: nodes.Node, value: nodes.Node, scope: Scope) -> None:
    """A name that is set twice may be one or the other."""
    if isinstance(target, nodes.Name):
        kind = scope.kind(value)
        scope.own[target.name] = common(scope.own.get(target.name, kind), kind)
    for name in target.find_all(nodes.Name):
        scope.own[name.name] = UNKNOWN
