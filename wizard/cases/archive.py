"""A case that is handed over, as one ZIP with a manifest of all that is in it.

Owns the form: which names there can be, how large it can be, that each member is what the manifest
says. Whatever else a ZIP can hold is refused before a byte of it is used: links, folders, ways out,
passwords, names that act or stand twice, more than was declared. Refuses to know what a member is
for: that is `handing_over` and `importing`.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Annotated, Literal

import msgspec
from msgspec import Meta

from wizard import disk
from wizard.cases import evidence, store
from wizard.errors import CaseFileError
from wizard.pattern import pattern

FORMAT = 1
MANIFEST = "manifest.json"
MOST_MEMBERS = 200
"""Evidence, and more papers than any case has."""
MOST_TOGETHER = evidence.MOST_TOGETHER + 100 * evidence.MEGABYTE
"""Of all members, unpacked: evidence, and what is text."""
_MOST_MANIFEST = evidence.MEGABYTE
_NAME = pattern(r"[a-z0-9][a-z0-9_.-]{0,79}(/[a-z0-9][a-z0-9_.-]{0,79})?")
"""What a member may be called: no way up, none from the root, nothing that acts on a terminal."""
_MOST_DIRECTORY = MOST_MEMBERS * 512
"""Bytes of the list of members, of which each takes a name of 161 at most and 46 more."""
_END = struct.Struct("<4s4H2LH")
_ENDS, _ENDS_64 = b"PK\x05\x06", b"PK\x06\x07"
_LOCKED = 0x1
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1024 * 1024
_LOOKED_AT = 64 * 1024
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError),
    *(RuntimeError, ValueError, OverflowError, struct.error, OSError),
)
"""What the library for ZIP raises at bytes that are none, or not whole."""
_KEYS = {
    errno.ENOENT: "bundle_missing",
    errno.EACCES: "bundle_forbidden",
    errno.EFBIG: "bundle_large",
}
"""Why a file cannot be read at all, by the system's error."""


