"""One small fault at each place of a module where one can be made.

Owns the kinds of fault: another bound, a number that is one off, `and` for `or`, a condition that
is turned round, another sign, nothing in place of a result. Refuses to run anything.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}


_SHAPES = ("frozen", "strict")
"""What only holds what cannot come otherwise: a record that nobody changes, lists of one length."""


class Mutant(NamedTuple):
    """A module with one fault."""

    line: int
    was: str
    """What stood there, and what stands there now."""
    now: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every module with one fault that can be made of a source, from its top to its end."""
    tree = ast.parse(source)
    for path in _places(tree):
        node = _at(tree, path)
        for other in _faults(node):
            changed = deepcopy(tree)
            parent = _at(changed, path[:-1])
            name, index = path[-1]
            if index is None:
                setattr(parent, name, other)
            else:
                getattr(parent, name)[index] = other
            ast.copy_location(other, node)
            ast.fix_missing_locations(changed)
            yield Mutant(node.lineno, ast.unparse(node), ast.unparse(other), changed)


_Path = tuple[tuple[str, int | None], ...]


def _at(tree: ast.AST, path: _Path) -> ast.expr | ast.stmt:
    found: object = tree
    for name, index in path:
        found = getattr(found, name)
        found = found if index is None else found[index]  # type: ignore[index]
    return found  # type: ignore[return-value]


def _places(node: ast.AST, path: _Path = ()) -> Iterator[_Path]:
    """The ways to all that runs: not to types, nor to what only tells or holds a shape."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or _tells(child):
                continue
            way = (*path, (name, index if isinstance(value, list) else None))
            if isinstance(child, ast.expr | ast.stmt):
                yield way
            yield from _places(child, way)


def _tells(node: ast.AST) -> bool:
    return (
        (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom | ast.Assert)
        or (isinstance(node, ast.keyword) and node.arg in _SHAPES)
        or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    )


def _faults(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:
    match node:
        case ast.Compare(left, ops, comparators):
            for index, op in enumerate(ops):
                other = [*ops]
                other[index] = _COMPARED[type(op)]()
                yield ast.Compare(left, other, comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            yield ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Return(ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case _:
            pass
