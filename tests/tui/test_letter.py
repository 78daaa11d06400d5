"""The letter beside its step, told of below it, and on the whole screen."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from tests.conftest import answer_all
from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered, case, screen
from wizard.cases.desk import Desk
from wizard.outcome.page import Page
from wizard.tui import columns, letter_lines
from wizard.tui.app import WizardApp
from wizard.tui.choices import Choices
from wizard.tui.dialogs import AskPath
from wizard.tui.document_screen import DocumentScreen
from wizard.tui.editor import Editor
from wizard.tui.letter_panel import LetterLine, LetterPanel, Pane
from wizard.tui.letter_screen import LetterScreen
from wizard.tui.side_panel import Side
from wizard.tui.step import StepView
from wizard.tui.step_text import StepText

TO_CLAIM = (*TO_CHAT, "claim", "shop", "prepaid", "seller", "Ann Lee", "Street 1", "")
WIDE, NARROW = [(240, 70), (160, 50), (120, 40)], [(119, 40), (80, 24), (80, 18), (40, 12), (30, 8)]


def claiming(desk: Desk) -> WizardApp:
    """A case at the letter that is the longest."""
    made = answered(desk, TO_CLAIM)
    given = {"claim.goods#item": "Пылесос", "claim.goods#price": "12 500", "claim.goods#more": "no"}
    while made.walk.at in given:
        made.answer(given[made.walk.at])
    answer_all(made, ("refund", ["receipt"]))
    assert made.walk.at == "claim.claim"
    return WizardApp(desk, made)


def page_of(desk: Desk, way: tuple[str, ...]) -> Page:
    return answered(desk, way).page


@pytest.mark.parametrize("width", range(1, 400, 7))
def test_columns_fill_a_screen_and_no_more(width: int) -> None:
    for shared in (columns.alone(width, 33), columns.beside(width, 33)):
        beside = shared.letter + shared.said
        used = shared.ladder + shared.step + beside
        assert used <= width
        assert used == width or beside == columns.WIDEST_LETTER
        assert shared.edge == (width - used) // 2, "what is left is left at either side"
        assert min(shared.ladder, shared.step, shared.letter, shared.said) >= 0


@pytest.mark.parametrize("width", [28, 38, 58, 78, 117])
def test_the_line_of_a_letter_fits_and_names_its_key(ozon: Desk, width: int) -> None:
    page, say = page_of(ozon, TO_ORDER_HELP), ozon.language
    told = letter_lines.line(page, say, width, width)
    assert told.cell_length <= width
    assert "m " in told.plain


@pytest.mark.parametrize("width", [37, 50, 80])
def test_of_a_sent_letter_its_name_stays(ozon: Desk, width: int) -> None:
    page = page_of(ozon, (*TO_CHAT, "waiting"))
    told = letter_lines.title(page, ozon.language, width, 40)
    assert told.cell_length <= width
    assert told.plain.startswith("Повторное сооб")


def test_on_the_lowest_screen_it_still_says_that_it_is_a_letter(ozon: Desk) -> None:
    told = letter_lines.line(page_of(ozon, TO_ORDER_HELP), ozon.language, 30, 29)
    assert told.plain.startswith("Письмо:")


def test_the_line_tells_how_long_a_letter_is_and_what_it_lacks(ozon: Desk) -> None:
    page = claiming(ozon)._session.page
    assert page.message is not None
    told = letter_lines.line(page, ozon.language, 90, 1000).plain
    assert ozon.language.plural("lines", page.message.text.count("\n") + 1) in told
    assert "пропуск" in told and "e вписать" in told


@pytest.mark.parametrize("size", [(80, 24), (119, 40), (40, 12)])
async def test_as_many_lines_are_told_as_are_seen(ozon: Desk, size: tuple[int, int]) -> None:
    app = claiming(ozon)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        told = str(screen(app).query_one(LetterLine).render())
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, LetterScreen)
        seen = ozon.language.plural(
            "lines", app.screen.query("#whole > Static").first().size.height
        )
        assert seen in told or size[0] == 40
        assert seen in str(app.screen.query_one("#head", Static).render())


@pytest.mark.parametrize("size", WIDE)
async def test_on_a_wide_screen_the_letter_stands_beside_the_step(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = claiming(ozon)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        panel, step, side = (screen(app).query_one(kind) for kind in (LetterPanel, StepView, Side))
        assert step.region.right <= panel.region.x < panel.region.right <= size[0]
        assert side.region.right <= step.region.x
        assert not screen(app).query_one(LetterLine).display
        pane = panel.query_one(Pane)
        text = pane.query_one("#message")
        assert pane.max_scroll_y == max(0, text.size.height - pane.size.height)
        assert panel.query_one("#remarks").region.bottom <= panel.region.bottom <= size[1] - 1
        lines = ozon.language.plural("lines", text.size.height)
        assert lines in str(panel.border_title)
        for _ in range(9):
            await pilot.press("space")
        assert pane.scroll_y == pane.max_scroll_y
        await pilot.press(*["pageup"] * 9)
        for _ in range(100):  # the text of the step comes up a moment behind its key
            if not step.scroll_y:
                break
            await pilot.pause(0.01)
        assert pane.scroll_y == 0 == step.scroll_y


@pytest.mark.parametrize("size", NARROW)
async def test_below_it_a_line_tells_of_the_letter_and_m_shows_all_of_it(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = claiming(ozon)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        line = screen(app).query_one(LetterLine)
        assert not screen(app).query_one(LetterPanel).display
        assert screen(app).region.contains_region(line.region) and line.size.height == 1
        assert screen(app).query_one(Choices).size.height >= min(4, size[1] - 6)
        await read_all(pilot, app)
        await pilot.press("escape")
        assert app.screen is screen(app)


async def read_all(pilot: Pilot[None], app: WizardApp) -> None:
    """Open the letter and page through it: no line is left out, and no line is cut."""
    await pilot.press("m")
    await pilot.pause()
    assert isinstance(app.screen, LetterScreen)
    pane = app.screen.pane
    assert pane.region.bottom <= app.size.height - 1
    seen = set(range(pane.size.height))
    for _ in range(40):
        await pilot.press("space")
        seen |= {round(pane.scroll_y) + line for line in range(pane.size.height)}
    assert seen >= set(range(pane.virtual_size.height))
    assert app.screen.more.startswith("… выше") or pane.max_scroll_y == 0


@pytest.mark.parametrize("key", ["m", "ь", "M", "Ь"])
async def test_m_shows_it_on_any_screen_and_closes_it(ozon: Desk, key: str) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        assert len(app.screen_stack) == 3
        await pilot.press(key)
        assert app.screen is screen(app)


async def test_a_step_without_a_letter_says_so(ozon: Desk) -> None:
    app = WizardApp(ozon, ozon.new())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("m")
        (said,) = [note.message for note in app._notifications]
        assert said == ozon.language("no_letter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_from_there_it_is_copied_and_edited(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("m", "c")
        assert app.clipboard.startswith("Здравствуйте.")
        await pilot.press("e")
        assert isinstance(app.screen, Editor)
        app.screen.query_one("#draft", TextArea).text = "Мои слова"
        await pilot.press("escape")
        await pilot.pause()
        page = screen(app).page
        assert page.message is not None and page.message.text == "Мои слова"
        if size[0] >= columns.BESIDE:
            assert str(screen(app).query_one("#message").render()) == "Мои слова"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_click_opens_it(ozon: Desk, size: tuple[int, int]) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen(app).query_one(LetterPanel if size[0] >= columns.BESIDE else LetterLine)
        x, y = shown.region.offset
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, x + 5, y, 0, 0, 1, False, False, False, x + 5, y))
        for _ in range(20):
            await pilot.pause(0.05)
        assert isinstance(app.screen, LetterScreen)


async def test_it_goes_where_there_is_room_when_the_screen_changes(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        for size, beside in (((80, 24), False), ((130, 30), True), ((40, 12), False)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            assert screen(app).query_one(LetterPanel).display is beside
            assert screen(app).query_one(LetterLine).display is not beside
            assert screen(app).query_one(Choices).region.right <= size[0]


async def test_it_goes_with_its_step_and_the_choices_take_their_room(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        narrow = screen(app).query_one(Choices).size.width
        await pilot.press("5")
        await pilot.pause()
        assert case(app).page.message is None
        assert not screen(app).query_one(LetterPanel).display
        shown = screen(app).query_one(Choices)
        assert shown.size.width > narrow
        assert shown.virtual_size.height == shown.size.height == len(shown.rows)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 8)])
async def test_an_outcome_is_a_page_and_its_document_one_key_away(
    ozon: Desk, size: tuple[int, int]
) -> None:
    app = WizardApp(ozon, answered(ozon, (*TO_CHAT, "solved")))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert case(app).walk.ended
        line = screen(app).query_one(LetterLine)
        assert screen(app).region.contains_region(line.region) and "m " in str(line.render())
        text = str(screen(app).query_one(StepText).render())
        assert case(app).path.name in "".join(text.split())
        assert text.count("\n") < 20
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, DocumentScreen)
        await pilot.pause(0.1)
        assert "m" not in app.screen.more and app.screen.more
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, AskPath)


async def test_an_outcome_tells_the_dates_that_are_left(ozon: Desk) -> None:
    made = answered(ozon, (*TO_CHAT, "solved"))
    app = WizardApp(ozon, made)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = screen(app).page
        text = str(screen(app).query_one(StepText).render())
        for due in page.deadlines:
            assert (due.title in text) is (due.sent and not due.settled)


async def test_how_much_more_there_is_follows_what_is_told_in_passing(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(80, 19), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        window = app.screen
        assert isinstance(window, LetterScreen)
        assert window.more == ""
        app.notify("One\nTwo\nThree\nFour")
        await pilot.pause(0.3)
        assert "ещё" in str(window.query_one("#more").render())
        app.clear_notifications()
        await pilot.pause(0.3)
        assert str(window.query_one("#more").render()) == ""


async def test_a_letter_that_is_signed_is_printed_from_wherever_it_is_read(ozon: Desk) -> None:
    app = claiming(ozon)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "p печать" in str(screen(app).query_one("#keys").render())
        await pilot.press("m", "p")
        await pilot.pause()
        assert isinstance(app.screen, AskPath)


async def test_a_message_for_a_chat_is_not_offered_on_paper(ozon: Desk) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "печать" not in str(screen(app).query_one("#keys").render())
