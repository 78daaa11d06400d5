"""What a kill leaves in a folder of cases goes with the next look at it, and nothing else does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cases.test_handing_over import ON, case, place
from tests.conftest import Run
from wizard import disk, draft_file
from wizard.cases import (
    attaching,
    beside,
    case_folder,
    handing_over,
    importing,
    leavings,
    lock,
)
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk

__all__ = ["case", "place"]
NEW = "2026-11-22-ffff"
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody can be killed here")


def there(desk: Desk) -> set[str]:
    """All that is among the cases but the index."""
    return {
        str(item.relative_to(desk.folder))
        for item in desk.folder.rglob("*")
        if not item.name.startswith(".ozon-wizard-index")
    }


def killed(act: Callable[[], object], at: int) -> bool:
    """Do something in a process that is killed before its file number `at` is brought in.

    Returns whether it came to that.
    """
    process = os.fork()
    if process == 0:
        left, whole = at, disk.replace

        def replace(*given: Any, **more: Any) -> None:
            nonlocal left
            if not left:
                os._exit(9)
            left -= 1
            whole(*given, **more)

        disk.replace = replace
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9


@forks
def test_an_import_that_is_killed_anywhere_leaves_nothing_or_the_case(
    desk: Desk, case: Case, place: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "2.jpg"
    photo.write_bytes(b"\xff\xd8\xff another")
    attaching.attach(case, photo)
    case.release()
    place.write_bytes(handing_over.whole(case).data)
    before, met = there(desk), 0
    while killed(lambda: importing.bring_in(desk, place), met):
        met += 1
        overview(desk)
        assert there(desk) == before
    assert met == 4, "the mark, two pieces of evidence, and the case"
    assert len(case_folder.listed(desk.folder)) == 2


@forks
def test_a_first_answer_that_is_killed_leaves_nothing(desk: Desk) -> None:
    desk.prepare()
    made = desk.new()
    desk.folder.mkdir(parents=True, exist_ok=True)
    half = desk.folder / f".{made.path.name}-0123abcd.ozon-wizard"
    half.write_text("half", "utf-8")
    overview(desk)
    assert there(desk) == set()


def test_a_mark_that_is_no_longer_needed_goes_and_the_case_stays(desk: Desk, case: Case) -> None:
    case.release()
    before = there(desk)
    disk.replace(beside.unsettled(case.path), b"", disk.OWN)
    overview(desk)
    assert there(desk) == before


def test_what_somebody_is_bringing_in_stays(desk: Desk, case: Case) -> None:
    path = desk.folder / f"{NEW}.md"
    beside.unsettle(path)
    (beside.evidence_folder(path)).mkdir()
    copy = beside.evidence_folder(path) / "1.jpg"
    copy.write_bytes(b"x")
    held = lock.take(path)
    assert held is not None
    overview(desk)
    assert copy.exists()
    held.release()
    overview(desk)
    assert not copy.parent.exists()
    assert not beside.unsettled(path).exists()


def test_evidence_of_a_case_that_a_person_moved_away_stays(desk: Desk, case: Case) -> None:
    case.release()
    case.path.rename(case.path.with_name("elsewhere.txt"))
    overview(desk)
    assert (beside.evidence_folder(case.path) / "1.jpg").exists()


def test_of_what_waited_only_what_the_program_put_there_goes(desk: Desk, case: Case) -> None:
    path = desk.folder / f"{NEW}.md"
    beside.unsettle(path)
    folder = beside.evidence_folder(path)
    folder.mkdir()
    for name in ("1.jpg", "notes of mine.txt"):
        (folder / name).write_bytes(b"x")
    overview(desk)
    assert [item.name for item in folder.iterdir()] == ["notes of mine.txt"]


@pytest.mark.parametrize(
    "name",
    [".notes-0123abcd.ozon-wizard", ".gone.md-20261122", ".notes.md", ".unsettled", "x.unsettled"],
)
def test_hidden_files_of_a_person_stay(desk: Desk, case: Case, name: str) -> None:
    (desk.folder / name).write_text("mine", "utf-8")
    leavings.sweep(desk.folder, [name])
    assert (desk.folder / name).exists()


def test_a_disk_that_says_no_is_no_error(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.folder.mkdir(parents=True, exist_ok=True)
    leavings.sweep(desk.folder, [".gone.md-0123abcd.ozon-wizard", ".gone.unsettled"])


def test_evidence_that_cannot_be_kept_leaves_no_mark(
    desk: Desk, case: Case, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.release()
    place.write_bytes(handing_over.whole(case).data)
    before = there(desk)
    whole = disk.replace

    def full(path: Path, *given: Any) -> None:
        if path.parent.name.endswith(beside.EVIDENCE):
            raise OSError(28, "full")
        whole(path, *given)

    monkeypatch.setattr(disk, "replace", full)
    with pytest.raises(Exception, match="full"):
        importing.bring_in(desk, place)
    assert there(desk) == before


def test_a_letter_that_is_printed_again_takes_what_a_kill_left_along(
    run: Run, case: Case, tmp_path: Path
) -> None:
    case.release()
    half = tmp_path / ".letter.html-0123abcd.ozon-wizard"
    half.write_text("half", "utf-8")
    code, _, err = run("letter", case.id, "ask", "-o", str(tmp_path / "letter.html"), *ON)
    assert (code, err, half.exists()) == (0, "", False)
    assert not [*draft_file.found(tmp_path / "letter.html")]
