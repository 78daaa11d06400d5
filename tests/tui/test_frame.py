"""The lines around a step: one measure of how far it is, at every width."""

from __future__ import annotations

import pytest

from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered
from wizard.cases.desk import Desk
from wizard.tui import frame


@pytest.mark.parametrize(("answers", "number"), [((), 1), (TO_ORDER_HELP, 6), (TO_CHAT, 8)])
def test_a_narrow_screen_counts_as_a_wide_one_does(
    ozon: Desk, answers: tuple[str, ...], number: int
) -> None:
    page, say = answered(ozon, answers).page, ozon.language
    told = frame.progress(page, say).plain
    assert told == say("progress", number=number) + page.ahead
    assert frame.trail(page, 100, say).plain.endswith(told)


def test_the_rung_and_the_day_come_before_the_count(ozon: Desk) -> None:
    case = answered(ozon, (*TO_ORDER_HELP, "waiting"))
    told = frame.trail(case.page, 40, ozon.language).plain
    assert told.startswith("Помощь по заказу · ответ до ")
