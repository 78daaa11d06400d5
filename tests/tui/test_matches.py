"""What fits the words with which the program was called, on the screen."""

from __future__ import annotations

import pytest

from tests.tui.conftest import case
from wizard.cases.desk import Desk
from wizard.search.found import Found
from wizard.tui.app import WizardApp
from wizard.tui.matches import Matches

SAID = "деньги не вернули"
FOUND = [
    Found("refund", "refund.reason", "Деньги не вернулись", "refund.reason"),
    Found("cancelled", "cancelled.reason", "Заказ отменили", "cancelled.why"),
]


def offered(app: WizardApp) -> bool:
    return isinstance(app.screen, Matches)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [(["1"], "refund.reason"), (["2"], "cancelled.reason"), (["3"], ""), (["escape"], ""),
     (["down", "enter"], "refund.reason"), (["j", "j", "enter"], "cancelled.reason")],
)  # fmt: skip
async def test_what_is_chosen_is_where_the_case_goes_on(
    ozon: Desk, typed: list[str], entry: str
) -> None:
    app = WizardApp(ozon, ozon.told(SAID), None, SAID, FOUND)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert offered(app)
        await pilot.press(*typed)
        await pilot.pause()
        assert not offered(app)
        assert case(app).entry == entry
        assert case(app).walk.at == "start.fraud"
        assert case(app).walk.kept["claim.story"] == SAID
        await pilot.press("down", "enter")
        await pilot.pause()
        assert case(app).walk.at == (entry or "start.role")


async def test_without_words_no_list_is_shown(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not offered(app)
