"""A right that runs on while what it runs from is asked once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.conftest import SHIPPED, desk_of, library
from wizard.outcome.asked_anew import is_right, runs_on, told_before
from wizard.outcome.dates import asked_anew, standing
from wizard.outcome.turning_days import TurningDays
from wizard.walk.walk import Walk

TO_DAY = ("finance", "money_withheld", "shortage", "withheld", "20.11.2026", "A 1", "1")


def seller() -> Walk:
    walk = desk_of(SHIPPED).new("seller").walk
    for answer in TO_DAY:
        walk = walk.answer(answer)
    return walk


def test_it_is_told_at_once_and_no_more_once_the_way_tells_of_it() -> None:
    walk = seller().change(2, "other")
    (due,) = standing(walk)
    assert (due.event, due.day) == ("withheld_day", date(2029, 11, 20))
    assert TurningDays(library(SHIPPED)).until(walk) == walk.today
    (told,) = (due for due in standing(walk.answer("21.11.2026")) if due.name == "limitation")
    assert (told.event, told.day) == ("event_date", date(2029, 11, 21))


def test_it_is_none_of_a_step_or_of_an_answer_that_no_library_takes() -> None:
    walk = seller().change(2, "other")
    assert runs_on(walk)
    assert not runs_on(replace(walk, at="seller_ticket.ticket_finance"))
    strange = replace(
        walk, kept={"seller.withheld_day": "soon", "gone.node": "x", "seller.topic": "x"}
    )
    assert asked_anew(strange) == []
    assert told_before(strange).asked == walk.asked


def test_a_right_is_what_a_law_gives_to_anyone() -> None:
    terms = library(SHIPPED).facts.terms
    assert is_right(terms["limitation"])
    assert not is_right(terms["seller_withholding_dispute"])
    assert not is_right(None)
