"""What was told of one sending is no answer of another one: no step, day, number, or offer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.cases.test_replaced_claims import (
    DEFECT,
    LAST,
    SENT,
    case,
    changed,
    on,
    paper,
    went_on,
)
from tests.conftest import TODAY, Change, desk_of
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.due import due
from wizard.cases.session import Session
from wizard.outcome.calendar import events
from wizard.walk.numbers import told

FIRST = "80112378945619"
NOTED, ARRIVED, SILENT = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 21)
SHOWN = date(2026, 11, 25)
REFUSED = date(2026, 12, 2)


def posted(demand: str = "money_back", silent: date = SILENT) -> Case:
    """A claim about a defect that was posted, was on its way, arrived, and was not answered."""
    made = went_on(on(case(DEFECT), SENT), [demand, [], "posted"])
    on(made, NOTED).answer("waiting")
    made.number(FIRST)
    went_on(on(made, ARRIVED), ["handed", "2026-11-10", None, FIRST])
    return went_on(on(made, silent), ["silence"])


def led_away(made: Case, how: str, another: str) -> Case:
    """One where something else is demanded now, told in the list or step by step back."""
    if how == "change":
        return changed(made, "claim.demand_defect", another)
    session = Session(made)
    while made.walk.at != "claim.demand_defect":
        (session.back_over if session.deed else session.back)()
    return went_on(made, [another])


def days_of(made: Case) -> set[date]:
    return {step.on for step in made.walk.steps if step.node == "claim.on_the_way"}


@pytest.mark.parametrize(
    ("how", "demand", "another", "silent"),
    [
        ("change", "money_back", "exchange", SILENT),
        ("change", "repair", "money_back", SHOWN),
        ("back", "exchange", "repair", SILENT),
        ("back", "money_back", "repair", SHOWN),
    ],
)
def test_a_second_claim_is_told_of_by_days_and_a_number_of_its_own(
    how: str, demand: str, another: str, silent: date
) -> None:
    made = led_away(on(posted(demand, silent), SHOWN), how, another)
    if made.walk.node.ticks:
        made.answer([])
    made.answer("posted")
    assert made.walk.steps[-1].on == SHOWN
    assert made.typed.get("claim_track") is None, "it is not offered"
    made.answer("waiting")
    assert (made.walk.steps[-1].on, made.walk.steps[-1].number) == (SHOWN, None)
    assert not told(made.walk, "claim_track")
    assert made.page.registered_as, "it is asked for"
    on(made, LAST).answer("handed")
    assert days_of(made) == {SHOWN, LAST}
    assert made.page.prefill is None
    went_on(made, ["2026-12-09", None])
    assert (made.page.prefill, made.page.offered) == (None, "")


@pytest.mark.parametrize("silent", [SILENT, SHOWN])
def test_a_silence_is_that_of_the_claim_which_was_not_answered(silent: date) -> None:
    made = changed(on(posted(silent=silent), SHOWN), "claim.demand_defect", "price_cut")
    went_on(made, ["500", [], "posted", "waiting"])
    over = date(2027, 2, 1)
    went_on(on(made, over), ["handed", "2026-12-09", None, None, "silence"])
    assert [step.on for step in made.walk.steps if step.answer == "silence"][-1] == over
    went_on(made, ["site"])
    assert FIRST not in paper(made).split("Прежней претензией")[0]


def test_the_list_the_calendar_and_the_document_tell_of_the_second_one() -> None:
    made = changed(on(posted(), SHOWN), "claim.demand_defect", "exchange")
    went_on(made, ["posted", "waiting"])
    (item,) = overview(made.desk).cases
    assert min(one.day for one in item.outlook.days) > SHOWN
    assert due(made.desk).due == []
    assert min(event.day for event in events(made.desk.pages, made.walk)) > SHOWN
    rows = made.document().split("## Что сделано")[1].split("\n##")[0].splitlines()
    assert [row[2:12] for row in rows if "Претензия в пути" in row] == ["09.11.2026", "25.11.2026"]


def test_what_the_same_claim_was_told_of_comes_back_with_it() -> None:
    made = on(posted(), SHOWN)
    session = Session(made)
    while made.walk.at != "claim.demand_defect":
        (session.back_over if session.deed else session.back)()
    went_on(made, ["money_back", [], "posted", "waiting"])
    assert [step.on for step in made.walk.steps[-2:]] == [SENT, NOTED]
    assert made.walk.steps[-1].number == FIRST


@pytest.fixture
def waiting(changed: Change) -> Case:
    """A message was sent on the first day, is registered, and was refused ten days later."""
    line = "    reply_within: reply\n"
    folder = changed("demo.yaml", line, f"{line}    number: serial\n")
    case = walked(desk_of(folder), *TO_CALL, "later")
    case.number("12-345")
    return on(case, REFUSED)


def led_away_from_it(case: Case) -> Session:
    session = Session(case)
    for answer in ("off", "on"):
        session.ask_again(1)
        assert session.make(session.propose(answer))
    while case.walk.at != "demo.call":
        assert session.make(session.propose(["box"] if case.walk.node.ticks else case.page.prefill))
    return session


@pytest.mark.parametrize("again", [REFUSED, date(2026, 12, 20)])
def test_of_two_letters_of_one_step_each_has_its_own_answer(waiting: Case, again: date) -> None:
    waiting.answer("refused")
    session = led_away_from_it(on(waiting, again))
    assert session.make(session.propose("later").now)
    assert waiting.typed == {}, "the number is that of the first one"
    assert session.make(session.propose("refused"))
    told = [(step.answer, step.on, step.number) for step in waiting.walk.steps[-2:]]
    assert told == [("later", again, None), ("refused", again, None)]


def test_of_a_letter_that_is_meant_again_its_answer_comes_back_with_it(waiting: Case) -> None:
    waiting.answer("refused")
    session = led_away_from_it(on(waiting, date(2026, 12, 20)))
    assert session.make(session.propose("later").then)
    assert session.make(session.propose("refused"))
    told = [(step.answer, step.on, step.number) for step in waiting.walk.steps[-2:]]
    assert told == [("later", TODAY, "12-345"), ("refused", REFUSED, None)]


def test_a_letter_that_was_answered_when_it_is_told_may_be_another_one(waiting: Case) -> None:
    waiting.answer("refused")
    session = led_away_from_it(on(waiting, date(2026, 12, 20)))
    proposal = session.propose("refused")
    assert proposal.anew is not None
    assert proposal.now.walk.steps[-1].on == date(2026, 12, 20)
