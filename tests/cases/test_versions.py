"""Evidence that another version of a case names stays, whichever version is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.test_attaching import case, folder, full_disk, other
from tests.cases.test_case import on_disk
from tests.conftest import FOR_SAMPLE, TODAY, Run, no_room
from wizard import disk, locations
from wizard.cases import attaching, beside, case_folder, evidence, handing_over, importing, store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import UnreadableError, UnwritableError
from wizard.i18n import language

__all__ = ["case"]
say = language("ru")
ON = [*FOR_SAMPLE, "--today", TODAY.isoformat()]


def put_back(case: Case, text: str) -> Case:
    """An earlier file of a case in the place of the one that is there."""
    case.release()
    case.path.write_text(text, "utf-8")
    return case.desk.resume(case.path)


def words(case: Case) -> dict[str, str]:
    return {item.name: item.read_text("utf-8") for item in folder(case).iterdir()}


@pytest.fixture
def earlier(case: Case, tmp_path: Path) -> Case:
    """One that knows of the first of two pieces of evidence."""
    attaching.attach(case, other(tmp_path, 1))
    before = on_disk(case)
    attaching.attach(case, other(tmp_path, 2))
    return put_back(case, before)


def test_what_is_attached_then_takes_another_number(earlier: Case, tmp_path: Path) -> None:
    assert attaching.attach(earlier, other(tmp_path, 3)).number == 3
    assert words(earlier) == {"1.txt": "1", "2.txt": "2", "3.txt": "3"}


def test_what_is_taken_out_then_goes_alone(earlier: Case) -> None:
    attaching.detach(earlier, 1)
    assert words(earlier) == {"2.txt": "2"}


def test_the_same_bytes_are_named_again_by_their_number(
    earlier: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(store, "write", full_disk)
        with pytest.raises(UnreadableError):
            attaching.attach(earlier, other(tmp_path, 2))
    assert words(earlier) == {"1.txt": "1", "2.txt": "2"}
    assert attaching.attach(earlier, other(tmp_path, 2)).number == 2
    assert words(earlier) == {"1.txt": "1", "2.txt": "2"}
    assert attaching.unnamed(earlier) == ""


def test_a_copy_that_is_not_the_one_that_is_taken_out_stays(case: Case, tmp_path: Path) -> None:
    attaching.attach(case, other(tmp_path, 1))
    copy = folder(case) / "1.txt"
    copy.unlink()
    copy.write_text("of another version", "utf-8")
    attaching.detach(case, 1)
    assert words(case) == {"1.txt": "of another version"}


def test_what_is_put_back_in_its_place_sets_it_aside(case: Case, tmp_path: Path) -> None:
    attaching.attach(case, other(tmp_path, 1))
    copy = folder(case) / "1.txt"
    for version in ("another", "a third"):
        copy.unlink()
        copy.write_text(version, "utf-8")
        attaching.attach(case, other(tmp_path, 1))
    assert words(case) == {
        "1.txt": "1",
        "1.aside-1.txt": "another",
        "1.aside-2.txt": "a third",
    }
    case.release()
    case.desk.remove(case.path)
    assert not folder(case).exists()


def test_a_disk_that_is_full_puts_nothing_aside(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attaching.attach(case, other(tmp_path, 1))
    copy = folder(case) / "1.txt"
    copy.unlink()
    copy.write_text("another", "utf-8")
    with monkeypatch.context() as full:
        full.setattr(disk, "replace", no_room)
        with pytest.raises(UnwritableError):
            attaching.attach(case, other(tmp_path, 1))
    assert words(case) == {"1.txt": "another"}


def test_a_case_that_goes_where_another_version_lies_keeps_both(case: Case, tmp_path: Path) -> None:
    attaching.attach(case, other(tmp_path, 1))
    there = beside.evidence_folder(tmp_path / "alt" / case.path.name)
    there.mkdir(parents=True)
    (there / "1.txt").write_text("another", "utf-8")
    case.move_to(tmp_path / "alt")
    assert words(case) == {"1.txt": "1", "1.aside-1.txt": "another"}


def test_what_stays_behind_on_the_way_is_what_the_case_does_not_name(
    case: Case, tmp_path: Path
) -> None:
    attaching.attach(case, other(tmp_path, 1))
    before = folder(case)
    for name in ("1.txt", "2.txt"):
        (before / name).unlink(missing_ok=True)
        (before / name).write_text("another", "utf-8")
    there = beside.evidence_folder(tmp_path / "alt" / case.path.name)
    there.mkdir(parents=True)
    (there / "1.txt").write_text("1", "utf-8")
    case.move_to(tmp_path / "alt")
    assert words(case) == {"1.txt": "1"}
    assert {item.name for item in before.iterdir()} == {"1.txt", "2.txt"}


def test_one_that_is_brought_in_leaves_the_evidence_of_one_that_was_moved_away(
    case: Case, tmp_path: Path
) -> None:
    attaching.attach(case, other(tmp_path, 1))
    saved = tmp_path / "case.zip"
    handing_over.save(case, handing_over.whole(case), saved)
    attaching.attach(case, other(tmp_path, 2))
    case.release()
    case.path.rename(tmp_path / "away.md")
    brought = case.desk.open(importing.bring_in(case.desk, saved))
    assert (brought.id != case.id, words(brought)) == (True, {"1.txt": "1"})
    assert words(case) == {"1.txt": "1", "2.txt": "2"}


def test_a_mark_of_what_waits_is_not_put_beside_what_lay_there(case: Case, tmp_path: Path) -> None:
    attaching.attach(case, other(tmp_path, 1))
    case.release()
    case.path.rename(tmp_path / "away.md")
    evidence.put(case.path, "2.txt", b"2")
    overview(case.desk)
    assert words(case) == {"1.txt": "1", "2.txt": "2"}


def test_a_new_case_takes_no_place_beside_evidence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([b"\x00\x01", b"\x00\x02"])
    monkeypatch.setattr("os.urandom", lambda _: next(drawn))
    (tmp_path / f"{TODAY}-0001{beside.EVIDENCE}").mkdir()
    assert case_folder.new_id(TODAY, tmp_path) == f"{TODAY}-0002"


def test_a_sitting_and_the_command_tell_of_what_the_case_does_not_name(
    run: Run, earlier: Case
) -> None:
    line = say("evidence_unnamed", files=["2.txt"], folder=locations.short(folder(earlier)))
    assert attaching.unnamed(earlier) == line
    notices = Session(earlier).view().notices
    assert [notice.text for notice in notices if notice.kind == "evidence"] == [line]
    earlier.release()
    code, _, err = run("case", "detach", earlier.id, "1", "--yes", *ON)
    assert (code, line in err) == (0, True)
