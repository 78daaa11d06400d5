"""A letter on paper, from the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import TO_ORDER_HELP, answered, type_
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.tui.app import WizardApp
from wizard.tui.dialogs import AskNewPath

say = language("ru")


pytestmark = pytest.mark.usefixtures("shown")


@pytest.mark.parametrize("key", ["p", "з"])
async def test_p_asks_for_a_place_and_shows_the_page(
    ozon: Desk, home: Path, shown: list[Path], key: str
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, key)
        assert isinstance(app.screen, AskNewPath)
        await type_(pilot, "\n")
        (page,) = home.glob("*.html")
        assert shown == [page]
        assert "Здравствуйте." in page.read_text("utf-8")
        (told,) = app._notifications
        assert told.message == say("paper_shown", path=page)


async def test_gaps_are_named_before(ozon: Desk) -> None:
    case = answered(ozon, TO_ORDER_HELP)
    case.edit("Здравствуйте. Заказ [впишите: номер].")
    app = WizardApp(ozon, case)
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "p")
        assert isinstance(app.screen, AskNewPath)
        asked = app.screen._question.splitlines()
        assert asked[0] == say("paper_to_do")
        assert asked[1] == f"- {say('paper_gap', near='Заказ', what='впишите: номер')}"


async def test_another_ending_is_refused_beside_the_field(ozon: Desk, home: Path) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "p")
        await type_(pilot, "x\n")
        assert isinstance(app.screen, AskNewPath)
        assert [*home.glob("*.htmlx")] == []


async def test_without_a_letter_there_is_nothing_to_print(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP[:2]))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "p")
        assert not isinstance(app.screen, AskNewPath)
        (told,) = app._notifications
        assert told.message == say("paper_none")
