"""The index of a folder of cases: what lists tell of each, so that none need be read again.

Owns a file beside the cases, the person's alone, that holds no more than lists show. A row of it is
true of a file only as that was when it was read, and from the day on which it was made until the
first on which something may turn. Refuses to be needed: whatever is in doubt is read from the cases
as if there were no index, nobody waits for it, and what is wrong with it is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection
from datetime import date
from pathlib import Path
from time import time_ns

import msgspec

from wizard import __version__, disk
from wizard.cases import lock
from wizard.cases.outlook import Outlook
from wizard.errors import UnwritableError

NAME = ".ozon-wizard-index"
FORMAT = 1
"""To be raised with any change of what an outlook holds, or of how it is come to."""
MAX_BYTES = 256 * 1024 * 1024
GRAIN = 2_000_000_000
"""Nanoseconds within which two changes of a file may bear one time, on the coarsest of disks."""

Mark = tuple[int, int, int, int]
"""When the content and the entry of a file were changed last, in ns; its size; its inode."""


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One case."""

    mark: Mark
    since: date
    until: date
    outlook: Outlook


class _Kept(msgspec.Struct, array_like=True):
    """What the file holds behind its seal."""

    key: str
    rows: dict[str, Row]


class CaseIndex:
    """What is known of the cases of a folder on a day."""

    def __init__(self, folder: Path, library: str, language: str, today: date) -> None:
        """`library` is its fingerprint, `language` its code: other ones tell it otherwise."""
        self._place = folder / NAME
        self._key = f"{FORMAT}-{__version__}-{library}-{language}"
        self._today = today
        self._begun = time_ns()
        found = _recall(self._place)
        self._rows = found.rows if found and found.key == self._key else {}
        self._fresh: dict[str, Row] = {}

    def outlook(self, name: str, found: os.stat_result) -> Outlook | None:
        """What is to be told of the case in the file `name`, where that is known for certain."""
        row = self._rows.get(name)
        if row is None or row.mark != _mark(found) or not row.since <= self._today <= row.until:
            return None
        return row.outlook

    def learn(self, name: str, found: os.stat_result, until: date, outlook: Outlook) -> None:
        """Note what was read from a file that was `found` so before it was read.

        One that was changed just now, or in a time to come, may change again and look the same.
        """
        mark = _mark(found)
        if max(mark[:2]) + GRAIN <= self._begun and name.isprintable():
            self._fresh[name] = Row(mark, self._today, until, outlook)

    def keep(self, names: Collection[str]) -> None:
        """Write what is new of the files in the folder, if nobody else is at it."""
        gone = self._rows.keys() - names
        if not self._fresh and not gone:
            return
        rows = {name: row for name, row in self._rows.items() if name not in gone} | self._fresh
        with contextlib.suppress(OSError, UnwritableError):
            held = lock.take(self._place)
            if held is not None:
                try:
                    _write(self._place, _Kept(self._key, rows))
                finally:
                    held.release()


def forget(path: Path) -> None:
    """Take the row of a case that was deleted along; where that cannot be, the whole index."""
    place = path.parent / NAME
    with contextlib.suppress(OSError):
        if not os.path.lexists(place):
            return
        found, held = _recall(place), _taken(place)
        if found is None or held is None:
            place.unlink()
            return
        try:
            if found.rows.pop(path.name, None) is not None:
                _write(place, found)
        finally:
            held.release()


def _taken(place: Path) -> lock.Lock | None:
    try:
        return lock.take(place)
    except UnwritableError:
        return None


def _mark(found: os.stat_result) -> Mark:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _recall(place: Path) -> _Kept | None:
    """What stands there, if nobody else can have written it and it is whole."""
    size = hashlib.sha256().digest_size
    try:
        with disk.regular(place, MAX_BYTES, disk.NO_LINK) as file:
            if not disk.is_own(os.fstat(file.fileno())):
                return None
            data = file.read()
        if data[:size] != hashlib.sha256(memoryview(data)[size:]).digest():
            return None
        return msgspec.msgpack.decode(memoryview(data)[size:], type=_Kept)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _write(place: Path, kept: _Kept) -> None:
    """Put rows in the place of those before; without any there is no file."""
    for draft in list(disk.drafts(place)):  # of who was killed: nobody else can be writing now
        draft.unlink()
    if not kept.rows:
        place.unlink(missing_ok=True)
        return
    payload = msgspec.msgpack.encode(kept)
    disk.replace(place, hashlib.sha256(payload).digest() + payload, disk.OWN)
    with os.scandir(place.parent) as there:
        names = {entry.name for entry in there}
    if not kept.rows.keys() <= names:  # one was deleted meanwhile
        place.unlink()
