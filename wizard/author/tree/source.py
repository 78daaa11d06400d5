"""One YAML file: its text, its plain data, and what is told of a place in it.

Owns plain data. Refuses to know what the data mean: that is `model`; and where they stand: that is
`places`. Composing
stops before construction, so a scalar stays the text that the author typed (`yes`, `1e3`), and no
tag can run anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.limits import MAX_DEPTH, forbidden_in, parser, read_text, refuse, too_deep
from wizard.author.tree.positions import Marked, Places, Span, Where, indented
from wizard.author.tree.slips.broken import in_quotes, keys, keys_of
from wizard.author.tree.slips.slip import slip
from wizard.errors import UnreadableError
from wizard.library.library import shown

__all__ = ["Source", "Span", "Where", "id_of", "opened", "place_in"]

BLOCK = 3
"""So many keys are not written twice by mistake."""
Take = Callable[[], Any]
_COMMENT = re.compile(r"(?:^|\s)(?P<text>#.*)")


def place_in(data: Any, part: str | int) -> Any:
    """The key or the place of what a part of a way leads to; an entry of a list has an id too."""
    if isinstance(data, list) and isinstance(part, str):
        return next((at for at, entry in enumerate(data) if id_of(entry) == part), len(data))
    return part


def id_of(entry: Any) -> str | None:
    """The id by which an entry of a list is known, if it has one."""
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else None


def opened(path: Path) -> Source:
    """The file at a path, composed, under the name by which it is shown.

    Raises:
        UnreadableError: it cannot be read at all.
    """
    name = shown(path)
    return Source(name, read_text(path, name))


class Source:
    """A composed YAML file."""

    def __init__(self, path: str, text: str, moved: Mapping[int, int] | None = None) -> None:
        """Compose `text`; faults of syntax are in `problems`, and `data` is then None.

        Args:
            moved: lines, from 0, that are read as if they were indented by so much more; places
                are told as they stand in `text`.

        Raises:
            UnreadableError: nothing in the file, or it is built to exhaust memory.
        """
        self.path = path
        self.lines = self._lines = text.splitlines() or [""]
        self.problems: list[Diagnostic] = []
        self.data: Any = None
        self.gaps = False
        """Whether some key has nothing, or a list of nothing, behind it."""
        self.repeats = False
        """Whether some list has the same text twice."""
        self.text = text
        self._places = Places(text, moved or {})
        self._composed = False
        self._end: Any = None
        """Where the list or the mapping ended that was read last."""
        self._hashed: list[tuple[tuple[int, int], ...]] = []
        self._parsed = indented(text, moved or {})
        try:
            self._read()
            self._composed = True
        except yaml.YAMLError as error:
            self.data, self.problems = None, []
            if isinstance(error, yaml.MarkedYAMLError):
                self._syntax(error)
            else:
                self._character(error)

    def _read(self) -> None:
        take = parser(self._parsed)
        while not isinstance(root := take(), yaml.NodeEvent):
            if root is None:
                raise UnreadableError("{path}: the file is empty", path=self.path)
        self.data = self._plain(root, take)
        if any(isinstance(event, yaml.DocumentStartEvent) for event in iter(take, None)):
            refuse(self._parsed)

    def moved(self, rows: Mapping[int, int]) -> Source:
        """The same file read with some lines, from 0, indented by so much more."""
        return Source(self.path, self.text, rows)

    def take(self, other: Source) -> None:
        """Be as another reading of the same file; where the lines stand in it is the same."""
        lines = self.lines
        vars(self).update(vars(other))
        self.lines = lines

    def put(self, written: Where, meant: Where) -> None:
        """Take what was written at one place for what belongs to another, where there is none."""
        self.at(meant[:-1])[meant[-1]] = self.at(written[:-1]).pop(written[-1])
        self._places.elsewhere[meant] = written

    def span(self, where: Where, *, key: bool = False) -> Span:
        """The place of the value at `where`, or of its key; of its parent where it is missing."""
        return self._places.span(where, key=key) if self._composed else Span(1, 1, 2)

    def within(self, where: Where, pattern: str) -> Span:
        """The place of the first match inside the value at `where`; of the value without one."""
        return self._places.within(where, pattern) if self._composed else Span(1, 1, 2)

    def comments(self, about: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
        """The comments in which `about` is found, each from its `#` on; a `#` in a text is none."""
        found = [
            (number, column)
            for number, column in self._hashes
            if about.search(self.line(number)[column:])
        ]
        for number, column in found:
            at = (number - 1, column)
            if not any(start <= at < end for start, end in self._hashed):
                line = self.lines[number - 1]
                yield Span(number, column + 1, len(line.rstrip()) + 1), line[column:].rstrip()

    @cached_property
    def _hashes(self) -> list[tuple[int, int]]:
        """The lines with what looks like a comment, and where in it that begins."""
        return [
            (number, match.start("text"))
            for number, line in enumerate(self._lines, start=1)
            if "#" in line and (match := _COMMENT.search(line))
        ]

    def diagnose(
        self, code: str, where: Where, /, *, key: bool = False, **values: str
    ) -> Diagnostic:
        """A diagnostic at `where`; `values` fill the template of `code`."""
        return diagnose(code, self.path, self.span(where, key=key), **values)

    def line(self, number: int) -> str:
        """The text of a line of the file, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _tell(self, code: str, span: Span, **values: str) -> None:
        self.problems.append(diagnose(code, self.path, span, **values))

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        *place, problem, hint = slip(self.lines, error)
        self._tell("yaml-syntax", Span(*place), problem=problem, hint=hint)

    def _character(self, error: yaml.YAMLError) -> None:
        """A character that YAML does not allow."""
        found = forbidden_in(self.text)
        if found is None:
            words = " ".join(str(error).split())
            raise UnreadableError(
                "{path}: not YAML text: {words}", path=self.path, words=words
            ) from error
        name, line, column = found
        self.lines = self.text.split("\n")  # the character may look like the end of a line
        problem, hint = f"a control character, {name}, which no text may hold", "delete it"
        self._tell("yaml-syntax", Span(line, column, column + 1), problem=problem, hint=hint)

    def _tagged(self, event: Any) -> None:
        """A tag or an anchor, or what an anchor is for, which no file may have."""
        if isinstance(event, yaml.AliasEvent):
            refuse(self._parsed)
        written, place = self._written(event), self._places.of(event)
        tag, hint = written.split()[0], in_quotes(written)
        key = re.search(r"(\w+):\s*$", self.line(place.line)[: place.column - 1])
        words = key is None or key[1] in keys_of(str) or key[1] not in keys()
        if not (words and isinstance(event, ScalarEvent)):
            place = place._replace(end_column=place.column + len(tag))
            hint = "take it out; what is meant twice is written twice"
        self._tell("yaml-tag", place, tag=tag, hint=hint)

    def _written(self, part: Any) -> str:
        """What stands in the file for a value; of several lines, the first."""
        place = self._places.of(part)
        return self.line(place.line)[place.column - 1 : place.end_column - 1]

    def at(self, where: Where) -> Any:
        """The data at `where`; None where the way ends before it."""
        data = self.data
        for part in where:
            try:
                data = data[place_in(data, part)]
            except (KeyError, IndexError, TypeError):
                return None
        return data

    def _plain(self, event: Any, take: Take, depth: int = 1) -> Any:
        if depth > MAX_DEPTH:
            raise too_deep(self.path, event.start_mark)
        if event.anchor or event.tag:
            self._tagged(event)
        if type(event) is ScalarEvent:  # compared exactly, since all values are asked
            text = event.value
            if "#" in text:
                self._note(event)
            # The C loader calls the style of plain text "", the one in Python None.
            if (event.style or text not in ("", "~")) and not text.isspace():
                return text
            self.gaps = True
            return None
        if type(event) is MappingStartEvent:
            return self._mapping(event, take, depth + 1)
        found = []
        while type(event := take()) is not SequenceEndEvent:
            found.append(self._plain(event, take, depth + 1))
        self._end = event.end_mark
        self.gaps = self.gaps or not found
        texts = [one for one in found if isinstance(one, str)]
        self.repeats = self.repeats or len(set(texts)) < len(texts)
        return found

    def _mapping(self, event: Any, take: Take, depth: int) -> Any:
        data: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        twice: list[tuple[Any, Any]] = []
        odd: list[Marked] = []
        while type(key := take()) is not MappingEndEvent:
            self._plain(key, take, depth)
            if type(key) is not ScalarEvent:
                odd.append(Marked(key.start_mark, self._end))
                self._plain(take(), take, depth)
                continue
            first, value = keys.setdefault(key.value, key), self._plain(take(), take, depth)
            if first is key:
                data[key.value] = value
            else:
                twice.append((first, key))
        self._end = key.end_mark
        if twice:
            self._twice(twice)
        written = self._written(Marked(event.start_mark, self._end)) if odd else ""
        words = written.startswith("{{")  # a text that begins with a placeholder
        for one in odd:
            self._tell("yaml-key", self._places.of(one), hint=in_quotes(written) if words else "")
        return written if words else data

    def _note(self, node: Any) -> None:
        """Note where a text stands that has a sign in it as of a comment."""
        ends = ((mark.line, mark.column) for mark in (node.start_mark, node.end_mark))
        self._hashed.append((*ends,))

    def _twice(self, keys: list[tuple[Any, Any]]) -> None:
        """Keys that stand twice in a mapping; many are those of another one without its name."""
        block = len(keys) >= BLOCK
        for first, key in keys[:1] if block else keys:
            line = str(first.start_mark.line + 1)
            place, hint = self._places.of(key), ""
            if block:
                hint = f"write the id of the block that begins here above it; see line {line}"
            self._tell("duplicate-key", place, key=key.value, line=line, hint=hint)
