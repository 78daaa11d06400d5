"""A case that was removed, so that it can be put back while the sitting lasts.

Owns what stood in its files, in memory alone: what somebody deletes is not left on the disk.
Refuses to ask, and to write over what has come into its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from wizard import disk
from wizard.cases import beside, store


class Removal(msgspec.Struct, frozen=True):
    """The files of one case as they were."""

    path: Path
    """That of the case itself."""
    files: dict[Path, bytes]
    links: dict[Path, str]
    """What each link led to; that was not removed."""

    def put_back(self) -> None:
        """Write what is not there.

        Raises:
            UnwritableError: a file cannot be written.
        """
        copies = beside.evidence_folder(self.path)
        for path, data in self.files.items():
            with store.writing(path):
                disk.make_folder(path.parent)
                if not os.path.lexists(path):
                    disk.write(path, data, disk.TO_READ if path.parent == copies else disk.OWN)
        for path, target in self.links.items():
            with store.writing(path):
                if not os.path.lexists(path):
                    path.symlink_to(target)


def remove(path: Path, belongings: Iterable[Path]) -> Removal:
    """Delete the case at `path` with all that belongs to it.

    What cannot be read, as a pipe or a file without end, is no work of anybody, and is gone.

    Raises:
        UnwritableError: a file cannot be deleted.
    """
    files: dict[Path, bytes] = {}
    links: dict[Path, str] = {}
    belongings = list(belongings)
    for item in belongings:
        with suppress(OSError):
            if item.is_symlink():
                links[item] = str(item.readlink())
            else:
                files[item] = disk.read(item, store.MAX_BYTES)
    beside.remove(path, belongings)
    return Removal(path, files, links)
