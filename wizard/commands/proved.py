"""The library that a run goes by: a compiled copy that fits its files, or else a new proof.

Owns the one place at which a person's run may need the author's wing, and loads it only there.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from wizard.library import compiled
from wizard.library.library import Library


def sound(folder: Path) -> Library:
    """The library in `folder`, proved to hold together.

    Raises:
        UnreadableError: a file cannot be read at all.
        FaultyLibraryError: it has errors; the message is the rendered diagnostics.
    """
    key = compiled.key(folder)
    library = compiled.find(folder, key)
    if library is None:
        from wizard.author.proof import prove

        library = prove(folder)
        compiled.keep(key, library)
    return library


def spoken_in(folder: Path, library: Library, language: str) -> Library:
    """A sound library in a language; as it is where it has no words in that.

    Raises:
        UnreadableError: a file of words cannot be read at all.
        FaultyLibraryError: they do not fit the library; the message is the rendered diagnostics.
    """
    if language not in library.manifest.other_languages:
        return library
    key = compiled.key(folder, language)
    said = compiled.find(folder, key)
    if said is None:
        from wizard.author.proof import translate

        said = translate(folder, library, language)
        compiled.keep(key, said)
    return msgspec.structs.replace(said, first=library)
