"""A folder that an author is working on: whether it has changed, and what it is now.

Owns the comparison with what was last seen. Refuses to wait and to draw: a front end asks again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from wizard.check.proof import examine, sound, spoken_in
from wizard.errors import FaultyLibraryError, UnreadableError
from wizard.tree.diagnostic import count, render
from wizard.tree.library import Library, fingerprint


class Seen(NamedTuple):
    """A library as it was found."""

    library: Library | None
    """None where nobody can walk it, or it cannot be read."""
    problems: str
    """What is wrong with it, warnings included; nothing where nothing is."""
    tally: str
    """How much that is: «2 errors, 1 warning»."""


class Watch:
    """Looks at one library again and again; the first look always finds something."""

    def __init__(self, folder: Path, today: date, language: str) -> None:
        """`today` is the day that the age of facts is counted to; `language` is the reader's."""
        self._folder = folder
        self._language = language
        self._today = today
        self._last = ""

    def look(self) -> Seen | None:
        """What the library is, if it has changed since the last look.

        A file that an editor is just writing anew may be gone for a moment; it is looked for
        again the next time.
        """
        try:
            now = fingerprint(self._folder)
        except UnreadableError:
            return None
        if now == self._last:
            return None
        self._last = now
        try:
            loaded, problems = examine(self._folder, self._today)
            text = render(problems, loaded.sources) if problems else ""
            return Seen(self._sound(), text, count(problems))
        except UnreadableError as error:
            return Seen(None, str(error), "1 error")

    def _sound(self) -> Library | None:
        # Not every error keeps a person from walking: one in a scenario, or a date that is too old.
        try:
            return spoken_in(self._folder, sound(self._folder), self._language)
        except FaultyLibraryError:
            return None
