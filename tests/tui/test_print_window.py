"""A letter on paper, from the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import TO_ORDER_HELP, answered, type_
from wizard import locations, own_browser
from wizard.cases import printing
from wizard.cases.desk import Desk
from wizard.cases.farewell import parting
from wizard.i18n import language
from wizard.tui import keys
from wizard.tui.app import WizardApp
from wizard.tui.dialogs import AskNewPath, Reading
from wizard.tui.text import Hanging

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
        # What will happen comes first, and the offered name is read as a whole.
        assert app.screen._question.startswith(say("paper_next", folder=locations.short(home)))
        assert app.screen.query_one(Input).value == "первое-сообщение-в-поддержку.html"
        await type_(pilot, "\n")
        (page,) = home.glob("*.html")
        assert shown == [page]
        assert "Здравствуйте." in page.read_text("utf-8")
        assert [*app.case.printed] == [app.case.walk.at]
        (told,) = app._notifications
        assert told.message == say("paper_shown", **printing.placed(page))


async def test_what_another_window_does_not_learn_of_is_told_with_the_page(
    ozon: Desk, home: Path, shown: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "note", lambda *_: "unnoted")
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "p\n")
        (told,) = app._notifications
        assert told.message.endswith("\nunnoted")
        assert told.severity == "warning"


async def test_without_a_browser_it_stays_told_how_to_print_and_is_told_on_leaving(
    ozon: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_browser, "show", lambda _: False)
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(80, 24)) as pilot:
        await type_(pilot, "p\n")
        (page,) = home.glob("*.html")
        assert isinstance(app.screen, Reading)
        said = str(app.screen.query_one(Hanging).render())
        assert page.name in said.replace("\n", "")
        assert say("paper_page_how") in " ".join(said.split())
        await pilot.press("escape")
        assert say("paper_last", path=page) in parting(app.case)


async def test_that_a_text_can_be_changed_first_is_said_until_it_was_sent(ozon: Desk) -> None:
    case = answered(ozon, TO_ORDER_HELP)
    for there in (True, False):
        app = WizardApp(ozon, case)
        async with app.run_test(size=(120, 40)) as pilot:
            assert (keys.EDIT.shown in [one.key for one in app.commands]) is there
            await type_(pilot, "p")
            assert isinstance(app.screen, AskNewPath)
            assert (say("paper_edit") in app.screen._question) is there
        case = ozon.resume(case.path)
        if there:
            case.answer("waiting")


async def test_gaps_are_named_before(ozon: Desk) -> None:
    case = answered(ozon, TO_ORDER_HELP)
    case.edit("Здравствуйте. Заказ [впишите: номер].")
    app = WizardApp(ozon, case)
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "p")
        assert isinstance(app.screen, AskNewPath)
        asked = app.screen._question.splitlines()
        assert asked[2] == say("paper_to_do")
        assert asked[3] == f"- {say('paper_gap', near='Заказ', what='впишите: номер')}"


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
        offered = {one.key for one in app.commands}
        asked = (keys.LETTER, keys.COPY, keys.EDIT, keys.OPEN, keys.PRINT, keys.CALENDAR)
        assert not offered & {key.shown for key in asked}
