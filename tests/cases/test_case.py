"""A case: written after every move, opened again as it was, and never over a person's edit."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from tests.conftest import SAMPLE, TODAY, answer_all, desk_of, no_room
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.cases.farewell import parting
from wizard.errors import BusyError, FieldError, UnreadableError, UnwritableError

TO_CALL = ["yes", "on", None, "Ann | *x*\u202e --- {{ owner }}", ["box"]]


def walked(desk: Desk, *answers: object) -> Case:
    case = desk.new()
    return answer_all(case, answers)


def on_disk(case: Case) -> str:
    return case.path.read_text("utf-8")


def test_nothing_is_written_before_the_first_answer(desk: Desk) -> None:
    case = desk.new()
    assert not case.path.exists()
    case.answer("yes")
    assert case.path.exists()
    assert case.saved_at == desk.now()


def test_every_move_is_on_the_disk_at_once(desk: Desk) -> None:
    case = desk.new()
    for answer in TO_CALL:
        case.answer(answer)
        assert desk.open(case.path).walk.steps == case.walk.steps
    case.back()
    assert desk.open(case.path).walk.steps == case.walk.steps
    assert case.change(1, "off")
    again = desk.open(case.path)
    assert (again.walk.steps, again.walk.kept) == (case.walk.steps, case.walk.kept)


def test_a_case_is_opened_as_it_was_left_with_skipped_answers_and_all(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "later")
    again = desk.open(case.path)
    assert again.walk.lost == ()
    assert (again.walk.at, again.walk.asked) == (case.walk.at, case.walk.asked)
    assert (again.id, again.tree, again.created) == (case.id, case.tree, case.created)
    assert again.document() == case.document()


def test_a_refused_answer_changes_nothing_on_the_disk(desk: Desk) -> None:
    case = walked(desk, "yes")
    before = on_disk(case)
    with pytest.raises(FieldError):
        case.answer("perhaps")
    assert on_disk(case) == before


def test_a_document_that_was_edited_is_set_aside_and_not_overwritten(desk: Desk) -> None:
    case = walked(desk, "yes")
    edited = on_disk(case) + "\nMy own note.\n"
    case.path.write_text(edited, "utf-8")
    case.answer("on")
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == edited
    assert "My own note" not in on_disk(case)


def test_an_edit_made_between_two_sittings_is_set_aside_too(desk: Desk) -> None:
    path = walked(desk, "yes").path
    edited = path.read_text("utf-8").replace("> **", "> !! **")
    path.write_text(edited, "utf-8")
    case = desk.open(path)
    case.answer("on")
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == edited


def test_what_stands_there_and_is_no_case_any_more_is_set_aside(desk: Desk) -> None:
    case = walked(desk, "yes")
    case.path.write_text("# Only mine\n", "utf-8")
    case.answer("on")
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == "# Only mine\n"


def test_a_file_saved_with_other_line_ends_was_not_edited(desk: Desk) -> None:
    case = walked(desk, "yes")
    case.path.write_bytes(b"\xef\xbb\xbf" + on_disk(case).replace("\n", "\r\n").encode())
    case.release()
    again = desk.resume(case.path)
    again.answer("on")
    assert again.set_aside is None


def test_a_case_that_cannot_be_written_goes_on_and_says_why(desk: Desk, tmp_path: Path) -> None:
    case = desk.new()
    case.path = tmp_path / "file" / "case.md"
    (tmp_path / "file").write_text("in the way", "utf-8")
    case.answer("yes")
    assert case.walk.at == "demo.power"
    trouble = case.trouble
    assert trouble
    with pytest.raises(UnwritableError):
        case.move_to(tmp_path / "file")
    case.move_to(tmp_path / "free")
    assert case.trouble != trouble
    assert desk.open(tmp_path / "free" / "case.md").walk.at == "demo.power"


def test_what_is_saved_elsewhere_is_for_people(desk: Desk, tmp_path: Path) -> None:
    case = walked(desk, *TO_CALL)
    case.back()  # an answer that was withdrawn stands in the head of the file alone
    inside = save_copy(case, tmp_path)
    assert inside.parent == tmp_path
    copy = save_copy(case, tmp_path / "copy.md")
    assert case.desk.language("document_last", path=copy) in parting(case)
    closing = desk.language("document_closing", case=case.id)
    assert copy.read_text("utf-8") == f"{case.document()}\n{closing}\n"
    assert "kept:" in on_disk(case)
    with pytest.raises(UnreadableError, match=case.id):
        desk.open(copy)


@pytest.mark.parametrize("tree", ["gone", "demo.gone", "gone.plugged", ""])
def test_a_case_of_a_tree_that_is_gone_is_refused(desk: Desk, tree: str) -> None:
    case = walked(desk, "yes")
    text = on_disk(case).replace("tree: demo", f"tree: '{tree}'")
    case.path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match="нет дерева"):
        desk.open(case.path)


def test_cases_are_listed_with_what_is_due_first_and_what_is_over_last(desk: Desk) -> None:
    over = walked(desk, "no", "done")
    fresh = walked(desk, "yes")
    waiting = walked(desk, *TO_CALL, "later")
    assert [entry.id for entry in overview(desk).cases] == [waiting.id, fresh.id, over.id]
    assert [entry.id for entry in overview(desk).open] == [waiting.id, fresh.id]
    entry = overview(desk).cases[0]
    assert entry.due == TODAY + timedelta(days=10)
    assert not entry.late
    assert "02.12.2026" in entry.line


def test_a_case_that_is_overdue_says_by_how_many_days(desk: Desk) -> None:
    walked(desk, *TO_CALL, "later")
    (entry,) = overview(desk_of(SAMPLE, TODAY + timedelta(days=12))).cases
    assert entry.late
    assert "2 дня" in entry.line


def test_a_file_that_cannot_be_opened_is_told_of_and_hides_no_case(desk: Desk) -> None:
    case = walked(desk, "yes")
    text = on_disk(case).replace("tree: demo", "tree: gone")
    (case.path.parent / "2026-11-22-0000.md").write_text(text, "utf-8")
    (case.path.parent / "notes.md").write_text("# Notes\n", "utf-8")
    found = overview(desk)
    assert [entry.id for entry in found.cases] == [case.id]
    assert len(found.refused) == 2
    assert "нет дерева «gone»" in " ".join(found.refused)


def test_a_head_that_a_person_mended_is_taken_and_kept_beside(desk: Desk) -> None:
    case = walked(desk, "yes", "on")
    case.release()
    mended = on_disk(case).replace("answer: 'on'", "answer: 'off'  # I was wrong")
    case.path.write_text(mended, "utf-8")
    again = desk.resume(case.path)
    assert again.walk.at == "demo.owner"
    again.answer("Ann")
    assert again.set_aside is not None
    assert again.set_aside.read_text("utf-8") == mended


def test_a_head_that_a_person_edits_while_the_window_is_open_is_kept_beside(desk: Desk) -> None:
    case = walked(desk, "yes", "on")
    mended = on_disk(case).replace("answer: 'on'", "answer: 'off'")
    case.path.write_text(mended, "utf-8")
    case.answer(None)
    assert case.set_aside is not None
    assert case.set_aside.read_text("utf-8") == mended


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16-le"])
def test_a_case_saved_in_an_encoding_that_cannot_be_known_is_refused_and_left_alone(
    desk: Desk, encoding: str
) -> None:
    case = walked(desk, "yes", "off", "Анна")
    case.release()
    data = on_disk(case).encode(encoding)
    case.path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        desk.resume(case.path)
    assert str(case.path) in str(caught.value)
    assert case.path.read_bytes() == data
    assert list(desk.folder.iterdir()) == [case.path]


def test_a_case_saved_as_utf_16_is_opened(desk: Desk) -> None:
    case = walked(desk, "yes", "off", "Анна")
    case.release()
    case.path.write_text(on_disk(case), "utf-16")
    again = desk.resume(case.path)
    assert again.walk.steps == case.walk.steps
    again.answer(["box"])
    assert again.set_aside is None
    assert desk.open(case.path).walk.steps == again.walk.steps


def test_a_broken_head_is_told_with_its_line_and_left_alone(desk: Desk) -> None:
    case = walked(desk, "yes")
    case.release()
    broken = on_disk(case).replace("tree: demo", "tree: [demo")
    case.path.write_text(broken, "utf-8")
    with pytest.raises(UnreadableError, match=r"ошибка в строке \d+: "):
        desk.resume(case.path)
    assert on_disk(case) == broken


def test_a_file_that_was_renamed_or_moved_is_the_same_case(desk: Desk, tmp_path: Path) -> None:
    case = walked(desk, "yes", "on")
    case.release()
    renamed = case.path.rename(case.path.with_name("Моё дело.md"))
    (entry,) = overview(desk).cases
    assert (entry.id, entry.path) == ("Моё дело", renamed)
    renamed = renamed.rename(case.path.with_name("-x.md"))
    assert desk.open(renamed).handle == str(renamed)  # alone it would be an option
    moved = renamed.rename(tmp_path / "дело.md")
    again = desk.resume(moved)
    again.answer(None)
    assert (again.id, again.path) == (case.id, moved)
    assert desk.open(moved).walk.steps == again.walk.steps
    assert list(desk.folder.iterdir()) == []
    assert again.handle == f"{tmp_path / 'дело.md'}".join("''")


def test_what_is_typed_is_kept_until_it_is_an_answer(desk: Desk) -> None:
    case = walked(desk, *TO_CALL[:2])
    at = case.walk.at
    document = case.document()
    case.type(at, "01.1")
    again = desk.open(case.path)
    assert (again.page.typed, again.walk.steps) == ("01.1", case.walk.steps)
    assert again.document() == document, "it is no answer"
    case.back()
    case.answer("on")
    assert case.page.typed == "01.1"
    case.answer(TO_CALL[2])
    assert desk.open(case.path).typed == {}


def test_what_is_typed_to_correct_an_answer_is_kept_until_it_is_corrected(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    case.type("demo.owner", "An")
    assert case.page_of(3).typed == "An"
    case.change(1, "on")
    assert case.page_of(3).typed == "An"
    case.change(3, "Anne")
    assert case.page_of(3).typed is None


def test_what_is_typed_at_hand_stays_where_an_earlier_answer_is_another_one(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "refused")
    case.type(case.walk.at, "They sa")
    case.change(3, "Anne")
    assert case.page.typed == "They sa"


def test_what_is_typed_behind_another_window_is_refused(desk: Desk) -> None:
    case = walked(desk, *TO_CALL[:2])
    second = desk.open(case.path)
    with pytest.raises(BusyError):
        second.type(second.walk.at, "0")


def test_nothing_typed_leaves_the_file_as_it_is(desk: Desk) -> None:
    case = walked(desk, *TO_CALL[:2])
    before = on_disk(case)
    case.type(case.walk.at, None)
    assert on_disk(case) == before


def test_an_answer_is_kept_where_the_document_cannot_be_composed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, *TO_CALL[:2])

    def fault(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("wizard.cases.case.document", fault)
    with pytest.raises(ZeroDivisionError):
        case.answer(TO_CALL[2])
    monkeypatch.undo()
    assert desk.language("doc_not_composed") in on_disk(case)
    again = desk.open(case.path)
    assert again.walk.steps == case.walk.steps
    assert again.walk.steps[-1].node == "demo.bought"


def test_what_could_not_be_written_is_tried_again_on_every_way_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, "yes")
    with monkeypatch.context() as full:
        full.setattr("os.fsync", no_room)
        case.answer("on")
        assert case.trouble
        case.try_again()
        assert case.trouble
    case.release()
    assert desk.open(case.path).walk.steps == case.walk.steps
    assert not case.trouble


def test_a_case_without_an_answer_is_not_written_on_the_way_out(desk: Desk) -> None:
    case = desk.new()
    case.trouble = "the disk is full"
    assert not case.unsaved, "nothing was answered"
    case.release()
    assert not case.path.exists()
