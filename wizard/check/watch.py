"""A folder that an author is working on: whether it has changed, and what it is now.

Owns the comparison with what was last seen. Refuses to wait and to draw: a front end asks again.
"""

from __future__ import annotations

from pathlib import Path

from wizard.check.proof import sound
from wizard.errors import FaultyLibraryError, UnreadableError
from wizard.tree.library import Library, fingerprint


class Watch:
    """Looks at one library again and again."""

    def __init__(self, folder: Path) -> None:
        """
        Raises:
            UnreadableError: it is no library, or a file of it cannot be read.
        """
        self.folder = folder
        self._seen = fingerprint(folder)

    def look(self) -> Library | str | None:
        """The library if it has changed and is sound, its problems if it is not, else nothing.

        A file that an editor is just writing anew may be gone for a moment; it is looked for
        again the next time.
        """
        try:
            now = fingerprint(self.folder)
        except UnreadableError:
            return None
        if now == self._seen:
            return None
        self._seen = now
        try:
            return sound(self.folder)
        except (FaultyLibraryError, UnreadableError) as error:
            return str(error)
