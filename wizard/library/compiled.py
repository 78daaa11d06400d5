"""A library on disk, compiled: what was proved once need not be read as YAML again.

Owns how that is encoded, where it is kept, and whether what stands there may be trusted: its bytes
are those that were written, for these files and this program, by this person alone. Refuses to
prove anything, and to fail: whatever is wrong with a place costs the second in which a library is
proved anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from wizard import __version__, disk, locations
from wizard.library import (
    demands,
    facts,
    fields,
    glossary,
    length,
    letter,
    library,
    manifest,
    messages,
    model,
    operators,
)
from wizard.library.facts import Fact, SourceDocument
from wizard.library.letter import Letter
from wizard.library.library import MANIFEST, Library, fingerprint
from wizard.pattern import pattern

T = TypeVar("T")
MOST_KEPT = 8
MAX_BYTES = 256 * 1024 * 1024
SHAPES = (
    *(demands, facts, fields, glossary, length, letter, library, manifest, messages, operators),
    model,
)
"""The modules that hold the types of a library, and the tables of what may stand in it."""
BESIDE = "compiled"
"""The folder in a shipped library that holds it compiled."""
_SUFFIX = ".msgpack"
_LEFT = pattern(
    r"\d[\w.+-]*-[0-9a-f]{16}[a-z]*\.(msgpack|\d+)|\.\d[\w.+-]*-[0-9a-f]{8}(\.ozon-wizard)?"
)
"""What this or another version may have left: a library, or the draft of one."""


def key(folder: Path, words: str = "") -> str | None:
    """What a compiled library is known by: program, types, the files of `folder`, whose words.

    Returns None where the folder is no library.

    Raises:
        UnreadableError: a file of the library cannot be read.
    """
    if not (folder / MANIFEST).is_file():
        return None
    return f"{_program()}-{fingerprint(folder)}{words}"


class _Stored(msgspec.Struct, array_like=True):
    """A library, and packed one by one what a sitting looks at few of: letters, facts, sources."""

    library: Library
    letters: dict[str, bytes]
    facts: dict[str, bytes]
    sources: dict[str, bytes]


class _Packed(Mapping[str, T]):
    """What stays packed until it is looked at."""

    def __init__(self, packed: Mapping[str, bytes], kind: type[T]) -> None:
        self._packed = packed
        self._kind = kind

    def __getitem__(self, name: str) -> T:
        return msgspec.msgpack.decode(zlib.decompress(self._packed[name]), type=self._kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _packed(all_of_them: Mapping[str, object]) -> dict[str, bytes]:
    return {name: zlib.compress(msgspec.msgpack.encode(one)) for name, one in all_of_them.items()}


def encode(library: Library, key: str) -> bytes:
    """A library as bytes that fit nothing but `key`."""
    claims, bare = library.facts, msgspec.structs.replace(library.facts, facts={}, sources={})
    rest = msgspec.structs.replace(library, letters={}, facts=bare)
    stored = _Stored(rest, *map(_packed, (library.letters, claims.facts, claims.sources)))
    payload = msgspec.msgpack.encode(stored)
    return _seal(key, payload) + payload


def decode(data: bytes, key: str) -> Library | None:
    """The library that was encoded for `key`; None if these are not those bytes."""
    size = hashlib.blake2b().digest_size
    seal, payload = data[:size], data[size:]
    if seal != _seal(key, payload):
        return None
    try:
        stored = msgspec.msgpack.decode(payload, type=_Stored)
    except (msgspec.MsgspecError, ValueError, RecursionError):  # the second of what is no UTF-8
        return None
    # A file that was changed between the two readings of a folder gives a library of other files.
    if f"-{stored.library.fingerprint}" not in key:
        return None
    claims = msgspec.structs.replace(
        stored.library.facts,
        facts=_Packed(stored.facts, Fact),
        sources=_Packed(stored.sources, SourceDocument),
    )
    letters = _Packed(stored.letters, Letter)
    return msgspec.structs.replace(stored.library, letters=letters, facts=claims)


def recall(key: str | None) -> Library | None:
    """The library that is kept under `key`; None where there is none, or none to be trusted."""
    if key is None:
        return None
    try:
        with disk.regular(_place(key), MAX_BYTES, disk.NO_LINK) as file:
            return decode(file.read(), key) if disk.is_own(os.fstat(file.fileno())) else None
    except OSError:
        return None


def find(folder: Path, key: str | None) -> Library | None:
    """The compiled library of `folder`: the copy that was shipped with it, or one that is kept."""
    if key is None:
        return None
    return _shipped(folder, key) or recall(key)


def write_beside(folder: Path, key: str, library: Library) -> Path:
    """Write a compiled copy to be shipped with the library in `folder`; returns where."""
    place = _beside(folder, key)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(encode(library, key))
    return place


def _shipped(folder: Path, key: str) -> Library | None:
    """The copy that came with the program; of a stranger's folder nothing but the files is read."""
    if folder != locations.shipped_trees():
        return None
    with contextlib.suppress(OSError):
        return decode(disk.read(_beside(folder, key), MAX_BYTES), key)
    return None


def _beside(folder: Path, key: str) -> Path:
    return folder / BESIDE / f"{key}{_SUFFIX}"


def keep(key: str | None, library: Library) -> None:
    """Keep a library under `key` if that can be done, and sweep away what is of no use any more."""
    if key is None:
        return
    place = _place(key)
    with contextlib.suppress(OSError):
        disk.make_folder(place.parent)
        _sweep(place.parent)  # first: what is left over may be all the room there is
        if place.is_dir() and not place.is_symlink():
            place.rmdir()
        disk.replace(place, encode(library, key), disk.OWN)


def _place(key: str) -> Path:
    return locations.proofs() / f"{key}{_SUFFIX}"


@cache
def _program() -> str:
    """This program, as far as a compiled library depends on it."""
    types = hashlib.blake2b()
    for module in SHAPES:
        with contextlib.suppress(OSError):  # a program without its sources does not change either
            types.update(Path(module.__file__ or "").read_bytes())
    return f"{__version__}-{types.hexdigest()[:8]}"


def _seal(key: str, payload: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + b"\0" + payload).digest()


def _sweep(folder: Path) -> None:
    """Delete drafts of those who were killed, libraries of other versions, the oldest of ours."""
    ours = [item for item in folder.iterdir() if _LEFT.fullmatch(item.name)]
    kept = [item for item in ours if item.name.startswith(_program()) and item.suffix == _SUFFIX]
    kept.sort(key=lambda item: item.lstat().st_mtime, reverse=True)
    for item in {*ours} - {*kept[: MOST_KEPT - 1]}:
        with contextlib.suppress(OSError):
            item.unlink()
