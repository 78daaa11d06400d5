"""A library that is edited under the wizard."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import TODAY, desk_of, no_room
from tests.tui.conftest import answered, type_
from wizard.author.preview import problems
from wizard.author.preview.app import Preview
from wizard.author.preview.problems import ProblemsWindow
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.watch import Seen, Watch
from wizard.i18n import language
from wizard.tui.choices import Choices
from wizard.tui.fields import Fields
from wizard.tui.screen import WizardScreen


def app_over(folder: Path) -> Preview:
    desk = desk_of(folder)
    return Preview(Watch(folder, TODAY, "ru", desk.library), desk)


async def settle(pilot: Pilot[None], app: Preview) -> None:
    """Have the app look at the folder until a save has come to rest, whatever its own pace."""
    for _ in range(2):
        await app._look()
    await pilot.pause()


def shown(app: Preview) -> str:
    """What the window with the problems says."""
    assert isinstance(app.screen, ProblemsWindow)
    return str(app.screen._told.content)


def line(app: Preview) -> str:
    """The line above the step."""
    return str(app._line.content)


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "demo.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No look but those that a test asks for: two at once would each see a half of what is new."""

    async def nothing(app: Preview) -> None:
        pass

    monkeypatch.setattr(Preview, "_follow_folder", nothing)


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
        assert "no node «ownr»" in shown(app)
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


