"""What a file is, told by its first bytes, and what a copy of it is called.

Owns the table. The ending follows from the type, whatever a file was called: what a browser would
run, as a page or a drawing that holds scripts, is kept as text, and what nobody knows as bytes.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

LOOKED_AT = 64 * 1024
"""Bytes of a file that tell its type."""
_NO_TEXT = {*range(9), *range(14, 27), *range(28, 32), 127}
"""Bytes that stand in no text in UTF-8, or in an encoding of one byte a letter."""


class FileType(NamedTuple):
    """A type, and the ending of its files."""

    media: str
    ending: str


TEXT = FileType("text/plain", ".txt")
BYTES = FileType("application/octet-stream", ".bin")
_ZIP = FileType("application/zip", ".zip")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_BEGINNINGS = {
    b"\xff\xd8\xff": FileType("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": FileType("image/png", ".png"),
    b"GIF8": FileType("image/gif", ".gif"),
    b"II*\0": FileType("image/tiff", ".tif"),
    b"MM\0*": FileType("image/tiff", ".tif"),
    b"BM": FileType("image/bmp", ".bmp"),
    b"%PDF-": FileType("application/pdf", ".pdf"),
    b"OggS": FileType("audio/ogg", ".ogg"),
    b"ID3": FileType("audio/mpeg", ".mp3"),
    b"\xff\xfb": FileType("audio/mpeg", ".mp3"),
    b"#!AMR": FileType("audio/amr", ".amr"),
    b"\x1aE\xdf\xa3": FileType("video/webm", ".webm"),
    b"Rar!\x1a\x07": FileType("application/vnd.rar", ".rar"),
    b"7z\xbc\xaf\x27\x1c": FileType("application/x-7z-compressed", ".7z"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": FileType("application/msword", ".doc"),
    b"{\\rtf": FileType("application/rtf", ".rtf"),
}
_RIFF = {
    b"WEBP": FileType("image/webp", ".webp"),
    b"AVI ": FileType("video/x-msvideo", ".avi"),
    b"WAVE": FileType("audio/wav", ".wav"),
}
_BRANDS = {
    b"heic": FileType("image/heic", ".heic"),
    b"mif1": FileType("image/heic", ".heic"),
    b"avif": FileType("image/avif", ".avif"),
    b"qt  ": FileType("video/quicktime", ".mov"),
    b"M4A ": FileType("audio/mp4", ".m4a"),
    b"3gp4": FileType("video/3gpp", ".3gp"),
    b"3gp5": FileType("video/3gpp", ".3gp"),
}
"""Of files that begin with a box `ftyp` (ISO 14496-12); all others are MP4."""
_PACKED = {
    b"word/": FileType(f"{_OFFICE}.wordprocessingml.document", ".docx"),
    b"xl/": FileType(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx"),
    b"opendocument.text": FileType("application/vnd.oasis.opendocument.text", ".odt"),
    b"opendocument.spreadsheet": FileType("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
}
"""What stands among the first names in a ZIP that is a document."""


def type_of(data: bytes) -> FileType:
    """The type of a file with these bytes."""
    first = data[:LOOKED_AT]
    if first[4:8] == b"ftyp":
        return _BRANDS.get(first[8:12], FileType("video/mp4", ".mp4"))
    if first[:4] == b"RIFF":
        return _RIFF.get(first[8:12], BYTES)
    if first[:4] == b"PK\x03\x04":
        return next((it for name, it in _PACKED.items() if name in first), _ZIP)
    known = (it for beginning, it in _BEGINNINGS.items() if first.startswith(beginning))
    return next(known, TEXT if _is_text(first) else BYTES)


def _is_text(first: bytes) -> bool:
    marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return marked or _NO_TEXT.isdisjoint(first)
