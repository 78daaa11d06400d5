"""What was answered so far, beside a step on a screen that has room for it."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.geometry import Size

from tests.tui.conftest import TO_CHAT, TO_HOTLINE, answered, screen
from wizard.cases.desk import Desk
from wizard.tui import given_answers, said_panel
from wizard.tui.app import WizardApp
from wizard.tui.review import Review
from wizard.tui.said_panel import SaidPanel
from wizard.tui.text import Hanging, hanging


@pytest.mark.parametrize("height", [6, 12, 20, 70])
def test_the_last_answers_that_fit_are_told_and_how_many_are_not(ozon: Desk, height: int) -> None:
    answers = list(given_answers.given(answered(ozon, TO_HOTLINE)))
    told = said_panel.told(answers, ozon.language, 40, height).plain
    lines = told.split("\n")
    assert len(lines) <= height and max(map(len, lines)) <= 40
    assert answers[-1].answer in told
    assert ("и ещё" in told) == (height < 70)


def test_only_answers_that_may_fit_are_put_into_words(ozon: Desk) -> None:
    made = answered(ozon, TO_HOTLINE)
    last = list(given_answers.given(made))[-2:]
    assert list(given_answers.given(made, len(made.walk.steps) - 2)) == last
    told = said_panel.told(last, ozon.language, 40, 70, 5).plain
    assert ozon.language("said_more", answers=5) in told


def test_nothing_answered_takes_no_room(ozon: Desk) -> None:
    assert said_panel.told([], ozon.language, 40, 70).plain == ""


@pytest.mark.parametrize(
    ("size", "here"), [((240, 70), True), ((180, 24), True), ((179, 50), False)]
)
async def test_it_stands_where_a_letter_would_and_nothing_moves(
    ozon: Desk, size: tuple[int, int], here: bool
) -> None:
    app = WizardApp(ozon, answered(ozon, TO_CHAT))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        said, work = app.screen.query_one(SaidPanel), screen(app)._work
        assert [said.display, work.letter.display] == [False, True]
        before = work.region, work.letter.region.x
        await pilot.press("3")  # a step without a letter
        await pilot.pause()
        assert said.display is here
        if here:
            assert (work.region, said.region.x) == before
            assert app.screen.region.contains_region(said.region)
            await pilot.press("r")
            assert isinstance(app.screen, Review)


@pytest.mark.parametrize("width", [20, 30, 80])
def test_further_lines_hang_below_the_words_of_the_first(width: int) -> None:
    line = Content("  m ь  показать сообщение во весь экран")
    first, *others = hanging(line, 7, width)
    assert first.plain.startswith("  m ь  показать")
    assert all(part.plain.startswith(" " * 7) and len(part.plain) <= width for part in others)
    assert (
        " ".join(" ".join(part.plain for part in (first, *others)).split())
        == "m ь показать сообщение во весь экран"
    )


def test_lines_that_hang_are_broken_anew_for_another_width() -> None:
    part, room = Hanging([(2, Content("1 It hums, and it is warm."))]), Size(80, 24)
    heights = [part.get_content_height(room, room, width) for width in (80, 12, 80)]
    assert heights == [1, 3, 1]
