"""The disk: a case file is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.cases.test_record import TEXT
from tests.conftest import TODAY, no_room
from wizard import disk
from wizard.cases import beside, case_folder, store
from wizard.errors import CaseFileError, UnwritableError


@pytest.mark.parametrize("mask", [0, 0o022, 0o077, 0o177, 0o777])
def test_a_case_file_can_be_read_by_its_owner_alone_whatever_the_mask(
    tmp_path: Path, mask: int
) -> None:
    path = tmp_path / "data" / "cases" / "case.md"
    before = os.umask(mask)
    try:
        store.write(path, TEXT)
        store.write(path, TEXT)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (Path, "replace"), (os, "fdopen")])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    owner: Any, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.md"
    store.write(path, "old\n")
    monkeypatch.setattr(owner, step, no_room)
    with pytest.raises(UnwritableError, match="No space left on device"):
        store.write(path, "new\n")
    assert path.read_text("utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_the_new_text_is_on_the_disk_before_it_takes_the_name_and_the_name_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("fsync")
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("rename")
        assert self.parent == target.parent
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.write(tmp_path / "case.md", "text\n")
    assert done == ["fsync", "rename", "fsync"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnwritableError, match="file"):
        store.write(tmp_path / "file" / "case.md", TEXT)
    with pytest.raises(UnwritableError, match="file"):
        store.probe(tmp_path / "file" / "cases")


def test_a_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    store.probe(tmp_path / "cases")
    assert list((tmp_path / "cases").iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_set_aside_under_the_first_free_name(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_room)
    path = tmp_path / "case.md"
    for text in ("one", "two"):
        store.write(path, text)
        store.copy_aside(path)
    store.write(path, "three")
    assert (tmp_path / "case.edited-1.md").read_text("utf-8") == "one"
    assert (tmp_path / "case.edited-2.md").read_text("utf-8") == "two"


def test_cases_come_latest_first_and_what_was_set_aside_is_none(tmp_path: Path) -> None:
    own = "2026-11-21-aaaa.edited-by-hand"
    for name in (own, "2026-11-21-aaaa", "2026-11-22-bbbb", "2026-11-22-bbbb.edited-1"):
        store.write(tmp_path / f"{name}.md", TEXT)
    store.write(tmp_path / "messages" / "2026-11-22-bbbb.chat.txt", "Dear Sir")
    found = [path.stem for path in case_folder.listed(tmp_path)]
    assert found == ["2026-11-22-bbbb", "2026-11-21-aaaa", own]
    assert case_folder.listed(tmp_path / "none") == []


@pytest.mark.parametrize("name", ["2026-11-22-bbbb", "Моё [дело] (1).*", "x" * 60])
def test_a_case_goes_with_all_that_is_its_own_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.md"
    own = [path, path.with_name(f"{name}.edited-1.md"), path.with_name(f"{name}.edited-12.md")]
    own += [
        beside.message_file(path, "chat"),
        path.with_name(f".{path.name[:40]}-abcd0123.ozon-wizard"),
    ]
    others = [path.with_name(f"y{name}.md"), path.with_name(f"{name}y.md")]
    others += [path.with_name(f"{name}.edited-1.txt"), path.with_name(f"{name}.ics")]
    others += [beside.message_file(path.with_name(f"{name}-2.md"), "chat")]
    others += [beside.message_file(path.with_name(f"{name}.chat.md"), "chat")]
    for item in (*own, *others):
        store.write(item, "text")
    assert set(beside.belongings(path)) == set(own)
    beside.remove(path, beside.belongings(path))
    assert [item.exists() for item in (*own, *others)] == [False] * len(own) + [True] * len(others)


def test_the_folder_of_messages_goes_with_the_last_of_them(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    store.write(path, TEXT)
    store.write(beside.message_file(path, "chat"), "Dear Sir")
    beside.remove(path, beside.belongings(path))
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_taken_is_not_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([b"\xaa\xaa", b"\xaa\xaa", b"\xbb\xbb"])
    monkeypatch.setattr("os.urandom", lambda count: next(drawn) if count == 2 else bytes(count))
    first = case_folder.new_id(TODAY, tmp_path)
    store.write(tmp_path / f"{first}.md", TEXT)
    assert case_folder.new_id(TODAY, tmp_path) == "2026-11-22-bbbb"


def test_ids_sort_by_day_and_do_not_repeat() -> None:
    ids = {case_folder.new_id(TODAY) for _ in range(20)}
    assert len(ids) > 15
    assert all(identity.startswith("2026-11-22-") for identity in ids)


def test_a_missing_case_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as caught:
        store.read(tmp_path / "none.md")
    assert caught.value.key == "case_missing"


def link(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda path: path.mkdir(), "case_no_file"),
        (os.mkfifo, "case_no_file"),
        (link, "case_loop"),
        (lambda path: path.symlink_to("none"), "case_dangling"),
        (lambda path: path.write_bytes("Дело".encode("cp1251")), "case_encoding"),
        (lambda path: path.write_bytes(b"word"), "case_no_head"),
    ],
)
def test_why_a_file_cannot_be_read_is_told(
    tmp_path: Path, make: Callable[[Path], object], key: str
) -> None:
    path = tmp_path / "case.md"
    make(path)
    for read in (store.read, store.read_record):
        with pytest.raises(CaseFileError) as caught:
            read(path)
        assert caught.value.key == key
        assert caught.value.values["path"] == (path if key != "case_no_head" else str(path))


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EACCES, "case_forbidden"),
        (errno.EPERM, "case_forbidden"),
        (errno.ENXIO, "case_no_file"),
        (errno.EFBIG, "case_large"),
        (errno.EIO, "case_unreadable"),
        (None, "case_unreadable"),
    ],
)
def test_a_disk_that_says_no_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, key: str
) -> None:
    def refused(*_: object) -> NoReturn:
        raise OSError(number, "the reason") if number else OSError("the reason")

    monkeypatch.setattr(disk, "read", refused)
    with pytest.raises(CaseFileError) as caught:
        store.read(tmp_path / "case.md")
    assert caught.value.key == key
    assert str(caught.value.values["why"]).endswith("the reason")
    assert caught.value.values["most"] == 64 == store.MAX_BYTES / 2**20
    assert store.revision(tmp_path / "case.md") is None


def test_what_nobody_would_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    store.write(path, "1234", most=4)
    with pytest.raises(UnwritableError) as caught:
        store.write(path, "я56", most=3)
    assert (caught.value.code, path.read_text()) == ("EFBIG", "1234")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_read_is_what_was_written_and_so_is_its_revision(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "case.md"
    revision = store.write(path, TEXT)
    assert revision == store.revision(path) == store.read(path)[1]
    assert store.read_record(path) == store.read(path)[0].record
    path.write_bytes(TEXT.encode(encoding))
    assert store.read(path)[0].body == "# The document\n"
    assert (store.revision(path) == revision) is (encoding == "utf-8")


@pytest.mark.parametrize(("mode", "left"), [(0o644, 0o600), (0o600, 0o600), (0o577, 0o500)])
def test_what_others_may_do_with_a_file_is_taken_from_them(
    tmp_path: Path, mode: int, left: int
) -> None:
    path = tmp_path / "case.md"
    path.touch()
    path.chmod(mode)
    store.shut(path)
    assert stat.S_IMODE(path.stat().st_mode) == left


def test_a_folder_and_what_is_not_there_keep_their_modes(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store.shut(tmp_path)
    store.shut(tmp_path / "none")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_goes_into_a_folder_by_its_name_and_else_where_it_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.aim(tmp_path, "a.md") == tmp_path / "a.md"
    assert store.aim(tmp_path / "b.md", "a.md") == tmp_path / "b.md"
    assert store.aim(Path("~/b.md"), "a.md") == tmp_path / "b.md"


def test_the_first_free_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    found = []
    for _ in range(3):
        found.append(store.free(path).name)
        store.free(path).touch()
    assert found == ["a.md", "a-2.md", "a-3.md"]
    dangling = tmp_path / "b.md"
    dangling.symlink_to("none")
    assert store.free(dangling).name == "b-2.md"


def test_it_is_told_where_a_file_was_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    store.write(path, TEXT)
    assert store.copy_aside(path) == tmp_path / "case.edited-1.md"
    assert stat.S_IMODE((tmp_path / "case.edited-1.md").stat().st_mode) == 0o600


def test_a_folder_is_made_with_those_above_it_and_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "cases"
    store.probe(folder)
    store.probe(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store.write(tmp_path / "b" / "c" / "case.md", TEXT)


def test_a_probe_finds_out_that_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "probe", no_room)
    with pytest.raises(UnwritableError, match="No space left on device"):
        store.probe(tmp_path)


def test_what_can_be_no_path_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError):
        store.write(tmp_path / "a\0b.md", TEXT)


def test_a_link_that_leads_nowhere_is_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("none")
    for folder in (tmp_path / "link", tmp_path / "link" / "cases"):
        with pytest.raises(FileNotFoundError):
            case_folder.listed(folder)
    (tmp_path / "there").mkdir()
    (tmp_path / "sound").symlink_to("there")
    assert case_folder.listed(tmp_path / "sound" / "cases") == []


def test_cases_of_many_days_come_in_their_order(tmp_path: Path) -> None:
    days = [f"2026-11-{day:02}-aaaa" for day in (3, 21, 7, 30, 14, 1, 28, 10)]
    for day in days:
        (tmp_path / f"{day}.md").touch()
    assert [path.stem for path in case_folder.listed(tmp_path)] == sorted(days, reverse=True)


def test_messages_lie_in_a_folder_beside_the_case(tmp_path: Path) -> None:
    path = beside.message_file(tmp_path / "case.md", "chat")
    assert path == tmp_path / "messages" / "case.chat.txt"
