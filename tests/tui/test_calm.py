"""One key too many, or a wrong one, ends nothing and answers nothing."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key as character_to_key
from textual.widgets import Input
from textual.widgets.option_list import Option

from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, case, screen, type_, ways_found
from wizard.cases.desk import Desk
from wizard.cases.first_words import NAME
from wizard.cases.proposal import Proposal
from wizard.tui import listening, notices
from wizard.tui.app import WizardApp
from wizard.tui.choices import DONE, Choices
from wizard.tui.dialogs import Confirm
from wizard.tui.done_line import DoneLine
from wizard.tui.home import Home
from wizard.tui.menu import Menu
from wizard.tui.palette import Palette

TO_CLAIM = (*TO_CHAT, "claim", "shop", "prepaid")
TO_ADDRESS = (*TO_CLAIM, "seller", "Ann Lee")
TO_MORE = (*TO_ADDRESS, "Street 1", "", "Item", "100")
TO_TICKS = (*TO_ADDRESS, "Street 1", "", "Item", "100", "no", "refund")


def choices(app: WizardApp) -> Choices:
    return screen(app).query_one(Choices)


def done(app: WizardApp) -> str:
    return str(screen(app).query_one(DoneLine).render())


async def click(app: WizardApp, row: int, times: int = 1) -> None:
    """Click on a row, as fast as a mouse can."""
    for _ in range(times):
        mouse(app, events.MouseDown, row)
        mouse(app, events.MouseUp, row)


def mouse(app: WizardApp, kind: type[events.MouseEvent], row: int, button: int = 1) -> None:
    region = choices(app).region
    at = (region.x + 8, region.y + row)
    app.post_message(kind(None, *at, 0, 0, button, False, False, False, *at))


async def test_enter_alone_never_ends_a_case(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(60):
            await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.steps == ()
        assert "цифрой" in str(app.screen.query_one("#explain").render())


@pytest.mark.parametrize("key", ["down", "up", "j", "k", "home", "end"])
async def test_any_other_key_tells_which_line_enter_means(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter", key, "enter")
        assert len(case(app).walk.steps) == 1


KEYS = [
    *(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "qQ"),
    *"№«»—ёЁйцукенъхэж ",
]


@pytest.mark.parametrize("place", ["list", "field", "ticks", "home", "window"])
async def test_no_key_ends_the_program(ozon: Desk, place: str) -> None:
    """Textual takes whatever is called `_key_NAME` for the handler of a key."""
    steps = {"field": TO_ORDER_HELP[:4], "ticks": TO_TICKS, "home": (*TO_ORDER_HELP,)}
    made = answered(ozon, steps.get(place, ()))
    app = WizardApp(ozon, None if place == "home" else made)
    if place == "home":
        made.release()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in KEYS:
            app.post_message(events.Key(character_to_key(key), key))
            await pilot.pause()
            if place == "window" and not app.screen.is_modal:
                await pilot.press("i")
        assert app.return_code is None
    assert app._exception is None


async def test_a_click_on_what_was_just_taken_away_ends_nothing(ozon: Desk) -> None:
    """It lies where it lay until the screen is laid out again, and has no parent any more."""
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        gone = choices(app)
        x, y = gone.region.offset
        parent, gone._parent = gone._parent, None
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        app.post_message(events.Key("1", "1"))
        await pilot.pause()
        assert app.return_code is None
        assert not app._inputs
        gone._parent = parent
    assert app._exception is None


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_what_is_said_beside_a_list_hides_none_of_it(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.pause()
        shown = choices(app)
        assert "цифрой" in str(app.screen.query_one("#explain").render())
        assert shown.size.height == shown.virtual_size.height == 4


async def test_a_filter_hides_nothing_of_a_list_that_has_room(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_TICKS))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = choices(app).size.height
        await pilot.press("slash")
        await pilot.pause()
        await pilot.pause()
        assert choices(app).size.height == before == len(choices(app).rows)


@pytest.mark.usefixtures("held_on")
async def test_an_enter_that_is_held_skips_no_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(desk, answered(desk, ("yes", "on", "2024-01-01")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        at = case(app).walk.at
        await pilot.press("7", "7", *["enter"] * 20)
        await pilot.pause()
        held = screen(app).page
        assert held.field is not None and case(app).walk.steps[-1].node == at
        assert "ещё раз" in str(screen(app).query_one("#explain").render())
        for name in ("HELD", "HABIT"):  # it was let go
            monkeypatch.setattr(listening, name, 0.0)
        await pilot.press("enter")
        await pilot.pause()
        assert case(app).walk.steps[-1].node == held.at


async def test_enter_alone_answers_no_question_on_the_way(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            await pilot.press("1")
            at = case(app).walk.at
            await pilot.press(*["enter"] * 10)
            assert case(app).walk.at == at


@pytest.mark.parametrize("key", ["enter", "down", "up", "j", "k", "о", "л"])
async def test_the_first_key_only_shows_the_cursor(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.pause()  # an Enter before there is anything to be seen means nothing
        assert choices(app).highlighted is None
        await pilot.press(key)
        assert choices(app).highlighted is not None
        assert case(app).walk.steps == ()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 8)])
@pytest.mark.parametrize("key", ["enter", "space"])
async def test_reading_leads_through_an_action_to_its_question_and_answers_nothing(
    ozon: Desk, key: str, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        step, before = screen(app)._work.step, case(app).walk.steps
        while step.below:
            rest = step.below
            await pilot.press(key)
            await pilot.pause()
            assert step.below < rest
            assert choices(app).highlighted is None
        await pilot.press(key)
        assert choices(app).highlighted == 0, "it is shown what is asked"
        for _ in range(10):
            await pilot.press(key)
        assert case(app).walk.steps == before and len(app.screen_stack) == 2
        assert "цифрой" in str(app.screen.query_one("#explain").render())
        await pilot.press("home", "enter")
        assert isinstance(app.screen, Confirm), "it was told which one is meant"


@pytest.mark.usefixtures("held_on")
async def test_a_key_that_is_held_ends_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "1234":
            for _ in range(12):
                await pilot.press(key)
            assert not case(app).walk.ended
            assert len([*ozon.folder.glob("*.md")]) <= 1


@pytest.mark.usefixtures("held_on")
async def test_an_enter_that_is_held_replaces_no_file(ozon: Desk, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("mine\n", "utf-8")
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        app.screen.query_one("#path", Input).value = str(diary)
        for _ in range(12):
            await pilot.press("enter")
        assert diary.read_text("utf-8") == "mine\n"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_the_answers_are_in_sight_however_much_there_is_to_be_read(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.listening
        lost = tuple(f"Вопрос {number}: ответ" for number in range(40))
        proposal = Proposal(app.case.walk, ends=False, lost=lost, after="")
        notices.loss(app, ozon.language, proposal, lambda agreed: None)
        await pilot.pause()
        await pilot.pause()
        menu = app.screen.query_one(Menu)
        assert app.screen.region.contains_region(menu.region)
        assert menu.size.height >= 2
        before = app.screen.query_one("#reading").scroll_y
        await pilot.press("pagedown")
        assert app.screen.query_one("#reading").scroll_y > before


@pytest.mark.usefixtures("held")
async def test_another_key_agrees_at_once_and_so_does_the_same_one_later(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert isinstance(app.screen, Confirm)
        app._last = "2"
        app._last_at += listening.HELD  # however slow the machine is
        await pilot.press("2")
        assert not case(app).walk.ended, "it may be held since it chose the answer"
        app._last_at -= listening.HELD
        await pilot.press("2")
        assert case(app).walk.ended


async def test_what_is_typed_on_goes_into_a_window_that_was_asked_for(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in "sxyz":  # at once, as somebody types who knows what comes
            app.post_message(events.Key(key, key))
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one("#path", Input).value.endswith("xyz")


async def test_what_was_typed_before_a_question_was_seen_does_not_answer_it(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("1", "2", "3", "2", "enter", "2"):  # at once, as a terminal hands on a paste
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("2")
        assert case(app).walk.ended


async def test_what_ends_a_case_is_asked_once_and_can_be_taken_back(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("1", "1"), ("1", "escape"), ("1", "enter", "enter")):
            await pilot.press(*keys)
            await pilot.pause()
            assert not case(app).walk.ended, keys
        await pilot.press("1", "2")
        await pilot.pause()
        assert case(app).walk.ended
        last = choices(app).rows[-1]
        assert last.label == ozon.language("after_unsolved")
        await type_(pilot, str(len(choices(app).rows)))
        await pilot.press("3")  # nor did the letter go out
        assert case(app).walk.at == "escalation.chat"


async def test_nothing_is_preselected_in_any_window(ozon: Desk) -> None:
    answered(ozon, TO_CHAT)
    app = WizardApp(ozon)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Home)
        assert all(menu.highlighted is None for menu in app.screen.query(Menu))
        await pilot.press("1", "enter", "r")
        assert app.screen.query_one(Menu).highlighted is None
        await pilot.press("escape", "1")
        assert app.screen.query_one(Menu).highlighted is None


async def test_a_checklist_is_answered_by_the_line_below_it_alone(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "5")
        at = case(app).walk.at
        await pilot.press("enter", "enter")
        assert choices(app).ticked == {choices(app).rows[0].id}
        await click(app, 1)
        await pilot.pause()
        assert len(choices(app).ticked) == 2
        assert "0  Готово" in done(app) and "2" in done(app)
        await pilot.press(*["enter"] * 8)
        assert case(app).walk.at == at
        line = screen(app).query_one(DoneLine)
        for kind in (events.MouseDown, events.MouseUp):
            place = (line.region.x + 6, line.region.y)
            app.post_message(kind(None, *place, 0, 0, 1, False, False, False, *place))
        await pilot.pause()
        assert case(app).walk.at != at
        assert len(case(app).walk.asked["tried"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 8)])
async def test_what_ends_a_checklist_is_in_sight_with_its_key(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, answered(ozon, (*TO_ORDER_HELP, "before")))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        at = case(app).walk.at
        line = screen(app).query_one(DoneLine)
        assert line.size.height == 1 and screen(app).region.contains_region(line.region)
        assert "0  Готово" in done(app) and "…" not in done(app)
        assert "0 готово" in str(screen(app).query_one("#keys").render())
        await pilot.press("1", "0")
        assert case(app).walk.at != at
        assert case(app).walk.asked["tried"] == ("chat",)


@pytest.mark.parametrize("way", [("end",), ("up",), ("down",) * 6])
async def test_the_cursor_goes_on_to_what_ends_a_checklist(
    ozon: Desk, way: tuple[str, ...]
) -> None:
    app = WizardApp(ozon, answered(ozon, (*TO_ORDER_HELP, "before")))
    async with app.run_test(size=(80, 24)) as pilot:
        at = case(app).walk.at
        await pilot.press(*way)
        assert choices(app).row == DONE and "▸ 0" in done(app)
        await pilot.press("up")
        assert choices(app).row == choices(app).rows[-1].id and "▸" not in done(app)
        await pilot.press("down", "down")
        assert choices(app).row == choices(app).rows[0].id
        await pilot.press("end", "enter")
        assert case(app).walk.at != at


@pytest.fixture
def at_once(held: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same key again comes at once, however busy the machine is."""
    monkeypatch.setattr(listening, "AGAIN", 600.0)


