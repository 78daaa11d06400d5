"""Which of the steps that were led away from is taken up again, and behind which letter."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, walked
from wizard.cases.desk import Desk
from wizard.outcome.taken_up import away_from, offered, sent_with, taken_up


def test_what_went_out_is_taken_up_as_it_was_on_its_own_day(desk: Desk) -> None:
    case = walked(desk, *TO_CALL, "later")
    sent = case.walk.steps[-1]
    before = case.walk.back()
    said = replace(sent, on=desk.today + timedelta(days=3))
    assert sent_with(case.walk, sent)
    assert taken_up(before, [sent], said) == [sent]
    assert taken_up(before, [sent], replace(said, node="demo.power")) == []
    assert away_from(case.walk, [sent]) == []
    assert away_from(before, [sent]) == [sent]


def test_where_nothing_went_out_all_is_offered_as_before(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    assert offered(case.walk.back(), case.walk, [], {"demo.owner": "Ann"}) == {"demo.owner": "Ann"}
