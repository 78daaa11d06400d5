"""A message in the person's own words: shown, kept, sent, and never out of date in silence."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given

from tests.cases.test_record import RECORD, TYPED
from tests.conftest import SAMPLE, TODAY, answer_all, desk_of
from wizard.cases import store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.record import parse, render
from wizard.errors import BusyError
from wizard.outcome.drafts import Draft

TO_CALL = ("yes", "on", "01.11.2026", "Ann", ["box"])
OWN = "Dear all,\n\nbought on 01.11.2026, dead since. Please repair it."


def at_call(desk: Desk) -> Case:
    case = desk.new()
    answer_all(case, TO_CALL)
    return case


def text(case: Case) -> str:
    assert case.page.message is not None
    return case.page.message.text


def told(case: Case) -> list[str]:
    return [remark.check for remark in case.page.remarks]


def test_what_is_edited_is_the_message(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    assert text(case) == OWN
    assert "dead since. Please repair it." in case.document()
    assert case.page.written is not None
    assert case.page.written not in case.document()


def test_it_comes_back_before_and_after_it_was_sent(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    assert text(desk.open(case.path)) == OWN
    case.answer("later")
    again = desk.open(case.path)
    assert again.walk.steps[-1].message == OWN
    assert text(again) == OWN
    assert again.page.written is None
    assert told(again) == []


def test_what_was_sent_cannot_be_edited(desk: Desk) -> None:
    case = at_call(desk)
    case.answer("later")
    sent = text(case)
    case.edit(OWN)
    assert text(case) == sent


def test_the_answer_after_a_wait_sends_nothing_anew(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    case.answer("later")
    case.answer("refused")
    assert [step.message for step in case.walk.steps if step.message] == [OWN]
    assert case.document().count("dead since") == 1


@pytest.mark.parametrize("blank", ["", " \n\t\n", "\x1b\x00"])
def test_no_words_at_all_give_the_wizards_own_back(desk: Desk, blank: str) -> None:
    case = at_call(desk)
    written = text(case)
    case.edit(OWN)
    case.edit(blank)
    assert text(case) == written
    assert case.drafts == {}


def test_the_wizards_own_words_are_no_draft(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    case.edit(case.page.written or "")
    assert case.drafts == {}
    assert "drafts" not in case.path.read_text("utf-8")


def test_an_answer_that_changes_the_wizards_text_is_told_once(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    assert told(case) == []
    case.change(3, "Bob")
    assert text(case) == OWN
    assert told(case) == [""]
    case.draft(f"{OWN} Bob")
    assert told(case) == [""]
    case.edit(f"{OWN} Yours, Bob")
    assert told(case) == []


def test_another_day_changes_the_wizards_text_too(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    assert told(desk_of(SAMPLE, TODAY + timedelta(days=1)).open(case.path)) == [""]


def test_what_was_seen_on_an_earlier_day_is_not_what_the_wizard_writes_now(desk: Desk) -> None:
    seen = at_call(desk).page.written
    case = at_call(desk_of(SAMPLE, TODAY + timedelta(days=1)))
    assert seen != case.page.written
    case.edit(OWN, seen)
    assert told(case) == [""]
    case.edit(f"{OWN} Again.", case.page.written)
    assert told(case) == []


def test_a_step_that_is_met_again_has_another_message(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    case.answer("again")
    case.answer("yes")
    answer_all(case, TO_CALL[1:])
    assert text(case) != OWN
    other = OWN.replace("dead since", "dead for weeks")
    case.edit(other)
    for _ in ("again", *TO_CALL):
        case.back()
    assert text(case) == OWN, "it was not sent, and is the first one's still"
    answer_all(case, ("again", *TO_CALL))
    assert text(case) == other
    case.answer("later")
    assert [step.message for step in case.walk.steps if step.message] == [OWN, other]
    assert "dead since" in case.document()
    assert "dead for weeks" in case.document()


def test_a_step_that_is_taken_back_has_its_draft_again(desk: Desk) -> None:
    case = at_call(desk)
    case.edit(OWN)
    case.answer("later")
    case.back()
    assert text(case) == OWN
    case.back()
    case.answer(["box"])
    assert text(case) == OWN


def test_the_check_follows_the_draft(desk: Desk) -> None:
    case = at_call(desk)
    case.edit("You are stupid!!! " + OWN)
    assert told(case) == ["calm"]
    case.edit(OWN.replace("01.11.2026", "last month"))
    assert told(case) == ["date"]
    assert any("is repaired without pay" in line.claim for line in case.page.sources)


@pytest.mark.parametrize(
    "hard", ["---", "a\n---\nb", "key: [x", "\ud800", "# x\n```\n````", "\u202eabc"]
)
def test_hard_words_come_back(desk: Desk, hard: str) -> None:
    case = at_call(desk)
    case.edit(f"{OWN}\n{hard}\nend")
    again = desk.open(case.path)
    assert text(again) == text(case)
    assert text(again).startswith(OWN)
    assert text(again).endswith("end")
    assert not store.read(case.path)[0].edited


def test_a_draft_waits_while_another_window_has_the_case(desk: Desk) -> None:
    case = at_call(desk)
    other = desk.resume(case.path)
    assert other.elsewhere
    with pytest.raises(BusyError):
        other.edit(OWN)
    assert text(other) != OWN


def test_a_disk_that_says_no_is_told_and_the_draft_stays(desk: Desk) -> None:
    case = at_call(desk)
    case.path.parent.rename(case.path.parent.with_name("gone"))
    case.path.parent.write_text("in the way", "utf-8")
    case.edit(OWN)
    assert case.trouble
    assert text(case) == OWN


@given(text=TYPED)
def test_a_draft_comes_back_from_a_file_as_it_was_kept(text: str) -> None:
    drafts = {"demo.call": Draft(text, "0123456789abcdef", 1), "demo.other": Draft("", "0" * 16)}
    record = msgspec.structs.replace(RECORD, drafts=drafts)
    assert parse(render(record, "# The document\n"), "x.md").record.drafts == drafts
