"""No line of the screen ends between a number and what belongs to it."""

from __future__ import annotations

import pytest
from textual.content import Content

from tests.conftest import SHIPPED, desk_of
from wizard.tui import unbroken
from wizard.tui.app import WizardApp

HELD = ("4\u00a0590\u00a0₽", "статья\u00a018", "1\u202f000")


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("width", range(10, 24))
def test_what_is_held_together_stands_on_one_line(held: str, width: int) -> None:
    unbroken.hold()
    text = Content(f"всего не больше {held} за все дни")
    lines = text.wrap(width)
    assert any(held in line.plain for line in lines)
    assert all(line.cell_length <= width for line in lines)
    assert " ".join(line.plain.strip() for line in lines) == text.plain


async def test_what_is_told_in_passing_is_told_whole(home: object) -> None:
    """One that fills its line to the last column was cut."""
    app = WizardApp(desk_of(SHIPPED))
    words = "Ждём ответ до 02.12.2026, ср. Вернитесь в этот день или раньше, если ответят"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.notify(words)
        await pilot.pause(0.3)
        await pilot.pause()
        assert "ответят" in app.export_screenshot().replace("&#160;", " ")
