"""The front matter of a case file, from YAML to plain data.

Owns the reading: every scalar is the text that was written, nothing is nothing, and each place has
its line. Events are put together without recursion, so that no depth of brackets ends the program.
Refuses what the program never writes and a stranger may: anchors, tags, a key written twice.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from wizard.pattern import pattern

if TYPE_CHECKING:
    import yaml

DEEPEST = 20
"""Levels; the program itself writes five."""
MOST = 20_000
"""Values; a case of sixty steps has a thousand, and a list of cases reads every head."""
_STEP = pattern(r"\.?([^.\[\]]+)|\[(\d+|\.\.\.)\]")


def _reader() -> ModuleType:
    """YAML, which takes its time to import: not before a head is read."""
    import yaml

    return yaml


class FrontMatterError(Exception):
    """What is wrong: a message key, the name that it speaks of, and the line, counted from 1."""

    def __init__(self, line: int, what: str, name: str = "") -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.name = name


class FrontMatter:
    """Plain data, and the lines they stand in."""

    def __init__(self, text: str) -> None:
        """Read `text`; raises FrontMatterError."""
        self._lines: dict[tuple[str | int, ...], int] = {}
        self._keys: dict[tuple[str | int, ...], int] = {}
        yaml = _reader()
        try:
            self.data = self._built(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise FrontMatterError(mark.line + 1 if mark else 1, "head_yaml") from error
        except yaml.YAMLError as error:
            raise FrontMatterError(_line_of_a_character(text), "head_character") from error

    def line(self, path: str, key: str | None = None) -> int:
        """The line of a place, as msgspec tells places: `$.steps[2].on`; or of a `key` in it."""
        where: tuple[str | int, ...] = ()
        for name, index in _STEP.findall(path.removeprefix("$")):
            step = name or (int(index) if index.isdecimal() else index)
            if (*where, step) not in self._lines:
                break
            where = (*where, step)
        there = self._lines.get(where, 1)
        return there if key is None else self._keys.get((*where, key), there)

    def _built(self, text: str) -> Any:
        built: list[Any] = []
        open_: list[_Open] = [_Open((), built, outermost=True)]
        yaml = _reader()
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.NodeEvent):
                self._refuse(event)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                where = self._put(open_[-1], value, event)
                open_.append(_Open(where, value))
                if len(open_) > DEEPEST:
                    raise FrontMatterError(_line(event), "head_deep")
            elif isinstance(event, yaml.ScalarEvent):
                nothing = event.value == "" and not event.style
                self._put(open_[-1], None if nothing else event.value, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                open_.pop()
        return built[0] if built else None

    def _put(self, into: _Open, value: Any, event: yaml.Event) -> tuple[str | int, ...]:
        line = _line(event)
        if isinstance(into.value, list):
            where = () if into.outermost else (*into.where, len(into.value))
            into.value.append(value)
        elif into.key is None:
            if not isinstance(value, str):
                raise FrontMatterError(line, "head_key")
            if value in into.value:
                raise FrontMatterError(line, "head_twice", value)
            into.key = value
            self._keys[(*into.where, value)] = line
            return into.where
        else:
            where = (*into.where, into.key)
            into.value[into.key] = value
            into.key = None
        self._lines[where] = line
        if len(self._lines) > MOST:
            raise FrontMatterError(line, "head_long")
        return where

    @staticmethod
    def _refuse(event: yaml.NodeEvent) -> None:
        if isinstance(event, _reader().AliasEvent) or event.anchor or getattr(event, "tag", None):
            raise FrontMatterError(_line(event), "head_mark")


class _Open:
    """A mapping or a list that is being filled."""

    def __init__(
        self, where: tuple[str | int, ...], value: Any, *, outermost: bool = False
    ) -> None:
        self.where = where
        self.value = value
        self.key: str | None = None
        """The key that waits for its value."""
        self.outermost = outermost
        """The document itself, which holds one value."""


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _line_of_a_character(text: str) -> int:
    found = _reader().reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
