"""What a file is by its first bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.rows import each_row
from wizard.cases.file_types import BYTES, TEXT, type_of


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), "x")  # of no day: it is the name of a test
    return made.getvalue()


@each_row(
    ("data", "ending"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"%PDF-1.7", ".pdf"),
        (b"\0\0\0\x18ftypmp42", ".mp4"),
        (b"\0\0\0\x14ftypqt  \0\0", ".mov"),
        (b"\0\0\0\x18ftypheic", ".heic"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"),
        (b"RIFF\0\0\0\0ABCD", ".bin"),
        (office("[Content_Types].xml", "word/document.xml"), ".docx"),
        (office("xl/workbook.xml"), ".xlsx"),
        (office("photo.jpg"), ".zip"),
        ("Чек № 5".encode(), ".txt"),
        ("Чек № 5".encode("cp1251"), ".txt"),
        ("Чек".encode("utf-16"), ".txt"),
        (b"MZ\x90\0\x03", ".bin"),
        (b"\x7fELF\x02", ".bin"),
    ],
)
def test_the_ending_follows_from_the_content(data: bytes, ending: str) -> None:
    assert type_of(data).ending == ending


@pytest.mark.parametrize(
    "data", [b"<html><script>alert(1)</script>", b"<svg onload='x'/>", b"#!/bin/sh"]
)
def test_what_could_run_is_text(data: bytes) -> None:
    assert type_of(data) == TEXT


def test_what_nobody_knows_is_bytes() -> None:
    assert type_of(b"\0\1\2\3") == BYTES


def test_what_stands_in_no_text_makes_bytes_of_it() -> None:
    known = {code for code in range(256) if type_of(b"Dear Sir" + bytes([code])) == TEXT}
    assert known == {*range(9, 14), 27, *range(32, 127), *range(128, 256)}
