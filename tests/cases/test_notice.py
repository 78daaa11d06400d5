"""What a person is told of a case that comes to hand."""

from __future__ import annotations

from datetime import timedelta

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, TODAY, desk_of
from wizard.cases import notice
from wizard.cases.desk import Desk


def test_what_is_odd_of_a_case_is_told_and_nothing_of_one_that_is_in_order(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    assert [*notice.of_case(case)] == []
    behind = desk_of(SAMPLE, TODAY - timedelta(days=1)).resume(case.path)
    assert [one.kind for one in notice.of_case(behind)] == ["elsewhere", "day"]
    case.release()
