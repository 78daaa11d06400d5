"""What lists keep of a case: days and no words for how far off they are."""

from __future__ import annotations

import msgspec

from tests.cases.test_case import TO_CALL
from tests.conftest import SAMPLE, TODAY, desk_of
from wizard.cases.outlook import Outlook, outlook


def test_what_is_kept_is_what_was_made_and_holds_no_answer_that_no_list_shows() -> None:
    desk = desk_of(SAMPLE)
    case = desk.new()
    for answer in (*TO_CALL, "later"):
        case.answer(answer)
    told = outlook(desk.pages, case.walk, TODAY)
    data = msgspec.msgpack.encode(told)
    assert msgspec.msgpack.decode(data, type=Outlook) == told
    assert told.pressing in told.days
    assert b"Ann" not in data
    case.release()


def test_a_case_that_is_over_has_no_days() -> None:
    desk = desk_of(SAMPLE)
    case = desk.new()
    for answer in ("no", "done"):
        case.answer(answer)
    told = outlook(desk.pages, case.walk, TODAY)
    assert (told.status, told.pressing, told.days) == ("solved", None, ())
    case.release()
