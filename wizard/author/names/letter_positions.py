"""Where the parts of a letter stand: Jinja tells the line, and a line may hold a name twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from jinja2 import nodes

from wizard.author.tree.letter_text import LetterText

_BLOCK = re.compile(r"\{([{%]).*?[%}]\}", re.DOTALL)
_NOT_A_BREAK = re.compile(r"[^\n]")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STRING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")


KEYWORDS = {
    "AssignBlock": "set", "CallBlock": "call", "FilterBlock": "filter", "FromImport": "from",
    "ScopedEvalContextModifier": "autoescape", "Include": "include", "Import": "import",
    "Extends": "extends", "Macro": "macro", "Block": "block", "With": "with",
}  # fmt: skip
"""The words of tags that are told of as such."""


class Spot(NamedTuple):
    """A place in the file in which a part of a letter was written, 1-based."""

    path: str
    line: int
    column: int
    end_column: int

    @property
    def span(self) -> tuple[int, int, int]:
        """It in its file, as a diagnostic takes it."""
        return self.line, self.column, self.end_column


class Spots:
    """The places of the names in one letter; they are looked for when one is asked for."""

    def __init__(self, letter: LetterText, tree: nodes.Template) -> None:
        self._letter = letter
        self._tree = tree

    def of(self, node: nodes.Node) -> Spot:
        """Where a part stands: its own word, or else all that has a word in it, or its tag."""
        if id(node) in self._places:
            return self._places[id(node)]
        lines = self._letter.body.splitlines()
        text = lines[node.lineno - 1] if node.lineno <= len(lines) else ""
        path, number = self._letter.place(node.lineno)
        spots = [self._places[id(part)] for part in _in_order(node) if id(part) in self._places]
        inside = [spot for spot in spots if (spot.path, spot.line) == (path, number)]
        if inside:
            start = min(spot.column for spot in inside) - 1
            end = max(spot.end_column for spot in inside) - 1
            opened = start > 0 and text[start - 1] in "\"'"
            closed = re.compile(r"[\"'\]]*").match(text, end)
            return Spot(path, number, start + 1 - opened, (closed.end() if closed else end) + 1)
        tags = list(_TAG.finditer(text))
        start, end = tags[0].span() if len(tags) == 1 else (0, len(text))
        return Spot(path, number, start + 1, end + 1)

    def _spot(self, node: nodes.Node, start: int, end: int) -> Spot:
        return Spot(*self._letter.place(node.lineno), start + 1, end + 1)

    @cached_property
    def _places(self) -> dict[int, Spot]:
        body = _COMMENT.sub(_blank, self._letter.body)
        written, code = body.splitlines(), _code(body).splitlines()
        places: dict[int, Spot] = {}
        met: dict[tuple[int, str], int] = {}
        for node in _in_order(self._tree):
            pattern = _pattern(node)
            if not pattern or node.lineno > len(code):
                continue
            count = met[node.lineno, pattern] = met.get((node.lineno, pattern), -1) + 1
            quoted = isinstance(node, nodes.Const) and isinstance(node.value, str)
            line = (written if quoted else code)[node.lineno - 1]
            found = [match.span() for match in re.finditer(pattern, line)]
            if found:
                places[id(node)] = self._spot(node, *found[min(count, len(found) - 1)])
        return places


def _code(body: str) -> str:
    """A letter with nothing left but the names in its expressions, each where it was."""
    kept = list(_NOT_A_BREAK.sub(" ", body))
    for match in _BLOCK.finditer(body):
        kept[match.start() : match.end()] = _STRING.sub(_blank, match[0])
    return "".join(kept)


def _blank(found: re.Match[str]) -> str:
    return _NOT_A_BREAK.sub(" ", found[0])


def _pattern(node: nodes.Node) -> str:
    """What is looked for in the line of a part; nothing, where it has no word of its own."""
    match node:
        case nodes.Const(value=str(value)):
            return rf"(?<=[\"']){re.escape(value)}(?=[\"'])"
        case nodes.Const(value=value):
            return rf"(?i)\b{re.escape(str(value))}\b"
        case (
            nodes.Getattr(attr=word)
            | nodes.Name(name=word)
            | nodes.NSRef(attr=word)
            | nodes.Filter(name=word)
        ):
            return rf"\b{re.escape(word)}\b"
    return KEYWORDS.get(type(node).__name__, "")


def _in_order(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and all in its file below it, in the order in which they were written."""
    children = list(node.iter_child_nodes())
    if isinstance(node, nodes.Scope):
        children = []  # a part, which is a file of its own
    if isinstance(node, nodes.CondExpr):
        children = [part for part in (node.expr1, node.test, node.expr2) if part is not None]
    for child in children:
        yield from _in_order(child)
    yield node
