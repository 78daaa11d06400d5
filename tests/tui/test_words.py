"""Words that not everybody knows: marked in the step, and explained by one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.conftest import Change, desk_of
from tests.tui.conftest import screen, type_
from wizard.tui.app import WizardApp
from wizard.tui.dialogs import Reading
from wizard.tui.step_text import StepText

MEANS = "So long the maker mends or replaces the device."


@pytest.fixture
def app(changed: Change, home: Path) -> WizardApp:
    old, new = "text: Is it plugged in?", "text: Is the guarantee, the guarantee, still there?"
    desk = desk_of(changed("demo.yaml", old, new))
    return WizardApp(desk, desk.new())


async def test_a_word_is_underlined_where_it_stands_first(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        text = screen(app).query_one(StepText).render()
        marked = [
            (at.start, text.plain[at.start : at.end]) for at in text.spans if "under" in str(at)
        ]
        assert marked == [(text.plain.index("guarantee"), "guarantee")]


async def test_i_says_what_it_means_before_where_all_is_known_from(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await type_(pilot, "i")
        assert isinstance(app.screen, Reading)
        said = str(app.screen.query_one("#reading Static", Static).content)
        assert said.startswith(f"guarantee — {MEANS}")
        assert "The manual" in said
