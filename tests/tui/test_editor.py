"""The editor of a message, driven by keys."""

from __future__ import annotations

import os
from collections.abc import Iterable

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from tests.conftest import no_room
from tests.tui.conftest import answered, case, keys, screen
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.tui.app import WizardApp
from wizard.tui.editor import Editor
from wizard.tui.letter_panel import LetterLine, LetterPanel
from wizard.tui.screen import WizardScreen
from wizard.tui.throttle import PAUSE

TO_CALL = ("yes", "on", "01.11.2026", "Ann", ["box"])


@pytest.fixture
def app(desk: Desk) -> WizardApp:
    """A case at a step with a message."""
    return WizardApp(desk, answered(desk, TO_CALL))  # type: ignore[arg-type]


async def press(pilot: Pilot[None], *names: str) -> None:
    await pilot.press(*names)
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type, and wait until it was kept and checked."""
    await pilot.press(*spelled(text))
    await pilot.pause(PAUSE * 2)


def spelled(text: str) -> Iterable[str]:
    return ["exclamation_mark" if key == "!" else key for key in keys(text)]


def shown(app: WizardApp, name: str) -> str:
    widget = app.screen.query_one(f"#{name}", Static)
    return str(widget.render()) if widget.display else ""


def area(app: WizardApp) -> TextArea:
    return app.screen.query_one("#draft", TextArea)


def message(made: Case) -> str:
    assert made.page.message is not None
    return made.page.message.text


@pytest.mark.parametrize("key", ["e", "у", "E", "У"])
async def test_e_opens_the_message_on_any_keyboard(app: WizardApp, key: str) -> None:
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, Editor)
        assert area(app).text == message(case(app))
        assert area(app).has_focus


async def test_what_was_typed_is_shown_copied_and_kept_in_the_file(app: WizardApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        await typed(pilot, "Hello. ")
        await press(pilot, "escape")
        assert isinstance(app.screen, WizardScreen)
        assert shown(app, "message").startswith("Hello. Dear Ann,")
        await press(pilot, "c")
        assert app.clipboard.startswith("Hello. Dear Ann,")
        made = case(app)
        assert "Hello. Dear Ann," in made.document()
        again = made.desk.open(made.path)
        assert message(again).startswith("Hello. Dear Ann,")


async def test_what_was_typed_is_what_was_sent(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "e", "x", "escape", "2")
        sent = [step.message for step in case(app).walk.steps if step.message]
        assert [text[:6] for text in sent] == ["xDear "]


async def test_the_check_follows_what_is_typed(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "e")
        assert shown(app, "remarks").startswith("✓")
        await typed(pilot, "Stupid! ")
        assert "not calm: stupid" in shown(app, "remarks")
        assert "⚠" in shown(app, "remarks")
        await press(pilot, *["backspace"] * 8)
        await pilot.pause(PAUSE * 2)
        assert shown(app, "remarks").startswith("✓")


async def test_the_remarks_stand_beside_the_message_and_in_the_sources(app: WizardApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        assert shown(app, "remarks") == ""
        await press(pilot, "e")
        area(app).text = ""
        await typed(pilot, "WHERE is it?")
        await press(pilot, "escape")
        assert "no date" in shown(app, "remarks")
        assert "not calm: WHERE" in shown(app, "remarks")
        assert any("repaired without pay" in line.claim for line in screen(app).page.sources)


async def test_what_is_copied_comes_with_its_remarks(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "e")
        await typed(pilot, "At once! ")
        await press(pilot, "escape", "c")
        assert any("not calm: at once" in note.message for note in app._notifications)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_that_there_are_remarks_is_always_in_sight(
    app: WizardApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        await typed(pilot, "At once! ")
        await press(pilot, "escape")
        await pilot.pause(0.2)
        panel = app.screen.query_one(LetterPanel)
        told = panel.query_one("#remarks") if panel.display else app.screen.query_one(LetterLine)
        assert "⚠" in str(told.render()) or "замечани" in str(told.render())
        assert app.screen.region.contains_region(told.region)


@pytest.mark.parametrize("between", ["right", "down", "tab"])
async def test_another_key_takes_back_that_the_text_was_to_be_replaced(
    app: WizardApp, between: str
) -> None:
    async with app.run_test() as pilot:
        written = message(case(app))
        await press(pilot, "e", "x", "ctrl+r", between, "ctrl+r")
        assert area(app).text == f"x{written}"
        await press(pilot, "ctrl+r")
        assert area(app).text == written


async def test_the_wizards_text_can_be_had_back_and_that_undone(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        written = message(case(app))
        await press(pilot, "e", "x", "ctrl+r")
        assert area(app).text == f"x{written}"  # one key takes nobody's words away
        await press(pilot, "ctrl+r")
        assert area(app).text == written
        await press(pilot, "ctrl+z")
        assert area(app).text == f"x{written}"
        await press(pilot, "y", "f5")
        assert area(app).text != written  # these are other words than those that were given up
        await press(pilot, "f5", "escape")
        assert message(case(app)) == written
        assert case(app).drafts == {}


async def test_keys_of_the_wizard_are_letters_in_the_editor(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        before = case(app).walk
        await press(pilot, "e", *"qй1e/?", "left", "backspace")
        assert area(app).text.startswith("qй1e?")
        assert case(app).walk == before


async def test_leaving_the_program_from_the_editor_keeps_what_was_typed(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        made = case(app)
        await pilot.press("e", "x", "y")
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert message(made.desk.open(made.path)).startswith("xyDear")


async def test_a_draft_that_is_out_of_date_is_told_with_the_way_back(app: WizardApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e", "x", "escape")
        case(app).change(3, "Bob")
        screen(app).show()
        await pilot.pause()
        assert "с тех пор" in shown(app, "remarks")
        await press(pilot, "e")
        assert "с тех пор" in shown(app, "remarks")
        await typed(pilot, "y")
        assert "с тех пор" in shown(app, "remarks")
        await press(pilot, "ctrl+r", "ctrl+r", "escape")
        assert message(case(app)).startswith("Dear Bob")
        assert shown(app, "remarks") == ""


@pytest.mark.parametrize("way", [TO_CALL[:2], (*TO_CALL, "later")])
async def test_without_a_message_to_be_sent_there_is_nothing_to_edit(
    desk: Desk, way: tuple[str, ...]
) -> None:
    app = WizardApp(desk, answered(desk, way))
    async with app.run_test() as pilot:
        await press(pilot, "tab", "e")
        assert isinstance(app.screen, WizardScreen)


async def test_who_changes_an_answer_sees_what_went_out_with_it(app: WizardApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e", "x", "escape", "2")
        app.screen_stack[-1].query_one("#long", TextArea).text = "Note."
        await press(pilot, "tab", "enter", "2", "r", "up", "up", "enter")
        assert screen(app).page.at == "demo.call"
        assert shown(app, "message").startswith("xDear Ann")
        await press(pilot, "e")
        assert isinstance(app.screen, WizardScreen)


async def test_the_commands_of_the_case_cannot_be_called_behind_the_editor(app: WizardApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "e")
        editor = app.screen
        assert isinstance(editor, Editor)
        await press(pilot, "ctrl+p")
        assert app.screen is editor


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_text_remarks_and_keys_fit_at_every_size(
    app: WizardApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "e")
        await typed(pilot, "STUPID! ")
        await pilot.pause(0.1)
        assert area(app).size.height >= 4
        advice = app.screen.query_one("#advice")
        assert advice.size.height >= 1
        assert advice.region.bottom <= size[1] - 1
        assert "Esc" in shown(app, "keys")
        assert "Ctrl+R" in shown(app, "keys")


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_last_line_names_the_key(app: WizardApp, width: int) -> None:
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        line = shown(app, "keys")
        assert all(part in line for part in ("c копия", "e правка", "?"))


async def test_tab_selects_one_gap_after_the_other_and_what_is_typed_takes_its_place(
    app: WizardApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        area(app).text = "To [fill in: whom].\n\nOn [fill in: the day] it broke."
        area(app).move_cursor((0, 0))
        await press(pilot, "tab")
        assert area(app).selected_text == "[fill in: whom]"
        await press(pilot, *"Ann", "tab")
        assert area(app).selected_text == "[fill in: the day]"
        await press(pilot, "tab")
        assert area(app).selected_text == "[fill in: the day]"
        assert area(app).text == "To Ann.\n\nOn [fill in: the day] it broke."


async def test_brackets_of_an_answer_are_no_gap(desk: Desk) -> None:
    given = ("yes", "on", "01.11.2026", "Ann [the first]", ["box"])
    made = answered(desk, given)  # type: ignore[arg-type]
    made.edit("Ann [the first], on [fill in: the day]")
    app = WizardApp(desk, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        assert area(app).selected_text == "[fill in: the day]"
        assert language("ru")("editor_gap_over", at=1, count=1) in shown(app, "head")
        await press(pilot, "shift+tab")
        assert area(app).selected_text == "[fill in: the day]"


async def test_what_is_typed_at_once_takes_the_place_of_the_first_gap(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = "To whom: [fill in: whom]"
        session = screen(app)._session
        session.edit(text)
        await press(pilot, "e")
        assert area(app).selected_text == "[fill in: whom]"
        assert language("ru")("editor_gap_over", at=1, count=1) in shown(app, "head")
        await typed(pilot, "Ann")
        assert area(app).text == "To whom: Ann"
        assert f"Ctrl+Z {language('ru')('editor_gap_back')}" in shown(app, "keys")
        await press(pilot, "ctrl+z", "ctrl+z")
        assert area(app).text == text


async def test_escape_closes_the_editor_though_something_is_told(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "e", "x", "ctrl+r", "escape")
        assert app.screen is screen(app)


@pytest.mark.usefixtures("held_on")
async def test_a_key_that_is_held_takes_no_words_away(app: WizardApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "e", "x", *["ctrl+r"] * 10)
        assert app.screen.query_one(TextArea).text.startswith("x")


async def test_a_disk_that_fills_up_is_told_while_the_message_is_edited(
    app: WizardApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "e")
        monkeypatch.setattr(os, "fsync", no_room)
        await typed(pilot, "Dear")
        assert language("ru")("not_saved_short") in shown(app, "head")
        assert "error" in [notice.severity for notice in app._notifications]
        assert area(app).has_focus


GAPS = "To [fill in: whom].\n\nOn [fill in: the day] it broke."


async def test_shift_tab_leads_back_to_the_gap_before(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        area(app).text = GAPS
        area(app).move_cursor((0, 0))
        await press(pilot, "tab", "tab")
        assert area(app).selected_text == "[fill in: the day]"
        await press(pilot, "shift+tab")
        assert area(app).selected_text == "[fill in: whom]"
        await press(pilot, "shift+tab")
        assert area(app).selected_text == "[fill in: the day]", "before the first is the last"


async def test_a_gap_that_was_typed_over_comes_back_by_the_key_that_is_named(
    app: WizardApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        area(app).text = GAPS
        area(app).move_cursor((0, 0))
        await press(pilot, "tab")
        assert "Tab Shift+Tab" in shown(app, "keys")
        await typed(pilot, "3")
        assert f"Ctrl+Z {language('ru')('editor_gap_back')}" in shown(app, "keys")
        await press(pilot, "tab", "4", "ctrl+z")
        assert area(app).text == GAPS.replace("[fill in: whom]", "3"), "one after the other"
        await press(pilot, "ctrl+z")
        await pilot.pause(PAUSE * 2)
        assert area(app).text == GAPS
        assert language("ru")("editor_gap_back") not in shown(app, "keys")


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_both_ways_between_gaps_are_named_where_there_are_gaps(
    app: WizardApp, width: int
) -> None:
    async with app.run_test(size=(width, 24)) as pilot:
        await press(pilot, "e")
        assert "Tab" not in shown(app, "keys")
        area(app).text = GAPS
        await pilot.pause(PAUSE * 2)
        assert "Tab Shift+Tab" in shown(app, "keys")


async def at_gap(pilot: Pilot[None], app: WizardApp, text: str) -> None:
    """With the first gap of a text selected."""
    await press(pilot, "e")
    area(app).text = text
    area(app).move_cursor((0, 0))
    await press(pilot, "tab")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[keep if you paid: Pay it back.]\nAnn", "Pay it back.\nAnn"),
        ("[keep this point if you paid] Pay it back.", "Pay it back."),
    ],
)
async def test_what_holds_is_kept_by_its_digit_without_its_brackets(
    app: WizardApp, text: str, kept: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_gap(pilot, app, text)
        assert f"1 {language('ru')('editor_keep')}" in shown(app, "keys")
        await press(pilot, *["enter"] * 5)
        assert area(app).text == text, "Enter, however often, says nothing that may not be so"
        await press(pilot, "1")
        assert area(app).text == kept
        await press(pilot, "ctrl+z")
        assert area(app).text == text


@pytest.mark.parametrize("again", [True, False])
async def test_an_empty_text_takes_own_words_at_the_second_escape_alone(
    app: WizardApp, again: bool
) -> None:
    def text() -> str:
        message = screen(app).case.page.message
        assert message is not None
        return message.text

    async with app.run_test(size=(80, 24)) as pilot:
        written = text()
        await press(pilot, "e", "x", "escape")
        own = text()
        assert own != written
        await press(pilot, "e", "f7", "backspace")
        await pilot.pause(2 * PAUSE)
        assert area(app).text == ""
        assert text() == own, "it may be meant to be typed anew"
        await press(pilot, "escape")
        assert area(app).text == ""
        if again:
            await press(pilot, "escape")
            assert isinstance(app.screen, WizardScreen)
        else:
            await press(pilot, "ctrl+z", "escape")
        assert text() == (written if again else own)


async def test_one_of_several_texts_is_kept_by_its_digit(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_gap(pilot, app, "It is [keep one: lost / broken]. Ann")
        assert "1–2" in shown(app, "keys")
        await press(pilot, "enter")
        assert "[keep one" in area(app).text, "Enter takes none of them"
        await press(pilot, "2")
        assert area(app).text == "It is broken. Ann"
        await press(pilot, "2", "enter")
        assert area(app).text == "It is broken2\n. Ann", "without a gap they are typed"


async def test_enter_on_a_gap_to_be_filled_in_leads_to_the_next(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_gap(pilot, app, GAPS)
        await press(pilot, "enter")
        assert (area(app).text, area(app).selected_text) == (GAPS, "[fill in: the day]")


async def test_a_remark_more_leaves_what_is_being_typed_in_sight(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "e")
        area(app).text = "Hello.\n" * 40
        area(app).move_cursor((area(app).scroll_offset.y + area(app).size.height - 1, 0))
        await pilot.pause()
        await typed(pilot, "!!!]]")
        row = area(app).cursor_location[0] - area(app).scroll_offset.y
        assert 0 <= row < area(app).size.height
