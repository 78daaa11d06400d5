"""What becomes evidence of a case: kept in order, tied, told, and gone with the case."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import FOR_SAMPLE, TODAY, Run, no_room
from wizard import crash, disk, locations
from wizard.cases import attaching, beside, evidence, printing, store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.record import FORMAT, parse
from wizard.cases.session import Session
from wizard.errors import BusyError, UnreadableError, UnwritableError
from wizard.i18n import language
from wizard.outcome.exhibit import LAST_NUMBER

say = language("ru")
ON = [*FOR_SAMPLE, "--today", TODAY.isoformat()]
JPEG = b"\xff\xd8\xff a receipt"
KILLS = 60
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case past its checklist of evidence."""
    return walked(desk, *TO_CALL)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG 1.JPG"
    path.write_bytes(JPEG)
    return path


def other(tmp_path: Path, number: int) -> Path:
    path = tmp_path / f"other-{number}.txt"
    path.write_text(f"{number}", "utf-8")
    return path


def folder(case: Case) -> Path:
    return beside.evidence_folder(case.path)


def test_the_case_names_the_copy_and_all_else_is_as_it_was(case: Case, photo: Path) -> None:
    before = parse(on_disk(case), "").record
    exhibit = attaching.attach(case, photo, "receipt")
    after = parse(on_disk(case), "").record
    assert after.evidence == [exhibit]
    assert (exhibit.file, exhibit.name, exhibit.item) == ("1.jpg", "IMG 1.JPG", "receipt")
    assert (exhibit.title, exhibit.type, exhibit.size) == ("", "image/jpeg", len(JPEG))
    assert exhibit.added == TODAY
    assert (after.steps, after.kept, after.format) == (before.steps, before.kept, FORMAT)
    assert (folder(case) / "1.jpg").read_bytes() == JPEG
    assert photo.read_bytes() == JPEG


def test_a_case_without_evidence_is_written_as_ever(case: Case) -> None:
    assert "evidence:" not in on_disk(case)


def test_it_is_there_when_the_case_is_opened_and_gone_on_with(
    desk: Desk, case: Case, photo: Path
) -> None:
    attaching.attach(case, photo)
    case.release()
    again = desk.resume(case.path)
    assert again.exhibits == case.exhibits
    again.answer("refused")
    assert desk.open(case.path).exhibits == case.exhibits


def test_the_document_ticks_its_item_and_lists_it(case: Case, photo: Path) -> None:
    assert "- [ ] The receipt\n" in case.document()
    attaching.attach(case, photo, "the RECEIPT")
    text = case.document()
    assert "- [x] The receipt (№\u00a01)" in text
    assert "| 1 | the RECEIPT | IMG 1.JPG | 1 КБ | 22.11.2026 |" in text
    assert case.walk.steps[-1].answer == ["box"]


def test_numbers_are_not_given_anew(case: Case, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        attaching.attach(case, other(tmp_path, number))
    attaching.detach(case, 2)
    attaching.attach(case, other(tmp_path, 4))
    assert [exhibit.number for exhibit in case.exhibits] == [1, 3, 4]
    assert {item.name for item in folder(case).iterdir()} == {"1.txt", "3.txt", "4.txt"}


def test_the_number_of_the_last_one_is_not_given_anew_either(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    for number in (1, 2):
        attaching.attach(case, other(tmp_path, number))
    attaching.detach(case, 2)
    attaching.detach(case, 1)
    case.release()
    again = desk.resume(case.path)
    assert attaching.attach(again, other(tmp_path, 3)).number == 3


def test_the_same_file_twice_is_told_with_its_number(
    case: Case, photo: Path, tmp_path: Path
) -> None:
    attaching.attach(case, photo)
    copy = tmp_path / "copy.png"
    copy.write_bytes(JPEG)
    with pytest.raises(UnreadableError) as refused:
        attaching.attach(case, copy)
    assert str(refused.value) == say("attach_twice", path=copy, number=1)
    assert len(case.exhibits) == 1


def test_the_same_file_with_a_name_is_called_by_it_from_then_on(case: Case, photo: Path) -> None:
    attaching.attach(case, photo)
    case.type(attaching.draft(1), "half a na")
    assert attaching.words(case, case.exhibits[0]) == "half a na"
    (folder(case) / "1.jpg").unlink()
    for title in ("a crack", "the box"):
        named = attaching.attach(case, photo, title)
        assert (named.number, named.title) == (1, title)
        assert (case.exhibits, case.typed) == ((named,), {})
    assert (folder(case) / "1.jpg").read_bytes() == JPEG
    assert case.desk.open(case.path).exhibits == case.exhibits
    assert attaching.words(case, named) == "the box"
    case.type(attaching.draft(1), "half")
    attaching.detach(case, 1)
    assert case.typed == {}


def test_a_copy_that_was_lost_is_put_back_by_the_same_file(case: Case, photo: Path) -> None:
    first = attaching.attach(case, photo)
    (folder(case) / "1.jpg").unlink()
    assert attaching.damaged(case) == [say("evidence_gone", number=1, what="IMG 1.JPG")]
    assert attaching.attach(case, photo) == first
    assert attaching.damaged(case) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202egpj.exe", "gpj.exe"),
        ("a\nb\x1b[31m.jpg", "a b[31m.jpg"),
        ("x" * 255, "x" * 255),
        (os.fsdecode(b"\xff\xfe.jpg"), "\ufffd\ufffd.jpg"),
        ("-rf.jpg", "-rf.jpg"),
        ("[впишите: день].jpg", "[впишите: день].jpg"),
    ],
)
def test_an_odd_name_is_told_plainly_and_names_no_file(
    case: Case, tmp_path: Path, name: str, shown: str
) -> None:
    path = tmp_path / name
    path.write_bytes(JPEG)
    assert attaching.attach(case, path).name == shown
    assert [item.name for item in folder(case).iterdir()] == ["1.jpg"]
    assert parse(on_disk(case), "").record.evidence[0].name == shown


