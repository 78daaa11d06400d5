"""Days of letters that can be and are mostly a slip; they are asked about, and never refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import SHIPPED, desk_of
from tests.walk.test_order_of_dates import TODAY, late, walk
from wizard.cases.session import Proposal, Session
from wizard.outcome.unlikely_days import UnlikelyDay, unlikely
from wizard.walk.walk import Walk


def on(day: int) -> date:
    return TODAY + timedelta(days=day)


def posted_again() -> Walk:
    """Posted on the 27th, back on the 7th, out again on the 8th, served by the 12th."""
    way = late().back().answer("posted").on(on(10)).answer("wrong_address")
    return way.on(on(11)).answer("posted").on(on(15)).answer("handed")


def asked(way: Walk, day: date) -> UnlikelyDay | None:
    return unlikely(way.answer(day.isoformat()), len(way.steps))


def test_a_letter_that_went_out_again_hardly_arrived_before_that() -> None:
    way = posted_again()
    assert way.at == "claim.served#claim_date"
    assert asked(way, on(1)) == asked(way, on(10)) == UnlikelyDay("doubt_sent_again", on(11))
    assert asked(way, on(11)) is None
    assert asked(way, on(15)) is None


def test_nor_where_it_was_asked_again_on_the_same_screen() -> None:
    way = posted_again().answer(on(1).isoformat())
    index = len(way.steps) - 1
    assert unlikely(way.change(index, on(2).isoformat()), index) is not None
    assert unlikely(way.change(index, on(12).isoformat()), index) is None


def test_who_catches_up_is_asked_nothing() -> None:
    assert asked(late(), on(-7)) is None


def test_of_a_letter_that_was_come_to_on_an_earlier_day_it_is_asked() -> None:
    way = late().back().on(on(5)).answer("handed")
    assert asked(way, on(-1)) == UnlikelyDay("doubt_not_written", on(0))
    assert asked(way, on(0)) is None


def test_a_text_that_was_printed_before_was_there_before() -> None:
    way = late().back().on(on(5)).answer("handed", "Claim", on(-2))
    assert asked(way, on(-3)) == UnlikelyDay("doubt_not_written", on(-2))
    assert asked(way, on(-2)) is None


def test_other_days_are_asked_about_by_nobody() -> None:
    way = walk("refund", "money_defective", "none")
    assert asked(way, on(-9)) is None


@pytest.mark.parametrize("day", [1, 12])
def test_a_sitting_asks_once(day: int) -> None:
    session = Session(desk_of(SHIPPED, on(15)).new())
    way = posted_again().answer(on(day).isoformat())
    proposal = Proposal(way, False, (), "")
    told = session.doubts(proposal)
    if day == 12:
        assert way.steps[-1].node not in told
    else:
        assert session.desk.language.date(on(11)) in told[way.steps[-1].node]
    assert way.steps[-1].node not in session.doubts(proposal)
