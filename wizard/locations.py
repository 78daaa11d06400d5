"""Where things are: the shipped library, the person's cases, settings and crash reports.

Owns paths only, those that a person types among them; refuses to create anything, and to read more
than what tells a library from another file of that name.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from wizard import disk
from wizard.errors import UnwritableError
from wizard.pattern import pattern

TREES_VARIABLE = "OZON_WIZARD_TREES"
HOME_VARIABLE = "OZON_WIZARD_HOME"
MANIFEST = "library.yaml"
"""The file that makes a folder a library."""
NO_HOME = Path(os.devnull) / "HOME-is-not-set"
"""Where everything is of a user without a home folder: nothing can be read there or written, so
that the program begins, says so, and asks for another folder."""
_ADDRESS = pattern(r"file:|[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_KEYS = pattern(rb"^(?:\xef\xbb\xbf)?(?:library|start|languages|stages|entries_at)\s*:", re.M)
_MOST_BYTES = 1024 * 1024
LOCALE = "locale"
"""The folder in a library that says it in other languages, each in a folder with a manifest too."""


def typed(text: str) -> Path:
    """The path that a person typed or said; `~` is the home folder.

    Whether anything stands there, or could, is for whoever opens it to find out.

    The address of a file of this machine, as programs copy it, is its path.

    Raises:
        UnwritableError: nothing can have such a path: none, too long, with a NUL in it, of no user,
            an address of anything else.
    """
    if not text.strip():  # as a path it would be the folder at hand, which nobody means by nothing
        raise UnwritableError(Path("«»"), OSError(errno.EINVAL, "an empty name is none"), "EMPTY")
    path = Path(text)
    try:
        path.lstat()
    except ValueError:
        code = "NUL" if "\0" in text else ""
        raise UnwritableError(path, OSError(errno.EINVAL, "not a path"), code) from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise UnwritableError(path, error) from error
    else:
        return path
    if _ADDRESS.match(text):
        return _addressed(text)
    try:
        return path.expanduser()
    except RuntimeError:
        gone = OSError(errno.ENOENT, "no such home folder is known")
        raise UnwritableError(path, gone) from None


def _addressed(text: str) -> Path:
    from urllib.parse import unquote, urlsplit

    try:
        address = urlsplit(text)
    except ValueError:  # a bracket that is not closed
        address = urlsplit("")
    if address.scheme != "file" or address.netloc not in ("", "localhost") or not address.path:
        raise UnwritableError(Path(text), OSError(errno.EINVAL, "an address, not a path"), "URL")
    return typed(unquote(address.path))


def home() -> Path:
    """The home folder; where none is known, the folder at hand."""
    try:
        return Path.home()
    except RuntimeError:
        return here()


def short(path: Path) -> str:
    """A path as a person would type it: `~` for the home folder, where shells know that."""
    if os.name == "nt":
        return str(path)
    try:
        return str(Path("~") / path.relative_to(home()))
    except ValueError:
        return str(path)


def here() -> Path:
    """The folder at hand; where it was deleted meanwhile, the root of all."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def _folder(kind: str) -> Path:
    # One variable moves everything, for tests and for a stick that is carried along.
    home = os.environ.get(HOME_VARIABLE)
    if home:  # where no shell has read it, «~» stands in it still
        with suppress(RuntimeError):
            return Path(home).expanduser() / kind
        return Path(home) / kind
    from platformdirs import PlatformDirs  # not there while a wheel is built

    try:
        return Path(getattr(PlatformDirs("ozon-wizard", appauthor=False), f"user_{kind}_dir"))
    except RuntimeError:
        return NO_HOME / kind


def trees(given: str | None = None) -> Path:
    """The library: `given`, the environment, the one at hand, or the one that is shipped.

    Raises:
        UnwritableError: what was given can be no path.
    """
    chosen = given or os.environ.get(TREES_VARIABLE)
    if chosen:
        return typed(chosen)
    # An author stands in their own library, or in a folder of it, and means that one; a file of
    # that name which is of something else, or of somebody else, stops nobody.
    at_hand = library_of(Path())
    if at_hand and is_trusted(at_hand) and _names_itself(at_hand / MANIFEST):
        return at_hand
    return shipped_trees()


def shipped_trees() -> Path:
    """The library that comes with the program."""
    package = Path(__file__).parent
    inside = package / "trees"
    return inside if inside.is_dir() else package.parent / "trees"


def library_of(path: Path) -> Path | None:
    """The library in which a path lies, or which it is."""
    around = (path, *path.parents, *path.absolute().parents)
    return next((folder for folder in around if is_library(folder)), None)


def is_trusted(library: Path) -> bool:
    """Whether a library is of this user, or of the administrator: what another user put into a
    folder above is not meant, unless it is named.
    """
    try:
        return disk.is_trusted((library / MANIFEST).lstat())
    except OSError:
        return False


def _names_itself(manifest: Path) -> bool:
    """Whether a manifest says what no other file says, however broken the rest of it may be."""
    try:
        return _KEYS.search(disk.read(manifest, _MOST_BYTES)) is not None
    except OSError:
        return False


def is_library(folder: Path) -> bool:
    """Whether a folder is a library, and not the words of one in another language."""
    above = folder.absolute().parent
    translated = above.name == LOCALE and (above.parent / MANIFEST).is_file()
    return (folder / MANIFEST).is_file() and not translated


def cases() -> Path:
    """The folder of case files."""
    return _folder("data") / "cases"


def passing() -> Path:
    """Cases that end with the sitting, of each window that is open."""
    return _folder("data") / "watched"


def settings() -> Path:
    """What the person chose once: theme, language."""
    return _folder("config") / "settings.json"


def proofs() -> Path:
    """Libraries that were found sound, kept compiled; safe to delete."""
    return _folder("cache") / "libraries"


def locks() -> Path:
    """Which case is being answered right now; safe to delete while no window is open."""
    return _folder("state") / "locks"


def crashes() -> Path:
    """Reports of crashes."""
    return _folder("state") / "crashes"
