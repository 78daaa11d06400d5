"""The lists and the document call the same days passed, over scenarios that are shipped."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, TODAY, desk_of, shipped_walks
from wizard.cases.case_index import row
from wizard.cases.case_list import UNSEEN, Summary
from wizard.cases.due import due_of
from wizard.cases.outlook import outlook
from wizard.outcome.document import document
from wizard.walk.walk import Walk, Walker

DESK = desk_of(SHIPPED)
PAGES, SAY = DESK.pages, DESK.language
PASSED = {SAY("whose_mine_passed"): "mine", SAY("whose_theirs_passed"): "theirs"}
LATER = (1, 11, 45, 3 * 366 + 60)
"""Days after the last of a scenario: some terms have passed, in the end all of a suit."""
STEP = 19
"""Every so many of the scenarios."""

SUITS = {
    *("court.court_magistrate", "court.court_district", "court.court_penalty"),
    *("business.suit_money", "business.suit", "business.suit_interest"),
}
TO_CLAIM = ("nobody", "buyer", "delivery", "overdue", "2026-11-05", "silence", None)
TO_SEND = ("12345678-0001", "claim", "shop", "prepaid", None, "Ann Lee", "101000, Moscow, 1", None)
SERVED: tuple[object, ...] = ("A kettle", "4590", "no", "refund", [], "handed", "2026-11-28")
"""The claim was served on a day; what is asked next, in the same form, may be skipped."""


def on(walk: Walk, day: date) -> Walk:
    return walk.walker.skip_added(walk.walker.replay(walk.steps, day, walk.kept))


def seen(walk: Walk) -> Summary:
    known = row(UNSEEN, walk.today, walk.today, outlook(PAGES, walk, TODAY))
    return Summary("2026-11-22-0001", Path(), known, walk.today, SAY)


def passed(walk: Walk) -> set[tuple[str, str]]:
    """The days that the document calls passed, and whose."""
    lines = (line.strip("| ").split(" | ") for line in _document(walk).splitlines())
    return {(cells[0], PASSED[cells[1]]) for cells in lines if cells[1:] and cells[1] in PASSED}


def _document(walk: Walk) -> str:
    return document(PAGES, walk, PAGES.page(walk))


@pytest.mark.parametrize("later", LATER)
def test_what_the_document_calls_passed_is_overdue_in_the_lists(later: int) -> None:
    some = 0
    for walk in [walk for walk in shipped_walks() if not walk.ended][::STEP]:
        then = on(walk, walk.today + timedelta(days=later))
        item, there = seen(then), passed(then)
        overdue = {(SAY.show(one.date), one.whose) for one in due_of([item]) if one.days < 0}
        assert overdue == there, (walk.at, then.today)
        some += bool(overdue)
        pressing = item.outlook.pressing
        if there and not item.late:
            assert pressing is not None
            near = (pressing.day - then.today).days < 90
            assert near or pressing.node == walk.at, "the list is silent about what has passed"
            assert SAY.date(pressing.day) in item.news
    assert some, "nothing has passed in any of them"


@pytest.mark.parametrize("more", [(), (None, None)])
@pytest.mark.parametrize(
    ("today", "overdue", "told"),
    [
        ("2026-12-08", [], "ответ ждём до 08.12.2026"),
        ("2026-12-09", ["theirs"], "просрочено 1 день"),
        ("2029-11-05", ["theirs"], "ваш срок сегодня"),
        ("2029-11-06", ["theirs", "mine"], "просрочено 1064 дня|ваш срок прошёл 1 день"),
    ],
)
def test_an_answer_is_overdue_whatever_of_its_form_is_still_asked(
    more: tuple[None, ...], today: str, overdue: list[str], told: str
) -> None:
    walk = Walker(PAGES.library, "start").begin(date(2026, 11, 29))
    for answer in (*TO_CLAIM, *TO_SEND, *SERVED, *more):
        walk = walk.answer(answer)
    item = seen(on(walk, date.fromisoformat(today)))
    assert [
        one.whose for one in sorted(due_of([item]), key=lambda one: one.date) if one.days < 0
    ] == overdue
    assert item.late is (bool(overdue) and told != "ваш срок сегодня")
    assert re.search(told, item.news.replace("\u00a0", " "))


def test_a_suit_that_was_filed_leaves_no_day_to_file_one() -> None:
    suits = set()
    for walk in [walk for walk in shipped_walks() if not walk.ended]:
        filed = {step.node for step in walk.steps if step.answer == "filed"}
        here = filed & SUITS
        suits |= here
        days = {one.node for one in seen(walk).outlook.days}
        assert not here or "court_until" not in days, here
    assert suits == SUITS