def test_a_case_holds_so_many_and_so_much(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST_FILES", 2)
    monkeypatch.setattr(evidence, "MOST_TOGETHER", 3)
    attaching.attach(case, other(tmp_path, 1))
    with pytest.raises(UnreadableError, match="больше 0 МБ"):
        attaching.attach(case, other(tmp_path, 100))
    attaching.attach(case, other(tmp_path, 22))
    third = other(tmp_path, 3)
    with pytest.raises(UnreadableError) as refused:
        attaching.attach(case, third)
    assert str(refused.value) == say("attach_many", path=third, most=2)
    assert len(beside.copies(case.path)) == 2


def test_no_number_is_given_that_no_case_may_have(case: Case, tmp_path: Path) -> None:
    case.last_exhibit = LAST_NUMBER - 1
    attaching.attach(case, other(tmp_path, 1))
    second = other(tmp_path, 2)
    with pytest.raises(UnreadableError) as refused:
        attaching.attach(case, second)
    assert str(refused.value) == say("attach_numbers", path=second)
    assert parse(on_disk(case), "").record.evidence[0].number == LAST_NUMBER


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_disk_that_is_full_at_any_step_leaves_the_case_whole(
    step: int, case: Case, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attaching.attach(case, other(tmp_path, 1))
    before, real, left = on_disk(case), os.fsync, step

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            no_room()
        real(handle)

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fsync)
        try:
            attaching.attach(case, photo)
        except (UnreadableError, UnwritableError):
            assert on_disk(case) == before
            assert [item.name for item in folder(case).iterdir()] == ["1.txt"]
            assert len(case.exhibits) == 1
    assert attaching.damaged(case) == []
    assert [one.file for one in parse(on_disk(case), "").record.evidence] == [
        exhibit.file for exhibit in case.exhibits
    ]


def test_a_case_that_cannot_be_written_keeps_nothing_of_it(
    case: Case, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = on_disk(case)
    with monkeypatch.context() as full:
        full.setattr(store, "write", full_disk)
        with pytest.raises(UnreadableError) as refused:
            attaching.attach(case, photo)
    assert say("unwritable_ENOSPC") in str(refused.value)
    assert (on_disk(case), case.exhibits) == (before, ())
    assert not folder(case).exists()
    attaching.attach(case, photo)
    with monkeypatch.context() as full:
        full.setattr(store, "write", full_disk)
        with pytest.raises(UnreadableError):
            attaching.detach(case, 1)
    assert attaching.damaged(case) == []
    assert len(case.exhibits) == 1


def full_disk(path: Path, text: str) -> NoReturn:
    raise UnwritableError(path, OSError(28, "No space left on device"))


def test_another_window_has_the_case(desk: Desk, case: Case, photo: Path) -> None:
    second = desk.resume(case.path)
    with pytest.raises(BusyError):
        attaching.attach(second, photo)
    with pytest.raises(BusyError):
        attaching.detach(second, 1)
    with pytest.raises(BusyError):
        attaching.call(second, 1, "box")
    assert not folder(case).exists()


def test_what_is_not_there_cannot_go(case: Case, photo: Path) -> None:
    with pytest.raises(UnreadableError, match="нет доказательств"):
        attaching.detach(case, 1)
    attaching.attach(case, photo)
    with pytest.raises(UnreadableError) as refused:
        attaching.detach(case, 7)
    assert str(refused.value) == say("detach_unknown", number=7, known=[1])


def test_what_it_is_can_be_said_later(desk: Desk, case: Case, photo: Path) -> None:
    attaching.attach(case, photo)
    called = attaching.call(case, 1, "receipt")
    assert called == case.exhibits[0]
    (again,) = desk.open(case.path).exhibits
    assert again.item == "receipt"
    assert attaching.lines(case) == ["№ 1 The receipt (IMG 1.JPG), 1 КБ"]


def test_a_sitting_begins_with_what_is_gone_or_changed(
    desk: Desk, case: Case, photo: Path, tmp_path: Path
) -> None:
    attaching.attach(case, photo)
    attaching.attach(case, other(tmp_path, 2))
    case.release()
    first = Session(desk.resume(case.path))
    assert first.view().notices == ()
    first.release()
    copies = sorted(folder(case).iterdir())
    copies[0].unlink()
    copies[1].chmod(0o600)
    copies[1].write_text("3", "utf-8")
    (notice,) = Session(desk.resume(case.path)).view().notices
    assert notice.kind == "evidence"
    assert notice.lines == (
        say("evidence_gone", number=1, what="IMG 1.JPG"),
        say("evidence_changed", number=2, what="other-2.txt"),
    )


def test_it_goes_with_the_case(desk: Desk, case: Case, photo: Path, home: Path) -> None:
    attaching.attach(case, photo)
    (folder(case) / ".2.png-0a1b2c3d.ozon-wizard").write_bytes(JPEG)
    case.release()
    desk.remove(case.path)
    assert list(desk.folder.iterdir()) == []


def test_what_a_person_put_there_stays_when_the_case_goes(
    desk: Desk, case: Case, photo: Path
) -> None:
    attaching.attach(case, photo)
    (folder(case) / "mine.jpg").write_bytes(JPEG)
    case.release()
    desk.remove(case.path)
    assert [item.name for item in folder(case).iterdir()] == ["mine.jpg"]


def test_a_link_in_place_of_the_folder_goes_and_not_what_it_leads_to(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    (tmp_path / "1.jpg").write_bytes(JPEG)
    folder(case).symlink_to(tmp_path)
    case.release()
    desk.remove(case.path)
    assert list(desk.folder.iterdir()) == []
    assert (tmp_path / "1.jpg").read_bytes() == JPEG


def test_by_a_link_to_the_case_it_is_that_of_the_case(
    desk: Desk, case: Case, photo: Path, tmp_path: Path
) -> None:
    attaching.attach(case, photo)
    case.release()
    link = tmp_path / "link.md"
    link.symlink_to(case.path)
    again = desk.resume(link)
    assert attaching.damaged(again) == []
    attaching.attach(again, other(tmp_path, 2))
    again.release()
    assert {item.name for item in folder(case).iterdir()} == {"1.jpg", "2.txt"}
    desk.remove(link)
    assert attaching.damaged(desk.open(case.path)) == []


def test_it_is_carried_to_another_folder_with_the_case(
    case: Case, photo: Path, tmp_path: Path
) -> None:
    attaching.attach(case, photo)
    case.move_to(tmp_path / "stick")
    assert folder(case).parent == tmp_path / "stick"
    assert attaching.damaged(case) == []


def test_a_list_tells_how_much_there_is(desk: Desk, case: Case, photo: Path) -> None:
    attaching.attach(case, photo)
    assert overview(desk).cases[0].line.endswith("1 доказательство")


def test_papers_enclose_it_by_its_number(case: Case, photo: Path, tmp_path: Path) -> None:
    attaching.attach(case, photo)
    attaching.attach(case, other(tmp_path, 2), "receipt")
    attaching.detach(case, 1)
    message = printing.meant(case)
    assert message is not None
    text = printing.text(printing.alone(case, message), case)
    assert "evidence No. 2: The receipt." in text


def enclosed(case: Case) -> str:
    (message,) = printing.letters(case).values()
    return printing.text(printing.alone(case, message), case)


@pytest.mark.parametrize("answer", ["later", "refused"])
def test_a_letter_that_was_sent_encloses_what_there_was_then(
    desk: Desk, case: Case, tmp_path: Path, answer: str
) -> None:
    attaching.attach(case, other(tmp_path, 1), "a photo")
    attaching.attach(case, other(tmp_path, 2), "a video")
    case.answer(answer)
    before = enclosed(case)
    assert "a photo" in before
    attaching.detach(case, 1)
    attaching.call(case, 2, "a film")
    attaching.attach(case, other(tmp_path, 3), "a cheque")
    assert enclosed(case) == before
    case.release()
    assert enclosed(desk.open(case.path)) == before


def test_the_document_tells_what_a_signed_letter_enclosed(case: Case, tmp_path: Path) -> None:
    case.edit("My own words\n\n____________________ / Ann /")
    attaching.attach(case, other(tmp_path, 1))
    attaching.attach(case, other(tmp_path, 2))
    told = say("doc_enclosed", numbers="№\u00a01, №\u00a02")
    assert told not in case.document()
    case.answer("later")
    attaching.attach(case, other(tmp_path, 3))
    assert told in case.document()


def test_of_a_letter_that_was_sent_before_that_was_noted_the_days_tell(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    attaching.attach(case, other(tmp_path, 1), "a photo")
    case.answer("later")
    case.walk = case.walk._from(
        len(case.walk.steps) - 1, [replace(case.walk.steps[-1], enclosed=None)], case.walk.kept
    )
    desk.today = TODAY + timedelta(days=1)
    attaching.attach(case, other(tmp_path, 2), "a video")
    assert "a photo" in enclosed(case)
    assert "a video" not in enclosed(case)


def test_a_head_with_a_number_twice_is_refused_by_its_line(
    desk: Desk, case: Case, photo: Path, tmp_path: Path
) -> None:
    attaching.attach(case, photo)
    attaching.attach(case, other(tmp_path, 2))
    case.release()
    text = on_disk(case).replace("file: 2.txt", "file: 1.txt")
    case.path.write_text(text, "utf-8")
    line = text[: text.index("file: 1.txt")].count("\n") + 1
    with pytest.raises(UnreadableError) as refused:
        desk.open(case.path)
    assert say("head_twice", name="1") in str(refused.value)
    assert f"{line}" in str(refused.value)


# Commands.


def test_the_commands_attach_show_and_detach(
    run: Run, case: Case, photo: Path, tmp_path: Path
) -> None:
    case.release()
    second = other(tmp_path, 2)
    code, out, err = run("case", "attach", case.id, str(photo), str(second), "--as", "box", *ON)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        say("attached", line="№ 1 The box (IMG 1.JPG), 1 КБ"),
        say("attached", line="№ 2 The box (other-2.txt), 1 КБ"),
    ]
    code, out, err = run("case", "attach", case.id, str(photo), str(tmp_path), *ON)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        say("attach_twice", path=photo, number=1),
        say("attach_folder", path=tmp_path),
    ]
    copy = folder(case) / "2.txt"
    copy.unlink()
    code, out, err = run("case", "show", case.id, *ON)
    assert code == 0
    assert "- [x] The box (№\u00a01, №\u00a02)" in out
    assert err == say("evidence_gone", number=2, what="The box") + "\n"
    code, out, err = run("letter", case.id, "ask", *ON)
    assert err == say("evidence_gone", number=2, what="The box") + "\n"
    code, out, err = run("case", "detach", case.id, "2", "--yes", *ON)
    assert (code, err) == (0, "")
    assert out == say("detached", line="№ 2 The box (other-2.txt), 1 КБ") + "\n"
    assert run("case", "detach", case.id, "2", *ON)[0] == 2
    assert [item.name for item in folder(case).iterdir()] == ["1.jpg"]


@pytest.mark.parametrize(("answer", "left"), [(b"", 1), (b"n\n", 1), (b"y\n", 0)])
def test_the_only_copy_goes_only_where_that_is_agreed_to(
    run: Run, case: Case, photo: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes, left: int
) -> None:
    attaching.attach(case, photo)
    case.release()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(answer)))
    code, out, _ = run("case", "detach", case.id, "1", *ON)
    line = "№ 1 IMG 1.JPG, 1 КБ"
    assert out.startswith(f"{say('evidence_remove', line=line)} [y/N] ")
    assert code == (1 if left else 0)
    assert len(list(folder(case).glob("*"))) == left


