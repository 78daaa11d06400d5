"""The ZIP of a case that is handed over: the same for the same, and nothing else passes for it."""

from __future__ import annotations

import io
import os
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from wizard.cases import archive
from wizard.errors import CaseFileError
from wizard.i18n import LANGUAGES, language

MEMBERS = {"case.md": b"the case", "evidence/1.jpg": os.urandom(3000), "index.html": b"<p>" * 900}
MARK = "ozon-wizard 2026-11-22-4f1c"
SOUND = archive.packed(MEMBERS, archive.WHOLE, MARK)


def refused(path: Path) -> str:
    """Why an archive is refused; each reason has its words in every language."""
    with pytest.raises(CaseFileError) as error, archive.opened(path):
        pass
    for code in LANGUAGES:
        said = language(code)(error.value.key, **error.value.values)
        assert "\n" not in said
    return error.value.key


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "delo.zip"


def manifest(members: dict[str, bytes]) -> bytes:
    made = archive.packed(members, archive.WHOLE, MARK)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return file.read(archive.MANIFEST)


def remade(change: Callable[[zipfile.ZipFile], None], members: dict[str, bytes] = MEMBERS) -> bytes:
    """An archive of these members, to which something was added."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in {**members, archive.MANIFEST: manifest(members)}.items():
            file.writestr(zipfile.ZipInfo(name), data)
        change(file)
    return made.getvalue()


def test_what_is_whole_comes_back(place: Path) -> None:
    place.write_bytes(SOUND)
    with archive.opened(place) as found:
        assert found.names == MEMBERS.keys()
        assert {name: found.read(name) for name in found.names} == MEMBERS
        assert found.manifest.kind == "whole"


def test_the_same_members_give_the_same_bytes_for_their_owner_alone() -> None:
    assert archive.packed(MEMBERS, archive.WHOLE, MARK) == SOUND
    with zipfile.ZipFile(io.BytesIO(SOUND)) as file:
        for info in file.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 == stat.S_IFREG | 0o600
            assert info.create_system == 3, "modes are read where they are those of Unix"
        assert file.testzip() is None


def test_what_is_packed_already_is_not_packed_again() -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as file:
        assert file.getinfo("evidence/1.jpg").compress_type == zipfile.ZIP_STORED
        assert file.getinfo("index.html").compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize(
    ("data", "packed"),
    [
        (b"a" * 10_000, True),
        (random.Random(1).randbytes(10_000), False),
        (random.Random(1).randbytes(5_000) + b"a" * 5_000, True),
        (random.Random(1).randbytes(9_700) + b"a" * 300, False),
    ],
    ids=["all of it", "nothing of it", "half of it", "a thirtieth of it"],
)
def test_what_packing_makes_shorter_is_packed(data: bytes, packed: bool) -> None:
    made = archive.packed({"a": data}, archive.WHOLE, MARK)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert (file.getinfo("a").compress_type == zipfile.ZIP_DEFLATED) is packed


def test_it_is_known_again_by_its_mark(place: Path) -> None:
    place.write_bytes(SOUND)
    assert archive.marked(place, MARK)
    assert not archive.marked(place, "ozon-wizard 2026-11-22-0000")
    place.write_bytes(b"x")
    assert not archive.marked(place, MARK)
    assert not archive.marked(place.parent, MARK)


def test_one_into_which_a_person_put_a_file_is_theirs(place: Path) -> None:
    place.write_bytes(archive.packed({"a.txt": b"a"}, archive.WHOLE, MARK))
    with zipfile.ZipFile(place, "a") as file:
        file.writestr("mine.txt", "mine")
    assert place.read_bytes().endswith(MARK.encode()), "it still ends as ours do"
    assert not archive.marked(place, MARK)


@pytest.mark.parametrize(
    "name",
    [
        "../x.md",
        "evidence/../../x",
        "/etc/x",
        "c:/x",
        "a\\b",
        "a//b",
        "a/",
        "./a",
        ".hidden",
        "a/b/c",
        "a\x1b[31m",
        "a\nb",
        "\u202egpj.exe",
        "UPPER",
        "чек.jpg",
        "x" * 90,
        "",
    ],
)
def test_a_name_that_no_case_has_is_refused(place: Path, name: str) -> None:
    place.write_bytes(remade(lambda file: file.writestr(zipfile.ZipInfo(name), b"x")))
    assert refused(place) == "bundle_name"


def test_a_name_that_ends_at_a_nul_is_refused(place: Path) -> None:
    data = remade(lambda file: file.writestr("case.mdx../y", b"x"))
    place.write_bytes(data.replace(b"case.mdx../y", b"case.md\0../y"))
    assert refused(place) == "bundle_name"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_file_is_refused(place: Path, kind: int) -> None:
    def add(file: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("link")
        info.external_attr = (kind | 0o777) << 16
        file.writestr(info, "/etc/passwd")

    place.write_bytes(remade(add))
    assert refused(place) == "bundle_link"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(place: Path) -> None:
    place.write_bytes(remade(lambda file: file.writestr("case.md", b"another")))
    assert refused(place) == "bundle_twice"


def test_one_with_a_password_is_refused(place: Path) -> None:
    data = bytearray(SOUND)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    place.write_bytes(data)
    assert refused(place) == "bundle_locked"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused(place: Path, method: int) -> None:
    place.write_bytes(remade(lambda file: file.writestr("more", b"x", method)))
    assert refused(place) == "bundle_packing"


def test_too_many_members_are_refused(place: Path) -> None:
    members = {f"m{number}": b"" for number in range(archive.MOST_MEMBERS)}
    place.write_bytes(archive.packed(members, archive.WHOLE, MARK))
    assert refused(place) == "bundle_many"


def opens(place: Path, data: bytes) -> bool:
    place.write_bytes(data)
    try:
        with archive.opened(place):
            return True
    except CaseFileError:
        return False


def test_what_is_just_as_much_as_may_be_is_taken(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {f"m{number}": b"" for number in range(archive.MOST_MEMBERS - 1)}
    assert opens(place, archive.packed(members, archive.WHOLE, MARK)), "with the manifest"
    with zipfile.ZipFile(io.BytesIO(SOUND)) as file:
        together = sum(info.file_size for info in file.infolist())
        directory = SOUND.index(b"PK\x05\x06") - file.start_dir
    for name, most in ("MOST_TOGETHER", together), ("_MOST_DIRECTORY", directory):
        for limit, taken in (most, True), (most - 1, False):
            with monkeypatch.context() as patched:
                patched.setattr(archive, name, limit)
                assert opens(place, SOUND) is taken


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_a_manifest_may_have_a_megabyte(place: Path, more: int, taken: bool) -> None:
    made, text = io.BytesIO(), manifest({})
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(archive.MANIFEST, text + b" " * (2**20 - len(text) + more))
    assert opens(place, made.getvalue()) is taken


@pytest.mark.parametrize("mark", ["", "x" * 0xFFFF])
def test_the_end_is_found_however_long_the_mark_is(place: Path, mark: str) -> None:
    assert opens(place, archive.packed(MEMBERS, archive.WHOLE, mark))
    assert archive.marked(place, mark)


def test_a_long_directory_is_refused_before_it_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {f"{number}-{'x' * 60}": b"" for number in range(3000)}
    place.write_bytes(archive.packed(members, archive.WHOLE, MARK))
    monkeypatch.delattr(zipfile, "ZipFile")
    assert refused(place) == "bundle_many"


def test_the_large_form_of_zip_is_refused_before_it_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = SOUND.index(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    place.write_bytes(SOUND[:at] + locator + SOUND[at:])
    monkeypatch.delattr(zipfile, "ZipFile")
    assert refused(place) == "bundle_many"


def test_a_bomb_is_refused_by_what_it_declares(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_TOGETHER", 2**20)
    members = {"case.md": b"\0" * 1_100_000}
    place.write_bytes(archive.packed(members, archive.WHOLE, MARK))
    assert place.stat().st_size < 10_000
    with pytest.raises(CaseFileError, match="bundle_large") as error, archive.opened(place):
        pass
    assert error.value.values["most"] == 1


def test_a_bomb_that_declares_little_gives_no_more(place: Path) -> None:
    made = archive.packed({"case.md": b"\0" * 1_000_000}, archive.WHOLE, MARK)
    small, large = struct.pack("<L", 10), struct.pack("<L", 1_000_000)
    place.write_bytes(made.replace(large, small))
    assert refused(place) in ("bundle_changed", "bundle_damaged")


def test_a_manifest_of_its_own_size_is_refused(place: Path) -> None:
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", b" " * 2_000_000)
    place.write_bytes(bare.getvalue())
    assert refused(place) == "bundle_manifest"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (b"", "bundle_manifest"),
        (b"{}", "bundle_manifest"),
        (b"[" * 5000, "bundle_manifest"),
        (b"\xff\xfe", "bundle_manifest"),
        (b'{"ozon-wizard": 1, "kind": "other", "members": {}}', "bundle_manifest"),
        (b'{"ozon-wizard": 2, "kind": "whole", "members": {}, "more": 1}', "bundle_newer"),
        (
            b'{"ozon-wizard": 1, "kind": "whole", "members": {"a": {"size": 0, "sha256": ""}}}',
            "bundle_lacks",
        ),
        (
            b'{"ozon-wizard": 1, "kind": "whole", "members":'
            b' {"a": {"size": 0, "sha256": "", "mode": 1}}}',
            "bundle_manifest",
        ),
    ],
)
def test_another_manifest_is_refused(place: Path, text: bytes, key: str) -> None:
    with zipfile.ZipFile(place, "w") as file:
        file.writestr(archive.MANIFEST, text)
    assert refused(place) == key


def test_without_a_manifest_it_is_no_case(place: Path) -> None:
    with zipfile.ZipFile(place, "w") as file:
        file.writestr("case.md", b"x")
    assert refused(place) == "bundle_no_manifest"


def test_what_the_manifest_does_not_name_is_refused(place: Path) -> None:
    place.write_bytes(remade(lambda file: file.writestr("more", b"x")))
    assert refused(place) == "bundle_extra"


def test_what_is_not_as_the_manifest_says_is_refused(place: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in {**MEMBERS, archive.MANIFEST: manifest(MEMBERS)}.items():
            file.writestr(name, data[::-1] if name == "evidence/1.jpg" else data)
    place.write_bytes(made.getvalue())
    assert refused(place) == "bundle_changed"


def test_what_is_no_archive_is_refused(place: Path, tmp_path: Path) -> None:
    assert refused(place) == "bundle_missing"
    assert refused(tmp_path) == "bundle_damaged"
    os.mkfifo(place)
    assert refused(place) == "bundle_damaged"
    place.unlink()
    for data in (b"", b"PK", b"PK\x05\x06", b"# A case\n", SOUND[:-40], SOUND[:1000]):
        place.write_bytes(data)
        assert refused(place) == "bundle_damaged"
    with place.open("wb") as file:
        file.truncate(archive.MOST_TOGETHER + 1)
    assert refused(place) == "bundle_large"
    with pytest.raises(CaseFileError) as error, archive.opened(place):
        pass
    assert error.value.values["most"] == 400 == archive.MOST_TOGETHER / 2**20


def test_whatever_becomes_of_its_bytes_it_is_whole_or_refused(place: Path) -> None:
    draw = random.Random(4)
    for _ in range(400):
        data = bytearray(SOUND)
        for _ in range(draw.randrange(1, 4)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        if draw.random() < 0.3:
            del data[draw.randrange(len(data)) :]
        place.write_bytes(data)
        try:
            with archive.opened(place) as found:
                assert {name: found.read(name) for name in found.names} == MEMBERS
        except CaseFileError as error:
            assert error.key in language("ru")


def test_what_changes_once_it_was_looked_at_is_refused(place: Path) -> None:
    place.write_bytes(remade(lambda file: None))
    with archive.opened(place) as found:
        data = place.read_bytes()
        with place.open("r+b") as file:
            file.write(data.replace(b"the case", b"THE CASE"))
        with pytest.raises(CaseFileError):
            found.read("case.md")


def test_the_manifest_reads_well() -> None:
    read = msgspec.json.decode(manifest(MEMBERS))
    assert read["ozon-wizard"] == archive.FORMAT
    assert read["members"]["case.md"]["size"] == len(MEMBERS["case.md"])
