"""The whole way in words: what a day beside a rung is, and what it waits for."""

from __future__ import annotations

from tests.conftest import TODAY
from tests.tui.conftest import TO_HOTLINE, answered
from tests.tui.test_calm import TO_TICKS
from wizard.cases.desk import Desk
from wizard.tui.way_window import WayWindow


def told(window: WayWindow) -> dict[str, list[str]]:
    """By rung its lines."""
    return {
        str(part.id): [" ".join(line.plain.split()) for _, line in part._lines]  # type: ignore[attr-defined]
        for part in window._parts
    }


def test_a_day_says_what_it_is_of_and_a_letter_on_its_way_when_its_term_begins(ozon: Desk) -> None:
    case = answered(ozon, TO_TICKS)
    case.answer([])
    case.answer("posted")
    rungs = told(WayWindow(case.page, ozon.pages, ozon.language, ""))
    day = ozon.language.short_day(TODAY)
    assert rungs["order_help"][0].startswith(f"1 ✓ Помощь по заказу ваш ответ {day}: ")
    assert f"Претензия ваш ответ {day}" in rungs["claim"][0]
    assert any("начнётся на следующий день после вручения" in line for line in rungs["claim"])
    assert any("10 дней" in line for line in rungs["claim"])
    assert rungs["court"][0] == "○ Суд"


def test_where_a_day_stands_nothing_has_to_be_said_for_it(ozon: Desk) -> None:
    case = answered(ozon, TO_TICKS[:8])
    case.answer("waiting")
    rungs = told(WayWindow(case.page, ozon.pages, ozon.language, ""))
    assert "ответ ждём до" in rungs["chat"][0]
    assert case.page.heading not in rungs["chat"]


def test_nor_where_nothing_was_done_yet(ozon: Desk) -> None:
    case = answered(ozon, TO_HOTLINE)
    rungs = told(WayWindow(case.page, ozon.pages, ozon.language, ""))
    assert case.page.heading not in rungs["hotline"]
