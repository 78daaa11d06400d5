"""The text of a letter, put together of its own lines and of the parts that it includes.

A part stands in a letter as if its lines were written there: what the letter asks around it holds
in it, and what it sets is set below. So a letter is one text for all who look at it, and nobody has
to know of parts but who tells of a place. Owns what an include is, and where each line was written.
Refuses to read a template: that is for `names`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wizard.author.tree.diagnostic import Diagnostic, diagnose, suggestion

_INCLUDE = re.compile(r"""\s*\{%\s*include\s+(["'])(?P<name>[^"'\n]*)\1\s*%\}\s*""")


class Stretch(NamedTuple):
    """Lines of a text that were written one below the other; `start` counts from 1, in the text."""

    start: int
    path: str
    line: int


class LetterText(NamedTuple):
    """A letter, or a part by itself, with all that it includes."""

    path: str
    """Of its own file."""
    first_line: int
    """The line of that file on which it begins."""
    body: str
    stretches: Sequence[Stretch]
    parts: frozenset[str]
    """What it includes, and what that includes."""

    def place(self, line: int) -> tuple[str, int]:
        """The file in which a line of the body was written, and its number there."""
        found = bisect_right(self.stretches, line, key=lambda stretch: stretch.start) - 1
        start, path, first = self.stretches[found]
        return path, first + line - start

    @property
    def lines(self) -> Iterator[tuple[str, int, str]]:
        """Its lines, each with its file and its number there."""
        for number, line in enumerate(self.body.splitlines(), start=1):
            yield *self.place(number), line


class PartFile(NamedTuple):
    """A part as it was written."""

    path: str
    lines: Sequence[str]


class Assembly:
    """Puts texts together; what is wrong with their includes goes to `problems`, each once."""

    def __init__(self, parts: Mapping[str, PartFile]) -> None:
        self._parts = parts
        self.problems: dict[Diagnostic, None] = {}

    def part(self, name: str) -> LetterText:
        """A part by itself."""
        file = self._parts[name]
        return self._text(file.path, file.lines, 1, (name,))

    def letter(self, path: str, lines: Sequence[str], first_line: int) -> LetterText:
        """A letter, of which `lines` stand below its head."""
        return self._text(path, lines, first_line, ())

    def _text(
        self, path: str, lines: Sequence[str], first_line: int, around: tuple[str, ...]
    ) -> LetterText:
        made = _Made([], [], set())
        self._add(made, PartFile(path, lines), first_line, around)
        body = "\n".join(made.lines).rstrip() + "\n"
        return LetterText(path, first_line, body, made.stretches, frozenset(made.parts))

    def _add(self, made: _Made, file: PartFile, first: int, around: tuple[str, ...]) -> None:
        made.stretches.append(Stretch(len(made.lines) + 1, file.path, first))
        for number, line in enumerate(file.lines, start=first):
            include = _INCLUDE.fullmatch(line)
            if include is None:
                made.lines.append(line)
                continue
            name = include["name"]
            if self._holds(file.path, number, include, around):
                made.parts.add(name)
                self._add(made, self._parts[name], 1, (*around, name))
            made.stretches.append(Stretch(len(made.lines) + 1, file.path, number + 1))

    def _holds(
        self, path: str, number: int, include: re.Match[str], around: tuple[str, ...]
    ) -> bool:
        """Whether an include is of a part that there is, and that does not include itself."""
        name = include["name"]
        span = (number, include.start("name") + 1, max(include.end("name"), 1) + 1)
        if name not in self._parts:
            near = suggestion(name, self._parts)
            self.problems[diagnose("unknown-part", path, span, name=name, hint=near)] = None
            return False
        if name in around:
            names = " → ".join([*around[around.index(name) :], name])
            self.problems[diagnose("part-circle", path, span, names=names)] = None
            return False
        return True


class _Made(NamedTuple):
    """A text that is being put together."""

    lines: list[str]
    stretches: list[Stretch]
    parts: set[str]
