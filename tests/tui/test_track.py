"""The number of a letter on its way: asked of who waits, and the page of the post opened at it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from tests.tui.conftest import case, screen, type_
from tests.tui.test_letter import claiming
from wizard import own_browser
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.registration_window import AskNumber
from wizard.tui.step import StepView

PAGE = "https://www.pochta.ru/tracking"
WAITING = "3"


async def test_the_page_of_the_post_opens_at_the_number(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(own_browser, "command", lambda: ["browser"])
    monkeypatch.setattr(own_browser, "show_page", opened.append)
    way = claiming(ozon)._session.case
    way.answer("posted")
    app = WizardApp(ozon, way)
    async with app.run_test(size=(80, 24)) as pilot:
        assert PAGE in step_of(app)
        await type_(pilot, WAITING)
        assert isinstance(app.screen, AskNumber)
        await type_(pilot, "80112378945618\n")
        assert "опечатка" in str(app.screen.query_one("#explain", Static).render())
        field = app.screen.query_one(Input)
        field.value = "801123 78 94561 9"
        await type_(pilot, "\n")
        assert case(app).walk.steps[-1].number == "80112378945619"
        assert f"{PAGE}#80112378945619" in step_of(app)
        await type_(pilot, "o")
        assert opened == [f"{PAGE}#80112378945619"]
        await type_(pilot, WAITING)
        assert not isinstance(app.screen, AskNumber)


def step_of(app: WizardApp) -> str:
    """The words of the step on the screen."""
    return "\n".join(str(part.render()) for part in screen(app).query_one(StepView).query(Static))
