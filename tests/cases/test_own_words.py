"""A case of who said what happened: where it begins, what is kept of it, how it is resumed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, SHIPPED, answer_all, desk_of
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.record import Record
from wizard.cases.renaming import renamed
from wizard.cases.store import read_record

SAID = "Третью неделю не возвращают деньги"


@pytest.fixture
def desk(home: Path) -> Desk:
    return desk_of(SHIPPED)


def told(desk: Desk, at: str, *answers: str) -> Case:
    case = desk.told(SAID, at)
    return answer_all(case, answers)


def test_the_question_of_fraud_comes_before_what_was_found(desk: Desk) -> None:
    assert told(desk, "refund.reason").walk.at == "start.fraud"
    assert told(desk, "refund.reason", "nobody").walk.at == "refund.reason"


def test_who_was_asked_for_a_code_sees_to_that_first(desk: Desk) -> None:
    case = told(desk, "refund.reason", "asked")
    assert case.walk.at == "start.fraud_refuse"
    case.answer("order")
    assert case.walk.at == "refund.reason"


def test_words_of_fraud_lead_to_the_question_itself(desk: Desk) -> None:
    assert desk.is_gate("start.fraud")
    assert not desk.is_gate("refund.reason")
    assert told(desk, "start.fraud", "nobody").walk.at == "start.role"


def test_where_nothing_was_found_the_ordinary_way_is_gone(desk: Desk) -> None:
    assert told(desk, "", "nobody").walk.at == "start.role"


def test_a_library_without_such_questions_begins_at_once(home: Path) -> None:
    desk = desk_of(SAMPLE)
    assert not desk.is_gate("demo.plugged")
    assert desk.told("it is dark", "demo.power").walk.at == "demo.power"


def test_what_was_said_is_offered_where_a_tree_asks_for_a_story(desk: Desk) -> None:
    case = told(desk, "claim.begin", "nobody", "self", "other_matter")
    answer_all(
        case, ("Иванова Мария Петровна", "101000, Москва, ул. Мясницкая, д. 1, кв. 2", "", "")
    )
    assert case.walk.at == "claim.story"
    assert case.page.begun == SAID
    case.answer("Другое")
    assert case.walk.prefill("claim.story") is None


@pytest.mark.parametrize("node", ["claim.story", "business.story", "seller_ticket.story"])
def test_every_story_is_one(desk: Desk, node: str) -> None:
    assert desk.library.node(node).story
    assert told(desk, "refund.reason").walk.kept[node] == SAID


def test_a_case_goes_on_where_it_was_left(desk: Desk) -> None:
    case = told(desk, "refund.reason", "nobody")
    case.release()
    record = read_record(case.path)
    assert (record.tree, record.entry) == ("start", "refund.reason")
    again = desk.resume(case.path)
    assert (again.walk.at, again.entry) == ("refund.reason", "refund.reason")
    assert again.walk.back().at == "start.fraud"
    assert again.walk.kept["claim.story"] == SAID


def test_an_entry_that_is_gone_leads_to_the_ordinary_way(desk: Desk) -> None:
    case = told(desk, "refund.reason", "nobody", "money_cancelled")
    case.release()
    text = case.path.read_text("utf-8").replace("entry: refund.reason", "entry: refund.gone")
    case.path.write_text(text, "utf-8")
    again = desk.open(case.path)
    assert again.walk.at == "start.role"
    assert [step.node for step in again.lost] == ["refund.reason"]


def test_an_entry_is_called_as_it_is_now(desk: Desk) -> None:
    case = told(desk, "refund.reason", "nobody")
    record = read_record(case.path)
    assert renamed(record, {"refund.reason": "money.reason"}).entry == "money.reason"
    assert isinstance(record, Record)


def test_a_case_that_was_named_says_nothing_of_an_entry(desk: Desk) -> None:
    case = desk.new("refund.reason")
    case.answer("money_cancelled")
    assert "entry:" not in case.path.read_text("utf-8")
    case.release()
    assert desk.resume(case.path).walk.at == "refund.check"
