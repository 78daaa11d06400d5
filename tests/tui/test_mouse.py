"""The mouse: keys and addresses that can be clicked, the wheel; and what is there to be seen."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, case, screen
from wizard import own_browser
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.dialogs import Reading
from wizard.tui.letter_panel import LetterLine, Pane
from wizard.tui.letter_screen import LetterScreen
from wizard.tui.review import Review
from wizard.tui.screen import WizardScreen
from wizard.tui.step_text import StepText
from wizard.tui.way_window import WayWindow

TO_DATE = ("nobody", "buyer", "delivery", "overdue")
"""Where letters are typed."""


def place(widget: Widget, words: str) -> tuple[int, int]:
    """Where some words of a widget are on the screen."""
    for y in range(widget.size.height):
        text = widget.render_line(y).text
        if words in text:
            return widget.content_region.x + text.index(words), widget.content_region.y + y
    raise AssertionError(f"{words} is not there")


def shown(app: WizardApp) -> type:
    return type(app.screen)


async def press(app: WizardApp, pilot: Pilot[None], at: tuple[int, int]) -> None:
    """Press and let go."""
    await let_go(app, pilot, at, at)


async def let_go(
    app: WizardApp, pilot: Pilot[None], down: tuple[int, int], up: tuple[int, int]
) -> None:
    for kind, (x, y) in ((events.MouseDown, down), (events.MouseUp, up)):
        app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
    for _ in range(6):
        await pilot.pause(0.05)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_keys_of_the_last_line_can_be_clicked(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        keys = screen(app).query_one("#keys")
        await press(app, pilot, place(keys, "помощь"))
        assert shown(app) is Reading
        await pilot.press("escape")
        line = screen(app).query_one(LetterLine)  # it names the key where there is less room
        letter = place(line, "m показать") if line.display else place(keys, "m письмо")
        await press(app, pilot, letter)
        assert shown(app) is LetterScreen
        await press(app, pilot, place(app.screen.query_one("#keys"), "Esc"))
        assert shown(app) is WizardScreen
        before = len(case(app).walk.steps)
        await press(app, pilot, place(keys, "← Esc назад"))
        assert len(case(app).walk.steps) == before - 2, "a form of two fields is one step back"


async def test_who_drags_over_the_last_line_means_none_of_its_keys(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        keys = screen(app).query_one("#keys")
        await let_go(app, pilot, place(keys, "копия"), place(keys, "помощь"))
        assert app.screen is screen(app)


async def test_a_click_on_a_rung_shows_the_way_with_that_rung_in_sight(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(app, pilot, place(screen(app).query_one("#ladder"), "Суд"))
        assert shown(app) is WayWindow
        suit = app.screen.query_one("#court")
        assert app.screen.query_one("#reading").region.contains_region(suit.region)


@pytest.mark.parametrize(
    ("panel", "words", "opens", "answers"),
    [
        ("#ladder", "Ваш путь", WayWindow, TO_CHAT),
        ("#ladder", "Ваш путь", WayWindow, TO_DATE),
        ("#answers", "Ваши ответы", Review, TO_DATE),
    ],
)
async def test_a_click_on_a_heading_opens_its_window_also_where_letters_are_typed(
    ozon: Desk, panel: str, words: str, opens: type[Screen[Any]], answers: tuple[str, ...]
) -> None:
    app = WizardApp(ozon, answered(ozon, answers))
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        await press(app, pilot, place(screen(app).query_one(panel), words))
        assert shown(app) is opens
        assert case(app).typed == {}


async def test_a_click_on_a_rung_goes_there_where_the_step_offers_it(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await press(app, pilot, place(screen(app).query_one("#ladder"), "Претензия"))
        await press(app, pilot, place(app.screen.query_one("#claim"), "Претензия"))
        assert app.screen is screen(app)
        assert case(app).walk.at == "claim.seller_is"
        assert case(app).walk.steps[-1].answer == "claim"


async def test_an_address_can_be_clicked(ozon: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(own_browser, "command", lambda: ["browser"])
    monkeypatch.setattr(own_browser, "show_page", opened.append)
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        text = screen(app).query_one(StepText)
        await press(app, pilot, place(text, "ozon.ru"))
        assert opened == ["https://www.ozon.ru/"]
        await press(app, pilot, place(text, "оператор"))
        assert len(opened) == 1


async def test_the_wheel_moves_the_step_over_its_question_and_the_letter_over_itself(
    ozon: Desk,
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 16)) as pilot:
        await pilot.pause()
        step, pane = screen(app)._work.step, screen(app).query_one(Pane)
        for widget, moved in ((screen(app).query_one("#more"), step), (pane, pane)):
            x, y = widget.region.offset
            app.post_message(
                events.MouseScrollDown(None, x + 1, y, 0, 0, 0, False, False, False, x + 1, y)
            )
            await pilot.pause(0.1)
            assert moved.scroll_y > 0


async def test_the_help_tells_what_the_signs_mean(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        text = str(app.screen.query_one("#reading > Static").render())
        for sign in "○▸✓·⚠":
            assert any(line.strip().startswith(sign) for line in text.splitlines()), sign


@pytest.mark.parametrize("theme", ["wizard-dark", "wizard-light"])
async def test_what_is_only_an_example_can_be_read(ozon: Desk, theme: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP[:4]))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.pause()
        field = screen(app).query_one("#field", Input)
        ink = field.get_component_styles("input--placeholder").color
        for ground in (field.background_colors[1], Color.parse(app.theme_variables["field"])):
            assert contrast(ground.blend(ink, ink.a), ground) >= 4.5


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
