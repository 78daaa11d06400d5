"""The index of a folder of cases: what lists tell of each, so that none need be read again.

Owns a file beside the cases, the person's alone, that holds no more than lists show. A row of it is
true of a file only as that was when it was read, and from the day on which it was made until the
first on which something may turn. Refuses to be needed: whatever is in doubt is read from the cases
as if there were no index, nobody waits for it, and what is wrong with it is no error.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from datetime import date
from pathlib import Path
from time import time_ns
from zlib import crc32

import msgspec

from wizard import __version__, disk, draft_file
from wizard.cases import lock
from wizard.cases.outlook import Outlook
from wizard.errors import UnwritableError

NAME = ".ozon-wizard-index"
FORMAT = 9
"""To be raised with any change of what an outlook holds, or of how it is come to."""
MAX_BYTES = 256 * 1024 * 1024
SEAL = 4
"""Bytes of a checksum, for disks that err; who could write the file could change the cases too."""
GRAIN = 2_000_000_000
"""Nanoseconds within which two changes of a file may bear one time, on the coarsest of disks."""


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One case: the file as it was, and what is to be told of it."""

    changed: int
    """When its content was changed last, in ns."""
    entered: int
    """When its entry was: no program sets this time at will."""
    size: int
    inode: int
    since: date
    until: date
    ended: bool
    due: date
    """The next day that is told, the first of those that count once they have come, and that on
    which to look again: by these a list finds what it shows, and makes words of no more. `date.max`
    where there is none."""
    first: date
    again: date
    astray: bool
    told: msgspec.Raw

    @property
    def outlook(self) -> Outlook:
        """What is to be told; raises MsgspecError or ValueError of what was never written so."""
        return msgspec.msgpack.decode(self.told, type=Outlook)


def row(found: os.stat_result, since: date, until: date, told: Outlook) -> Row:
    """The row of a case whose file was `found` so before it was read."""
    days = (one.day for one in told.days)
    again = told.again.day if told.again else date.max
    return Row(
        changed=found.st_mtime_ns,
        entered=found.st_ctime_ns,
        size=found.st_size,
        inode=found.st_ino,
        since=since,
        until=until,
        ended=bool(told.status),
        due=min(told.pressing.day if told.pressing else date.max, again),
        first=min(days, default=date.max),
        again=again,
        astray=told.astray,
        told=msgspec.Raw(msgspec.msgpack.encode(told)),
    )


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
        self._met = 0
        """Of how many rows the files are still there."""

    def row(self, name: str, found: os.stat_result) -> Row | None:
        """What is known of the case in the file `name`, where it is known for certain."""
        known = self._rows.get(name)
        if known is None:
            return None
        self._met += 1
        as_it_was = (
            known.changed == found.st_mtime_ns
            and known.entered == found.st_ctime_ns
            and known.size == found.st_size
            and known.inode == found.st_ino
        )
        if not as_it_was or not known.since <= self._today <= known.until:
            return None
        # A checksum of its own can fit anything; the second error is of what is no UTF-8.
        with contextlib.suppress(msgspec.MsgspecError, ValueError):
            known.outlook  # noqa: B018 - whether it can be read
            return known
        return None

    def learn(self, name: str, read: Row) -> None:
        """Note what was read.

        A file that was changed just now, or in a time to come, may change again and look the same.
        """
        if max(read.changed, read.entered) + GRAIN <= self._begun and name.isprintable():
            self._fresh[name] = read

    def keep(self, names: Collection[str]) -> None:
        """Write what is new of the files in the folder, if nobody else is at it."""
        if not self._fresh and self._met == len(self._rows):
            return
        there = {*names}
        rows = {name: row for name, row in self._rows.items() if name in there} | self._fresh
        with contextlib.suppress(OSError, UnwritableError):
            held = lock.take_name(self._place)
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
        return lock.take_name(place)
    except UnwritableError:
        return None


def _recall(place: Path) -> _Kept | None:
    """What stands there, if nobody else can have written it and it is whole."""
    try:
        with disk.regular(place, MAX_BYTES, disk.NO_LINK) as file:
            if not disk.is_own(os.fstat(file.fileno())):
                return None
            data = file.read()
        payload = memoryview(data)[SEAL:]
        if data[:SEAL] != _seal(payload):
            return None
        return msgspec.msgpack.decode(payload, type=_Kept)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _write(place: Path, kept: _Kept) -> None:
    """Put rows in the place of those before; without any there is no file."""
    draft_file.sweep(place)
    if not kept.rows:
        place.unlink()
        return
    payload = msgspec.msgpack.encode(kept)
    disk.replace(place, _seal(payload) + payload, disk.OWN)
    with os.scandir(place.parent) as there:
        names = {entry.name for entry in there}
    if not kept.rows.keys() <= names:  # one was deleted meanwhile
        place.unlink()


def _seal(payload: bytes | memoryview) -> bytes:
    return crc32(payload).to_bytes(SEAL, "big")
