"""A case file as text: YAML front matter with the steps, and the document under it.

Owns the format and its version. What comes back from `parse` is what was given to `render`, to
the last character of an answer. Refuses the disk: that is `store`.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec
import yaml

from wizard.errors import UnreadableError
from wizard.tree.decode import decode
from wizard.tree.source import Source
from wizard.walk.answers import Answer
from wizard.walk.walk import Step

FORMAT = 1
_FENCE = "---"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter."""

    format: int = msgspec.field(name="ozon-wizard")
    id: str
    tree: str
    library: str
    """The fingerprint of the library that the steps were answered on."""
    language: str
    created: date
    updated: datetime
    body: str = ""
    """A hash of the document as it was written; another one means that a person edited it."""
    steps: list[Step] = []
    kept: dict[str, Answer] = {}


class CaseFile(NamedTuple):
    """A parsed case file."""

    record: Record
    body: str

    @property
    def edited(self) -> bool:
        """Whether the document is not the one that was written."""
        return bool(self.record.body) and digest(self.body) != self.record.body


def digest(body: str) -> str:
    """A hash of a document; line ends and outer blank lines do not count."""
    plain = "\n".join(line.rstrip() for line in body.splitlines()).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def render(record: Record, body: str) -> str:
    """The whole file."""
    head = msgspec.to_builtins(msgspec.structs.replace(record, body=digest(body)))
    text = yaml.dump(
        head,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,  # in a flow mapping nothing would be written as empty text
        width=10**9,
    )
    return f"{_FENCE}\n{text}{_FENCE}\n\n{body}"


def parse(text: str, shown: str) -> CaseFile:
    """A case file from its text.

    Raises:
        UnreadableError: it is not a case file, its head is broken, or it is of a newer format.
    """
    lines = text.splitlines(keepends=True)
    bare = [line.rstrip() for line in lines]
    if not bare or bare[0] != _FENCE or _FENCE not in bare[1:]:
        raise UnreadableError(f"{shown}: not a case file: no «---» head at its top")
    end = bare.index(_FENCE, 1)
    source = Source(shown, "".join(lines[:end]))
    version = source.data.get("ozon-wizard") if isinstance(source.data, dict) else None
    if isinstance(version, str) and version.isdecimal() and int(version) > FORMAT:
        raise UnreadableError(
            f"{shown}: written by a newer version (format {version}, this one knows {FORMAT})"
        )
    record = decode(source, Record)
    if source.problems or record is None:
        fault = source.problems[0] if source.problems else None
        what = f"line {fault.line}: {fault.message}" if fault else "its head is not a mapping"
        raise UnreadableError(f"{shown}: not a case file: {what}")
    return CaseFile(record, "".join(lines[end + 1 :]).lstrip("\n"))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Nothing is written as nothing, since every scalar that is there is text.

    A text of several lines stands on one line of the head, so that none of them can be taken for
    the end of it, and readers of Markdown that know heads by their lines know this one.
    """


def _nothing(dumper: Any, _: None) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


def _text(dumper: Any, text: str) -> Any:
    style = '"' if len(text.splitlines()) > 1 or text != text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)
