"""A folder that an author is working on: whether it has changed, and what it is now.

Owns the comparison with what was last seen, and what can be shown before all of it is proved.
Refuses to wait and to draw: a front end asks again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from wizard import usage
from wizard.author.proof import findings, translate
from wizard.author.tree.diagnostic import Diagnostic, LineSource
from wizard.author.tree.loading import load
from wizard.errors import FaultyLibraryError, UnreadableError
from wizard.library.library import Library

FILES = ("*.y*ml", "letters/*.md", "letters/parts/*.md", "locale/*/*.y*ml", "scenarios/*.y*ml")
"""Whatever is looked at, and what is refused for its name; all else in the folder is not ours."""
PATIENCE = 5
"""Looks after which a folder that never comes to rest is read as it is."""
_WORDS = frozenset(
    {"about", "case_title", "details", "example", "hint", "label", "note", "notice", "short"}
    | {"steps", "text", "title"}
)
"""Keys under which texts stand that nothing but a person reads."""

Stamp = frozenset[tuple[str, int, int, int]]


class Seen(NamedTuple):
    """A library as it was found."""

    library: Library | None
    """None where nobody can walk it, or it cannot be read."""
    problems: Sequence[Diagnostic] = ()
    sources: Mapping[str, LineSource] = MappingProxyType({})
    refusal: str = ""
    """Why the folder cannot be read at all."""


class Watch:
    """Looks at one library again and again."""

    def __init__(self, folder: Path, today: date, language: str, proved: Library) -> None:
        """`today` is the day that the age of facts is counted to; `language` is the reader's;
        `proved` is the library as it was last known to be sound, in its first language.
        """
        self.language = language
        self._folder = folder
        self._today = today
        self._proved = proved
        self._taken: Stamp | None = None
        self._before: Stamp | None = None
        self._unrest = 0

    def changed(self) -> bool:
        """Whether there is something new to read; at first there is.

        A file that is just being written may be empty, or gone, for a moment: what has changed
        since the last look is left to come to rest, but not for ever.
        """
        now, before = _stamp(self._folder), self._before
        self._before = now
        if now == self._taken:
            self._unrest = 0
            return False
        self._unrest += 1
        if self._taken is not None and self._unrest < PATIENCE:
            emptied = any(not size for _, _, size, _ in now - self._taken)
            if now != before or emptied:
                return False
        self._taken = now
        self._unrest = 0
        return True

    def words(self) -> Library | None:
        """The library with its new words, where nothing but words is new: it is as sound as before,
        and an author sees them without waiting for the proof.
        """
        try:
            loaded = load(self._folder)
            if loaded.problems or not _said_otherwise(self._proved, loaded.library):
                return None
            self._proved = loaded.library
            return self.spoken(self.language)
        except (FaultyLibraryError, UnreadableError, OSError):
            return None

    def read(self) -> Seen:
        """The library, if it can be walked, and everything that is wrong with it."""
        try:
            found = findings(self._folder, self._today)
        except UnreadableError as error:
            return Seen(None, refusal=usage.error_told(error))
        except OSError as error:
            return Seen(None, refusal=usage.failure_told(error, str(self._folder)))
        said = None
        # Not every error keeps a person from walking: one in a scenario, or a date that is too old.
        if found.walkable:
            self._proved = found.loaded.library
            with suppress(FaultyLibraryError, UnreadableError):  # the words, and they are told of
                said = self.spoken(self.language)
        return Seen(said, found.problems, found.loaded.sources)

    def spoken(self, language: str) -> Library:
        """The library as it was last known to be sound, in a language.

        Raises:
            FaultyLibraryError: the words do not fit it.
            UnreadableError: a file of words cannot be read at all.
        """
        # Not by `spoken_in`, which keeps what it finds as that of the files: they may be newer.
        first = self._proved
        if language not in first.manifest.other_languages:
            return first
        said = translate(self._folder, first, language)
        return msgspec.structs.replace(said, first=first)


def _stamp(folder: Path) -> Stamp:
    """What a save changes, without reading anything; that a file is gone is a change too."""
    found = set()
    for pattern in FILES:
        for path in folder.glob(pattern):
            try:
                state = path.stat()
            except OSError:
                found.add((str(path), 0, -1, 0))
                continue
            # By the time of change and not that of writing: a copy may keep the latter.
            found.add((str(path), state.st_ino, state.st_size, state.st_ctime_ns))
    return frozenset(found)


def _said_otherwise(old: Library, new: Library) -> bool:
    """Whether two libraries differ in nothing that a proof asks about."""
    bare = (msgspec.structs.replace(one, fingerprint="", first=None) for one in (old, new))
    told = (msgspec.to_builtins(one, enc_hook=dict) for one in bare)  # letters are packed
    return _alike(*told, words=False)


def _alike(old: Any, new: Any, *, words: bool) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(
            _alike(old[key], new[key], words=key in _WORDS) for key in old
        )
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(
            _alike(*pair, words=words) for pair in zip(old, new, strict=True)
        )
    if old == new:
        return True
    # A brace may be the name of a value, and whether that is known everywhere is for the proof.
    return words and isinstance(old, str) and isinstance(new, str) and "{" not in old + new