@pytest.mark.usefixtures("at_once")
async def test_a_nought_that_comes_at_once_ends_no_checklist_unread(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "0")
        at = case(app).walk.at
        assert case(app).page.kind == "checklist"
        await pilot.press("1", "0")
        assert case(app).walk.at != at, "who has ticked something has read it"


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("key", ["s", "?", "r", "w", "i", "c", "n"])
async def test_one_escape_too_many_closes_what_is_on_top_and_no_step(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        steps = len(case(app).walk.steps)
        await type_(pilot, key)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.screen is screen(app) and not app._notifications
        assert len(case(app).walk.steps) == steps


async def test_enter_behind_a_digit_takes_no_tick_back_before_it_was_said(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "5")
        first, second, *others = (row.id for row in choices(app).rows)
        assert len(others) < 7
        await pilot.press("2", "enter")
        assert choices(app).ticked == {second}
        assert ozon.language("ticked_already") in str(screen(app).query_one("#explain").render())
        await pilot.press("enter")
        assert choices(app).ticked == set()
        await pilot.press("1", "down", "down", "enter", "9", "enter")
        assert choices(app).ticked == {first}, "a digit without a row has ticked none"


async def test_a_filtered_checklist_is_ticked_and_not_answered(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "5")
        at, label = case(app).walk.at, choices(app).rows[2].label
        await pilot.press("slash", "enter", "enter")
        assert case(app).walk.at == at
        assert choices(app).ticked == {choices(app).rows[0].id}
        await pilot.press("escape")
        await type_(pilot, f"/{label[:6].lower()}")
        await pilot.press("enter", "enter")
        await pilot.press("escape")
        assert len(choices(app).ticked) == 2


async def test_a_double_click_answers_once(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await click(app, 0, times=4)
        for _ in range(40):  # what is clicked waits its turn, and a busy machine takes its time
            await pilot.pause(0.05)
            if case(app).walk.steps:
                break
        await pilot.pause(0.1)
        assert len(case(app).walk.steps) == 1


@pytest.mark.parametrize("button", [2, 3])
async def test_no_other_button_answers(ozon: Desk, button: int) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(120, 40)) as pilot:
        mouse(app, events.MouseDown, 0, button)
        mouse(app, events.MouseUp, 0, button)
        await pilot.pause(0.1)
        assert case(app).walk.steps == ()


async def test_dragging_over_choices_answers_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(120, 40)) as pilot:
        mouse(app, events.MouseDown, 0)
        mouse(app, events.MouseMove, 1)
        mouse(app, events.MouseUp, 1)
        await pilot.pause(0.1)
        assert case(app).walk.steps == ()


