"""The place on disk of one case: what was last seen there, and whether this window may write.

Owns that nothing there is lost: what is not as this window read or wrote it is set aside before
it is replaced, what was taken away is not made again unasked, and no window writes what another one
is answering.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from wizard import draft_file
from wizard.cases import beside, lock, store
from wizard.cases.record import CaseFile
from wizard.errors import UnwritableError

GONE = "GONE"
"""The code of the refusal to write where what was is gone."""


class Place:
    """A file, and what this window knows of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: str | None = None
        """The revision that was last read or written here."""
        self._edited = False
        """Whether what was read is the work of a person's hand."""
        self._lock: lock.Lock | None = None
        self.refused = False
        """Whether this window was last refused the right to write."""
        self.unlocked: UnwritableError | None = None
        """Why no window can know here whether another one is answering."""

    @property
    def held(self) -> bool:
        """Whether this window may write."""
        return self._lock is not None

    @property
    def gone(self) -> bool:
        """Whether nothing is here any more of what this window read or wrote."""
        return self._seen is not None and store.gone(self.path)

    @property
    def changed(self) -> bool:
        """Whether something else stands here by now than this window read or wrote."""
        return self._seen is not None and store.revision(self.path) not in (self._seen, None)

    def anew(self) -> None:
        """A person wants it here again, if it is gone."""
        if self.gone:
            self._seen = None

    def moved_from(self, old: Place) -> None:
        """What lies here may be what was seen at another place: then a person has moved it."""
        if store.revision(self.path) == old._seen:
            self._seen, self._edited = old._seen, old._edited

    def claim(self) -> bool:
        """Take the right to write; False if another window has it, or wrote since this one read.

        Where that cannot be known, what is there is not written, and what is new is.
        """
        if self._lock is None:
            self._lock = self._taken()
            if self._lock is not None:
                self._sweep()
                if self.changed:
                    self.release()
        self.refused = not self.held
        return self.held

    def release(self) -> None:
        """Let another window write."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def read(self) -> CaseFile:
        """What stands here.

        Raises:
            CaseFileError: it cannot be read, or is not a case file.
        """
        file, self._seen = store.read(self.path)
        self._edited = file.edited
        return file

    def seen(self, data: bytes) -> bool:
        """Whether these bytes are what was last read or written here."""
        return store.digest(data) == self._seen

    def write(self, text: str) -> Path | None:
        """Replace what stands here; returns where it was set aside, if it was not ours.

        Raises:
            UnwritableError: the disk said no, or nothing is here any more of what was: whoever took
                it away, or the disk with it, may not want another one here; or a link leads to
                what is no case.
        """
        if self.gone:
            raise UnwritableError(self.path, OSError(errno.ENOENT, "gone"), GONE)
        there = store.revision(self.path)
        if there != self._seen and store.leads_astray(self.path):
            raise UnwritableError(self.path, OSError(errno.ELOOP, "a link"), "ASTRAY")
        store.shut(self.path)
        aside = None
        # What cannot be read is somebody else's as well.
        if self.path.exists() and (self._edited or there != self._seen):
            aside = store.copy_aside(self.path)
        try:
            self._seen = store.write(self.path, text)
        except UnwritableError:
            if aside is not None:
                aside.unlink(missing_ok=True)
            raise
        beside.settle(self.path)
        self._edited = False
        return aside

    def make_room(self) -> Path | None:
        """Put aside what stands here and is not ours; returns where it is then.

        Raises:
            UnwritableError: it cannot be.
        """
        ours = store.revision(self.path) == self._seen and not self._edited
        return store.put_aside(self.path) if store.taken(self.path) and not ours else None

    def _taken(self) -> lock.Lock | None:
        try:
            taken = lock.take(self.path)
        except UnwritableError as error:
            self.unlocked = error
            return None if os.path.lexists(self.path) else lock.Lock()
        self.unlocked = None
        return taken

    def _sweep(self) -> None:
        """Delete what a killed window left half written; nobody else can be writing now."""
        draft_file.sweep(self.path)
