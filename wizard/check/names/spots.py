"""Where a name stands in a letter: Jinja tells the line alone, and a line may hold it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from jinja2 import nodes

from wizard.tree.model import Letter

_BLOCK = re.compile(r"\{([{%]).*?[%}]\}", re.DOTALL)
_NOT_A_BREAK = re.compile(r"[^\n]")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STRING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")


class Spot(NamedTuple):
    """A place in the letter's file, 1-based, as a diagnostic takes it."""

    line: int
    column: int
    end_column: int


class Spots:
    """The places of the names in one letter; they are looked for when one is asked for."""

    def __init__(self, letter: Letter, tree: nodes.Template) -> None:
        self._letter = letter
        self._tree = tree

    def of(self, node: nodes.Node) -> Spot:
        """Where a name or an attribute stands."""
        return self._places[id(node)]

    @cached_property
    def _places(self) -> dict[int, Spot]:
        code = _code(self._letter.body).splitlines()
        places: dict[int, Spot] = {}
        met: dict[tuple[int, str], int] = {}
        for node in _in_order(self._tree):
            name = _name(node)
            count = met[node.lineno, name] = met.get((node.lineno, name), -1) + 1
            line = code[node.lineno - 1] if node.lineno <= len(code) else ""
            found = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", line)]
            column = found[min(count, len(found) - 1)] + 1 if found else 1
            number = self._letter.first_line + node.lineno - 1
            places[id(node)] = Spot(number, column, column + len(name))
        return places


def _code(body: str) -> str:
    """A letter with nothing left but the names in its expressions, each where it was."""
    body = _COMMENT.sub(_blank, body)
    kept = list(_NOT_A_BREAK.sub(" ", body))
    for match in _BLOCK.finditer(body):
        kept[match.start() : match.end()] = _STRING.sub(_blank, match[0])
    return "".join(kept)


def _blank(found: re.Match[str]) -> str:
    return _NOT_A_BREAK.sub(" ", found[0])


def _name(node: nodes.Name | nodes.Getattr) -> str:
    return node.name if isinstance(node, nodes.Name) else node.attr


def _in_order(node: nodes.Node) -> Iterator[nodes.Name | nodes.Getattr]:
    """The names and attributes in the order in which they were written."""
    children = list(node.iter_child_nodes())
    if isinstance(node, nodes.CondExpr):
        children = [part for part in (node.expr1, node.test, node.expr2) if part is not None]
    for child in children:
        yield from _in_order(child)
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield node
