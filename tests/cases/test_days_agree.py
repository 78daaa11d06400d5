"""The lists and the document call the same days passed, over scenarios that are shipped."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, TODAY, desk_of, shipped_walks
from wizard.cases.case_index import row
from wizard.cases.case_list import UNSEEN, Summary
from wizard.cases.due import due_of
from wizard.cases.outlook import outlook
from wizard.outcome.calendar import events
from wizard.outcome.dates import dates, standing
from wizard.outcome.document import document
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

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
    *("seller_claim.suit_money", "seller_claim.suit"),
}
TO_CLAIM = ("nobody", "buyer", "delivery", "overdue", "2026-11-05", "silence", None)
TO_SEND = ("12345678-0001", "claim", "shop", "prepaid", None, "Ann Lee", "101000, Moscow, 1", None)
CLAIMS = {"claim", "seller_claim", "business", "child"}
SERVED: tuple[object, ...] = ("A kettle", "4590", "no", "refund", [], "handed", "2026-11-28")
"""The claim was served on a day; what is asked next, in the same form, may be skipped."""


def on(walk: Walk, day: date) -> Walk:
    return walk.walker.skip_added(walk.walker.replay(walk.steps, day, walk.kept), walk.kept)


def seen(walk: Walk) -> Summary:
    known = row(UNSEEN, walk.today, walk.today, outlook(PAGES, walk, TODAY))
    return Summary("2026-11-22-0001", Path(), known, walk.today, SAY)


@cache
def all_seen() -> tuple[tuple[Walk, Summary], ...]:
    """Each shipped walk as it ends, and what the lists know of it."""
    return tuple((walk, seen(walk)) for walk in shipped_walks())


def passed(walk: Walk) -> set[tuple[str, str]]:
    """The days that the document calls passed, and whose."""
    lines = (line.strip("| ").split(" | ") for line in _document(walk).splitlines())
    told = ((cells[0], cells[1].partition(" (")[0]) for cells in lines if cells[1:])
    return {(day, PASSED[words]) for day, words in told if words in PASSED}


def _document(walk: Walk) -> str:
    return document(PAGES, walk, PAGES.page(walk))


@pytest.mark.parametrize("later", LATER)
def test_what_the_document_calls_passed_is_overdue_in_the_lists(later: int) -> None:
    some = 0
    for walk in [walk for walk in shipped_walks() if not walk.ended][::STEP]:
        then = on(walk, walk.today + timedelta(days=later))
        item, there = seen(then), passed(then)
        come = [one for one in due_of([item]) if one.whose != "again"]  # by which nothing is late
        overdue = {(SAY.show(one.date), one.whose) for one in come if one.days < 0}
        assert overdue == there, (walk.at, then.today)
        some += bool(overdue)
        assert item.late is bool(there), "what `due` calls passed alarms in the list too"
        words = "просрочено|прошёл"
        assert bool(re.search(words, item.news)) is bool(there), item.news
    assert some, "nothing has passed in any of them"


def wherever() -> list[Walk]:
    """Of every step with a day that scenarios come to: the first time that one does."""
    found: dict[str, Walk] = {}
    for walk in shipped_walks():
        for index, step in enumerate(walk.steps):
            node = PAGES.library.node(step.node)
            if (node.reply_within or node.do_within) and step.node not in found:
                found[step.node] = walk.before(index).on(step.on)
    return list(found.values())


@pytest.mark.parametrize("later", [0, *LATER])
def test_the_day_that_the_step_at_hand_shows_is_told_wherever_days_are(later: int) -> None:
    some = 0
    for walk in wherever():
        then = walk.on(walk.today + timedelta(days=later))
        shown = [due for due in PAGES.page(then).deadlines if due.node == then.at and due.sent]
        for due in shown:
            one = next(one for one in seen(then).outlook.days if one.day == due.day)
            assert one.whose == due.whose, walk.at
            assert due.day in {event.day for event in events(PAGES, then)}, walk.at
            assert SAY.show(due.day) in _document(then)
            some += 1
    assert some


TO_COME = [SAY(f"whose_{whose}") for whose in ("mine", "theirs", "nobody")]


@pytest.mark.parametrize("later", [0, *LATER])
def test_an_end_leaves_the_same_days_to_come_in_all_that_tells_of_them(later: int) -> None:
    """And none of them that has passed: nobody alarms of what nobody can do anything about.

    Each end is looked at on one or two of the later days, each day at a third of the ends.
    """
    some, third = 0, [0, *LATER].index(later) % 3
    for walk in [walk for walk in shipped_walks() if walk.ended][third::3]:
        then = on(walk, walk.today + timedelta(days=later))
        left = {(event.name.partition(".")[0], event.day) for event in events(PAGES, then)}
        assert all(day >= then.today for _, day in left), (walk.at, then.today)
        item = seen(then)
        listed = {one.day for one in item.outlook.days}
        assert listed == {due.day for due in standing(then)} <= {day for _, day in left}
        assert not [one for one in due_of([item]) if one.days < 0]
        rows = [line.strip("| ").split(" | ") for line in _document(then).splitlines()]
        told = sorted(cells[0] for cells in rows if cells[1:] and cells[1] in TO_COME)
        assert told == sorted(SAY.show(day) for _, day in left), (walk.at, then.today)
        assert not (left and walk.node.is_over)
        some += bool(left)
    assert some, "no end leaves any"


def test_who_gives_a_right_up_is_not_reminded_of_its_last_day() -> None:
    """Of one who only waits with the suit, or asks somebody first, the right goes on."""
    ends: dict[str, set[str]] = {}
    for walk, item in all_seen():
        ends.setdefault(walk.at, set()).update(one.node for one in item.outlook.days)
    assert ends["judgment.gave_up"] == set()
    assert "court_until" in ends["business.stopped"]
    assert "limit_day" in ends["seller_claim.stopped"]


@pytest.mark.parametrize("more", [(), (None, None)])
@pytest.mark.parametrize(
    ("today", "overdue", "told"),
    [
        ("2026-12-08", [], "ответ ждём до 08.12.2026"),
        ("2026-12-09", ["theirs"], "просрочено 1 день"),
        ("2029-11-05", ["theirs"], "ваш срок сегодня.*просрочено 1063 дня"),
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
    assert item.late is bool(overdue)
    assert re.search(told, item.news.replace("\u00a0", " "))


def test_nobody_awaits_an_answer_to_a_claim_once_a_suit_was_filed() -> None:
    """Nor alarms of it, on any later day; the document keeps the day that the law had set."""
    some = 0
    for walk in shipped_walks():
        filed = {step.node for step in walk.steps if step.answer == "filed"}
        if walk.ended or not filed & SUITS:
            continue
        then = on(walk, walk.today + timedelta(days=200))
        claimed = [due for due in dates(then) if due.node.partition(".")[0] in CLAIMS]
        assert not [due for due in claimed if due.stands], walk.at
        assert not {one.node for one in due_of([seen(then)])} & {due.node for due in claimed}
        some += bool(claimed)
        assert all(SAY.date(due.day) in _document(then) for due in claimed)
    assert some


def test_a_suit_that_was_filed_leaves_no_day_to_file_one() -> None:
    suits = set()
    for walk, item in all_seen():
        filed = {step.node for step in walk.steps if step.answer == "filed"}
        here = filed & SUITS
        suits |= here
        days = {one.node for one in item.outlook.days}
        assert not here or days.isdisjoint({"court_until", "limit_day"}), here
    assert suits == SUITS