async def test_dragging_along_one_choice_answers_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        x, y = choices(app).region.offset
        for kind, column in ((events.MouseDown, x + 8), (events.MouseUp, x + 20)):
            app.post_message(kind(None, column, y, 0, 0, 1, False, False, False, column, y))
        await pilot.pause(0.2)
        assert case(app).walk.steps == ()


async def test_the_line_with_the_cursor_has_a_mark_in_every_list(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in ("r", "n", "ctrl+p", "l"):
            await pilot.press(key)
            await pilot.pause()
            assert not any("▸" in text_of(menu) for menu in app.screen.query(Menu)), key
            await pilot.press("down")
            await pilot.pause()
            assert sum(text_of(menu).count("▸") for menu in app.screen.query(Menu)) == 1, key
            await pilot.press("escape")


def text_of(menu: Menu) -> str:
    return "\n".join(menu.render_line(y).text for y in range(menu.size.height))


async def test_a_filter_that_finds_nothing_answers_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_ORDER_HELP))
    async with app.run_test(size=(120, 40)) as pilot:
        await type_(pilot, "5")
        at = case(app).walk.at
        await type_(pilot, "/zzz\n\n\n")
        assert choices(app).rows == []
        assert case(app).walk.at == at
        await pilot.press("escape")
        assert len(choices(app).rows) == 5


