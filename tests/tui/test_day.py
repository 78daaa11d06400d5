"""A window that is left open over midnight counts from the day that it is by then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.conftest import NOW, TODAY
from tests.tui.conftest import answered, screen, type_
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.screen import WizardScreen

TO_DATE = ("nobody", "buyer", "delivery", "overdue")


async def test_the_page_is_drawn_anew_with_what_is_typed(ozon: Desk) -> None:
    days = [TODAY]
    desk = Desk(ozon.library, ozon.language, TODAY, lambda: NOW, calendar=lambda: days[-1])
    app = WizardApp(desk, answered(desk, TO_DATE))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await type_(pilot, "13")
        assert isinstance(app.focused, Input)
        window = app.screen
        assert isinstance(window, WizardScreen)
        window.look_anew()
        await pilot.pause()
        assert not app._notifications
        days.append(TODAY + timedelta(days=1))
        window.look_anew()
        await pilot.pause()
        assert [note.message for note in app._notifications] == [
            "Наступил другой день: 23.11.2026, пн. Сроки, суммы и даты в письмах сосчитаны заново"
        ]
        field = app.focused
        assert isinstance(field, Input)
        assert field.value == "13"
        field.value = f"{days[-1]:%d.%m.%Y}"
        await pilot.press("enter")
        await pilot.pause()
        assert screen(app).case.walk.steps[-1].on == days[-1]


@pytest.mark.parametrize(("before", "key"), [(TO_DATE[:3], "1"), (TO_DATE, "enter")])
async def test_an_answer_to_what_was_asked_the_day_before_is_none(
    ozon: Desk, before: tuple[str, ...], key: str
) -> None:
    days = [TODAY]
    desk = Desk(ozon.library, ozon.language, TODAY, lambda: NOW, calendar=lambda: days[-1])
    app = WizardApp(desk, answered(desk, before))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        if key == "enter":
            await type_(pilot, "05.11.2026")
        days.append(TODAY + timedelta(days=1))
        await pilot.press(key)
        await pilot.pause()
        assert len(screen(app).case.walk.steps) == len(before)
        assert len(app._notifications) == 1
        await pilot.press(key)  # a field still has what was typed
        await pilot.pause()
        assert screen(app).case.walk.steps[-1].on == days[-1]


async def test_what_is_saved_behind_midnight_bears_the_new_day(ozon: Desk, home: Path) -> None:
    days = [TODAY]
    desk = Desk(ozon.library, ozon.language, TODAY, lambda: NOW, calendar=lambda: days[-1])
    app = WizardApp(desk, answered(desk, TO_DATE[:3]))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        days.append(TODAY + timedelta(days=1))
        await pilot.press("s")
        await pilot.pause()
        field = app.focused
        assert isinstance(field, Input)
        field.value = str(home / "page.md")
        await pilot.press("enter")
        await pilot.pause()
    assert f"Составлено {days[-1]:%d.%m.%Y}" in (home / "page.md").read_text("utf-8")
