"""A file as text, and the limits that keep a hostile one from hurting.

Owns what is not even looked at: too large, nested too deep, no text, built to exhaust memory.
Refuses to know YAML beyond that: it is `source` that composes.
"""

from __future__ import annotations

import codecs
import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from wizard import disk
from wizard.errors import UnreadableError
from wizard.library.library import MAX_BYTES, MAX_MEGABYTES, TOO_LARGE

_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Fastest):  # type: ignore[misc]
    """Composes nodes without asking of each value what YAML would take it for: all are texts."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """No tag: the model says what a value is."""
        return ""

    def descend_resolver(self, node: yaml.Node | None, index: object) -> None:
        """Nothing is looked for on the way down."""

    def ascend_resolver(self) -> None:
        """Nor on the way up."""


MAX_DEPTH = 100
SAFE_OPENINGS = 2000
"""Were so many brackets nested, composing would still not end the process."""
_NO_FILE = "{path}: no such file"
_NOT_A_FILE = "{path}: not a file"
_REFUSED = {
    errno.ENOENT: _NO_FILE,
    errno.ENOTDIR: _NO_FILE,
    errno.EISDIR: _NOT_A_FILE,
    errno.EINVAL: _NOT_A_FILE,
    errno.ENXIO: _NOT_A_FILE,
    errno.EFBIG: TOO_LARGE,
}
"""Why a file cannot be read, by the system's error."""
_PAIR = re.compile(r"""\[[^][{}"'#!\n]*\]|\{[^][{}"'#!\n]*\}""")
"""Brackets with plain text alone between them: whatever opens here is closed here."""
_COMPACT = re.compile(rf"^[ \t\-?:]{{{MAX_DEPTH},}}", re.MULTILINE)


def read_text(path: Path, shown: str) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        UnreadableError: missing, not a file, larger than `MAX_BYTES`, binary or not UTF-8.
    """
    try:
        raw = disk.read(path, MAX_BYTES)
    except OSError as error:
        told = _REFUSED.get(error.errno or 0, "{path}: {why}")
        raise UnreadableError(told, path=shown, why=error, most=MAX_MEGABYTES) from error
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableError(
            "{path}: saved as UTF-16, which some editors call Unicode; save it as UTF-8", path=shown
        )
    if b"\0" in raw:
        raise UnreadableError("{path}: a binary file, not text", path=shown)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadableError(
            "{path}: line {line} is not UTF-8 text; save the file as UTF-8", path=shown, line=line
        ) from error


def refuse_depth(path: str, text: str) -> None:
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
                raise too_deep(path, event.start_mark)
    except yaml.YAMLError:
        return  # composing stops at the same place, and says it with line and column


def too_deep(path: str, mark: Any) -> UnreadableError:
    """Why a file is not looked at any further; `mark` is where, if that is known."""
    line = mark.line + 1 if mark else 1
    return UnreadableError(
        "{path}:{line}: nested deeper than {most} levels", path=path, line=line, most=MAX_DEPTH
    )


def alias_in(root: yaml.Node, text: str) -> tuple[str, Any] | None:
    """The first alias, which can make a small file as large as one likes, and where it stands."""
    seen: set[int] = set()
    for node in every_node(root):
        if id(node) in seen:
            tokens = yaml.scan(text, Loader=Loader)
            alias = next(token for token in tokens if isinstance(token, yaml.AliasToken))
            return f"*{alias.value}", alias.start_mark
        seen.add(id(node))
    return None


_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def forbidden_in(text: str) -> tuple[str, int, int] | None:
    """The first character that no YAML may hold, as it is called, and its line and column."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    before = text[: found.start()]
    line, start = before.count("\n"), before.rfind("\n") + 1
    return f"U+{ord(found[0]):04X}", line + 1, found.start() - start + 1


def every_node(root: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all below it."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            stack.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)
