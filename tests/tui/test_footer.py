"""The keys below a page: what a person needs at each kind of step is in sight at every width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from tests.conftest import NOW, SHIPPED, TODAY
from tests.tui.conftest import TO_CHAT, TO_ORDER_HELP, answered
from tests.tui.test_letter import claiming
from wizard.cases.desk import Desk
from wizard.cases.form_session import FormSession
from wizard.commands.proved import sound, spoken_in
from wizard.i18n import language
from wizard.library.library import Library
from wizard.outcome.page import Page
from wizard.tui.footer import footer

LEAVING = ("← Esc", "?", "q")
TYPING = ("Enter", "Esc", "F1", "Ctrl+C", "Ctrl+P")
NEEDED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "question": (("nobody",), ("1–3", "s", *LEAVING)),
    "field": (TO_CHAT[:4], TYPING),
    "form": (TO_CHAT[:6], ("Tab ↑↓", *TYPING)),
    "checklist": ((*TO_ORDER_HELP, "before"), ("1–5 Enter", "0", "a", *LEAVING)),
    "message": (TO_CHAT, ("c", "e", "s", *LEAVING)),
    "outcome": ((*TO_CHAT, "solved"), ("1–7", "m", "s", *LEAVING)),
}


def told(page: Page, width: int, desk: Desk) -> list[str]:
    """The keys with their words that are in sight on a screen of so many columns."""
    line = footer(page, 7, width - 2, desk.language)
    assert line.cell_length <= width - 2
    return [part.strip() for part in line.plain.split("  ") if part.strip()]


def lacking(shown: list[str], needed: Iterable[str]) -> list[str]:
    return [key for key in needed if not any(part.startswith(f"{key} ") for part in shown)]


@cache
def english() -> Library:
    return spoken_in(SHIPPED, sound(SHIPPED), "en")


@pytest.fixture(params=["ru", "en"])
def desk(request: pytest.FixtureRequest, ozon: Desk) -> Desk:
    if request.param == "ru":
        return ozon
    return Desk(english(), language("en"), TODAY, lambda: NOW)


@pytest.mark.parametrize("kind", NEEDED)
def test_what_is_needed_at_a_step_is_in_sight(desk: Desk, kind: str) -> None:
    answers, needed = NEEDED[kind]
    page = FormSession(answered(desk, answers)).page
    for width in (80, 100, 120):
        assert lacking(told(page, width, desk), needed) == []


def test_a_claim_is_saved_printed_copied_and_edited_by_keys_in_sight(desk: Desk) -> None:
    page = claiming(desk).case.page
    for width in (80, 100, 120):
        needed = ("c", "e", "p", "s", *LEAVING, *(["m"] if width >= 100 else []))
        assert lacking(told(page, width, desk), needed) == []


@pytest.mark.parametrize("width", [30, 40])
def test_where_there_is_little_room_the_way_back_and_the_text_come_first(
    ozon: Desk, width: int
) -> None:
    shown = told(claiming(ozon).case.page, width, ozon)
    assert shown[:2] == ["← Esc", f"c {ozon.language('short_copy')}"]
