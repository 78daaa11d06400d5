"""What was sent is kept, with its day, when a changed answer leads away from its step."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, TODAY, changer, desk_of
from wizard.cases import handing_over, letters_sent, printing
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.due import due
from wizard.cases.session import Session
from wizard.outcome.calendar import events
from wizard.outcome.letters import Message
from wizard.walk.claims import Claims, Purpose
from wizard.walk.steps import Step

LATER = TODAY + timedelta(days=20)
SENT = [*TO_CALL, "later"]


@pytest.fixture
def sent(desk: Desk) -> Case:
    """A case whose message was sent on the first day, and that is opened some weeks later."""
    case = walked(desk, *TO_CALL, "later")
    case.release()
    return desk_of(SAMPLE, LATER).resume(case.path)


def made(session: Session, given: object) -> str:
    """Make a move; returns what was said of what it drops."""
    proposal = session.propose(given)
    assert session.make(proposal)
    return proposal.after


def led_away(case: Case) -> Session:
    """One that was led away from its message by another answer, and back again."""
    session = Session(case)
    session.ask_again(1)
    assert made(session, "off").startswith(case.desk.language("loss_sent"))
    session.ask_again(1)
    made(session, "on")
    for answer in (None, "Ann", ["box"]):
        if case.walk.at != "demo.call":
            made(session, answer)
    assert case.walk.at == "demo.call"
    return session


def message_of(case: Case) -> Message:
    message = case.page.message
    assert message is not None
    return message


def test_it_stays_in_the_file_and_in_the_document(sent: Case) -> None:
    before = sent.walk.steps[-1]
    assert before.message
    sent.change(1, "off")
    again = sent.desk.open(sent.path)
    assert again.lost == (before,)
    assert before.message.splitlines()[0] in again.document()


def test_its_letter_and_its_term_are_told_as_before_by_all_that_tells_of_them(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "later")
    text, (event,) = message_of(case).text, events(desk.pages, case.walk)
    session, say = Session(case), desk.language
    session.ask_again(1)
    day = say("loss_owed_day", what="help desk", date=say.date(event.day))
    assert made(session, "off") == f"{say('loss_sent')} {say('loss_owed', what=day)}"
    case.release()
    for there in (case, desk.open(case.path)):
        assert [(name, one.text) for name, one in printing.letters(there).items()] == [
            ("ask", text)
        ]
        with zipfile.ZipFile(io.BytesIO(handing_over.whole(there).data)) as packed:
            assert "papers/1-ask.html" in packed.namelist()
        assert events(desk.pages, there.walk) == [event]
        assert f"| {say.show(event.day)} | {say('whose_theirs')} |" in there.document()
    (item,) = overview(desk).cases
    assert [one.day for one in item.outlook.days] == [event.day]
    assert [one.date for one in due(desk_of(SAMPLE, event.day)).due] == [event.day]


def test_a_term_is_awaited_no_more_where_no_law_sets_one(copy: Path) -> None:
    changer(copy)("facts.yaml", "binding: law", "binding: guideline")
    case = walked(desk_of(copy), *TO_CALL, "later")
    session, say = Session(case), case.desk.language
    session.ask_again(1)
    assert made(session, "off") == f"{say('loss_sent')} {say('loss_unowed')}"
    assert events(case.desk.pages, case.walk) == []
    assert [*printing.letters(case)] == ["ask"]


def test_another_day_changes_nothing_of_it(sent: Case) -> None:
    sent.change(1, "off")
    before = sent.walk.owed
    assert before
    sent.desk.today += timedelta(days=1)
    sent.turn()
    assert sent.walk.owed == before


def test_nothing_else_is_kept_so(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    session = Session(case)
    session.ask_again(1)
    assert made(session, "off") == desk.language("loss_kept")
    assert case.lost == ()


def test_told_again_it_is_the_one_that_was_sent(sent: Case) -> None:
    before, text = sent.walk.steps[-1], message_of(sent).text
    session = led_away(sent)
    session.view()
    made(session, "later")
    assert sent.walk.steps[-1] == before
    assert (message_of(sent).text, message_of(sent).day) == (text, TODAY)
    told = sent.desk.pages.history.told(before, {})
    assert [notice.text for notice in session.view().notices] == [
        sent.desk.language("sent_before", what=told)
    ]
    assert "(22.11.2026)" not in sent.document(), "it has its place again"


def test_what_was_waited_for_comes_back_with_what_followed(sent: Case) -> None:
    sent.answer("refused")
    before = sent.walk.steps[-2:]
    session = led_away(sent)
    made(session, "refused")
    assert sent.walk.steps[-2:] == before


def test_told_otherwise_the_answer_is_of_today_and_the_message_of_its_day(sent: Case) -> None:
    before = sent.walk.steps[-1]
    session = led_away(sent)
    made(session, "solved")
    assert sent.walk.steps[-2:] == (before, Step("demo.call", "solved", LATER))
    assert "(22.11.2026)" not in sent.document(), "it has its place again"


def test_told_otherwise_another_one_may_have_gone_out_and_the_old_text_stays(sent: Case) -> None:
    before = sent.walk.steps[-1]
    session = led_away(sent)
    assert session.make(session.propose("solved").now)
    assert [step for step in sent.walk.steps if step.node == "demo.call"] == [sent.walk.steps[-1]]
    assert sent.walk.steps[-1].on == LATER
    assert sent.lost == (before,)
    assert "(22.11.2026)" in sent.document()


def test_where_it_was_sent_on_another_day_a_new_one_may_have_gone_out(sent: Case) -> None:
    """A changed answer may have led to another matter: the person alone knows."""
    before, first = sent.walk.steps[-1], message_of(sent).text.splitlines()[0]
    session = led_away(sent)
    proposal = session.propose("later")
    assert proposal.then.walk.steps[-1] == before
    assert proposal.now.walk.steps[-1].on == LATER
    assert session.make(proposal.now)
    assert (sent.walk.steps[-1].on, message_of(sent).day) == (LATER, LATER)
    assert sent.lost == (before,)
    assert first in sent.document(), "the earlier one stays with its text"
    days = [TODAY + timedelta(days=10), LATER + timedelta(days=10)]
    assert [one.day for one in events(sent.desk.pages, sent.walk)] == days, "both are owed theirs"


@pytest.mark.parametrize(("owner", "asked"), [("Ann", False), ("Bea", True)])
def test_on_the_same_day_it_is_another_one_where_it_says_something_else(
    desk: Desk, owner: str, *, asked: bool
) -> None:
    session = Session(walked(desk, *TO_CALL[:3], "Ann", *TO_CALL[4:], "later"))
    session.ask_again(1)
    made(session, "off")
    session.ask_again(1)
    made(session, "on")
    for answer in (None, owner, ["box"]):
        made(session, answer)
    assert (session.propose("later").anew is not None) is asked


def test_gone_back_over_it_stays_sent(sent: Case) -> None:
    before, (event,) = sent.walk.steps[-1], events(sent.desk.pages, sent.walk)
    session = Session(sent)
    assert session.told == "sent"
    assert session.back_over()
    assert (sent.walk.at, sent.lost) == ("demo.call", (before,))
    assert events(sent.desk.pages, sent.walk) == [event]
    assert session.make(session.propose("later").then)
    assert sent.walk.steps[-1] == before
    assert session.take_back()
    assert (sent.lost, events(sent.desk.pages, sent.walk)) == ((), [])


def test_taken_back_by_itself_it_is_sent_anew(sent: Case) -> None:
    session = led_away(sent)
    made(session, "later")
    assert session.deed is not None
    assert session.take_back()
    assert sent.lost == ()
    made(session, "later")
    assert sent.walk.steps[-1].on == LATER


@pytest.mark.parametrize(
    ("answers", "today", "deed"),
    [
        (TO_CALL, LATER, False),
        (["yes"], LATER, False),
        ([*TO_CALL, "later"], TODAY, True),
        ([*TO_CALL, "later"], LATER, True),
    ],
)
def test_a_deed_is_a_letter_that_went_out_on_whichever_day(
    desk: Desk, answers: list[object], today: date, *, deed: bool
) -> None:
    case = walked(desk, *answers)
    case.release()
    there = desk_of(SAMPLE, today).resume(case.path)
    assert (letters_sent.deed(there) is not None) is deed
    assert letters_sent.told(there) == ("sent" if answers[-1] == "later" else None)


@pytest.mark.parametrize("message", [None, "Sent"])
def test_only_of_a_letter_it_is_asked_whether_another_one_went_out(
    sent: Case, message: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led_away(sent)
    sent.lost = tuple(replace(step, message=message) for step in sent.lost)
    demanded = Purpose(frozenset({"money"}))  # this letter is no claim, whatever is demanded
    monkeypatch.setattr(Claims, "at_hand", lambda *_: demanded)
    assert (session.propose("later").anew is None) is (message is None)


CALL, ANOTHER = Step("demo.call", "later", TODAY, "Sent"), Step("demo.call", "refused", TODAY)
PLUG, ANSWER = Step("demo.plug_in", "done", TODAY), Step("demo.power", "on", TODAY)


@pytest.mark.parametrize(
    ("lost", "left"),
    [
        ([], None),
        ([ANSWER, PLUG], None),
        ([CALL], []),
        ([ANSWER, CALL], [ANSWER]),
        ([CALL, replace(ANOTHER, answer="gone")], [replace(ANOTHER, answer="gone")]),
        ([CALL, CALL], None),
    ],
)
def test_where_a_move_leads_away_from_one_letter_alone_that_can_have_been_a_slip(
    desk: Desk, lost: list[Step], left: list[Step] | None
) -> None:
    case = walked(desk, *TO_CALL)
    found = letters_sent.slip(case, dataclasses.replace(case.walk, lost=tuple(lost)))
    assert (found and [*found.lost]) == left


def test_met_once_more_it_is_another_one(sent: Case) -> None:
    session = led_away(sent)
    for answer in ("later", "later"):
        made(session, answer)
    assert [step.on for step in sent.walk.steps[-2:]] == [TODAY, LATER]


def test_a_choice_that_is_gone_since_is_no_hindrance(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    case.lost = (Step("demo.call", "gone", TODAY), Step("demo.call", "later", TODAY, "Sent"))
    case.answer("later")
    assert case.walk.steps[-1] == case.lost[1]
