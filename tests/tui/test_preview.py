"""A library that is edited under the wizard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import TODAY, desk_of
from tests.tui.conftest import type_
from wizard.check.watch import Watch
from wizard.tui import preview
from wizard.tui.preview import Faults, Preview


def app_over(folder: Path) -> Preview:
    return Preview(Watch(folder, TODAY, "ru"), desk_of(folder))


async def settle(pilot: Pilot[None], app: Preview) -> None:
    """Have the app look at the folder once more, whatever its own pace."""
    await app._look()
    await pilot.pause()


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "demo.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No look but those that a test asks for."""
    monkeypatch.setattr(preview, "PERIOD", 3600)


async def test_a_save_changes_the_words_and_keeps_the_place(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "1")
        change(copy, "text: Is the light of the socket on?", "text: Does the socket glow?")
        await settle(pilot, app)
        assert app._screen.page.at == "demo.power"
        assert app._screen.page.heading == "Does the socket glow?"


async def test_a_fault_is_shown_and_the_wizard_goes_on_with_what_was_sound(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "1")
        change(copy, "to: owner", "to: ownr")
        await settle(pilot, app)
        assert isinstance(app.screen, Faults)
        assert "no node «ownr»" in str(app.screen._text)
        await pilot.press("escape")
        await type_(pilot, "1")
        assert app._screen.page.at == "demo.bought"


async def test_the_fault_goes_away_when_it_is_mended(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        change(copy, "to: owner", "to: ownr")
        await settle(pilot, app)
        change(copy, "to: ownr", "to: owner")
        await settle(pilot, app)
        assert app.screen is app._screen


async def test_a_step_that_no_longer_fits_is_told_and_the_walk_stops_before_it(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "11")
        change(copy, "on: {label: It is on", "lit: {label: It is on")
        await settle(pilot, app)
        assert app._screen.page.at == "demo.power"
        assert [step.node for step in app._screen.case.lost] == ["demo.power"]


async def test_nothing_answered_yet_begins_anew(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        change(copy, "text: Is it plugged in?", "text: Is the plug in?")
        await settle(pilot, app)
        assert app._screen.page.heading == "Is the plug in?"


def test_a_folder_that_did_not_change_is_nothing_new(copy: Path) -> None:
    watch = Watch(copy, TODAY, "ru")
    assert watch.look() is not None
    assert watch.look() is None
    change(copy, "It is on", "It glows")
    assert watch.look() is not None
    assert watch.look() is None


async def test_a_warning_is_counted_in_a_line_of_its_own_and_shown_on_demand(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_(pilot, "1")
        change(copy, "text: Is the light of the socket on?", "text: TODO the light")
        await settle(pilot, app)
        assert app._screen.page.heading == "TODO the light"
        assert "1 todo" in str(app._line.content)
        assert app.screen is app._screen
        await pilot.press("f2")
        assert isinstance(app.screen, Faults)
        assert "unfinished-text" in str(app.screen._text)
        await pilot.press("escape")
        assert app.screen is app._screen


async def test_nothing_is_shown_where_nothing_is_wrong(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f2")
        assert app.screen is app._screen
        assert "todo" not in str(app._line.content)
