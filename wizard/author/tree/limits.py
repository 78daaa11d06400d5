"""A file as text, and the limits that keep a hostile one from hurting.

Owns what is not even looked at: too large, nested too deep, no text, built to exhaust memory.
Refuses to know YAML beyond that: it is `source` that makes data of what is met.
"""

from __future__ import annotations

import codecs
import errno
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import ComposerError

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


def parser(text: str) -> Callable[[], Any]:
    """Tells a file event by event, and None behind its end; it does not recurse, however deep."""
    return Loader(text).get_event  # type: ignore[no-any-return]


def refuse(text: str) -> None:
    """Raise what is wrong with a file that cannot be read.

    Raises:
        yaml.YAMLError: it is no YAML, more than one document, or has an alias in it, which can make
            a small file as large as one likes.
    """
    first: Any = None
    for event in iter(parser(text), None):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise ComposerError(None, None, "found an alias", mark)
        if isinstance(event, yaml.DocumentStartEvent):
            if first is not None:
                said = "expected a single document", "but found another document"
                raise ComposerError(said[0], first, said[1], mark)
            first = mark


def too_deep(path: str, mark: Any) -> UnreadableError:
    """Why a file is not looked at any further than `mark`."""
    told = "{path}:{line}: nested deeper than {most} levels"
    return UnreadableError(told, path=path, line=mark.line + 1, most=MAX_DEPTH)


_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def forbidden_in(text: str) -> tuple[str, int, int] | None:
    """The first character that no YAML may hold, as it is called, and its line and column."""
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    before = text[: found.start()]
    line, start = before.count("\n"), before.rfind("\n") + 1
    return f"U+{ord(found[0]):04X}", line + 1, found.start() - start + 1
