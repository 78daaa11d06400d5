"""Pictures of the screen: wide and narrow, dark and light. The READMEs show two of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.conftest import NOW, SHIPPED, TODAY, desk_of
from tests.tui.conftest import (
    TO_CHAT,
    TO_HOTLINE,
    TO_ORDER_HELP,
    answered,
    painted,
    type_,
    ways_found,
)
from wizard import locations
from wizard.cases.desk import Desk
from wizard.commands.proved import sound, spoken_in
from wizard.i18n import language
from wizard.tui.app import WizardApp
from wizard.tui.editor import Editor
from wizard.tui.home import Home
from wizard.tui.throttle import PAUSE

TO_DATE = TO_CHAT[:4]
TO_FORM = TO_CHAT[:6]
TO_TICK = (*TO_ORDER_HELP, "before")
Compare = Callable[..., bool]


def typed(text: str, theme: str = "wizard-dark") -> Callable[[Pilot[Any]], Any]:
    async def run(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, WizardApp)
        await painted(pilot.app)
        pilot.app.theme = theme
        await type_(pilot, text)
        # On a busy machine a picture may be taken in the half second without a cursor.
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        for area in pilot.app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause(0.2)
        if isinstance(pilot.app.screen, Editor | Home):
            await pilot.pause(PAUSE * 2)

    return run


@pytest.fixture(autouse=True)
def anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a case is differs from run to run."""
    monkeypatch.setattr(locations, "short", lambda _: "~/cases/2026-11-22-1a2b.md")


@pytest.mark.parametrize(
    ("size", "theme", "way", "text"),
    [
        pytest.param((120, 40), "wizard-dark", (), "", id="first-120x40-dark"),
        pytest.param((120, 40), "wizard-dark", TO_CHAT, "", id="chat-120x40-dark"),
        pytest.param((120, 40), "wizard-light", TO_CHAT, "", id="chat-120x40-light"),
        pytest.param((80, 24), "wizard-dark", TO_CHAT, "", id="chat-80x24-dark"),
        pytest.param((80, 24), "wizard-light", TO_CHAT, "", id="chat-80x24-light"),
        pytest.param((80, 24), "wizard-dark", TO_CHAT, "m", id="letter-80x24-dark"),
        pytest.param((120, 40), "wizard-light", TO_CHAT, "m", id="letter-120x40-light"),
        pytest.param((40, 12), "wizard-light", TO_CHAT, "", id="chat-40x12-light"),
        pytest.param((80, 24), "wizard-light", TO_HOTLINE, "", id="hotline-80x24-light"),
        pytest.param((40, 12), "wizard-dark", TO_DATE, "31.02\n", id="wrong-date-40x12-dark"),
        pytest.param((80, 24), "wizard-dark", TO_FORM, "12-3", id="form-80x24-dark"),
        pytest.param((80, 24), "wizard-light", TO_FORM, "12-3", id="form-80x24-light"),
        pytest.param((120, 40), "wizard-light", TO_FORM, "12-3\n", id="form-120x40-light"),
        pytest.param((80, 24), "wizard-light", TO_TICK, "13", id="ticks-80x24-light"),
        pytest.param((40, 12), "wizard-dark", TO_TICK, "1", id="ticks-40x12-dark"),
        pytest.param((240, 70), "wizard-dark", TO_HOTLINE, "", id="hotline-240x70-dark"),
        pytest.param((240, 70), "wizard-light", TO_CHAT, "", id="chat-240x70-light"),
        pytest.param((120, 40), "wizard-dark", TO_CHAT, "r", id="review-120x40-dark"),
        pytest.param((80, 24), "wizard-light", TO_HOTLINE, "i", id="sources-80x24-light"),
        pytest.param((80, 24), "wizard-light", TO_CHAT, "r", id="review-80x24-light"),
        pytest.param((120, 40), "wizard-dark", TO_CHAT, "12", id="outcome-120x40-dark"),
        pytest.param((80, 24), "wizard-light", TO_CHAT, "12", id="outcome-80x24-light"),
        pytest.param((80, 24), "wizard-light", TO_CHAT, "eВЕРНИТЕ ", id="editor-80x24-light"),
        pytest.param((40, 12), "wizard-dark", TO_CHAT, "eВЕРНИТЕ ", id="editor-40x12-dark"),
    ],
)
def test_picture(
    snap_compare: Compare,
    ozon: Desk,
    size: tuple[int, int],
    theme: str,
    way: tuple[str, ...],
    text: str,
) -> None:
    app = WizardApp(ozon, answered(ozon, way))
    assert snap_compare(app, terminal_size=size, run_before=typed(text, theme))


@pytest.mark.parametrize(
    ("size", "theme", "text"),
    [
        pytest.param((120, 40), "wizard-dark", "", id="home-120x40-dark"),
        pytest.param((120, 40), "wizard-light", "", id="home-120x40-light"),
        pytest.param((80, 24), "wizard-dark", "", id="home-80x24-dark"),
        pytest.param((80, 24), "wizard-light", "деньги не верн", id="home-80x24-light"),
    ],
)
def test_picture_of_the_first_screen(
    snap_compare: Compare, ozon: Desk, size: tuple[int, int], theme: str, text: str
) -> None:
    for days, way in ((5, (*TO_CHAT, "waiting")), (0, TO_HOTLINE)):
        early = desk_of(SHIPPED, TODAY - timedelta(days=days))
        answered(early, way).release()
    app = WizardApp(ozon, find=ways_found())
    assert snap_compare(app, terminal_size=size, run_before=typed(text, theme))


def test_picture_in_english(snap_compare: Compare, home: Path) -> None:
    library = sound(SHIPPED)
    desk = Desk(spoken_in(SHIPPED, library, "en"), language("en"), TODAY, lambda: NOW)
    app = WizardApp(desk, answered(desk, TO_CHAT))
    assert snap_compare(app, terminal_size=(120, 40), run_before=typed(""))
