"""A library and the program's own words as they are shipped: proved, and compiled in each language.

Owns which copies there are. Refuses a library with errors, in whatever language.
"""

from __future__ import annotations

from pathlib import Path

from wizard.author.proof import prove, translate
from wizard.i18n import LANGUAGES, write_compiled
from wizard.library import compiled


def compile_library(folder: Path, into: Path) -> list[Path]:
    """Prove the library in `folder` and write its compiled copies into a folder below `into`.

    Raises:
        UnreadableError: a file cannot be read at all.
        FaultyLibraryError: it has errors in some language; the message is the diagnostics.
    """
    library = prove(folder)
    versions = {"": library}
    versions |= {
        code: translate(folder, library, code) for code in library.manifest.other_languages
    }
    written = []
    for words, version in versions.items():
        key = compiled.key(folder, words)
        assert key is not None, "a proved folder is a library"
        written.append(compiled.write_beside(into, key, version))
    return written


def compile_words(into: Path) -> list[Path]:
    """Write the program's own words in each language, compiled, into a folder below `into`."""
    return [write_compiled(into, code) for code in LANGUAGES]
