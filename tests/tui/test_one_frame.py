"""What is on the terminal is what the screen has laid out, whoever asked for a place meanwhile; a
step comes to it in one frame.
"""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest
from rich.console import RenderableType
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.conftest import desk_of
from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, screen
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.fields import Fields
from wizard.tui.letter_panel import LetterPanel
from wizard.tui.one_frame import OneFrameScreen
from wizard.tui.one_toast import Toast

pytestmark = pytest.mark.usefixtures("each_frame")
COLUMNS, LINES = 20, 6


class Parts(OneFrameScreen):
    """A text to be scrolled, and two lines below it."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="text"):
            yield Static("\n".join("text"))
        yield Static("letter", id="letter")
        yield Static("last", id="last")
        yield Static("hidden", id="hidden", classes="gone")


class Drawn(App[None]):
    """An app, and what has come to its terminal."""

    CSS = "#text { height: 2; } Static { height: auto; } .gone { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.terminal = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.Stream(self.terminal)

    def get_default_screen(self) -> Parts:
        return Parts()

    def _display(self, screen: object, renderable: object) -> None:
        if hasattr(renderable, "render_segments") and not self._batch_count:
            self._stream.feed(renderable.render_segments(self.console))

    @property
    def lines(self) -> list[str]:
        return [line.strip(" │▂▁▃▄▅▆▇█▎") for line in self.terminal.display]


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


@pytest.mark.parametrize("scrolled", [False, True])
async def test_what_moves_after_its_place_was_asked_for_leaves_nothing_behind(
    scrolled: bool,
) -> None:
    app = Drawn()
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        await settle(pilot)
        text, letter, last, hidden = (
            app.screen.query_one(f"#{name}") for name in ("text", "letter", "last", "hidden")
        )
        assert app.lines == ["t", "e", "letter", "last", "", ""]
        if scrolled:
            text.scroll_relative(y=1, animate=False)
        await settle(pilot)
        # What is drawn and out of sight: Textual holds none of the places for known any more.
        app.screen._compositor.update_widgets({hidden})
        with app.batch_update():
            letter.display = False
            app.screen._check_refresh()  # as `draw_now` does, one part after the other
            places = app.screen._compositor.full_map
            assert places[last].region.y == 2  # where it would be now, and was never drawn
            text.styles.height = 1
        await settle(pilot)
        assert app.lines == ["e" if scrolled else "t", "last", "", "", "", ""]


class Counting(WizardApp):
    """The wizard, and how often its step was drawn."""

    frames = 0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        self.frames += not self._batch_count
        super()._display(screen, renderable)


@pytest.mark.parametrize("told", ["", "told before"])
async def test_a_step_is_drawn_once(ozon: Desk, told: str) -> None:
    app = Counting(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        if told:
            app.notify(told)
        await settle(pilot)
        app.frames = 0
        screen(app).take("silence")
        await settle(pilot)
        assert app.frames == 1


async def test_a_letter_comes_with_its_bar_in_one_frame(ozon: Desk) -> None:
    app = Counting(ozon, answered(ozon, TO_ORDER_HELP[:-1]))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert not app.screen.query_one(LetterPanel).display
        app.frames = 0
        screen(app).take(TO_ORDER_HELP[-1])
        await settle(pilot)
        assert app.screen.query_one(LetterPanel).display
        assert app.frames == 1


async def test_what_is_told_of_a_step_is_drawn_with_it(ozon: Desk) -> None:
    app = Counting(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        app.frames = 0
        screen(app).show(lambda: app.notify("told"))
        await settle(pilot)
        assert app.frames == 1
        assert app.screen.query_one(Toast).region.height == 1


async def test_a_form_is_drawn_once(formed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.tui.screen.DRAWN", 0.001)
    desk = desk_of(formed)
    app = Counting(desk, answered(desk, ("yes",)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.05)
        await settle(pilot)
        app.frames = 0
        screen(app).take("off")
        await settle(pilot)
        assert [row.line.at for row in app.screen.query_one(Fields).rows if row.line]
        assert app.frames == 1