Kind = Literal["whole", "redacted"]
WHOLE: Kind = "whole"
REDACTED: Kind = "redacted"
"""For reading alone."""


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a member."""

    size: Annotated[int, Meta(ge=0)]
    sha256: str


class PackingList(msgspec.Struct, frozen=True, kw_only=True):
    """The manifest."""

    format: Annotated[int, Meta(ge=1)] = msgspec.field(name="ozon-wizard")
    kind: Kind
    members: dict[str, Member]


def packed(members: Mapping[str, bytes], kind: Kind, mark: str) -> bytes:
    """One ZIP of these members, the same for the same members.

    Args:
        members: their bytes by name.
        kind: what can be done with it.
        mark: ends the ZIP, so that a later run knows it.
    """
    listed = {name: Member(len(data), store.digest(data)) for name, data in members.items()}
    manifest = msgspec.json.encode(PackingList(format=FORMAT, kind=kind, members=listed))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in {**members, MANIFEST: msgspec.json.format(manifest)}.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | disk.OWN) << 16
            info.compress_type = _packing(data)
            file.writestr(info, data)
        file.comment = mark.encode()
    return made.getvalue()


def _packing(data: bytes) -> int:
    """Photos and videos are packed already, and packing them again takes a minute."""
    first = data[:_LOOKED_AT]
    packed = len(zlib.compress(first)) * 10 > len(first) * 9
    return zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED


def marked(path: Path, mark: str) -> bool:
    """Whether what stands at `path` was packed with this mark, and nobody changed it since."""
    end = mark.encode()
    try:
        with disk.regular(path, MOST_TOGETHER) as file:
            file.seek(-min(len(end), os.fstat(file.fileno()).st_size), os.SEEK_END)
            if file.read() != end:
                return False
        with opened(path):
            return True
    except (OSError, CaseFileError):
        return False


class Archive:
    """A ZIP that is what its manifest says."""

    def __init__(self, path: Path, file: zipfile.ZipFile) -> None:
        """Raises CaseFileError where it is anything else."""
        self._path = path
        self._file = file
        self._members = self._sound(file.infolist())
        self.manifest = self._manifest()
        self._whole()

    @property
    def names(self) -> set[str]:
        """Its members."""
        return set(self.manifest.members)

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises CaseFileError where they are not what they were."""
        data = self._bytes(name)
        if store.digest(data) != self.manifest.members[name].sha256:
            raise self._refused("changed", name=name)
        return data

    def _bytes(self, name: str) -> bytes:
        info = self._members[name]
        with _told(self._path), self._file.open(info) as member:
            return member.read(info.file_size)

    def _sound(self, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """The members by name, looked at as far as the directory tells of them."""
        if len(found) > MOST_MEMBERS:
            raise self._refused("many")
        members: dict[str, zipfile.ZipInfo] = {}
        for info in found:
            name = info.orig_filename
            if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
                raise self._refused("link", name=name)
            if not _NAME.fullmatch(name):
                raise self._refused("name", name=name)
            if name in members:
                raise self._refused("twice", name=name)
            if info.flag_bits & _LOCKED:
                raise self._refused("locked")
            if info.compress_type not in _PACKED:
                raise self._refused("packing", name=name)
            members[name] = info
        if sum(info.file_size for info in found) > MOST_TOGETHER:
            raise self._refused("large", most=MOST_TOGETHER // evidence.MEGABYTE)
        return members

    def _manifest(self) -> PackingList:
        if MANIFEST not in self._members:
            raise self._refused("no_manifest")
        if self._members[MANIFEST].file_size > _MOST_MANIFEST:
            raise self._refused("manifest")
        try:
            manifest = msgspec.json.decode(self._bytes(MANIFEST), type=PackingList)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise self._refused("manifest") from error
        if manifest.format > FORMAT:
            raise self._refused("newer")
        return manifest

    def _whole(self) -> None:
        """Hold every member to the manifest."""
        there = set(self._members) - {MANIFEST}
        for key, names in (("extra", there - self.names), ("lacks", self.names - there)):
            if names:
                raise self._refused(key, name=min(names))
        for name, known in self.manifest.members.items():
            info = self._members[name]
            if info.file_size != known.size or self._digest(info) != known.sha256:
                raise self._refused("changed", name=name)

    def _digest(self, info: zipfile.ZipInfo) -> str:
        found = hashlib.sha256()
        with self._file.open(info) as member:
            while chunk := member.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def _refused(self, key: str, **values: object) -> CaseFileError:
        return CaseFileError(f"bundle_{key}", path=self._path, **values)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive at `path`.

    Raises:
        CaseFileError: it is none, or not whole, or holds what no archive of a case holds.
    """
    with ExitStack() as stack:
        with _told(path):
            file = stack.enter_context(disk.regular(path, MOST_TOGETHER))
            _short_directory(path, file)
            found = Archive(path, stack.enter_context(zipfile.ZipFile(file)))
        yield found


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell whatever bytes can bring about as CaseFileError."""
    try:
        yield
    except _FAULTS as error:
        key = _KEYS.get(getattr(error, "errno", None) or 0, "bundle_damaged")
        raise CaseFileError(key, path=path, most=MOST_TOGETHER // evidence.MEGABYTE) from error


def _short_directory(path: Path, file: IO[bytes]) -> None:
    """Refuse a list of members that would fill the memory before its length can be seen.

    It is read whole by the library for ZIP, by its length at the end of the file, or by that of
    ZIP64, which no archive of a case needs.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_ENDS)
    length = _END.unpack_from(tail, at)[5]  # struct.error where there is none, or half of one
    if length > _MOST_DIRECTORY or tail[max(0, at - 20) : at].startswith(_ENDS_64):
        raise CaseFileError("bundle_many", path=path)
