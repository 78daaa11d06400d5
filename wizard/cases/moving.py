"""A case goes to another folder: how, and what it leaves where it was.

Owns that nothing is lost on the way, and that one copy of a case is live: at the old place a link
leads to the new one, by which lists and commands find it where it always was. A link takes no room,
so that a disk may be full. What cannot be a link there is at least no copy any more.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from wizard import draft_file, locations
from wizard.cases import beside, carrying, evidence, store
from wizard.cases.place import Place
from wizard.errors import UnwritableError
from wizard.outcome.exhibit import Exhibit

if TYPE_CHECKING:
    from wizard.cases.case import Case


class Moved(NamedTuple):
    """What became of the old place."""

    left: Literal["linked", "unlisted", "stale"]
    """What is there: a link to the new one, nothing, or a copy that is out of date."""
    old: Path


def move(case: Case, folder: Path) -> None:
    """Keep a case in another folder, or in its own again from which it was taken away.

    Where a person moved it to that folder themselves, it goes on from there.

    Raises:
        UnwritableError: it cannot be written in that folder; it is where it was.
    """
    folder = locations.typed(str(folder))
    with store.writing(folder), carrying.folder_made(folder):
        _move(case, folder)


def _move(case: Case, folder: Path) -> None:
    store.probe(folder)
    old, new, before = case.place, folder / case.path.name, (case.trouble, case.fault)
    if os.path.realpath(new) == os.path.realpath(old.path):
        old.anew()
        case.keep()
        if case.fault:
            raise case.fault
        return
    if new.is_symlink() and (store.gone(new) or store.leads_astray(new)):
        raise UnwritableError(new, OSError(errno.ELOOP, "a link"), "ASTRAY")
    with carrying.carried(old.path, new, case.exhibits):
        case.place = Place(new)
        case.place.claim()
        case.place.moved_from(old)
        case.keep()
        if fault := case.fault:
            case.place.release()
            case.place, (case.trouble, case.fault) = old, before
            raise fault
    case.moved = _leave(case, old, new)
    if case.moved.left == "linked":
        case.place.path = old.path
    old.release()


def _leave(case: Case, old: Place, new: Path) -> Moved:
    """The old place, once a case is safe at the new one."""
    if not old.claim():  # another window is at it, or was
        return Moved("stale", old.path)
    try:
        case.set_aside = old.make_room() or case.set_aside
    except UnwritableError:
        return Moved("stale", old.path)
    behind = beside.evidence_folder(old.path)
    moved = _give_way(Path(os.path.realpath(old.path)), new)
    if moved.left != "linked":  # where a link led there, that one can lead on
        moved = _give_way(old.path, new)
    if moved.left != "stale":
        _clear(behind, new, case.exhibits)
    return Moved(moved.left, old.path)


def _give_way(path: Path, new: Path) -> Moved:
    """Put a link to `new` in the place of a copy, which is no more in any case."""
    target = os.path.realpath(new)
    with contextlib.suppress(OSError):
        draft_file.become_link(path, target)
        return Moved("linked", path)
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        path.symlink_to(target)  # there may be room by now
        return Moved("linked", path)
    return Moved("stale" if store.taken(path) else "unlisted", path)


def _clear(folder: Path, case: Path, exhibits: Iterable[Exhibit]) -> None:
    """Delete the evidence in `folder` that lies whole beside `case` as well, and nothing else."""
    with contextlib.suppress(OSError, UnwritableError):
        if folder.is_symlink() or folder.samefile(beside.evidence_folder(case)):
            return
        for exhibit in exhibits:
            if not evidence.fault(case, exhibit):
                evidence.remove(folder, exhibit)
        folder.rmdir()  # where nothing else is in it
