"""A sound answer that may not be meant: asked about beside the field, taken by a second Enter."""

from __future__ import annotations

from textual.widgets import Input, Static

from tests.conftest import Change, desk_of
from tests.tui.conftest import TO_ORDER_HELP, answered, case, type_
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.fields import FieldRow

NUMBER = "55556666-0002"


def beside(app: WizardApp) -> str:
    """What is told under the fields."""
    notes = (str(row.note.render()) for row in app.screen.query(FieldRow) if row.display)
    return " ".join(" ".join(notes).split())


async def test_the_number_of_an_order_is_asked_about_and_taken_at_the_second_enter(
    ozon: Desk,
) -> None:
    app = WizardApp(ozon, answered(ozon, (*TO_ORDER_HELP, "silence")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_(pilot, f"{NUMBER}\n12345678-0001\n")
        assert ozon.language("doubt_order_number") in beside(app)
        assert case(app).walk.at == "escalation.numbers#ticket"
        await type_(pilot, "\n\n")
        assert case(app).walk.steps[-2].answer == NUMBER


async def test_who_clears_it_finds_it_at_the_next_question(changed: Change) -> None:
    changed(
        "demo.yaml",
        "type: text\n    text: What is the serial",
        "type: registration_number\n    text: What is the serial",
    )
    desk = desk_of(
        changed("demo.yaml", "type: text\n    title: Name", "type: order_number\n    title: Name")
    )
    app = WizardApp(desk, answered(desk, ("yes", "on", "2024-01-01", "3")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_(pilot, f"{NUMBER}\n")
        await pilot.press(*["backspace"] * len(NUMBER), "enter")
        await pilot.pause()
        assert case(app).walk.at == "demo.owner"
        assert app.screen.query_one("#field", Input).value == NUMBER


async def test_the_window_for_a_number_asks_as_well(changed: Change) -> None:
    term = "    reply_within: reply\n"
    desk = desk_of(changed("demo.yaml", term, f"{term}    number: serial\n"))
    app = WizardApp(desk, answered(desk, ("yes", "on", "2026-11-01", "Ann", "box")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        await type_(pilot, f"{NUMBER}\n")
        assert desk.language("doubt_again") in str(
            app.screen.query_one("#explain", Static).render()
        )
        await type_(pilot, "\n")
        assert case(app).walk.steps[-1].number == NUMBER
