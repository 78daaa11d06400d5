"""One YAML file: its text, its plain data, and the line and column of every value in it.

Owns reading, the limits that keep a hostile file from hurting, and positions. Refuses to know
what the data mean: that is `model`. Composing stops before construction, so a scalar stays the
text that the author typed (`yes`, `1e3`), and no tag can run anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from wizard.errors import UnreadableError
from wizard.tree.broken import in_quotes
from wizard.tree.diagnostic import Diagnostic, diagnose
from wizard.tree.slips import slip

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Where = tuple[str | int, ...]
"""The way to a value from the top of the file: mapping keys and list indices."""

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 100
SAFE_OPENINGS = 2000
"""Were so many brackets nested, composing would still not end the process."""
_PAIR = re.compile(r"""\[[^][{}"'#!\n]*\]|\{[^][{}"'#!\n]*\}""")
"""Brackets with plain text alone between them: whatever opens here is closed here."""
_COMPACT = re.compile(rf"^[ \t\-?:]{{{MAX_DEPTH},}}", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)(?P<text>#.*)")


class Span(NamedTuple):
    """A place in a file, 1-based; `end_column` is one past the last character of the line."""

    line: int
    column: int
    end_column: int


class Source:
    """A composed YAML file."""

    def __init__(self, path: str, text: str) -> None:
        """Compose `text`; faults of syntax are in `problems`, and `data` is then None.

        Raises:
            UnreadableError: nothing in the file, or it is built to exhaust memory.
        """
        self.path = path
        self.lines = text.splitlines() or [""]
        self.problems: list[Diagnostic] = []
        self.data: Any = None
        self.gaps = False
        """Whether some key has nothing behind it."""
        self._root: yaml.Node | None = None
        self._index: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}
        _refuse_depth(path, text)
        try:
            self._root = yaml.compose(text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return
        except yaml.YAMLError as error:  # a character that YAML does not allow
            raise UnreadableError(f"{path}: not YAML text: {_one_line(str(error))}") from error
        except RecursionError:  # of the loader in Python, where there is none in C
            raise _too_deep(path, None) from None
        if self._root is None:
            raise UnreadableError(f"{path}: the file is empty")
        if "*" in text:
            _refuse_aliases(path, self._root)
        if "!" in text or "&" in text:
            self._check_tags(self._root)
        self.data = self._plain(self._root)

    def span(self, where: Where, *, key: bool = False) -> Span:
        """The place of the value at `where`, or of its key; of its parent where it is missing."""
        node = self._root
        own_key: yaml.Node | None = None
        for part in where:
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(str(part))
                if pair is None:
                    key = True
                    break
                own_key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                own_key, node = node.value[part], node.value[part]
            else:
                break
        place = own_key if key and own_key is not None else node
        return self._mark(place) if place is not None else Span(1, 1, 2)

    def within(self, where: Where, pattern: str) -> Span:
        """The place of the first match inside the value at `where`; of the value without one."""
        whole = self.span(where)
        node = self._node(where)
        last = node.end_mark.line + 1 if node is not None else whole.line
        for number in range(whole.line, last + 1):
            first = whole.column - 1 if number == whole.line else 0
            found = re.compile(pattern).search(self.line(number), first)
            if found:
                return Span(number, found.start() + 1, found.end() + 1)
        return whole

    def _node(self, where: Where) -> yaml.Node | None:
        node = self._root
        for part in where:
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(str(part))
                node = pair[1] if pair else None
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
        return node

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The last pair of each key; kept, since a file with many faults asks for them all."""
        if id(node) not in self._index:
            self._index[id(node)] = {
                key.value: (key, value)
                for key, value in node.value
                if isinstance(key, yaml.ScalarNode)
            }
        return self._index[id(node)]

    def comments(self, about: re.Pattern[str]) -> Iterator[tuple[Span, str]]:
        """The comments in which `about` is found, each from its `#` on; a `#` in a text is none."""
        if self._root is None:
            return
        found = [
            (number, column)
            for number, column in self._hashes
            if about.search(self.line(number)[column:])
        ]
        texts = [
            (node.start_mark.line, node.start_mark.column, node.end_mark.line, node.end_mark.column)
            for node in (_nodes(self._root) if found else ())
            if isinstance(node, yaml.ScalarNode) and "#" in node.value
        ]
        for number, column in found:
            at = (number - 1, column)
            inside = any(start[:2] <= at < start[2:] for start in texts)
            if not inside:
                line = self.lines[number - 1]
                yield Span(number, column + 1, len(line.rstrip()) + 1), line[column:].rstrip()

    @cached_property
    def _hashes(self) -> list[tuple[int, int]]:
        """The lines with what looks like a comment, and where in it that begins."""
        return [
            (number, match.start("text"))
            for number, line in enumerate(self.lines, start=1)
            if "#" in line and (match := _COMMENT.search(line))
        ]

    def diagnose(self, code: str, where: Where, *, key: bool = False, **values: str) -> Diagnostic:
        """A diagnostic at `where`; `values` fill the template of `code`."""
        return diagnose(code, self.path, self.span(where, key=key), **values)

    def line(self, number: int) -> str:
        """The text of a line of the file, counted from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def _mark(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        last = end.column if end.line == start.line else len(line.rstrip())
        return Span(
            start.line + 1,
            start.column + 1,
            max(last, start.column + 1) + 1,
        )

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        line, column, end_column, problem, hint = slip(self.lines, error)
        span = Span(line, column, end_column)
        fault = diagnose("yaml-syntax", self.path, span, problem=problem, hint=hint)
        self.problems.append(fault)

    def _check_tags(self, root: yaml.Node) -> None:
        for node in _nodes(root):
            written = self._written(node)
            if written.startswith(("!", "&")):
                hint = in_quotes(written) if isinstance(node, yaml.ScalarNode) else ""
                tag = written.split()[0]
                fault = diagnose("yaml-tag", self.path, self._mark(node), tag=tag, hint=hint)
                self.problems.append(fault)

    def _written(self, node: yaml.Node) -> str:
        """What stands in the file for a value; of several lines, the first."""
        place = self._mark(node)
        return self.line(place.line)[place.column - 1 : place.end_column - 1]

    def at(self, where: Where) -> Any:
        """The data at `where`; None where the way ends before it."""
        data = self.data
        for part in where:
            try:
                data = data[part]
            except (KeyError, IndexError, TypeError):
                return None
        return data

    def _plain(self, node: yaml.Node, depth: int = 1) -> Any:
        if depth > MAX_DEPTH:
            raise _too_deep(self.path, node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            # The C loader calls the style of plain text "", the one in Python None.
            if node.value or node.style:
                return node.value
            self.gaps = True
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, depth + 1) for item in node.value]
        data: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str):
                place, written = self._mark(key), self._written(node)
                words = written.startswith("{{")  # a text that begins with a placeholder
                hint = in_quotes(written) if words else ""
                self.problems.append(diagnose("yaml-key", self.path, place, hint=hint))
                if words:
                    return written
                continue
            if name in data:
                first = next(other for other, _ in node.value if other.value == name)
                line = str(first.start_mark.line + 1)
                fault = diagnose("duplicate-key", self.path, self._mark(key), key=name, line=line)
                self.problems.append(fault)
            data[name] = self._plain(value, depth + 1)
        return data


def read_text(path: Path, shown: str) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        UnreadableError: missing, not a file, larger than `MAX_BYTES`, binary or not UTF-8.
    """
    try:
        if not path.is_file():
            raise UnreadableError(f"{shown}: {'not a file' if path.exists() else 'no such file'}")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(f"{shown}: larger than {MAX_BYTES // 1024 // 1024} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{shown}: {error.strerror or error}") from error
    if b"\0" in raw:
        raise UnreadableError(f"{shown}: a binary file, not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"{shown}: line {line} is not UTF-8 text; save the file as UTF-8"
        raise UnreadableError(message) from error


def _refuse_depth(path: str, text: str) -> None:
    """Composing recurses in C, where a deep enough file ends the process, so look before."""
    # Other closing brackets prove nothing, for they may stand in a comment.
    openings = text.count("[") + text.count("{")
    if openings > SAFE_OPENINGS:
        openings -= sum(1 for _ in _PAIR.finditer(text))
    if openings <= SAFE_OPENINGS and not _COMPACT.search(text):
        return
    # Which brackets are real only the parser knows, and it does not recurse.
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                raise _too_deep(path, event.start_mark)
    except yaml.YAMLError:
        return  # composing stops at the same place, and says it with line and column


def _too_deep(path: str, mark: Any) -> UnreadableError:
    line = mark.line + 1 if mark else 1
    return UnreadableError(f"{path}:{line}: nested deeper than {MAX_DEPTH} levels")


def _refuse_aliases(path: str, root: yaml.Node) -> None:
    seen: set[int] = set()
    for node in _nodes(root):
        if id(node) in seen:
            line = node.start_mark.line + 1
            raise UnreadableError(
                f"{path}:{line}: an anchor is used again through an alias (*); "
                "aliases are not part of the tree format, write the value out"
            )
        seen.add(id(node))


def _nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            stack.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)


def _one_line(text: str) -> str:
    return " ".join(text.split())
