"""What is typed and not answered yet is kept from the first letter, and is there again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tests.conftest import SAMPLE, SHIPPED, desk_of, no_room
from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, case, screen, type_
from wizard.cases import store
from wizard.cases.desk import Desk
from wizard.commands.proved import spoken_in
from wizard.i18n import language
from wizard.tui.app import WizardApp
from wizard.tui.choices import Choices
from wizard.tui.registration_window import AskNumber
from wizard.tui.throttle import PAUSE

TO_DATE = TO_CHAT[:4]
TO_STORY = ("yes", "on", "01.11.2026", "Ann", ["box"], "refused")
STORY = "It hums.\n\nThen — nothing.\n  «Ann»"


def on_disk(app: WizardApp) -> dict[str, object]:
    return dict(store.read_record(case(app).path).typed)


def field(app: WizardApp) -> str:
    return screen(app).query_one("#field", Input).value


def area(app: WizardApp) -> TextArea:
    return screen(app).query_one("#long", TextArea)


async def test_the_first_letter_is_in_the_file(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_DATE))
    async with app.run_test() as pilot:
        await pilot.pause(PAUSE * 2)
        await type_(pilot, "0")
        assert on_disk(app) == {"delivery.due_date": "0"}
        await type_(pilot, "5.1")
        await pilot.pause(PAUSE * 2)
        assert on_disk(app) == {"delivery.due_date": "05.1"}


@pytest.mark.parametrize("way", [("escape",), ("escape", "escape"), ("ctrl+c",)])
async def test_half_a_date_is_there_again(ozon: Desk, way: Sequence[str]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_DATE))
    async with app.run_test() as pilot:
        await type_(pilot, "05.1")
        await pilot.press(*way)
        path = case(app).path
    again = WizardApp(desk_of(SHIPPED), desk_of(SHIPPED).resume(path))
    async with again.run_test() as pilot:
        await pilot.press(*["1"] * (len(way) if way[0] == "escape" else 0))
        assert field(again) == "05.1"
        await pilot.press("escape", "1")
        assert field(again) == "05.1"
        await type_(pilot, "1\n")
        assert str(case(again).walk.asked["due_date"]) == "2026-11-05"
        assert on_disk(again) == {}


async def test_a_story_of_many_lines_is_there_again() -> None:
    desk = desk_of(SAMPLE)
    app = WizardApp(desk, answered(desk, TO_STORY))  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await pilot.pause()
        area(app).text = STORY
        await pilot.press("escape")
        assert on_disk(app) == {"demo.story": STORY}
        await pilot.press("3", "2")  # the letter never went out
        assert area(app).text == STORY


async def test_ticks_are_there_again(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "512")
        ticked = screen(app).query_one(Choices).ticked
        assert len(ticked) == 2
        path, steps = case(app).path, case(app).walk.steps
    again = WizardApp(ozon, ozon.resume(path))
    async with again.run_test() as pilot:
        await pilot.pause()
        assert screen(again).query_one(Choices).ticked == ticked
        assert case(again).walk.steps == steps


async def test_another_language_keeps_what_is_typed() -> None:
    desk = desk_of(SHIPPED)
    library = desk.library
    app = WizardApp(desk, answered(desk, TO_DATE), lambda code: spoken_in(SHIPPED, library, code))
    async with app.run_test() as pilot:
        await type_(pilot, "05.1")
        app.next_language()
        await pilot.pause()
        assert field(app) == "05.1"


async def test_a_number_that_was_begun_is_there_when_the_person_waits_again(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "4")
        assert isinstance(app.screen, AskNumber)
        await type_(pilot, "12-3")
        await pilot.press("escape")
        await type_(pilot, "4")
        assert app.screen.query_one(Input).value == "12-3"
        await type_(pilot, "45\n")
        assert case(app).walk.steps[-1].number == "12-345"
        assert on_disk(app) == {}


async def test_a_correction_that_was_begun_is_there_again(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await review_last(pilot)
        await pilot.press("backspace", "7")
        typed = field(app)
        await pilot.press("escape")
        assert case(app).walk.at == "escalation.order_help"
        await review_last(pilot)
        assert field(app) == typed


async def review_last(pilot: Pilot[None]) -> None:
    await pilot.press("r", "enter", "enter")


@pytest.mark.parametrize(("width", "height"), [(120, 40), (80, 24), (40, 12)])
async def test_the_last_line_says_what_enter_does_in_a_long_field(width: int, height: int) -> None:
    desk = desk_of(SAMPLE)
    app = WizardApp(desk, answered(desk, TO_STORY))  # type: ignore[arg-type]
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        line = str(screen(app).query_one("#keys", Static).render())
        assert f"Enter {desk.language('short_line')}" in line
        assert f"Tab Enter {desk.language('short_next')}" in line
        await type_(pilot, "Note")
        await pilot.press("enter")
        assert area(app).text == "Note\n"
        await pilot.press("tab", "enter", "2")
        assert case(app).walk.at == "demo.shop"


async def test_typing_goes_on_where_nothing_can_be_written(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_DATE))
    async with app.run_test() as pilot:
        with monkeypatch.context() as full:
            full.setattr("os.fsync", no_room)
            await type_(pilot, "05.1")
            await pilot.pause(PAUSE * 2)
            assert field(app) == "05.1"
        await type_(pilot, "1")
        await pilot.pause(PAUSE * 2)
        assert on_disk(app) == {"delivery.due_date": "05.11"}


async def test_a_disk_that_fills_up_while_a_story_is_typed_is_told_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = desk_of(SAMPLE)
    app = WizardApp(desk, answered(desk, TO_STORY))  # type: ignore[arg-type]
    async with app.run_test(size=(100, 30)) as pilot:
        await type_(pilot, "It")
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_room)
            await type_(pilot, " hums")
            await pilot.pause(PAUSE * 2)
            assert language("ru")("not_saved_short") in str(
                screen(app).query_one("#head", Static).render()
            )
            assert [n.severity for n in app._notifications] == ["error"]
            assert area(app).has_focus
        await type_(pilot, ".")
        await pilot.pause(PAUSE * 2)
        assert on_disk(app) == {"demo.story": "It hums."}
        assert language("ru")("not_saved_short") not in str(
            screen(app).query_one("#head", Static).render()
        )


async def test_a_disk_that_fills_up_while_a_number_is_typed_is_told(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test() as pilot:
        await type_(pilot, "4")
        assert isinstance(app.screen, AskNumber)
        monkeypatch.setattr(os, "fsync", no_room)
        await type_(pilot, "1")
        assert "error" in [n.severity for n in app._notifications]


@pytest.mark.parametrize(
    ("pasted", "there"),
    [
        (" Мария", "Анна Мария"),
        ("Мария ", "АннаМария "),
        (" ", "Анна "),
        (" a\r\n  b \r\n", "Анна a b "),
        ("\n", "Анна"),
        ("\tб", "Анна б"),
    ],
)
async def test_a_blank_at_the_edge_of_a_paste_stays(ozon: Desk, pasted: str, there: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_DATE))
    async with app.run_test() as pilot:
        await type_(pilot, "Анна")
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert field(app) == there
