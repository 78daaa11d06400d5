"""A case that was removed, so that it can be put back while the sitting lasts.

Owns what stood in its files, in memory alone: what somebody deletes is not left on the disk.
Refuses to ask, to write over what has come into its place, and to delete what could not be put
back.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec

from wizard import disk
from wizard.cases import beside, store
from wizard.errors import UnwritableError
from wizard.i18n import Language


class Removal(msgspec.Struct, frozen=True):
    """The files of one case as they were."""

    path: Path
    """That of the case itself."""
    files: dict[Path, bytes]
    links: dict[Path, str]
    """What each link led to; that was not removed."""

    def put_back(self) -> None:
        """Write what is not there, as far as that goes.

        Raises:
            UnwritableError: a file cannot be written.
        """
        refused: list[UnwritableError] = []
        copies = beside.evidence_folder(self.path)
        for path in (*self.files, *self.links):
            try:
                with store.writing(path):
                    self._put_back(path, disk.TO_READ if path.parent == copies else disk.OWN)
            except UnwritableError as error:
                refused.append(error)
        if refused:
            raise refused[0]

    def _put_back(self, path: Path, mode: int) -> None:
        if os.path.lexists(path):
            return
        if path in self.links:
            path.symlink_to(self.links[path])
        else:
            disk.make_folder(path.parent)
            disk.write(path, self.files[path], mode)


def told_of(path: Path, say: Language) -> str:
    """What is to be said where a case that is removed is a link: that the file to which it leads is
    not removed, be it on a disk that is away. Nothing where there is no such file.
    """
    behind = store.behind(path)
    if behind is None:
        return ""
    if behind.is_file():
        return say("removed_link", path=behind)
    away = store.gone(path) and not behind.parent.is_dir()
    return say("removed_link_away", path=behind) if away else ""


def remove(path: Path, belongings: Iterable[Path]) -> Removal:
    """Delete the case at `path` with all that belongs to it; all of it is there again where some
    of it cannot be deleted.

    What is no file, as a pipe, is no work of anybody, and is gone. So is a case file that cannot be
    read: it may be removed for that.

    Raises:
        UnwritableError: a file cannot be deleted, or it cannot be read, so that it could not be put
            back.
    """
    try:
        belongings = list(belongings)
    except OSError as error:  # nobody may look into a folder of it
        raise UnwritableError(Path(error.filename or path), error) from error
    removal = Removal(path, {}, {})
    for item in belongings:
        try:
            if item.is_symlink():
                removal.links[item] = str(item.readlink())
            else:
                removal.files[item] = disk.read(item, store.MAX_BYTES)
        except OSError as error:
            if item != path and _may_be_work(item):
                raise UnwritableError(item, error, "UNREAD") from error
    try:
        beside.remove(path, belongings)
    except BaseException:
        removal.put_back()
        raise
    return removal


def _may_be_work(item: Path) -> bool:
    """Whether somebody's work may be in what cannot be read."""
    try:
        return stat.S_ISREG(item.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True
