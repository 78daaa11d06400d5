"""A text that is no YAML: its lines, and where its parser gave up.

Owns reading such lines without a parser, and the form of what is told about them. Refuses to know
what the author did: that is for `slips` and `indentation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, takewhile
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

import msgspec
import yaml
from msgspec.structs import FieldInfo, fields

from wizard.library import facts, glossary, messages, model

KEY = re.compile(r"\s*(?:- +)*(?P<key>[\w.-]+) *:(?:\s+|$)(?P<value>.*)")
"""A line with a key, and what stands behind it."""
_NEXT = re.compile(r",\s+[a-z]\w*:\s")
_LONG = 60
STEP = 2
"""How many spaces deeper each level is."""


class YamlSlip(NamedTuple):
    """A place, 1-based, what is wrong there, and what to do."""

    line: int
    column: int
    end_column: int
    problem: str
    hint: str


class Level(NamedTuple):
    """How deep things of a kind stand, and the line that shows it."""

    depth: int
    row: int
    items: bool
    """Whether they are entries of a list."""


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

    def near(self) -> Iterable[int]:
        """The line of the place, and others that are likely to be at fault."""
        own, outer = depth(self.line), self.outer()
        inside = takewhile(lambda row: depth(self.at(row)) > own, self.upwards(self.row))
        head = min(inside, key=lambda row: depth(self.at(row)), default=self.row)
        above = islice(self.upwards(self.row), 3)
        around = (self.row, self.opened[0], *above, head, self.row if outer is None else outer)
        return dict.fromkeys(row for row in around if row < len(self.lines))

    def levels(self, row: int) -> list[Level]:
        """The levels on which a line could stand: those of the place and of the line below, and
        those after the lines above it, the deepest first.
        """
        below = self._shown(self.beside(self.row, 1))
        here = [] if row == self.row else [self._shown(self.row)]
        return [*here, *self._above(row), below]

    def _above(self, row: int) -> list[Level]:
        found: list[Level] = []
        for at in self.upwards(row):
            levels = [self._shown(at)]
            if (dashes := re.match(r"\s*(?:-\s+)+", self.at(at))) and KEY.match(self.at(at)):
                levels.insert(0, Level(dashes.end(), at, items=False))
            found += [level for level in levels if not found or level.depth < found[-1].depth]
        return found

    def _shown(self, row: int) -> Level:
        return Level(depth(self.at(row)), row, is_item(self.at(row)))

    def unlikely(self, row: int, level: Level) -> tuple[bool, bool, bool, int, bool]:
        """How unlikely it is that a line should stand on a level, so that the likeliest is first.

        Levels are two spaces apart. Else a line is likely to be wrong that alone stands as deep as
        it does, or leaves the key above it with nothing, or is unlike what stands on its level.
        """
        own, over = depth(self.at(row)), self._shown(self.beside(row, -1))
        key = KEY.match(self.at(over.row))
        alone = over.depth < depth(self.line) < own
        leaves = bool(key and not key["value"]) and own <= over.depth
        sibling = next(self.beside_all(row, -1), row)
        strange = self.is_known(sibling) is not self.is_known(row)
        return (
            level.depth % STEP > 0,
            own % STEP == 0,
            not (alone or leaves or strange),
            abs(level.depth - own),
            self.is_known(level.row) is not self.is_known(row),
        )

    def inside(self, row: int, column: int) -> str:
        """The bracket in which a place is; empty outside of any."""
        opened = left_open(self.at(row)[:column])
        return self.bracket or (self.at(row)[opened] if opened is not None else "")

    def text(self, row: int, column: int) -> str:
        """What was meant as one text: to the end of the line, or of the entry inside brackets."""
        rest = re.split(r"\s#", self.at(row)[column:])[0].strip()
        inside = self.inside(row, column)
        return _entry(rest, inside).strip() if inside else rest

    def with_text(self, row: int, column: int, text: str) -> dict[int, str]:
        """A line with another text at a place."""
        line, old = self.at(row), self.text(row, column)
        return {row: line[:column] + text + line[column + len(old) :]}

    def slip(self, row: int, column: int, length: int, problem: str, hint: str) -> YamlSlip:
        """A slip at a place that is counted from 0."""
        return YamlSlip(row + 1, column + 1, column + 1 + max(1, length), problem, hint)


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
    held = quoted(text)
    if len(held) > _LONG + 2 or len(held) == 2:
        return "put the whole text in quotes"
    return (
        f"put the text in quotes: {held}"
        if held[0] == '"'
        else f"put the whole text in single quotes: {held}"
    )


def quoted(text: str) -> str:
    """A text in quotes that it needs no others for."""
    text = text.strip()
    whole = re.fullmatch(r"([\"'])(?P<text>(?:(?!\1).)*(?:\s\1|\b\1\b).*?)\1?", text)
    if whole:  # there are quotes round it, and more of the same inside, or an apostrophe
        text = whole["text"]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


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
        for module in (model, facts, messages, glossary)
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
