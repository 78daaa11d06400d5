"""What a disk, a clock and a kill do to a case, and what a person types into it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import NOW, SAMPLE, TODAY, desk_of, no_room
from wizard.cases import record, store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.cases.record import FORMAT
from wizard.errors import UnreadableError
from wizard.library.fields.signs import visible

KILLS = 50
"""More are a trial, `killed-screen`."""
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_at_most_the_last_answer(on_disk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cases.killed", str(on_disk / "cases"), str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    killed, halves, told = map(int, done.stdout.split())
    assert killed == KILLS
    assert halves > KILLS // 20, "some windows were killed in the middle of a write"
    assert told > KILLS, "and not all of them before the first answer"


def trouble(case: Case) -> str:
    return case.trouble or ""


def test_a_case_that_could_not_be_opened_again_is_told_of_and_the_file_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, *TO_CALL)
    values = len(list(record.every_value(store.read_record(case.path))))
    monkeypatch.setattr(record, "MOST", values)
    case.keep()
    assert case.trouble is None
    case.answer("later")
    assert "больше, чем программа потом прочитает" in trouble(case)
    assert len(store.read_record(case.path).steps) == len(case.walk.steps) - 1


NO_SPACE = OSError(28, "No space left on device")
READ_ONLY = OSError(30, "Read-only file system")


@pytest.mark.parametrize(
    ("owner", "step", "fault", "said"),
    [
        (os, "fsync", NO_SPACE, "на диске нет места"),
        (os, "open", READ_ONLY, "диск только для чтения"),
        (Path, "replace", PermissionError(13, "Permission denied"), "нет прав"),
    ],
)
def test_a_disk_that_refuses_is_told_at_once_and_the_case_goes_on_elsewhere(
    desk: Desk,
    tmp_path: Path,
    owner: Any,
    step: str,
    fault: OSError,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise fault

    case = walked(desk, *TO_CALL[:2])
    before = on_disk(case)
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, refuse)
        case.answer(TO_CALL[2])
        assert said in trouble(case)
        assert on_disk(case) == before
        case.answer(TO_CALL[3])
        assert said in trouble(case)
        assert [path.name for path in desk.folder.iterdir()] == [case.path.name]
    case.move_to(tmp_path / "stick")
    assert trouble(case) == ""
    case.answer(TO_CALL[4])
    assert desk.open(case.path).walk.steps == case.walk.steps
    assert len(case.walk.steps) == 5
    assert case.kept_at.parent == tmp_path / "stick"


def test_a_disk_that_gets_well_again_is_used_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, "yes")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_room)
        case.answer("on")
    case.answer(None)
    assert case.trouble is None
    assert desk.open(case.path).walk.steps == case.walk.steps


def test_an_edit_is_not_set_aside_again_with_every_failed_write(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, "yes")
    edited = on_disk(case) + "My note.\n"
    case.path.write_text(edited, "utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_room)
        case.answer("on")
        case.answer(None)
    assert on_disk(case) == edited
    assert [path.name for path in desk.folder.iterdir()] == [case.path.name]
    case.answer("Ann")
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == edited


def test_a_clock_that_was_set_back_makes_no_answer_false(desk: Desk) -> None:
    case = walked(desk, "yes", "on", "22.11.2026", "Ann", ["box"], "later")
    case.release()
    early = desk_of(SAMPLE, TODAY - timedelta(days=400)).resume(case.path)
    assert early.walk.steps == case.walk.steps
    assert early.walk.lost == ()
    assert early.document()
    early.answer("again")
    early.answer("no")
    assert early.trouble is None
    early.release()
    late = desk.resume(case.path)
    assert late.walk.steps == early.walk.steps
    assert late.created == TODAY


@pytest.mark.parametrize("year", [1970, 2101, 9999])
def test_a_clock_that_is_far_off_leaves_a_case_that_can_be_opened(desk: Desk, year: int) -> None:
    off = Desk(desk.library, desk.language, TODAY, lambda: NOW.replace(year=year))
    case = walked(off, "yes")
    case.release()
    again = desk.open(case.path)
    assert again.walk.steps == case.walk.steps
    assert again.updated == NOW


def test_a_case_of_a_newer_format_is_refused_and_left_alone(desk: Desk) -> None:
    case = walked(desk, "yes")
    case.release()
    text = on_disk(case).replace(f"ozon-wizard: {FORMAT}", f"ozon-wizard: {FORMAT + 1}\nmore: it")
    case.path.write_text(text, "utf-8")
    for look in (desk.open, desk.resume):
        with pytest.raises(UnreadableError, match="более новой версией"):
            look(case.path)
    assert len(overview(desk).refused) == 1
    assert on_disk(case) == text
    assert list(desk.folder.iterdir()) == [case.path]


NOTE = "Посылку вскрыли; «| a | b |» --- # `x`\n---\n"


def test_a_note_of_two_megabytes_comes_back_whole(desk: Desk) -> None:
    note = NOTE * (2_000_000 // len(NOTE))
    case = walked(desk, *TO_CALL, "refused", note)
    assert (case.trouble, case.walk.ended) == (None, True)
    case.release()
    again = desk.resume(case.path)
    assert again.walk.steps[-1].answer == note
    assert again.document() == case.document()
    assert overview(desk).cases[0].id == case.id


NAMES = [
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    "a/b\\c",
    "C:\\CON.txt",
    "\x1b[2J\x00\x07bell",
    "\u202egnp.exe\u2066",
    "---\nid: ../../x\n---",
    "a: [b, *c, &d, !!python/object:os.system e]",
    "# h | `x` **b** <b>i</b> [l](javascript:x) ![p](/etc/passwd)",
    "{{ owner }} {% raw %}",
    "~",
    "nul\x00",
    "é" * 300,
]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_typed_comes_back_and_names_no_file(
    desk: Desk, home: Path, tmp_path: Path, name: str
) -> None:
    case = walked(desk, "yes", "on", None, name, ["box"], "later")
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    saved = save_copy(case, chosen)
    assert saved.parent == chosen
    case.release()
    again = desk.resume(case.path)
    assert again.walk.asked["owner"] == visible(name)
    assert again.walk.steps == case.walk.steps
    assert again.walk.lost == ()
    again.release()
    assert {path for path in home.rglob("*") if path.is_file()} == {case.path}
    assert list(tmp_path.rglob("*.md")) == [saved]


def test_a_title_with_the_name_in_it_is_a_plain_file_name(
    desk: Desk, tmp_path: Path, changed: Any
) -> None:
    title = "case_title: A device bought on {{ bought }} does not switch on"
    folder = changed("demo.yaml", title, "case_title: '{{ owner }}'")
    for number, name in enumerate(NAMES):
        case = walked(desk_of(folder), "yes", "off", name)
        inside = tmp_path / f"{number}"
        inside.mkdir()
        saved = save_copy(case, inside)
        assert list(inside.iterdir()) == [saved]
        assert saved.suffix == ".md"
        assert not saved.name.startswith(".")


def test_an_existing_file_in_a_chosen_folder_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    case = walked(desk, "yes")
    assert save_copy(case, tmp_path) != save_copy(case, tmp_path)
    assert len(list(tmp_path.glob("*.md"))) == 2


def test_a_thousand_cases_are_listed_by_their_front_matter_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = walked(desk, *TO_CALL, "later")
    text = on_disk(late)
    for number in range(1000):
        copy = text.replace("'on': '2026-11-22'", f"'on': '2026-11-{number % 20 + 1:02}'")
        store.write(desk.folder / f"2026-11-01-{number:04}.md", copy + "x" * 1000)

    def refuse(*_: Any) -> NoReturn:
        raise AssertionError("a list needs no document and no message")

    monkeypatch.setattr(desk.pages, "page", refuse)
    found = overview(desk)
    assert (len(found.cases), found.refused) == (1001, [])
    dues = [item.due for item in found.cases]
    assert dues == sorted(day for day in dues if day)