async def test_two_digits_typed_fast_close_one_window(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await pilot.press("n")
        window = app.screen
        assert isinstance(window, Confirm)
        for _ in range(3):
            window.dismiss(False)
        await pilot.pause()
        assert app.screen is screen(app)


@pytest.mark.parametrize(
    "path", ["~nosuchuser/x", "x" * 5000, "a\0b", "/proc/nowhere/x", "/dev/null/x", "\ud800"]
)
@pytest.mark.parametrize("key", ["s", "d"])
async def test_an_odd_path_is_refused_beside_the_field(ozon: Desk, key: str, path: str) -> None:
    made = answered(ozon, TO_CHAT)
    made.answer("waiting")
    app = WizardApp(ozon, made)
    async with app.run_test() as pilot:
        await pilot.press(key)
        app.screen.query_one("#path", Input).value = path
        await pilot.press("enter")
        assert "✗" in str(app.screen.query_one("#explain").render())


async def test_the_palette_finds_a_command_and_does_it(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", "enter")
        assert isinstance(app.screen, Palette)
        await type_(pilot, "ответы\n")
        assert type(app.screen).__name__ == "Review"
        await pilot.press("ctrl+p")
        assert type(app.screen).__name__ == "Review"


async def test_words_in_the_palette_are_kept_until_a_case_has_them(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new(), find=ways_found())
    path = ozon.folder.parent / NAME
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await type_(pilot, "деньги не вернули")
        assert path.read_text("utf-8") == "деньги не вернули"
        await pilot.press("escape")
        assert path.read_text("utf-8") == "деньги не вернули"
        await pilot.press("ctrl+p", "end", "enter")
        await pilot.pause()
        assert case(app).walk.kept["claim.story"] == "деньги не вернули"
        assert [one.name for one in path.parent.glob("first-words*")] == [path.name]
        await pilot.press("2")
        for _ in range(50):
            await pilot.pause(0.1)
            if not path.exists():
                break
        assert not path.exists()


async def test_words_in_the_palette_that_led_nowhere_are_there_again(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(100, 30)) as pilot:
        for typed in ("деньги не вернули", ""):
            await pilot.press("ctrl+p")
            await type_(pilot, typed)
            assert app.screen.query_one(Input).value == "деньги не вернули"
            await pilot.press("escape")
        await pilot.press("ctrl+p")
        await type_(pilot, "другое")
        assert app.screen.query_one(Input).value == "другое", "it was selected"


async def test_the_palette_begins_a_case_where_words_lead(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT), find=ways_found())
    async with app.run_test(size=(80, 24)) as pilot:
        before = case(app)
        await pilot.press("ctrl+p")
        await type_(pilot, "посылка потерялась\n")
        await pilot.pause()
        assert case(app) is before, "it is asked first"
        await pilot.press("2")
        await pilot.pause()
        assert case(app) is not before
        assert case(app).walk.at == "start.fraud", "what everybody is asked comes first"
        await pilot.press("1")
        assert case(app).walk.at == "delivery.reason"
        assert before.path.exists()


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("суд\n", None),
        ("ступень: претенз\n", "claim.seller_is"),
        ("ступень: помощь\n", "escalation.order_help"),
    ],
)
async def test_the_palette_leads_to_each_rung(ozon: Desk, words: str, at: str | None) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await type_(pilot, words)
        await pilot.pause()
        if at is None:  # to be read ahead
            assert type(app.screen).__name__ == "WayWindow"
        else:
            assert screen(app).page.at == at


