"""A case goes to another folder: one copy is live, and it is found where it always was."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, Run, desk_of, no_room
from wizard import draft_file
from wizard.cases import attaching, beside, moving, store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.due import due
from wizard.cases.farewell import moved, whereabouts
from wizard.cases.session import Session
from wizard.errors import UnreadableError, UnwritableError

DUE = date(2026, 12, 2)


@pytest.fixture
def full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A case whose last answer, that its message was sent, did not fit on the disk any more."""
    case = walked(desk, *TO_CALL)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_room)
        case.answer("later")
    assert case.trouble
    return case


def told(case: Case) -> str:
    assert case.moved is not None
    return moved(case, case.moved)


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let steps of a move be impossible."""
    for name in names:
        monkeypatch.setattr(Path, name, refuse)


def refuse(*_: object, **__: object) -> None:
    raise OSError("not here")


def test_lists_and_commands_find_the_copy_that_is_live_by_its_id(
    full: Case, tmp_path: Path, run: Run
) -> None:
    desk, kept = full.desk, tmp_path / "alt" / full.path.name
    full.move_to(tmp_path / "alt")
    assert told(full) == desk.language("moved_linked", path=kept)
    assert desk.language("saved_in", path=kept) in whereabouts(full)
    assert full.handle == full.id
    full.release()
    assert [item.id for item in overview(desk).cases] == [full.id]
    assert [one.date for one in due(desk_of(SAMPLE, DUE)).due] == [DUE]
    assert run("letter", full.id, *FOR_SAMPLE)[1].count("\n") == 1
    again = desk.resume(desk.folder / full.path.name)
    assert again.walk.steps == full.walk.steps
    assert desk.language("saved_in", path=kept) in whereabouts(again)
    again.answer("refused")
    again.release()
    assert desk.open(kept).walk.steps == again.walk.steps
    assert [item.name for item in desk.folder.glob("*.md")] == [full.path.name]


def test_one_that_is_new_is_listed_where_the_others_are(desk: Desk, tmp_path: Path) -> None:
    desk.folder.mkdir(parents=True)
    case = desk.new()
    case.move_to(tmp_path)
    case.answer("yes")
    case.release()
    assert [item.id for item in overview(desk).cases] == [case.id]


def test_where_there_are_no_links_no_old_copy_is_told(
    full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, old = full.desk, full.path
    without(monkeypatch, "symlink_to")
    full.move_to(tmp_path)
    assert full.path == tmp_path / old.name
    words = desk.language("moved_unlisted", path=full.path)
    assert told(full) == words
    assert f"! {words}" in whereabouts(full)
    assert str(full.path) in full.handle
    assert overview(desk).cases == []
    assert [*desk.folder.iterdir()] == []


def test_an_old_copy_that_cannot_go_is_told(
    full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, before, unlink = full.path, on_disk(full), Path.unlink

    def not_there(self: Path, missing_ok: bool = False) -> None:
        if self.parent == old.parent:
            refuse()
        unlink(self, missing_ok)

    with monkeypatch.context() as shut:
        shut.setattr(Path, "symlink_to", refuse)
        shut.setattr(Path, "unlink", not_there)
        full.move_to(tmp_path)
    words = full.desk.language("moved_stale", path=full.path, old=old)
    assert f"! {words}" in whereabouts(full)
    assert old.read_text("utf-8") == before


@pytest.mark.parametrize("gone", [False, True])
def test_where_there_is_room_for_a_link_only_in_place_of_the_copy_it_stands_there(
    full: Case, tmp_path: Path, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = full.path

    def no_draft(path: Path, _: str) -> None:
        if gone:
            path.unlink()  # somebody was faster
        refuse()

    monkeypatch.setattr(draft_file, "become_link", no_draft)
    full.move_to(tmp_path)
    assert full.moved == moving.Moved("linked", old)
    assert old.is_symlink() and old.samefile(full.kept_at)


def test_what_another_window_goes_on_with_stays_as_it_is(full: Case, tmp_path: Path) -> None:
    old = full.path
    full.place.release()
    other = desk_of(SAMPLE).resume(old)
    other.answer("later")
    before = on_disk(other)
    full.move_to(tmp_path)
    assert full.moved == moving.Moved("stale", old)
    assert old.read_text("utf-8") == before
    other.release()


@pytest.mark.parametrize("read", [True, False])
def test_what_a_person_edited_is_put_aside(full: Case, tmp_path: Path, read: bool) -> None:
    edited = on_disk(full) + "My note.\n"
    full.release()
    full.path.write_text(edited, "utf-8")
    case = full.desk.resume(full.path)
    if not read:
        case.path = full.path  # as one that was never looked at
    case.move_to(tmp_path)
    assert case.moved is not None
    assert case.set_aside is not None
    assert (case.set_aside.parent, case.set_aside.read_text("utf-8")) == (case.path.parent, edited)
    assert case.moved.left == "linked"


def test_where_nothing_can_be_put_aside_it_stays(
    full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.release()
    full.path.write_text(on_disk(full) + "My note.\n", "utf-8")
    case = full.desk.resume(full.path)
    without(monkeypatch, "rename")
    case.move_to(tmp_path)
    assert case.moved is not None
    assert case.moved.left == "stale"


def test_moved_once_more_it_leaves_no_copy_on_the_way(full: Case, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        full.move_to(tmp_path / name)
    full.answer("refused")
    full.release()
    files = [path for path in tmp_path.rglob("*.md") if not path.is_symlink()]
    assert files == [tmp_path / "three" / full.path.name] == [full.kept_at]
    assert full.desk.open(full.path).walk.steps == full.walk.steps


def test_from_a_place_without_links_the_list_leads_on(
    full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.move_to(tmp_path / "stick")
    home, real = full.path, Path.symlink_to

    def only_at_home(self: Path, target: str) -> None:
        if self.parent != home.parent:
            raise OSError("a stick knows no links")
        real(self, target)

    monkeypatch.setattr(Path, "symlink_to", only_at_home)
    full.move_to(tmp_path / "two")
    assert full.moved == moving.Moved("linked", home)
    assert (full.path, full.kept_at) == (home, tmp_path / "two" / home.name)
    assert [*(tmp_path / "stick").iterdir()] == []


def test_a_folder_that_is_full_as_well_leaves_it_where_it_is(
    full: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, trouble = full.path, full.trouble
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_room)
        for folder in (tmp_path, before.parent):
            with pytest.raises(UnwritableError):
                full.move_to(folder)
            assert (full.path, full.moved, full.place.held) == (before, None, True)
    assert trouble == full.trouble
    full.try_again()
    assert not full.trouble
    assert full.desk.open(before).walk.steps == full.walk.steps


def test_the_folder_where_it_is_moves_nothing(full: Case) -> None:
    full.move_to(full.path.parent)
    assert (full.trouble, full.moved, full.path.is_symlink()) == (None, None, False)


def test_evidence_goes_along_and_what_is_not_whole_stays(full: Case, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"Proof {number}", "utf-8")
        attaching.attach(full, tmp_path / f"{number}.txt")
    first, second = beside.copies(full.path)
    second.chmod(0o600)
    second.write_text("Something else", "utf-8")
    full.move_to(tmp_path / "alt")
    assert [*first.parent.iterdir()] == [second]
    assert len(attaching.damaged(full)) == 1
    attaching.detach(full, 2)
    assert [*beside.evidence_folder(full.path).iterdir()] == [
        tmp_path / "alt" / f"{full.id}.evidence" / first.name
    ]


@pytest.mark.parametrize("name", ["its own", "link"])
def test_no_evidence_goes_that_lies_beside_the_case_by_another_name_or_behind_a_link(
    full: Case, tmp_path: Path, name: str
) -> None:
    (tmp_path / "1.txt").write_text("Proof", "utf-8")
    attaching.attach(full, tmp_path / "1.txt")
    (tmp_path / "link").symlink_to(beside.evidence_folder(full.path))
    folder = tmp_path / "link" if name == "link" else beside.evidence_folder(full.path)
    moving._clear(folder, full.path, full.exhibits)
    assert attaching.damaged(full) == []


def test_a_folder_that_is_gone_since_is_told(full: Case, tmp_path: Path) -> None:
    full.move_to(tmp_path / "stick")
    full.release()
    (tmp_path / "stick").rename(tmp_path / "out")
    desk = desk_of(SAMPLE, DUE + timedelta(days=1))
    assert [full.path.name in why for why in overview(desk).refused] == [True]


def test_no_folder_at_all_is_no_place(full: Case, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError):
        full.move_to(tmp_path / "file")
    assert full.moved is None


@pytest.fixture
def kept(desk: Desk, tmp_path: Path) -> Case:
    """A case with evidence, in the folder of cases."""
    case = walked(desk, *TO_CALL)
    (tmp_path / "receipt.txt").write_text("paid", "utf-8")
    attaching.attach(case, tmp_path / "receipt.txt", "receipt")
    return case


def test_what_was_taken_away_under_a_window_is_not_made_again_unasked(kept: Case) -> None:
    folder, away = kept.path.parent, kept.path.parent.with_name("away")
    folder.rename(away)
    kept.answer("refused")
    assert (kept.gone, folder.exists()) == (True, False)
    why = kept.desk.language("unwritable_GONE")
    assert kept.trouble == f"{kept.path}: {why}"
    with pytest.raises(UnreadableError, match=why):
        attaching.attach(kept, away / f"{kept.id}.evidence" / "1.txt")
    kept.release()
    assert not folder.exists()
    assert kept.place.claim()
    away.rename(folder)  # as a stick that is there again
    kept.try_again()
    assert not kept.trouble
    assert store.read_record(kept.path).steps == list(kept.walk.steps)


def test_it_is_made_again_where_it_was_once_that_is_wanted_and_what_is_missing_is_told(
    kept: Case,
) -> None:
    session = Session(kept)
    session.view()
    kept.path.parent.rename(kept.path.parent.with_name("away"))
    kept.answer("refused")
    assert [notice.kind for notice in session.view().notices] == ["trouble"]
    session.keep_in(kept.path.parent)
    assert [notice.kind for notice in session.view().notices] == ["evidence"]
    assert (kept.trouble, kept.moved) == (None, None)
    assert store.read_record(kept.path).steps == list(kept.walk.steps)


def test_it_goes_on_where_a_person_has_moved_it(kept: Case, tmp_path: Path) -> None:
    new = tmp_path / kept.path.name
    kept.path.rename(new)
    beside.evidence_folder(kept.path).rename(beside.evidence_folder(new))
    kept.answer("refused")
    assert kept.gone
    kept.move_to(tmp_path)
    assert (kept.trouble, kept.set_aside) == (None, None)
    assert told(kept) == kept.desk.language("moved_linked", path=new)
    assert store.read_record(new).steps == list(kept.walk.steps)
    assert attaching.damaged(kept) == []
    assert [*tmp_path.glob("*.md")] == [new]


def no_place(new: Path) -> None:
    new.mkdir(parents=True)


def other_evidence(new: Path) -> None:
    folder = beside.evidence_folder(new)
    folder.mkdir(parents=True)
    (folder / "1.txt").write_text("of somebody else", "utf-8")
    new.mkdir()


def the_same_evidence(new: Path) -> None:
    folder = beside.evidence_folder(new)
    folder.mkdir(parents=True)
    (folder / "1.txt").write_text("paid", "utf-8")
    beside.unsettled(new).touch()
    new.mkdir()


@pytest.mark.parametrize("make", [no_place, other_evidence, the_same_evidence])
def test_a_move_that_fails_takes_away_what_it_put_there_and_nothing_else(
    kept: Case, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    new, record = tmp_path / "stick" / kept.path.name, store.read_record(kept.path)
    make(new)
    before = contents(tmp_path / "stick")
    with pytest.raises(UnwritableError):
        kept.move_to(tmp_path / "stick")
    assert contents(tmp_path / "stick") == before
    assert (kept.trouble, attaching.damaged(kept)) == (None, [])
    assert store.read_record(kept.path) == record


@pytest.mark.parametrize("after", range(8))
def test_a_disk_that_is_full_in_the_middle_of_a_move_leaves_no_trace(
    kept: Case, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, calls = os.fsync, iter(range(after))

    def full(handle: int) -> None:
        if next(calls, None) is None:
            no_room()
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        try:
            kept.move_to(tmp_path / "a" / "b")
        except UnwritableError:
            assert not (tmp_path / "a").exists()
        else:
            assert kept.moved
    assert (kept.trouble, attaching.damaged(kept)) == (None, [])


def contents(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() if one.is_file() else b"" for one in folder.rglob("*")}