def test_nothing_that_was_attached_is_shown_redacted(run: Run, case: Case, photo: Path) -> None:
    exhibit = attaching.attach(case, photo, "a receipt of mine")
    attaching.call(case, 1, "receipt")
    case.release()
    _, out, _ = run("case", "show", case.id, "--redact", *ON)
    assert "The receipt (№\u00a01)" in out
    for secret in ("IMG", "of mine", exhibit.sha256[:12]):
        assert secret not in out


@pytest.mark.parametrize("item", ["", "receipt"])
@pytest.mark.parametrize("name", ["", "Паспорт Сидоровой Анны"])
def test_nor_is_it_on_any_stream_where_something_is_wrong_with_it(
    run: Run, case: Case, tmp_path: Path, name: str, item: str
) -> None:
    source = other(tmp_path, 2).rename(tmp_path / "Справка Сидоровой.txt")
    attaching.attach(case, source, name)
    if item:
        attaching.call(case, 1, item)
    case.release()
    copy = folder(case) / "1.txt"
    for fault in ("evidence_changed", "evidence_gone"):
        copy.chmod(0o600)
        copy.write_text("another", "utf-8")
        if fault == "evidence_gone":
            copy.unlink()
        what = "The receipt" if item else say("exhibit_unnamed")
        code, out, err = run("case", "show", case.id, "--redact", *ON)
        assert (code, err) == (0, say(fault, number=1, what=what) + "\n")
        red = str(tmp_path / f"{fault}.zip")
        done, told, wrong = run("case", "export", case.id, "-o", red, "--redact", *ON)
        assert (done, wrong) == (0, "")
        assert "Сидоров" not in out + told
        shown = run("case", "show", case.id, *ON)[2]
        assert "Сидоров" in shown or item


