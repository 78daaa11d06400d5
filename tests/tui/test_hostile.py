"""What comes from a file is drawn and does not act: in every window, wide and narrow."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from tests.conftest import SAMPLE, TODAY, desk_of
from tests.hostile import NAME, SEEN, TEXT, acting, hostile_case, hostile_library
from tests.tui.conftest import answered, type_
from wizard import own_browser
from wizard.cases.desk import Desk
from wizard.controls import HIDDEN, drawn
from wizard.tui.app import WizardApp

WINDOWS = {
    "the step": "",
    "sources": "i",
    "help": "?",
    "review": "r",
    "a loss": "r\n\n",
    "save": "s",
    "cases": "l",
    "editor": "e",
    "copied": "c",
    "the address": "o",
    "an outcome": "12",
}
SILENT = {"help", "save"}
"""What has no words of a stranger, or no room for them."""


def lines(app: WizardApp) -> str:
    """What is drawn, as it would go to the terminal, without the colours."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(part.text for part in strip if not part.control) for strip in strips)


@pytest.fixture
def app(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WizardApp:
    """A stranger's library, a stranger's case on the screen, and more of them in the list."""
    monkeypatch.chdir(home)
    desk = desk_of(hostile_library(tmp_path))
    hostile_case(desk.folder)
    (desk.folder / f"no case{NAME}.md").write_text(TEXT, "utf-8")
    return WizardApp(desk, desk.resume(hostile_case(desk.folder, f"mine{NAME}")))


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_nothing_acts_on_the_screen(app: WizardApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        for window, keys in WINDOWS.items():
            await type_(pilot, keys)
            await pilot.pause()
            seen = ""
            for _ in range(6):
                seen += lines(app)
                await pilot.press("pagedown")
            assert acting(seen) == [], window
            assert SEEN in seen or window in SILENT, window
            while len(app.screen_stack) > 2:
                await pilot.press("escape")
                await pilot.pause()


def test_what_is_taken_out_of_a_drawn_line_took_no_room() -> None:
    for code in range(sys.maxunicode + 1):
        if HIDDEN.match(chr(code)):
            assert cell_len(drawn(chr(code))) == cell_len(chr(code)), hex(code)


async def test_what_is_copied_does_nothing_where_it_is_pasted(
    app: WizardApp,
) -> None:
    async with app.run_test() as pilot:
        await pilot.press("c")
        assert SEEN in app.clipboard
        assert acting(app.clipboard) == []
        app.copy_to_clipboard(TEXT)
        assert acting(app.clipboard) == []


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://device.example/", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("--version", False),
        ("https://device.example/\x1b[5;31m", False),
    ],
)
async def test_o_opens_pages_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, url: str, opened: bool
) -> None:
    """A library is checked before it is walked; that is no reason to open what it says unseen."""
    desk = desk_of(SAMPLE)
    shop = desk.library.facts.contacts["shop"]
    contacts = {**desk.library.facts.contacts, "shop": replace(shop, url=url)}
    facts = replace(desk.library.facts, contacts=contacts)
    unseen = Desk(replace(desk.library, facts=facts), desk.language, TODAY, desk.now)
    asked: list[str] = []
    monkeypatch.setattr(own_browser, "command", lambda: ["browser"])
    monkeypatch.setattr(own_browser, "show_page", asked.append)
    app = WizardApp(unseen, answered(unseen, ("yes", "on", "", "Ann", "", "refused", "Note.")))
    async with app.run_test() as pilot:
        await type_(pilot, "o")
        app.open_url(url)
        told = "\n".join(note.message for note in app._notifications)
    assert asked == ([url] * 2 if opened else [])
    assert told == desk.language("opening" if opened else "nothing_to_open", url=url)


@pytest.mark.parametrize("window", WINDOWS)
async def test_a_window_holds_in_any_terminal(app: WizardApp, window: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await type_(pilot, WINDOWS[window])
        for size in ((12, 24), (12, 5), (4, 2), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.is_running
    assert app.fault is None


@pytest.mark.parametrize("window", WINDOWS)
async def test_a_window_opens_in_a_terminal_of_few_columns(app: WizardApp, window: str) -> None:
    async with app.run_test(size=(9, 6)) as pilot:
        await type_(pilot, WINDOWS[window])
        await pilot.pause()
        assert app.is_running
    assert app.fault is None