async def test_a_warning_is_counted_in_a_line_of_its_own_and_shown_on_demand(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_(pilot, "1")
        change(copy, "text: Is the light of the socket on?", "text: TODO the light")
        await settle(pilot, app)
        assert app._screen.page.heading == "TODO the light"
        assert "1\N{NO-BREAK SPACE}недоделка" in line(app)
        assert app.screen is app._screen
        await pilot.press("f4")
        assert "unfinished-text" in shown(app)
        await pilot.press("escape")
        assert isinstance(app.screen, WizardScreen)


async def test_nothing_is_shown_where_nothing_is_wrong(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await settle(pilot, app)
        await pilot.press("f4")
        assert app.screen is app._screen
        assert line(app).endswith("прочитано")


async def test_what_was_typed_and_not_answered_outlives_a_save(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "12")
        await type_(pilot, "Anna")
        await pilot.press("left")
        change(copy, "text: What is your name?", "text: And your name?")
        await settle(pilot, app)
        assert app._screen.page.heading == "And your name?"
        field = app._screen.query_one("#field", Input)
        assert (field.value, field.cursor_position) == ("Anna", 3)


async def test_what_was_typed_into_a_form_outlives_a_save(formed: Path) -> None:
    app = app_over(formed)
    async with app.run_test() as pilot:
        await type_(pilot, "12")
        await type_(pilot, "Anna\n20")
        change(formed, "Who asks, and what", "Who are you, and what")
        await settle(pilot, app)
        assert app._screen.page.heading.startswith("Who are you")
        fields = app._screen.query_one(Fields)
        assert [field.value for field in fields.inputs] == ["Anna", "20", ""]


async def test_what_was_ticked_outlives_a_save(copy: Path) -> None:
    app = app_over(copy)
    app._session.open(answered(app._desk, ("yes", "off", "Anna")))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app._screen.page.kind == "checklist"
        await type_(pilot, "2")
        change(copy, "text: What is at hand?", "text: What is there?")
        await settle(pilot, app)
        choices = app._screen.query_one(Choices)
        assert choices.ticked == {choices.rows[1].id}
        assert choices.highlighted == 1


async def test_a_save_waits_until_an_answer_is_changed(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "11")
        app._session.ask_again(0)
        app._screen.show()
        change(copy, "text: When was it bought?", "text: Bought when?")
        await settle(pilot, app)
        assert app._screen.page.heading == "Is it plugged in?"
        await pilot.press("escape")
        await settle(pilot, app)
        assert app._screen.page.heading == "Bought when?"


async def test_a_save_waits_behind_an_open_window(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "1i")
        change(copy, "text: Is the light of the socket on?", "text: Does it glow?")
        await settle(pilot, app)
        await pilot.press("escape")
        assert app._screen.page.heading == "Is the light of the socket on?"
        await settle(pilot, app)
        assert app._screen.page.heading == "Does it glow?"


async def test_a_key_is_answered_while_the_library_is_read(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(copy)
    held = Event()
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app._watch, "words", held.wait)
        change(copy, "to: owner", "to: ownr")
        look = asyncio.create_task(settle(pilot, app))
        while "читаю" not in line(app):
            await asyncio.sleep(0.01)
        await type_(pilot, "1")
        assert app._screen.page.at == "demo.power"
        held.set()
        monkeypatch.undo()
        look.cancel()


async def test_the_list_of_problems_follows_a_save_and_keeps_its_place(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        for name in ("power", "owner", "kit", "years"):
            change(copy, f"to: {name}", f"to: {name}x")
        await settle(pilot, app)
        window = app.screen
        await pilot.pause(0.1)  # the text is laid out once its width is known
        await pilot.press("down")
        await pilot.pause()
        top = window.query_one("#reading").scroll_y
        change(copy, "to: kitx", "to: kitxx")
        await settle(pilot, app)
        assert app.screen is window
        assert "kitxx" in shown(app)
        assert window.query_one("#reading").scroll_y == top > 0
        await pilot.press(*["space"] * 9)
        await pilot.pause()
        reading = window.query_one("#reading")
        assert reading.region.bottom < app.size.height
        assert reading.scroll_y + reading.size.height == reading.virtual_size.height


async def test_the_other_language_is_followed_as_well(translated: Path) -> None:
    app = app_over(translated)
    async with app.run_test() as pilot:
        await pilot.pause()
        await type_(pilot, "g")
        await pilot.pause()
        assert app._screen.page.heading == "Is it plugged in?"
        assert line(app).endswith("read")
        change(translated, "text: Is it plugged in?", "text: Is the plug in?")
        await settle(pilot, app)
        assert app._screen.page.heading == "Is the plug in?"


async def test_a_deleted_folder_is_told_of_and_the_wizard_goes_on(copy: Path) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "1")
        copy.rename(copy.parent / "away")
        await settle(pilot, app)
        assert "no such folder" in " ".join(shown(app).split())
        await pilot.press("escape")
        await type_(pilot, "1")
        assert app._screen.page.at == "demo.bought"


@pytest.mark.parametrize("width", [30, 40, 74, 114])
def test_a_problem_is_told_in_any_width(width: int) -> None:
    text = "      off: {label: It is off and has been so for a long time, to: ownr, hint: as usual}"
    at = text.index("ownr") + 1
    fault = Diagnostic("a.yaml", 7, at, at + 4, "error", "unknown-node", "no node", "write «owner»")
    todo = Diagnostic("a.yaml", 1, 1, 2, "todo", "unfinished-text", "not written yet")
    told = problems.told(Seen(None, [todo, fault], {"a.yaml": Lined(text)}), language("en"), width)
    lines = told.plain.splitlines()
    assert max(len(line) for line in lines) <= width
    assert lines[:2] == ["✗ no node", f"  a.yaml:7:{at} unknown-node"]
    assert "ownr" in lines[2]
    assert lines[3] == "  → write «owner»"
    assert lines.index("○ not written yet") > 4
    assert any("unfinished-text" in line for line in lines)  # a code is looked up: never broken


class Lined:
    """A source of one line, whatever the number."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line(self, _: int, /) -> str:
        return self._text


async def test_a_move_that_could_not_be_saved_outlives_a_save_of_the_library(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(copy)
    async with app.run_test() as pilot:
        await type_(pilot, "11")
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_room)
            await pilot.press("escape")
            await pilot.pause()
            while app.screen is not app._screen:
                await pilot.press("escape")
                await pilot.pause()
            assert app._screen.page.at == "demo.power"
            change(copy, "text: Is the light of the socket on?", "text: Does the socket glow?")
            await settle(pilot, app)
            assert app._screen.page.at == "demo.power"
        change(copy, "text: Does the socket glow?", "text: Does it glow?")
        await settle(pilot, app)
        assert (app._screen.page.at, app._screen.page.heading) == ("demo.power", "Does it glow?")
