"""Days of letters that can be and are mostly a slip; they are asked about, and never refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import SHIPPED, desk_of
from tests.walk.test_order_of_dates import SUITS, TODAY, WRITER, late, walk
from wizard.cases.proposal import Proposal
from wizard.cases.session import Session
from wizard.outcome.unlikely_days import UnlikelyDay, unlikely
from wizard.walk.walk import Walk

RETURNED: tuple[Any, ...] = (
    *("refused", None, None, "claim", "shop", None, *WRITER),
    *("Чайник", "течёт", "1000", "no"),
)


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


def doubt(way: Walk, day: date) -> date | None:
    """Since when a day is asked about; nothing where it is taken at once."""
    found = asked(way, day)
    return None if found is None else found.since


def test_a_claim_that_was_told_to_be_on_its_way_hardly_came_before() -> None:
    way = late().back().answer("posted")
    assert doubt(way.on(on(3)).answer("handed"), on(-7)) == on(0)
    assert doubt(way.on(on(3)).answer("handed"), on(0)) is None
    assert doubt(way.answer("handed"), on(-7)) is None


@pytest.mark.parametrize(("waits", "first"), [((), 0), (("waiting",), 2)])
def test_nor_before_it_was_told_not_to_have_gone_out(waits: Sequence[str], first: int) -> None:
    way = late().back().on(on(2))
    for answer in waits:
        way = way.answer(answer)
    way = way.on(on(7)).answer("posted").on(on(9)).answer("handed")
    assert doubt(way, on(4)) is None
    assert doubt(way, on(first - 1)) == on(first)


@pytest.mark.parametrize(
    "claim",
    [
        *("claim.claim", "claim.claim_refusal", "claim.claim_defect", "claim.claim_repair"),
        *("claim.claim_fulfil", "claim.claim_general", "claim.claim_maker", "claim.send_again"),
        *("child.claim", "parcel.claim", "business.claim", "seller_claim.claim"),
    ],
)
def test_what_was_not_sent_yet_hardly_went_out_or_came_before_that(claim: str) -> None:
    """Said on the 29th; on the 4th it is told as sent, on a day before."""
    way = walk(claim).on(on(2))
    way = way.answer("unsent" if "unsent" in way.node.choices else "waiting")
    way = way.on(on(7))
    way = way.answer("handed" if "handed" in way.node.choices else "posted")
    if way.node.acts:  # it waits to be served
        way = way.on(on(9)).answer("handed")
    assert doubt(way, on(-1)) is not None
    assert doubt(way, on(2 if claim != "claim.send_again" else 7)) is None


@pytest.mark.parametrize("claim", ["claim.claim_platform", "claim.claim_maker"])
def test_what_was_on_its_way_hardly_came_sooner(claim: str) -> None:
    way = walk(claim).answer("waiting").on(on(7)).answer("handed")
    assert doubt(way, on(-1)) == on(0)
    assert doubt(way, on(0)) is None


@pytest.mark.parametrize("court", SUITS)
@pytest.mark.parametrize("end", ["won", "lost"])
def test_hardly_anything_was_judged_before_the_suit_was_told(court: str, end: str) -> None:
    way = walk(court).on(on(2)).answer("waiting").on(on(7)).answer("filed")
    assert doubt(way.answer(end), on(1)) == on(2)
    way = way.on(on(60)).answer(end)
    title = str(way.walker.library.node(court).title)
    assert asked(way, on(1)) == UnlikelyDay("doubt_early", on(2), title)
    assert asked(way, on(2)) is None
    at_once = walk(court).answer("filed").answer(end)
    assert asked(at_once, on(-9)) is None
    judged = at_once.answer(on(-9).isoformat()).on(on(30))
    assert unlikely(judged.change(2, on(-8).isoformat()), 2) is None


@pytest.mark.parametrize(("noted", "first"), [("posted", 0), ("waiting", 1)])
def test_what_came_after_a_claim_hardly_came_before_it_was_written(noted: str, first: int) -> None:
    way = late().back().on(on(1)).answer(noted).on(on(20))
    if noted == "waiting":
        way = way.answer("posted")
    for answer in ("handed", on(3).isoformat(), None, None, "part", "500"):
        way = way.answer(answer)
    title = str(way.walker.library.node("claim.claim").title)
    assert way.at == "claim.part_back#part_on"
    # a part may come while the claim is on its way
    assert asked(way, on(1)) is asked(way, on(2)) is None
    assert asked(way, on(first - 1)) == UnlikelyDay("doubt_early", on(first), title)
    way = way.answer(on(4).isoformat()).answer("seller_only").answer("waiting").on(on(40))
    for answer in ("handed", on(30).isoformat(), None, "part", "100"):
        way = way.answer(answer)
    title = str(way.walker.library.node("claim.claim_platform").title)
    assert way.at == "claim.platform_part#more_on"
    assert asked(way, on(20)) is None
    assert asked(way, on(19)) == UnlikelyDay("doubt_early", on(20), title)


@pytest.mark.parametrize("days", [0, 7])
def test_goods_are_hardly_younger_than_what_was_told_of_their_return(days: int) -> None:
    way = walk("defect", "broken", "waiting").on(on(days)).answer("refused")
    way = way.on(on(30)).answer(None)
    for answer in RETURNED:
        way = way.answer(answer)
    assert way.at == "claim.life#received_date"
    told = asked(way, on(days + 1))
    assert told == UnlikelyDay("doubt_late", on(days), "Заявка на возврат")
    assert asked(way, on(days)) is None


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