@pytest.mark.parametrize("command", [["show"], ["export", "-o", "red.zip"]])
def test_a_file_that_is_no_case_is_quoted_on_no_stream_where_it_is_to_be_redacted(
    run: Run, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    case.release()
    text = case.path.read_text("utf-8").replace("---\n", "---\nСидорова Анна: 1\n", 1)
    renamed = case.path.rename(case.path.with_name("Дело Сидоровой.md"))
    renamed.write_text(text, "utf-8")
    name, *rest = command
    assert "Сидорова" in run("case", name, renamed.stem, *rest, *ON)[2]
    code, out, err = run("case", name, renamed.stem, *rest, "--redact", *ON)
    assert (code, out, err) == (2, "", f"ozon-wizard: {say('case_redacted_refused')}\n")


def test_a_crash_tells_nothing_of_it(case: Case, photo: Path) -> None:
    attaching.attach(case, photo)
    try:
        raise RuntimeError(f"{photo}")
    except RuntimeError as error:
        told = crash.report(error)
    (report,) = locations.crashes().iterdir()
    assert "IMG" not in told + report.read_text("utf-8")


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_copies_and_tells_of_others(on_disk: Path) -> None:
    command = [sys.executable, "-m", "tests.cases.killed_attaching"]
    done = subprocess.run(
        [*command, str(on_disk / "cases"), str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    killed, besides, told = map(int, done.stdout.split())
    assert killed == KILLS
    assert besides > KILLS // 20, "some windows were killed between a copy and the case"
    assert told > KILLS, "and not all of them before the first copy"


def test_where_its_copy_cannot_be_deleted_the_case_is_as_it_was(
    case: Case, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attaching.attach(case, photo)
    case.type(attaching.draft(1), "a rec")
    before = parse(on_disk(case), "").record
    with monkeypatch.context() as patch, pytest.raises(UnwritableError) as told:
        patch.setattr(disk, "delete", shut)
        attaching.detach(case, 1)
    assert told.value.path == folder(case) / "1.jpg"
    assert parse(on_disk(case), "").record == replace(before, updated=case.updated)
    assert (case.typed, case.last_exhibit) == ({attaching.draft(1): "a rec"}, 0)
    assert (attaching.damaged(case), attaching.unnamed(case)) == ([], "")


def test_where_it_can_no_more_be_put_back_it_is_told_where_its_copy_lies(
    case: Case, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attaching.attach(case, photo)

    def full(copy: Path) -> None:
        monkeypatch.setattr(os, "fsync", no_room)
        shut(copy)

    monkeypatch.setattr(disk, "delete", full)
    with pytest.raises(UnreadableError) as told:
        attaching.detach(case, 1)
    assert str(folder(case) / "1.jpg") in str(told.value)
    assert say("unwritable_ENOSPC") in str(told.value)
    monkeypatch.undo()


def test_what_is_called_and_cannot_be_written_is_as_it_was(
    case: Case, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attaching.attach(case, photo)
    case.type(attaching.draft(1), "a rec")
    before = case.exhibits
    for change in (lambda: attaching.call(case, 1, "b"), lambda: attaching.detach(case, 1)):
        with monkeypatch.context() as patch, pytest.raises(UnreadableError):
            patch.setattr(os, "fsync", no_room)
            change()
        assert (case.exhibits, case.last_exhibit) == (before, 0)
        assert case.typed == {attaching.draft(1): "a rec"}


def shut(copy: Path) -> NoReturn:
    raise PermissionError(errno.EACCES, "no right", str(copy))
