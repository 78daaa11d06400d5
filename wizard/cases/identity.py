"""Which case a file is: of several files with one id one is the case that calendars and archives
know by it, and each of the others a case of its own.

Owns the choice, which the files alone decide, so that it is the same in every command and on every
machine, and the id of a copy. A renamed case is the same as before. Refuses to write: a copy has
its id in its file once it is next written.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from wizard import disk
from wizard.cases import case_folder, store
from wizard.cases.record import Record, front_matter
from wizard.errors import CaseFileError
from wizard.pattern import pattern

_ID = pattern(r"^id: *([\w-]+)\r?$", re.MULTILINE)
_Rank = tuple[bool, bool, bool, int, str]


class SaidIds:
    """The cases of a folder by the id that each says, looked through once: whoever goes through all
    of them would look through all for each that was renamed.
    """

    def __init__(self, folder: Path) -> None:
        """Raises OSError as `case_folder.listed`."""
        self._said: dict[str, list[Path]] = {}
        self._unclear: list[Path] = []
        """Those of which only their reader can tell."""
        for path in case_folder.listed(folder):
            found = _ID.search(_text(path))
            alike = self._said.setdefault(found[1], []) if found else self._unclear
            alike.append(path)

    def saying(self, identity: str) -> list[Path]:
        """Those that may say this id."""
        return [*self._said.get(identity, ()), *self._unclear]


def identified(path: Path, record: Record, among: SaidIds | None = None) -> Record:
    """The record that was read at `path`, as that of the case which the file is."""
    return under(identity_of(path, record, among), record)


def identity_of(path: Path, record: Record, among: SaidIds | None = None) -> str:
    """The id of the case that the file at `path` is.

    Where its name is its id, no other file is looked at; a renamed one is held to all beside it,
    or to those `among` that may have its id.
    """
    if path.name == f"{record.id}{store.SUFFIX}":
        return record.id
    own = _rank(path, record)
    if all(own < _rank(other, there) for other, there in _beside(path, record.id, among)):
        return record.id
    seed = f"{record.id}/{path.name.removesuffix(store.SUFFIX)}"
    while True:
        identity = f"{record.created.isoformat()}-{_hash(seed)}"
        if not any(_beside(path, identity, among)):  # such a copy was made before, and renamed
            return identity
        seed += "/"


def under(identity: str, record: Record) -> Record:
    """A record as that of the case with this id; of another one no calendar was given anything."""
    return record if identity == record.id else replace(record, id=identity, file="", announced={})


def mark(path: Path, identity: str) -> str:
    """What a record says of the name of its file, which is nobody's business to whom the case is
    handed over; nothing where that is the id.
    """
    return "" if path.stem == identity else _hash(path.stem)


def _hash(text: str) -> str:
    """The same for a name as any system writes it."""
    return store.digest(os.fsencode(unicodedata.normalize("NFC", text)))[:12]


def _rank(path: Path, record: Record) -> _Rank:
    """The least of several files with one id is the case: whose name is the id, then which was
    written under the name that it has. Where none was, a copy mostly has a longer name.
    """
    aside = case_folder.is_aside(path.name)
    renamed = record.file != mark(path, record.id)
    return aside, path.name != f"{record.id}{store.SUFFIX}", renamed, len(path.name), path.name


def _beside(
    path: Path, identity: str, among: SaidIds | None = None
) -> Iterator[tuple[Path, Record]]:
    """The other files of cases in a folder that say this id; another name of one file is none."""
    with suppress(OSError):
        own = path.stat()
        for other in among.saying(identity) if among else case_folder.listed(path.parent):
            record = _saying(other, identity) if other.name != path.name else None
            if record is not None and not os.path.samestat(own, other.stat()):
                yield other, record


def _saying(path: Path, identity: str) -> Record | None:
    """The record of a file with this id; most files are looked through and not read."""
    with suppress(CaseFileError):
        if identity in (text := _text(path)):
            record = front_matter(text, str(path))
            return record if record.id == identity else None
    return None


def _text(path: Path) -> str:
    """What a file says; nothing where it cannot be read."""
    with suppress(OSError, CaseFileError):
        return store.decoded(path, disk.read(path, store.MAX_BYTES))
    return ""
