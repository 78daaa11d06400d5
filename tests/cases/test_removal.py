"""A case that was removed is put back as it was, and over nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, desk_of
from tests.tui.conftest import TO_CHAT, answered
from wizard import disk
from wizard.cases import attaching, beside, edited_file, removal
from wizard.cases.attaching import attach
from wizard.errors import UnwritableError


def written(home: Path) -> Path:
    """A case with a message and evidence beside it."""
    made = answered(desk_of(SHIPPED), TO_CHAT)
    receipt = home / "receipt.txt"
    receipt.write_text("12 500 ₽", "utf-8")
    attach(made, receipt)
    made.release()
    message = beside.message_file(made.path, "follow_up")
    message.parent.mkdir(exist_ok=True)
    message.write_text("text", "utf-8")
    return made.path


def files(path: Path) -> dict[Path, bytes]:
    return {item: item.read_bytes() for item in path.parent.rglob("*") if item.is_file()}


def test_all_that_belonged_to_it_is_there_again(home: Path) -> None:
    path = written(home)
    before = files(path)
    gone = removal.remove(path, beside.belongings(path))
    assert not files(path)
    gone.put_back()
    assert files(path) == before
    assert path.stat().st_mode & 0o777 == 0o600
    (copy,) = beside.evidence_folder(path).iterdir()
    assert copy.stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize("ending", [".bak", ".txt", ".md~", ""])
def test_a_copy_with_another_ending_takes_nothing_of_its_original_along(
    home: Path, ending: str
) -> None:
    path = written(home)
    before = files(path)
    copy = path.with_name(f"{path.stem}{ending}")
    copy.write_bytes(path.read_bytes())
    removal.remove(copy, beside.belongings(copy))
    assert files(path) == before


@pytest.mark.parametrize("ending", [".txt", ""])
def test_a_case_that_was_given_another_ending_keeps_what_it_has(home: Path, ending: str) -> None:
    path = written(home)
    renamed = path.rename(path.with_name(f"{path.stem}{ending}"))
    path.with_suffix(".html").write_text("<p>a page of it", "utf-8")
    copies = beside.copies(renamed)
    assert len(copies) == 1
    other = path.with_suffix(".old")
    other.write_bytes(renamed.read_bytes())
    assert not {*beside.belongings(other)} & {*copies}


@pytest.mark.parametrize("endings", [(".bak", ".txt"), ("", ".bak"), (".old", ".backup")])
def test_of_two_that_were_renamed_one_has_the_evidence_and_none_takes_it_along(
    home: Path, endings: tuple[str, str]
) -> None:
    path = written(home)
    one, other = (path.with_name(f"{path.stem}{ending}") for ending in endings)
    other.write_bytes(path.read_bytes())
    path.rename(one)
    assert len(beside.copies(one)) == 1
    assert attaching.damaged(desk_of(SHIPPED).open(one)) == []
    assert beside.copies(other) == []
    for removed in (one, other):
        assert not {*beside.belongings(removed)} & {*beside.copies(one)}
    other.unlink()
    assert {*beside.belongings(one)} > {*beside.copies(one)}, "the only one does"


def test_what_has_come_into_its_place_stays(home: Path) -> None:
    path = written(home)
    gone = removal.remove(path, beside.belongings(path))
    path.write_text("another", "utf-8")
    gone.put_back()
    assert path.read_text("utf-8") == "another"


def test_a_link_leads_again_where_it_led(home: Path) -> None:
    path = written(home)
    kept = path.rename(home / "kept.md")
    path.symlink_to(kept)
    gone = removal.remove(path, beside.belongings(path))
    assert kept.exists() and not path.is_symlink()
    gone.put_back()
    assert path.is_symlink() and path.resolve() == kept.resolve()


def test_a_sitting_puts_back_the_last_one_first(home: Path) -> None:
    desk = desk_of(SHIPPED)
    paths = [written(home), written(home)]
    for path in paths:
        desk.remove(path)
    assert [desk.put_back(), desk.put_back()] == paths[::-1]
    assert not desk.removals


def test_what_cannot_be_read_is_removed_and_not_put_back(home: Path) -> None:
    desk = desk_of(SHIPPED)
    path = desk.folder / "2026-11-22-0000.md"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    desk.remove(path)
    assert not path.exists() and not desk.removals


def refusing(error: OSError, file: Path, act: Callable[..., object]) -> Callable[..., object]:
    """What a disk does that says no to one file."""

    def refused(path: Path, *rest: int) -> object:
        if path == file:
            raise error
        return act(path, *rest)

    return refused


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch, act: str, file: Path, number: int) -> Iterator[None]:
    """While a disk says no to one file where `act` of `disk` is tried."""
    error = OSError(number, "no", str(file))
    with monkeypatch.context() as patch:
        patch.setattr(disk, act, refusing(error, file, getattr(disk, act)))
        yield


def with_texts(home: Path) -> Path:
    """A case with all that can belong to one."""
    path = written(home)
    edited_file.write(edited_file.place(path, "follow_up"), "Left in an editor")
    path.with_name(f"{path.stem}.edited-1.md").write_text("By hand", "utf-8")
    (beside.evidence_folder(path) / "2.txt").write_text("another", "utf-8")
    return path


TEXTS = ["*.evidence/1.txt", "*.evidence/2.txt", "messages/*.edited.txt", "*.edited-1.md"]


@pytest.mark.parametrize(
    ("act", "number", "code", "kind"),
    [
        *(("delete", errno.EPERM, "EPERM", kind) for kind in (*TEXTS, "????-??-??-????.md")),
        *(("read", errno.EACCES, "UNREAD", kind) for kind in TEXTS),
    ],
)
def test_where_a_file_cannot_be_deleted_or_not_be_put_back_all_of_them_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch, act: str, number: int, code: str, kind: str
) -> None:
    desk, path = desk_of(SHIPPED), with_texts(home)
    before = files(path)
    (file,) = path.parent.glob(kind)
    with broken(monkeypatch, act, file, number), pytest.raises(UnwritableError) as told:
        desk.remove(path)
    assert (told.value.path, told.value.code) == (file, code)
    assert files(path) == before
    assert not desk.removals
    desk_of(SHIPPED).remove(path)  # nobody holds it
    assert not files(path)


def test_ctrl_c_in_the_middle_leaves_all_of_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_texts(home)
    before = files(path)

    def struck(item: Path) -> None:
        if item == path:
            raise KeyboardInterrupt
        item.unlink()

    monkeypatch.setattr(disk, "delete", struck)
    with pytest.raises(KeyboardInterrupt):
        removal.remove(path, beside.belongings(path))
    assert files(path) == before


@pytest.mark.parametrize("folder", [beside.MESSAGES, beside.EVIDENCE])
def test_a_folder_into_which_nobody_may_look_keeps_the_case(
    home: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    desk, path = desk_of(SHIPPED), with_texts(home)
    before, look = files(path), Path.iterdir
    there = path.parent / folder if folder == beside.MESSAGES else beside.evidence_folder(path)
    error = PermissionError(errno.EACCES, "no right", str(there))
    with monkeypatch.context() as patch, pytest.raises(UnwritableError) as told:
        patch.setattr(Path, "iterdir", refusing(error, there, look))
        desk.remove(path)
    assert told.value.path == there
    assert files(path) == before


def test_what_cannot_be_put_back_hinders_nothing_else(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_texts(home)
    before = files(path)
    gone = removal.remove(path, beside.belongings(path))
    copy = beside.evidence_folder(path) / "1.txt"
    with broken(monkeypatch, "write", copy, errno.ENOSPC), pytest.raises(UnwritableError):
        gone.put_back()
    assert {*before} - {*files(path)} == {copy}


def test_a_link_in_the_place_of_messages_is_not_followed(home: Path, tmp_path: Path) -> None:
    path = written(home)
    theirs = (path.parent / beside.MESSAGES).rename(tmp_path / "theirs")
    (path.parent / beside.MESSAGES).symlink_to(theirs)
    desk_of(SHIPPED).remove(path)
    assert [one.name for one in theirs.iterdir()] == [f"{path.stem}.follow_up.txt"]


@pytest.mark.parametrize("gone", ["kept.md", "stick"])
def test_a_link_that_leads_nowhere_goes_and_what_it_led_to_stays(home: Path, gone: str) -> None:
    path, stick = written(home), home / "stick"
    stick.mkdir()
    path.rename(stick / "kept.md")
    (stick / "kept.evidence").mkdir()
    path.symlink_to(stick / "kept.md")
    away = (home / gone if gone == "stick" else stick / gone).rename(home / "away")
    before = sorted(away.rglob("*"))
    desk = desk_of(SHIPPED)
    desk.remove(path)
    assert not path.is_symlink()
    assert sorted(away.rglob("*")) == before
    assert desk.put_back() == path
    assert path.is_symlink()
