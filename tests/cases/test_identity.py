"""Which case a file is: a copy is one of its own, wherever cases are told apart, a renamed one is
the same.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, Run, desk_of
from wizard import disk
from wizard.cases import case_folder, handing_over, importing, printing, store
from wizard.cases.calendar_file import (
    calendar_of_all,
    calendar_place,
    for_calendar,
    holds_calendar,
    note_all,
    save_calendar,
)
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.cases.identity import identity_of, mark, under
from wizard.cases.record import Record
from wizard.errors import UnwritableError

ON = [*FOR_SAMPLE, "--today", "2026-11-22"]


@pytest.fixture
def waiting(desk: Desk) -> Case:
    """A case that waits for an answer by a day, which its calendar was given."""
    case = walked(desk, *TO_CALL, "later")
    save_calendar(case, case.path.with_name("given.ics"))
    case.release()
    return case


def copied(case: Case, name: str) -> Path:
    path = case.path.with_name(f"{name}{store.SUFFIX}")
    shutil.copyfile(case.path, path)
    return path


def renamed(case: Case, name: str) -> Path:
    return case.path.rename(case.path.with_name(f"{name}{store.SUFFIX}"))


def test_of_many_that_were_renamed_each_is_read_a_few_times(
    waiting: Case, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 12
    for number in range(count):
        text = waiting.path.read_text("utf-8").replace(waiting.id, f"2026-11-22-00{number:02}")
        waiting.path.with_name(f"case {number}.md").write_text(text, "utf-8")
    waiting.path.unlink()
    read, whole = list[Path](), disk.read

    def counted(path: Path, *more: int) -> bytes:
        read.append(path)
        return whole(path, *more)

    monkeypatch.setattr(disk, "read", counted)
    assert len(events(calendar_of_all(waiting.desk).data)) == count
    assert list(note_all(waiting.desk, case_folder.listed(waiting.desk.folder))) == []
    cases = [path for path in read if path.suffix == store.SUFFIX]
    assert len(cases) <= 12 * count
    read.clear()
    assert run("case", "show", "2026-11-22-0003", *FOR_SAMPLE)[0] == 0
    assert len([path for path in read if path.suffix == store.SUFFIX]) <= 3 * count


def record(path: Path) -> Record:
    return store.read_record(path)


def events(data: bytes) -> dict[str, str]:
    """The states of events by their names."""
    found = Calendar.from_ical(data).walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {str(one["uid"]): str(one["status"]) for one in found}


def test_an_ordinary_case_is_known_without_a_look_at_any_other(
    waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = record(waiting.path)
    monkeypatch.setattr(case_folder, "listed", None)
    assert identity_of(waiting.path, there) == waiting.id
    assert under(waiting.id, there) is there


def test_a_name_is_marked_alike_on_every_system_and_not_told(tmp_path: Path) -> None:
    composed, apart = "й", "и\u0306"
    assert mark(tmp_path / f"{composed}.md", "x") == mark(tmp_path / f"{apart}.md", "x")
    assert mark(tmp_path / "y.md", "x") not in ("", "y")
    assert mark(tmp_path / "x.md", "x") == ""


@pytest.mark.parametrize("name", ["second-order", "второй заказ", "2026", "a\u0301", "-x", "_"])
def test_a_copy_has_an_id_of_its_own_from_its_first_reading(
    desk: Desk, waiting: Case, name: str
) -> None:
    path = copied(waiting, name)
    there = desk.open(path)
    assert there.id != waiting.id == desk.open(waiting.path).id
    assert case_folder.is_own_id(there.id)
    assert there.id == desk.open(path).id, "the same, though nothing was written"
    assert record(path).id == waiting.id
    again = desk.resume(path)
    again.keep()
    assert record(path).id == again.id == there.id == desk.open(path).id
    assert record(waiting.path).id == waiting.id


def test_a_copy_takes_nothing_back_from_the_calendar_of_the_other(
    desk: Desk, waiting: Case
) -> None:
    copy = desk.resume(copied(waiting, "second-order"))
    assert copy.announced == {}, "no calendar was given anything of it"
    copy.answer("solved")
    copy.release()
    assert b"CANCELLED" not in for_calendar(copy)
    days = calendar_of_all(desk)
    assert [*events(days.data).values()] == ["CONFIRMED"]


def test_all_days_of_both_stand_apart_and_each_takes_back_its_own(
    desk: Desk, waiting: Case
) -> None:
    path = copied(waiting, "second-order")
    days = calendar_of_all(desk)
    assert len(events(days.data)) == 2
    assert days.unknown == [path]
    assert [*note_all(desk, days.unknown)] == []
    copy = desk.resume(path)
    copy.answer("solved")
    copy.release()
    found = events(calendar_of_all(desk).data)
    assert {uid.split(".")[0]: state for uid, state in found.items()} == {
        waiting.id: "CONFIRMED",
        copy.id: "CANCELLED",
    }


def test_neither_replaces_what_was_written_of_the_other(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    copy = desk.open(copied(waiting, "second-order"))
    dates, bundle, page = tmp_path / "d.ics", tmp_path / "x.zip", tmp_path / "l.html"
    save_calendar(waiting, dates)
    handing_over.save(waiting, handing_over.whole(desk.open(waiting.path)), bundle)
    message = printing.meant(waiting)
    assert message is not None
    printing.save(waiting, printing.alone(waiting, message), page)
    for one in (waiting, desk.open(waiting.path)):
        assert holds_calendar(one, dates)
        assert printing.holds(printing.alone(one, message), page)
    assert not holds_calendar(copy, dates)
    assert not printing.holds(printing.alone(copy, message), page)
    with pytest.raises(UnwritableError) as refused:
        handing_over.save(copy, handing_over.whole(copy), bundle)
    assert refused.value.code == "TAKEN"
    with pytest.raises(UnwritableError):
        save_calendar(copy, dates, own=partial(holds_calendar, copy))
    folder = tmp_path / "dates"
    folder.mkdir()
    first = save_calendar(waiting, folder).path
    assert calendar_place(copy, folder) != first == calendar_place(waiting, folder)


def test_what_was_printed_last_and_saved_last_is_of_one_of_them(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    save_copy(waiting, tmp_path / "a.md")
    assert desk.open(copied(waiting, "second-order")).id not in desk.copied


def test_a_calendar_of_an_id_that_begins_so_is_another_ones(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    saved = save_calendar(waiting, tmp_path / "d.ics").path
    waiting.id = waiting.id[:-1]
    assert not holds_calendar(waiting, saved)


@pytest.mark.parametrize("name", ["чайник", "a", "longer-than-any-id-that-the-program-gives"])
def test_a_renamed_case_is_the_same(desk: Desk, waiting: Case, name: str) -> None:
    path = renamed(waiting, name)
    case = desk.resume(path)
    assert (case.id, case.announced) == (waiting.id, waiting.announced)
    case.answer("solved")
    case.release()
    assert record(path).id == waiting.id == desk.open(path).id
    assert [*events(for_calendar(case)).values()] == ["CANCELLED"]


@pytest.mark.parametrize("copy", ["утюг", "a", "чайник (1)"])
def test_of_a_renamed_case_and_its_copy_that_one_is_the_same_which_was_written_under_its_name(
    desk: Desk, waiting: Case, copy: str
) -> None:
    path = renamed(waiting, "чайник")
    desk.resume(path).keep()
    assert record(path).file
    assert "чайник" not in path.read_text("utf-8"), "the name may say more than the case does"
    other = copied(desk.open(path), copy)
    assert desk.open(path).id == waiting.id
    assert desk.open(other).id != waiting.id
    desk.resume(other).keep()
    desk.resume(path).keep()
    assert [record(one).id == waiting.id for one in (path, other)] == [True, False]
    assert desk.open(path).id == waiting.id


def test_of_two_of_which_neither_was_written_since_one_is_the_same(
    desk: Desk, waiting: Case
) -> None:
    path = renamed(waiting, "order")
    other = copied(desk.open(path), "order (1)")
    assert desk.open(path).id == waiting.id != desk.open(other).id


def test_once_the_other_is_gone_a_copy_is_that_case_renamed(desk: Desk, waiting: Case) -> None:
    path = copied(waiting, "second-order")
    waiting.path.unlink()
    assert desk.open(path).id == waiting.id


def test_what_was_restored_beside_it_is_a_case_of_its_own(desk: Desk, waiting: Case) -> None:
    backup = copied(waiting, f"{waiting.id} (1)")
    again = desk.resume(waiting.path)
    again.answer("solved")
    again.release()
    assert desk.open(waiting.path).id == waiting.id != desk.open(backup).id
    assert {*events(calendar_of_all(desk).data).values()} == {"CONFIRMED", "CANCELLED"}


def test_in_a_folder_that_was_moved_each_is_who_it_was(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    path = copied(waiting, "second-order")
    there = tmp_path / "moved"
    shutil.copytree(waiting.path.parent, there)
    assert desk.open(there / path.name).id == desk.open(path).id
    assert desk.open(there / waiting.path.name).id == waiting.id


def test_a_copy_of_a_copy_that_was_renamed_has_an_id_that_no_other_has(
    desk: Desk, waiting: Case
) -> None:
    first = desk.resume(copied(waiting, "new"))
    first.keep()
    first.release()
    renamed(first, "second")
    other = copied(waiting, "new")
    assert desk.open(other).id not in {first.id, waiting.id}
    assert len(events(calendar_of_all(desk).data)) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_another_name_of_one_file_is_no_copy(desk: Desk, waiting: Case, link: object) -> None:
    other = waiting.path.with_name("z.md")
    (os.symlink if link is os.symlink else os.link)(waiting.path, other)
    assert desk.open(other).id == waiting.id


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_that_is_no_text_is_a_name_too(desk: Desk, waiting: Case) -> None:
    path = renamed(waiting, os.fsdecode(b"\xff"))
    case = desk.resume(path)
    case.keep()
    assert case.trouble is None
    assert record(path).id == waiting.id
    other = desk.resume(copied(case, os.fsdecode(b"\xfe\xff")))
    other.keep()
    assert other.trouble is None


def test_what_was_set_aside_is_never_the_case_that_calendars_know(
    desk: Desk, waiting: Case
) -> None:
    aside = copied(waiting, f"{waiting.id}.edited-1")
    path = renamed(waiting, "a-name-that-is-longer-than-that-of-what-was-set-aside")
    assert desk.open(path).id == waiting.id != desk.open(aside).id


def test_a_broken_file_and_one_in_another_encoding_are_told_apart_too(
    desk: Desk, waiting: Case
) -> None:
    waiting.path.with_name("broken.md").write_text(f"---\nid: {waiting.id}\n---\n", "utf-8")
    path = renamed(waiting, "kettle")
    path.write_text(path.read_text("utf-8"), "utf-16")
    other = copied(desk.open(path), "kettle-2")
    assert desk.open(path).id == waiting.id != desk.open(other).id


def test_a_case_that_comes_in_beside_the_same_one_was_given_to_no_calendar(
    desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    bundle = tmp_path / "x.zip"
    handing_over.save(waiting, handing_over.whole(desk.open(waiting.path)), bundle)
    assert record(waiting.path).announced
    path = importing.bring_in(desk, bundle)
    assert record(path).id == path.stem != waiting.id
    assert record(path).announced == {}


def test_a_copy_is_handed_over_under_its_own_id(desk: Desk, waiting: Case, tmp_path: Path) -> None:
    copy = desk.open(copied(waiting, "second-order"))
    made = handing_over.whole(copy)
    assert not made.left_out
    bundle = tmp_path / "x.zip"
    handing_over.save(copy, made, bundle)
    waiting.path.unlink()
    copy.path.unlink()
    path = importing.bring_in(desk, bundle)
    assert path.stem == record(path).id == copy.id


def test_the_commands_know_a_copy_by_the_id_that_its_files_tell(
    run: Run, desk: Desk, waiting: Case, tmp_path: Path
) -> None:
    path = copied(waiting, "second-order")
    said = desk.open(path).id
    code, out, _ = run(*ON, "case", "calendar", said)
    assert (code, f"UID:{said}." in out) == (0, True)
    renamed(waiting, "a")
    assert desk_of(SAMPLE).open(path).id == said
    code, out, _ = run(*ON, "case", "calendar", waiting.id)
    assert (code, f"UID:{waiting.id}." in out) == (0, True)


def test_what_could_not_be_noted_in_a_copy_is_told_by_the_name_that_lists_have(
    desk: Desk, waiting: Case
) -> None:
    held = desk.resume(copied(waiting, "second-order"))
    told = [*note_all(desk, [held.path])]
    assert [line.partition(":")[0] for line in told] == ["second-order"]
