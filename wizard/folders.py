"""The folders that the program keeps for itself, and what is wrong with them.

Owns what stands in the way of a folder, and what a person loses by it. Refuses to make any.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from wizard import locations
from wizard.errors import UnwritableError, shown
from wizard.i18n import Language


def obstacle(folder: Path) -> UnwritableError | None:
    """Why nothing can be kept in `folder`, or it cannot be made; the path is what is to blame."""
    for place in (folder, *folder.parents):
        try:
            place.lstat()
        except OSError:  # it is not there, or what is above it is in the way
            continue
        return _fault(place)
    return None


def _fault(place: Path) -> UnwritableError | None:
    if not os.path.isdir(place):  # noqa: PTH112 - Path raises where a link leads round in a circle
        link = place.is_symlink() and not os.path.exists(place)  # noqa: PTH110 - as above
        if link:
            return UnwritableError(place, OSError(errno.ENOENT, "a link to nothing"), "LINK")
        return UnwritableError(place, OSError(errno.ENOTDIR, "not a folder"), "FILE")
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        return UnwritableError(place, OSError(errno.EACCES, os.strerror(errno.EACCES)))
    return None


def faults(say: Language) -> list[str]:
    """What is wrong with the folders of settings and of compiled libraries, each fault once.

    That nothing can be kept without a home folder is told where a case is begun.
    """
    lost: dict[str, list[str]] = {}
    for kind, folder in (("config", locations.settings().parent), ("cache", locations.proofs())):
        found = obstacle(folder)
        if found is not None and not folder.is_relative_to(locations.NO_HOME):
            # Redacted documents come with these words, and the whole path names the person.
            found.shown = shown(locations.short(found.path))
            lost.setdefault(say.failure(found), []).append(say(f"folder_lost_{kind}"))
    return [say("folder_bad", why=why, lost="; ".join(what)) for why, what in lost.items()]
