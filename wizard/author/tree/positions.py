"""Where the values of a YAML file stand: the line and the column of each.

Owns the way from a value to its place, also where a file is read otherwise than it was written: a
block indented by more or less, a value under the key that was meant. Refuses to know values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from wizard.author.tree.limits import Loader

Where = tuple[str | int, ...]
"""The way to a value from the top of the file: mapping keys, list indices, and ids of entries of a
list that have one."""


class Span(NamedTuple):
    """A place in a file, 1-based; `end_column` is one past the last character of the line."""

    line: int
    column: int
    end_column: int


class Marked(NamedTuple):
    """Where something begins and ends, as nodes and events tell it."""

    start_mark: Any
    end_mark: Any


class Places:
    """The places in a file with syntax."""

    def __init__(self, text: str, moved: Mapping[int, int]) -> None:
        """Of `text` as it was written; the lines `moved` are read indented by so much more."""
        self._text = text
        self._moved = moved
        self._index: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}
        self.elsewhere: dict[Where, Where] = {}
        """Where values were written that are taken for those of another place."""

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    @cached_property
    def root(self) -> yaml.Node | None:
        """The file as nodes, once a place in it is asked for.

        They are not kept from the reading: they take several times the memory of what they say,
        and in a sound file nobody asks.
        """
        return yaml.compose(indented(self._text, self._moved), Loader=Loader)

    def span(self, where: Where, *, key: bool = False) -> Span:
        """The place of the value at `where`, or of its key; of its parent where it is missing."""
        own_key, node, there = self._found(where)
        place = own_key if (key or not there) and own_key is not None else node
        return self.of(place) if place is not None else Span(1, 1, 2)

    def within(self, where: Where, pattern: str) -> Span:
        """The place of the first match inside the value at `where`; of the value without one."""
        whole = self.span(where)
        _, node, there = self._found(where)
        last = node.end_mark.line + 1 if there and node is not None else whole.line
        for number in range(whole.line, min(last, len(self._lines)) + 1):
            first = whole.column - 1 if number == whole.line else 0
            found = re.compile(pattern).search(self._lines[number - 1], first)
            if found:
                return Span(number, found.start() + 1, found.end() + 1)
        return whole

    def of(self, node: Any) -> Span:
        """The place of a value; of several lines, of the first."""
        start, end = node.start_mark, node.end_mark
        line = self._lines[start.line] if start.line < len(self._lines) else ""
        moved = self._moved.get(start.line, 0)
        column = start.column - moved
        last = end.column - moved if end.line == start.line else len(line.rstrip())
        return Span(start.line + 1, column + 1, max(last, column + 1) + 1)

    def _written(self, where: Where) -> Where:
        """Where that was written which is taken for what stands at `where`."""
        for length in range(len(where), 0, -1) if self.elsewhere else ():
            if where[:length] in self.elsewhere:
                return self._written(self.elsewhere[where[:length]]) + where[length:]
        return where

    def _found(self, where: Where) -> tuple[yaml.Node | None, yaml.Node | None, bool]:
        """The key and the value at `where`, as far as the way goes, and whether it ends there."""
        node = self.root
        own_key: yaml.Node | None = None
        for part in self._written(where):
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(str(part))
                if pair is None:
                    return own_key, node, False
                own_key, node = pair
            elif isinstance(node, yaml.SequenceNode) and (entry := self._entry(node, part)):
                own_key, node = entry, entry
            else:
                break
        return own_key, node, True

    def _entry(self, node: yaml.SequenceNode, part: str | int) -> yaml.Node | None:
        """An entry of a list, by its place or by its id."""
        entries: list[yaml.Node] = node.value
        if isinstance(part, int):
            return entries[part]
        return next((entry for entry in entries if self._id(entry) == part), None)

    def _id(self, entry: yaml.Node) -> str | None:
        pair = self._pairs(entry).get("id") if isinstance(entry, yaml.MappingNode) else None
        return str(pair[1].value) if pair else None

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The first pair of each key; kept, since a file with many faults asks for them all."""
        if id(node) not in self._index:
            self._index[id(node)] = {
                key.value: (key, value)
                for key, value in reversed(node.value)
                if isinstance(key, yaml.ScalarNode)
            }
        return self._index[id(node)]


def indented(text: str, moved: Mapping[int, int]) -> str:
    """A text with some lines, from 0, indented by so much more."""
    if not moved:
        return text
    lines = text.splitlines()
    for row, by in moved.items():
        lines[row] = " " * by + lines[row] if by > 0 else lines[row][-by:]
    return "\n".join(lines) + "\n"
