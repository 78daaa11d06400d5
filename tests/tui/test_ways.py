"""A late order, from the first screen to the saved document, by one hand only."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import case, screen, ways_found
from tests.tui.test_mouse import press
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp


def begun(desk: Desk) -> WizardApp:
    return WizardApp(desk, find=ways_found())


def rows(app: WizardApp) -> list[str]:
    """What is on the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


async def click(app: WizardApp, pilot: Pilot[None], words: str) -> None:
    """Click words that are to be seen, the last of them where they stand twice."""
    found = [(row.rindex(words), y) for y, row in enumerate(rows(app)) if words in row]
    assert found, (words, rows(app))
    await press(app, pilot, found[-1])


def saved(folder: Path) -> str:
    (document,) = folder.glob("*.md")
    return document.read_text("utf-8")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (240, 70)])
async def test_by_the_mouse_alone(ozon: Desk, size: tuple[int, int], home: Path) -> None:
    app = begun(ozon)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#told")
        for words in (
            *("Заказ не приходит", "Нет, никто не просил", "Обещанный срок прошёл"),
            *("Enter", "ответ не пришёл", "Enter", "", "Enter", "? помощь", "Esc — закрыть"),
            "Помогло",
            *("Да, закрыть дело", "Сохранить документ"),
        ):
            if words:
                await click(app, pilot, words)
            else:  # or the next one on the same place is the second of a double click
                await pilot.pause(0.6)
        assert case(app).page.status == "solved"
        app.screen.query_one("#path", Input).value = str(home / "saved.md")
        await click(app, pilot, "Enter")
        assert app.screen is screen(app)
        assert "Вопрос решён" in saved(home)
        await click(app, pilot, "Нет, ещё не решено")
        await click(app, pilot, "Нет, отмечено")
        assert not case(app).walk.ended


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (30, 8)])
async def test_by_a_keyboard_in_russian_alone(
    ozon: Desk, size: tuple[int, int], home: Path
) -> None:
    app = begun(ozon)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for keys in (
            *("1", "enter", "1", "1", "5", "н", "о", "я", "б", "enter"),  # a story of a day
            *("3", "enter", "enter", "ь", "ь", "к", "escape", "ф", "escape", "ш", "escape"),
            *("comma", "escape", "е", "е", "1", "2", "ы"),
        ):
            await pilot.press(keys)
            await pilot.pause()
        assert case(app).page.status == "solved"
        field = app.screen.query_one("#path", Input)
        field.value = str(home / "saved.md")
        await pilot.press("enter")
        await pilot.pause()
        assert "05.11.2026" in saved(home)
        assert app.screen is screen(app)
        await pilot.press("й")
    assert app.return_code == 0