async def test_the_palette_finds_another_case(ozon: Desk) -> None:
    other = answered(ozon, TO_CHAT)
    other.release()
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("ctrl+p")
        await type_(pilot, "дело 12345678\n")
        await pilot.pause()
        assert case(app).path == other.path


async def test_a_thousand_keys_that_wait_while_it_closes_end_it_quietly(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        app.post_message(events.Key("q", "q"))
        for _ in range(1500):
            app.post_message(events.Key("x", "x"))
        await pilot.pause()
    assert app.fault is None
    assert app.return_code == 0


async def test_what_is_pasted_at_a_question_answers_nothing_and_says_so(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(events.Paste("1 й q"))
        await pilot.pause()
        assert case(app).walk.steps == ()
        assert ozon.language("pasted_nowhere") in str(screen(app).query_one("#explain").render())


async def test_a_paste_into_a_field_is_not_refused(desk: Desk) -> None:
    app = WizardApp(desk, answered(desk, ("yes", "off")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.post_message(events.Paste("12-345"))
        await pilot.pause()
        assert screen(app).query_one("#field", Input).value == "12-345"
        assert "Вставленный" not in str(screen(app).query_one("#explain").render())


@pytest.mark.usefixtures("held")
async def test_a_digit_that_the_keyboard_repeats_answers_one_question(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AGAIN", "HELD", "HABIT"):  # a busy machine is slower
        monkeypatch.setattr(listening, name, 60.0)
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"11111")
        await pilot.pause()
        assert len(case(app).walk.steps) == 1
        assert "ещё раз" in str(screen(app).query_one("#explain").render())
        app._last_at -= listening.HELD
        app._digit_at -= listening.HELD
        await pilot.press("1")
        assert len(case(app).walk.steps) == 2


@pytest.mark.parametrize(
    ("moments", "steps"),
    [
        ((10.0, 20.0), 2),
        ((10.0, 10.5, 20.0), 3),
        ((10.0, 10.5, 10.53, 10.56), 1),
        ((10.0, 10.5, 10.592, 10.684, 10.776), 1),  # a slow keyboard
        ((10.0, 11.0, 11.03, 11.06), 1),  # as late as Windows lets it begin
        ((10.0, *(10.5,) * 6, *(10.7,) * 6, *(10.9,) * 6), 1),  # in packets, through a network
        ((10.0, 10.12), 1),  # a double press
    ],
)
@pytest.mark.usefixtures("held")
async def test_a_digit_that_comes_again_answers_unless_nobody_can_have_read_the_step(
    ozon: Desk, moments: tuple[float, ...], steps: int
) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for moment, after in zip(moments, (*moments[1:], 99.0), strict=True):
            key = events.Key("1", "1")
            key.time = moment
            app.post_message(key)
            if after - moment > listening.WATCHED:  # what is watched would see the next one
                await pilot.pause(2 * listening.WATCHED)
        await pilot.pause()
        assert len(case(app).walk.steps) == steps


@pytest.mark.parametrize(
    ("after", "steps"), [((0.05,), 1), ((0.2,), 1), ((0.5,), 2), ((0.2, 0.6), 2)]
)
@pytest.mark.usefixtures("held")
async def test_another_digit_answers_only_what_can_have_been_read(
    ozon: Desk, after: tuple[float, ...], steps: int
) -> None:
    """«10» for the tenth line would choose the first, and then something of another step."""
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for digit, seconds in zip("121", (0.0, *after), strict=False):
            key = events.Key(digit, digit)
            key.time = 10.0 + seconds
            app.post_message(key)
        await pilot.pause(2 * listening.WATCHED)
        await pilot.pause()
        assert len(case(app).walk.steps) == steps


@pytest.mark.parametrize(("after", "skipped"), [(0.1, False), (0.6, False), (0.9, True)])
@pytest.mark.usefixtures("held")
async def test_enter_behind_a_digit_skips_no_question_that_came(
    desk: Desk, after: float, skipped: bool
) -> None:
    """Many end every answer with Enter, and the digit has answered already."""
    app = WizardApp(desk, answered(desk, ("yes",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = case(app).walk
        asks = next(n for n, name in enumerate(before.node.choices, 1) if name == "on")
        for name, seconds in ((str(asks), 0.0), ("enter", after)):
            key = events.Key(name, name if name.isdigit() else "\r")
            key.time = 10.0 + seconds
            app.post_message(key)
        await pilot.pause()
        await pilot.pause()
        assert case(app).walk.at == ("demo.owner" if skipped else "demo.bought")
        assert (len(case(app).walk.steps) > len(before.steps) + 1) is skipped


@pytest.mark.parametrize(
    ("key", "way"),
    [
        ("escape", TO_ORDER_HELP[:3]),
        ("left", TO_ORDER_HELP[:3]),
        ("backspace", TO_ORDER_HELP[:3]),
        ("escape", TO_CLAIM),
        ("backspace", TO_MORE),
    ],
)
@pytest.mark.parametrize("pace", [0.03, 0.11])
@pytest.mark.usefixtures("held")
async def test_a_key_that_is_held_goes_back_once(
    ozon: Desk, key: str, way: tuple[str, ...], pace: float
) -> None:
    app = WizardApp(ozon, answered(ozon, way))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = len(case(app).walk.steps)
        for moment in (10.0, 10.5, *(10.5 + turn * pace for turn in range(1, 20))):
            held = events.Key(key, None)
            held.time = moment
            app.post_message(held)
        await pilot.pause(2 * listening.WATCHED)
        await pilot.pause()
        form = way is TO_MORE  # two fields of one form are gone back to at once
        assert len(case(app).walk.steps) == before - (2 if form else 1)
        if form:
            kept = [field.value for field in app.screen.query(Input) if field.value]
            assert kept == ["Item", "100\u00a0₽"]


async def test_a_window_that_nobody_asked_for_takes_nothing_typed_before_it_was_read(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(listening, "HABIT", 60.0)
        app.came_unasked()
        await pilot.press("1")
        app.post_message(events.Paste("1"))
        for kind in (events.MouseDown, events.MouseUp):
            mouse(app, kind, 0)
        await pilot.pause()
        assert case(app).walk.steps == ()
        await pilot.press("ctrl+c")
    assert app.return_code == 130


async def test_keys_that_came_before_the_list_of_cases_are_not_for_it(ozon: Desk) -> None:
    answered(ozon, ("nobody",)).release()
    app = WizardApp(ozon)
    app._inputs.extend(listening.Waiting(events.Key(key, key), 9.0, 9.0) for key in "12")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Home)
        assert case(app).walk.steps == ()


@pytest.mark.usefixtures("held")
async def test_what_waits_keeps_what_was_before_it(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in "112":  # the second «1» is dealt with after the «2» has come
            app.post_message(events.Key(key, key))
        await pilot.pause()
        await pilot.pause()
        assert [step.answer for step in case(app).walk.steps] == ["nobody"]


@pytest.mark.usefixtures("held")
async def test_a_key_that_is_watched_when_all_ends_ends_it_quietly(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app._inputs.append(listening.Waiting(events.Key("1", "1"), 9.0, 9.0))
    await app._watched()
    assert app._exception is None


async def test_a_key_that_comes_back_when_the_last_screen_is_gone_ends_nothing(desk: Desk) -> None:
    app = WizardApp(desk)
    async with app.run_test():
        pass
    key = events.Key("f3", None)
    key._set_forwarded()  # the screen had it, and hands it back
    await app.on_event(key)
    assert app.fault is None


async def test_words_that_begin_with_a_digit_choose_nothing(ozon: Desk) -> None:
    app = WizardApp(ozon)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("3")
        assert app.screen.query_one("#first", Menu).highlighted is not None, "Enter would open it"
        await pilot.press("1", "space", "щ")
        assert isinstance(app.screen, Home)
        assert app.screen.query_one("#first", Menu).highlighted is None
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert case(app).walk.at == "start.fraud"


async def test_what_a_step_leaves_in_circles_is_collected_while_somebody_reads(
    ozon: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        collected = asyncio.Event()
        monkeypatch.setattr(listening, "RESTS", 0.25)
        monkeypatch.setattr(gc, "collect", collected.set)
        await pilot.press("left")
        await asyncio.wait_for(collected.wait(), 60)


@pytest.mark.parametrize("key", ["page_down", "page_up"])
async def test_a_page_is_turned_in_a_list_that_is_not_laid_out_yet(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        menu = Menu(*(Option(name) for name in "abc"))
        await app.screen.mount(menu)
        menu.display = False
        menu._clear_caches()
        menu.highlighted = 2
        getattr(menu, f"action_{key}")()
        assert menu.highlighted == 2
