"""The text of a letter, put together of its own lines and of the parts that it includes.

A part stands in a letter as if its lines were written there: what the letter asks around it holds
in it, and what it sets is set below. So a letter is one text for all who look at it, and nobody has
to know of parts but who tells of a place. Owns what an include is, and where each line was written.
Refuses to read a template: that is for `names`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wizard.author.tree.diagnostic import Diagnostic, diagnose, suggestion

_INCLUDE = re.compile(r"""\s*\{%\s*include\s+(["'])(?P<name>[^"'\n]*)\1\s*%\}\s*""")


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


@dataclass(frozen=True, eq=False)
class LetterText:
    """A letter, or a part by itself, with all that it includes."""

    path: str
    """Of its own file."""
    first_line: int
    """The line of that file on which it begins."""
    written: Sequence[str]
    """Its own lines; those that include a part are there, and empty where there is none."""
    includes: Mapping[int, LetterText]
    """The parts by the number of the line, from 1, that includes them."""
    lines: Sequence[tuple[str, int, str]]
    """Its lines and those of its parts, each with its file and its number there."""
    parts: frozenset[str]
    """What it includes, and what that includes."""

    @cached_property
    def body(self) -> str:
        """All of it as one text."""
        return "\n".join(line for _, _, line in self.lines).rstrip() + "\n"

    @cached_property
    def own(self) -> str:
        """Its own lines as one text, with the tags of its includes."""
        return "\n".join(self.written).rstrip() + "\n"

    @cached_property
    def starts(self) -> list[int]:
        """Where each of its own lines begins in their text, and where one more would."""
        return [0, *(found.end() for found in re.finditer("\n", self.own)), len(self.own) + 1]

    def spot(self, start: int, end: int) -> Spot:
        """A place in the text of its own lines, as far as the line goes on which it begins."""
        line = bisect_right(self.starts, start)
        first, behind = self.starts[line - 1], self.starts[line]
        column, last = start - first + 1, min(end, behind - 1) - first + 1
        return Spot(self.path, self.first_line + line - 1, column, max(last, column))


class PartFile(NamedTuple):
    """A part as it was written."""

    path: str
    lines: Sequence[str]


class Assembly:
    """Puts texts together; what is wrong with their includes goes to `problems`, each once."""

    def __init__(self, parts: Mapping[str, PartFile]) -> None:
        self._parts = parts
        self._known: dict[str, LetterText] = {}
        self.problems: dict[Diagnostic, None] = {}
        self._refused = 0

    def part(self, name: str, around: tuple[str, ...] = ()) -> LetterText:
        """A part by itself, or as it stands within others."""
        if name not in self._known:
            file, refused = self._parts[name], self._refused
            text = self.letter(file.path, file.lines, 1, (*around, name))
            if refused < self._refused:
                return text  # by itself it may hold more than within another
            self._known[name] = text
        return self._known[name]

    def letter(
        self, path: str, lines: Sequence[str], first_line: int, around: tuple[str, ...] = ()
    ) -> LetterText:
        """A letter, of which `lines` stand below its head, or a part `around` which others are."""
        own, whole = list[str](), list[tuple[str, int, str]]()
        includes = dict[int, LetterText]()
        for number, line in enumerate(lines, start=first_line):
            include = _INCLUDE.fullmatch(line)
            held = include is None or self._holds(path, number, include, around)
            own.append(line if held else "")
            if include is None:
                whole.append((path, number, line))
            elif held:
                part = includes[len(own)] = self.part(include["name"], around)
                whole += part.lines
        names = {include["name"] for line in own if (include := _INCLUDE.fullmatch(line))}
        parts = names.union(*(part.parts for part in includes.values()))
        return LetterText(path, first_line, own, includes, whole, frozenset(parts))

    def _holds(
        self, path: str, number: int, include: re.Match[str], around: tuple[str, ...]
    ) -> bool:
        """Whether an include is of a part that there is, and that does not include itself."""
        name = include["name"]
        span = (number, include.start("name") + 1, max(include.end("name"), 1) + 1)
        if name not in self._parts:
            near = suggestion(name, self._parts)
            fault = diagnose("unknown-part", path, span, name=name, hint=near)
        elif name in around:
            names = " → ".join([*around[around.index(name) :], name])
            fault = diagnose("part-circle", path, span, names=names)
        else:
            return True
        self._refused += 1
        self.problems[fault] = None
        return False
