"""Two windows on one case: one writes, the other is told; and what is not ours is never lost."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, desk_of, full_disk, no_room
from wizard import draft_file, locations
from wizard.cases import lock, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.place import Place
from wizard.errors import BusyError, UnreadableError, UnwritableError


@pytest.fixture
def first(desk: Desk) -> Case:
    """A case that this window is answering."""
    case = desk.new()
    case.answer("yes")
    return case


def test_the_second_window_can_look_and_not_answer(desk: Desk, first: Case) -> None:
    before = first.path.read_bytes()
    second = desk_of(SAMPLE).resume(first.path)
    assert second.elsewhere
    assert second.document() == first.document()
    for move in (lambda: second.answer("on"), second.back, lambda: second.change(0, "no")):
        with pytest.raises(BusyError):
            move()
    assert second.walk.steps == first.walk.steps
    assert first.path.read_bytes() == before


def test_the_first_window_goes_on_undisturbed(desk: Desk, first: Case) -> None:
    desk_of(SAMPLE).resume(first.path)
    first.answer("on")
    assert (first.trouble, first.set_aside) == (None, None)


def test_the_second_window_may_go_on_once_the_first_is_done(desk: Desk, first: Case) -> None:
    second = desk_of(SAMPLE).resume(first.path)
    first.release()
    second.answer("on")
    assert not second.elsewhere
    assert desk.open(first.path).walk.steps == second.walk.steps


def test_what_the_first_window_answered_since_is_never_overwritten(desk: Desk, first: Case) -> None:
    second = desk_of(SAMPLE).resume(first.path)
    first.answer("off")
    first.release()
    with pytest.raises(BusyError):
        second.answer("on")
    again = desk.resume(first.path)
    assert again.walk.steps == first.walk.steps
    assert not again.elsewhere


def test_a_case_that_is_only_read_locks_nothing(desk: Desk, first: Case) -> None:
    first.release()
    desk.open(first.path).document()
    assert not desk.resume(first.path).elsewhere


def test_a_file_that_is_refused_stays_free(desk: Desk, first: Case) -> None:
    first.release()
    first.path.write_text("# Mine\n", "utf-8")
    with pytest.raises(UnreadableError):
        desk.resume(first.path)
    assert Place(first.path).claim()


def test_a_released_lock_leaves_no_file(first: Case) -> None:
    (file,) = locations.locks().iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first.release()
    assert list(locations.locks().iterdir()) == []


def test_the_lock_of_a_killed_window_blocks_nobody(desk: Desk, first: Case) -> None:
    first.release()
    code = (
        "import os, sys, pathlib; from wizard.cases import lock\n"
        "held = lock.take(pathlib.Path(sys.argv[1]))\n"
        "print(held is not None, flush=True); sys.stdin.read()"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", code, str(first.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "True\n"
    assert desk.resume(first.path).elsewhere
    window.kill()
    window.communicate()
    assert list(locations.locks().iterdir()), "a killed window leaves its file behind"
    assert not desk.resume(first.path).elsewhere


def test_two_names_of_one_file_are_one_case(first: Case, tmp_path: Path) -> None:
    other = tmp_path / "link.md"
    other.symlink_to(first.path)
    assert lock.take(other) is None


def test_a_lock_that_was_just_given_back_is_not_taken_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "case.md"
    first = lock.take(target)
    assert first is not None
    opened = os.open

    def slow(path: Path, flags: int, mode: int) -> int:
        """The other window lets go between our opening its file and our locking it."""
        handle = opened(path, flags, mode)
        first.release()
        return handle

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", slow)
        second = lock.take(target)
    assert second is not None
    assert lock.take(target) is None


def test_where_the_system_has_no_locks_everybody_may_write(
    first: Case, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    first.release()
    monkeypatch.setattr(lock, "_seize", unknown)
    case = desk.resume(first.path)
    case.answer("on")
    assert (case.elsewhere, case.trouble) == (False, None)


@pytest.mark.parametrize(("above", "code"), [("file", "FILE"), ("folder", "ENOSPC")])
def test_why_there_is_no_folder_for_locks_is_told(
    tmp_path: Path, above: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(locations, "locks", lambda: tmp_path / above / "locks")
    monkeypatch.setattr(Path, "mkdir", no_room)
    with pytest.raises(UnwritableError) as refused:
        lock.take(tmp_path / "case.md")
    assert refused.value.code == code


@pytest.mark.parametrize("there", [True, False])
def test_where_no_window_knows_of_another_what_is_new_is_written_alone(
    tmp_path: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = UnwritableError(tmp_path, OSError("no folder for locks"))

    def none(_: Path) -> None:
        raise refusal

    monkeypatch.setattr(lock, "take", none)
    if there:
        (tmp_path / "case.md").touch()
    place = Place(tmp_path / "case.md")
    assert (place.claim(), place.unlocked) == (not there, refusal)


def test_a_case_open_in_another_window_is_not_removed(desk: Desk, first: Case) -> None:
    with pytest.raises(BusyError):
        desk.remove(first.path)
    assert first.path.exists()
    first.release()
    desk.remove(first.path)
    assert not first.path.exists()


def test_a_file_that_was_never_read_here_is_set_aside(desk: Desk, tmp_path: Path) -> None:
    case = desk.new()
    case.answer("yes")
    (tmp_path / case.path.name).write_text("something else", "utf-8")
    case.move_to(tmp_path)
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == "something else"


def test_a_file_that_this_window_cannot_read_is_set_aside_too(
    desk: Desk, first: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    first.path.write_text("the work of somebody's hand", "utf-8")
    monkeypatch.setattr(store, "revision", lambda path: None)
    first.answer("on")
    assert first.set_aside is not None
    assert first.set_aside.read_text("utf-8") == "the work of somebody's hand"


@pytest.mark.parametrize("aside", ["none", "kept", "gone"])
def test_where_nothing_can_be_written_nothing_is_set_aside(
    first: Case, aside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if aside != "none":
        first.path.write_text(first.path.read_text("utf-8") + "Mine.\n", "utf-8")
    before = first.path.read_bytes()

    def refuse(path: Path, _: str) -> None:
        copies = [*path.parent.glob("*.edited-*")]
        assert len(copies) == (aside != "none")
        if aside == "gone":
            copies[0].unlink()
        full_disk(path, "")

    monkeypatch.setattr(store, "write", refuse)
    first.answer("on")
    assert first.trouble
    assert [(one, one.read_bytes()) for one in first.path.parent.iterdir()] == [
        (first.path, before)
    ]


def test_half_written_files_of_a_killed_window_are_swept_away(desk: Desk, first: Case) -> None:
    first.release()
    half = first.path.with_name(f".{first.path.name}-abcd1234.ozon-wizard")
    half.write_text("half", "utf-8")
    other = first.path.with_name(".2026-11-21-aaaa.md-abcd1234.ozon-wizard")
    other.write_text("half", "utf-8")
    desk.resume(first.path)
    assert (half.exists(), other.exists()) == (False, True)
    assert list(draft_file.found(first.path)) == []


@pytest.mark.parametrize("given", [0o644, 0o666, 0o640, 0o604])
@pytest.mark.parametrize("through", ["file", "link"])
def test_a_case_file_that_others_could_read_is_for_its_owner_alone_once_it_is_gone_on_with(
    desk: Desk, first: Case, tmp_path: Path, given: int, through: str
) -> None:
    first.release()
    path = tmp_path / "case.md"
    path.write_bytes(first.path.read_bytes())
    with path.open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    path.chmod(given)
    if through == "link":
        (tmp_path / "link.md").symlink_to(path)
    case = desk.resume(tmp_path / f"{'link' if through == 'link' else 'case'}.md")
    case.answer("on")
    aside = case.set_aside
    assert aside is not None
    assert "Mine." in aside.read_text("utf-8")
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, aside)] == [0o600, 0o600]


def test_so_is_one_that_somebody_puts_in_its_place_meanwhile(desk: Desk, first: Case) -> None:
    text = first.path.read_text("utf-8")
    first.path.unlink()
    first.path.write_text(f"{text}Mine.\n", "utf-8")
    first.path.chmod(0o644)
    first.answer("on")
    assert first.set_aside is not None
    for one in (first.path, first.set_aside):
        assert stat.S_IMODE(one.stat().st_mode) == 0o600


def test_what_its_owner_may_not_do_is_not_granted(desk: Desk, first: Case) -> None:
    first.path.chmod(0o444)
    first.answer("on")
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o400
