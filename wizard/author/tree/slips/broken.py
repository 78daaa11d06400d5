"""A text that is no YAML: its lines, and where its parser gave up.

Owns reading such lines without a parser, and the form of what is told about them. Refuses to know
what the author did: that is for `slips` and `indentation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

import msgspec
import yaml
from msgspec.structs import FieldInfo, fields

from wizard.library import facts, messages, model

KEY = re.compile(r"\s*(?:- +)*(?P<key>[\w.-]+) *:(?:\s+|$)(?P<value>.*)")
"""A line with a key, and what stands behind it."""
_NEXT = re.compile(r",\s+[a-z]\w*:\s")
_LONG = 60


class YamlSlip(NamedTuple):
    """A place, 1-based, what is wrong there, and what to do."""

    line: int
    column: int
    end_column: int
    problem: str
    hint: str


class SourceLines:
    """Lines as they were written, counted from 0."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    def at(self, row: int) -> str:
        """The text of a line; empty where there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def beside(self, row: int, step: int) -> int:
        """The next line up (-1) or down (1) that says something; the row itself at the end."""
        found = row + step
        while 0 <= found < len(self.lines):
            if self.lines[found].strip() and not self.lines[found].lstrip().startswith("#"):
                return found
            found += step
        return row

    def upwards(self, row: int) -> Iterator[int]:
        """The lines above a line that say something, the nearest first."""
        while (above := self.beside(row, -1)) != row:
            yield above
            row = above

    def beside_all(self, row: int, step: int) -> Iterator[int]:
        """The lines above (-1) or below (1) a line that stand on its level, the nearest first."""
        own = depth(self.at(row))
        while (found := self.beside(row, step)) != row and depth(self.at(found)) >= own:
            if depth(self.at(found)) == own:
                yield found
            row = found

    def is_known(self, row: int) -> bool:
        """Whether a line has a key of the format, and not an id that somebody chose."""
        key = KEY.match(self.at(row))
        return bool(key and key["key"] in keys())


class Broken(SourceLines):
    """The lines and the clues of the parser; lines and columns are counted from 0."""

    def __init__(self, lines: Sequence[str], error: yaml.MarkedYAMLError) -> None:
        super().__init__(lines)
        self.said = f"{error.context or ''}, {error.problem or ''}".strip(", ")
        mark = error.problem_mark or error.context_mark
        opened = error.context_mark or mark
        self.row, self.column = (mark.line, mark.column) if mark else (0, 0)
        if self.row >= len(lines):  # behind the last line
            self.row, self.column = len(lines) - 1, len(lines[-1])
        self.opened = (opened.line, opened.column) if opened else (0, 0)
        """Where that began which the parser could not finish."""

    @property
    def line(self) -> str:
        """The line of the place."""
        return self.at(self.row)

    @property
    def char(self) -> str:
        """The character at the place; empty at the end of a line."""
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        return self.line[: self.column].rstrip()

    @property
    def above(self) -> int:
        """The line above the place that says something."""
        return self.beside(self.row, -1)

    @property
    def bracket(self) -> str:
        """The bracket that was never finished, if it was one."""
        row, column = self.opened
        char = self.at(row)[column : column + 1]
        return char if "parsing a flow" in self.said and char in ("{", "[") else ""

    @property
    def ended(self) -> bool:
        """Whether the parser came to the end of the file, and wanted more."""
        rest = "".join([self.line[self.column :], *self.lines[self.row + 1 :]])
        return not rest.strip()

    def outer(self) -> int | None:
        """The nearest line above that is indented less than that of the place."""
        own = depth(self.line)
        return next((row for row in self.upwards(self.row) if depth(self.at(row)) < own), None)

    def level(self) -> Iterator[int]:
        """The line of the place, and those above it that stand on its level."""
        yield self.row
        yield from self.beside_all(self.row, -1)

    def text(self, row: int, column: int) -> str:
        """What was meant as one text: to the end of the line, or of the entry inside brackets."""
        rest = re.split(r"\s#", self.at(row)[column:])[0].strip()
        opened = left_open(self.at(row)[:column])
        inside = self.bracket or (self.at(row)[opened] if opened is not None else "")
        return _entry(rest, inside).strip() if inside else rest

    def slip(self, row: int, column: int, length: int, problem: str, hint: str) -> YamlSlip:
        """A slip at a place that is counted from 0."""
        return YamlSlip(row + 1, column + 1, column + 1 + max(1, length), problem, hint)

    def cannot_begin(self, row: int, column: int) -> YamlSlip:
        """A text that begins with a sign which means something else."""
        char, hint = self.at(row)[column : column + 1], in_quotes(self.text(row, column))
        if char and char in ">|":
            hint += ", or begin it on the next line"
        return self.slip(row, column, 1, f"a text cannot begin with «{char}»", hint)


def left_open(text: str) -> int | None:
    """Where the last bracket stands that is opened in a text and not closed."""
    open_: list[int] = []
    for place, char in enumerate(text):
        if char in "{[":
            open_.append(place)
        elif char in "}]" and open_:
            open_.pop()
    return open_[-1] if open_ else None


def _entry(text: str, bracket: str) -> str:
    """`text` up to where an entry ends inside `bracket`: at the next one, or with the bracket."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "{[") - (char in "}]")
        ends = char == "," if bracket == "[" else _NEXT.match(text, place)
        if depth < 0 or (depth == 0 and ends):
            return text[:place]
    return text


def in_quotes(text: str) -> str:
    """The advice to put a text in quotes, and how it looks in them unless it is long."""
    text = text.strip()
    whole = re.fullmatch(r"([\"'])(?P<text>(?:(?!\1).)*(?:\s\1|\b\1\b).*?)\1?", text)
    if whole:  # there are quotes round it, and more of the same inside, or an apostrophe
        text = whole["text"]
    if not text or len(text) > _LONG:
        return "put the whole text in quotes"
    if '"' not in text and "\\" not in text:
        return f'put the text in quotes: "{text}"'
    doubled = text.replace("'", "''")
    return f"put the whole text in single quotes: '{doubled}'"


def depth(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_item(line: str) -> bool:
    """Whether a line begins with the dash of a list."""
    return bool(re.match(r"\s*-(?:\s|$)", line))


def named(line: str) -> str:
    """A line by its key, or by its words."""
    key = KEY.match(line)
    return f"«{key['key']}»" if key else f"«{short(line)}»"


def short(text: str) -> str:
    """As much of a text as may be told in one breath."""
    text = text.strip()
    return text if len(text) <= 30 else f"{text[:29]}…"


@cache
def keys() -> frozenset[str]:
    """Every key of the format."""
    return frozenset({"kind", *(field.encode_name for field in _fields())})


@cache
def keys_of(type_: type) -> frozenset[str]:
    """The keys with a value of a type, `str`, `list` or `dict`, behind them; of text, words."""
    return frozenset(field.encode_name for field in _fields() if type_ in _types(field.type))


def _fields() -> list[FieldInfo]:
    return [
        field
        for module in (model, facts, messages)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        for field in fields(kind)
    ]


def _types(written: Any) -> list[Any]:
    """What a field may hold: of `list[Id] | None`, a list and nothing."""
    origin, parts = get_origin(written), get_args(written)
    if written == model.Text:
        return [str]
    if origin is Annotated:
        return _types(parts[0])
    if origin in (Union, UnionType):
        return [kind for part in parts for kind in _types(part)]
    return [origin]
