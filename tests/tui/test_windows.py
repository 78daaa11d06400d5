"""Windows on any screen: all of them is there to be seen; and what is told beside a step."""

from __future__ import annotations

import pytest
from textual.content import Content

from tests.tui.conftest import TO_CHAT, TO_HOTLINE, answered, case, screen
from wizard.cases.desk import Desk
from wizard.tui.app import WizardApp
from wizard.tui.choices import Choices
from wizard.tui.clicks import Clicked
from wizard.tui.fields import Fields
from wizard.tui.menu import Menu
from wizard.tui.one_toast import Toast
from wizard.tui.review import Review
from wizard.tui.step import StepView
from wizard.tui.window import Window

SIZES = [(240, 70), (180, 50), (120, 40), (100, 30), (80, 24), (80, 18), (40, 12), (30, 8)]
LOW = [(80, 18), (40, 12), (30, 8)]
KEYS = ["i", "f1", "r", "s", "d", "n", "a", "ctrl+p"]


@pytest.mark.parametrize("size", SIZES)
async def test_every_window_fits_and_on_a_low_screen_is_all_there_is(
    ozon: Desk, size: tuple[int, int]
) -> None:
    made = answered(ozon, (*TO_CHAT, "waiting"))
    app = WizardApp(ozon, made)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            await pilot.pause()
            window = app.screen
            assert isinstance(window, Window), key
            box = window.query_one(".box")
            assert window.region.contains_region(box.region), key
            for part in box.children:
                assert box.content_region.contains_region(part.region), (key, part)
            if size in LOW:
                assert box.region == window.region, key
                assert window.styles.background.a == 1, "nothing shows under it"
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is screen(app), key


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_of_the_answers_is_in_sight_on_each_row(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_HOTLINE))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("r", "end")
        await pilot.pause()
        menu = app.screen.query_one(Menu)
        for stop in reversed(menu.stops):
            assert menu.highlighted == stop
            lines = [n for n, line in enumerate(menu._lines) if line[0] == stop]
            shown = min(menu.size.height, len(lines))
            assert menu.scroll_y <= lines[0]
            assert lines[shown - 1] < menu.scroll_y + menu.size.height
            await pilot.press("up")
            await pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_digit_chooses_an_answer_to_be_changed(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("r", "5")
        await pilot.pause()
        assert screen(app).page.at == case(app).walk.steps[4].node
        await pilot.press("escape", "r", "9")
        await pilot.pause()
        assert isinstance(app.screen, Review), "there are eight"


async def test_answers_stand_in_columns(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        menu = app.screen.query_one(Menu)
        shown = [str(menu.get_option_at_index(index).prompt) for index in menu.stops]
        given = ["Покупаю", "05.11.2026", "12-345", "12345678-0001"]
        starts = {row.index(answer) for row in shown for answer in given if answer in row}
        assert len(starts) == 1


@pytest.mark.parametrize("key", ["w", "ц"])
async def test_the_whole_way_can_be_read_ahead_on_a_narrow_screen_too(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_HOTLINE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        shown = "\n".join(str(part.render()) for part in app.screen.query(Clicked))
        ladder = screen(app).page.ladder
        assert all(rung.title in shown for rung in ladder)
        contacts = [name for rung in ladder for name in ozon.pages.ladder.contacts(rung.id)]
        assert contacts
        assert all(ozon.pages.sources.contact(name).label in shown for name in contacts)


@pytest.mark.parametrize(
    ("digit", "at"), [("7", "claim.seller_is"), ("1", "escalation.order_help")]
)
async def test_a_digit_goes_to_a_rung_that_is_offered_or_lies_behind(
    ozon: Desk, digit: str, at: str
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("w", digit)
        await pilot.pause()
        assert (app.screen is screen(app), screen(app).page.at) == (True, at)


async def test_a_digit_goes_to_no_rung_to_which_nothing_leads(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", *"234568900")
        await pilot.pause()
        assert app.screen is not screen(app)
        assert case(app).walk.at == "escalation.chat"


async def test_a_window_says_how_much_more_there_is(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_HOTLINE))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        await pilot.pause()
        box = app.screen.query_one(".box")
        assert str(box.border_subtitle).startswith("… ещё")
        await pilot.press(*["space"] * 60)
        await pilot.pause()
        assert str(box.border_subtitle).startswith("… выше")


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_told_covers_nothing(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        app.notify(ozon.language("no_dates"), markup=False)
        await pilot.pause(0.2)
        toast = app.screen.query_one(Toast)
        main, keys = app.screen.query_one("#main").region, app.screen.query_one("#keys").region
        assert toast.region.height >= 1 and app.screen.region.contains_region(toast.region)
        assert main.bottom <= keys.y < keys.bottom <= toast.region.y
        if size[1] >= 12:
            assert main.contains_region(app.screen.query_one(Choices).region)
            assert app.screen.query_one(StepView).region.height >= 1


async def test_a_second_message_takes_the_place_of_the_first(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for words in ("one", "two", "three"):
            app.notify(words)
        await pilot.pause(0.2)
        toast = app.screen.query_one(Toast)
        assert toast.display and str(toast.render()) == "three"


async def test_escape_closes_a_window_with_what_it_told_and_then_goes_back(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        before = case(app).walk.at
        await pilot.press("m", "c", "escape")
        await pilot.pause(0.2)
        assert not app.screen.query_one(Toast).display
        assert app.screen is screen(app) and case(app).walk.at == before
        await pilot.press("c", "escape")
        await pilot.pause(0.2)
        assert not app.screen.query_one(Toast).display and case(app).walk.at == before
        await pilot.press("escape")
        assert case(app).walk.at != before
        assert app.screen.query_one(Fields).display


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_no_key_that_a_frame_names_is_cut(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_HOTLINE))
    async with app.run_test(size=size) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.pause()
        box = app.screen.query_one(".box")
        told = Content.from_markup(str(box.border_subtitle)).plain
        assert "Esc — закрыть" in told
        assert len(told) <= size[0] - 4


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8)])
async def test_the_end_of_a_long_path_is_in_sight(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_HOTLINE))
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.pause()
        field = app.screen.query_one("#path")
        assert ".html" in field.render_line(field.size.height // 2).text
