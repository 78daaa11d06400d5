"""The person's own last days that a wait would let pass, in all that tells until when to wait."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHIPPED, TODAY, changer, desk_of
from tests.outcome.test_page import EN, TO_CALL, pages, walked
from wizard.outcome.dates import deadlines
from wizard.outcome.document import document
from wizard.outcome.own_days import own_days, own_passed
from wizard.outcome.prompts import above, come_back
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.tui.frame import trail
from wizard.tui.side_panel import Side
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

SUIT = (
    "  suit:\n    length: {hours} hours\n    text: File it.\n    binding: {binding}\n    by: {by}\n"
    "    about: ozon\n    status: confirmed\n    sources: [manual p. 5]\n    checked: 2026-11-22\n"
)
BOUGHT = date(2026, 11, 20)
"""The answer that is awaited from the first day on is due twelve days behind this one."""


def library_with(copy: Path, days: int, binding: str = "law", by: str = "anyone") -> Path:
    """The sample with an own term of so many days that runs from `BOUGHT`."""
    term = SUIT.format(hours=24 * days, binding=binding, by=by)
    changer(copy)("facts.yaml", "terms:\n", f"terms:\n{term}")
    return changer(copy)(
        "demo.yaml", "compute:\n", "compute:\n  last: {term: suit, from: bought}\n"
    )


def at_call(folder: Path, *answers: tuple[Any, int], today: int = 0) -> Walk:
    way: list[Any] = [*TO_CALL]
    way[2] = BOUGHT.isoformat()
    return walked(folder, *((one, 0) for one in way), *answers, today=today, at="plugged")


@pytest.mark.parametrize(
    ("days", "today", "told"),
    [
        (2, 0, True),  # today
        (9, 0, True),
        (12, 0, True),  # the very day on which the answer is due
        (19, 0, True),  # who comes back then has a week left
        (20, 0, False),
        (400, 0, False),
        (9, 8, False),  # it has passed
        (112, 11, False),  # the answer is late: what comes within 90 days is told
        (102, 11, True),
        (103, 11, False),
        (17, 10, True),  # it is due today
        (20, 10, False),
    ],
)
def test_an_own_day_is_told_that_ends_before_or_soon_after_the_wait(
    copy: Path, days: int, today: int, told: bool
) -> None:
    walk = at_call(library_with(copy, days), ("later", 0), today=today)
    assert [due.node for due in own_days(walk)] == ["last"] * told


@pytest.mark.parametrize(("today", "told"), [(7, False), (8, True), (400, True)])
def test_an_own_day_that_has_passed_is_told_beside_the_step_and_at_the_end(
    copy: Path, today: int, told: bool
) -> None:
    folder = library_with(copy, 9)
    walk = at_call(folder, ("later", 0), today=today)
    page, day = pages(folder).page(walk), walk.today
    assert [due.node for due in page.own_passed] == ["last"] * told
    assert (page.own_passed == above(page)) is told
    sink = StringIO()
    words.show(page, day, EN, Lines(StringIO(), sink, None))
    beside = Side(EN, lambda _: None)._dates(page, day).plain
    said = "A term of your own ended"
    assert [said in text for text in (sink.getvalue(), come_back(page, day, EN))] == [told, told]
    assert ("yours, ended" in beside) is told


@pytest.mark.parametrize(("binding", "by"), [("guideline", "anyone"), ("law", "others")])
def test_no_habit_and_no_day_of_others_is_told_as_missed(copy: Path, binding: str, by: str) -> None:
    assert own_passed(at_call(library_with(copy, 9, binding, by), ("later", 0), today=10)) == []


def test_so_it_is_before_the_step_that_begins_a_wait_is_taken(copy: Path) -> None:
    assert [due.node for due in own_days(at_call(library_with(copy, 9)))] == ["last"]


@pytest.mark.parametrize(("binding", "by"), [("guideline", "anyone"), ("law", "others")])
def test_no_habit_and_no_day_of_others_is_told_so(copy: Path, binding: str, by: str) -> None:
    assert own_days(at_call(library_with(copy, 9, binding, by), ("later", 0))) == []


@pytest.mark.parametrize(("days", "told"), [(9, True), (10, False)])
def test_at_a_question_those_of_a_week_are_told_beside_it(
    copy: Path, days: int, told: bool
) -> None:
    folder = library_with(copy, days)
    way = ("yes", "on", BOUGHT.isoformat())
    walk = walked(folder, *((one, 0) for one in way), at="plugged")
    assert [due.node for due in own_days(walk)] == ["last"] * told
    shown = pages(folder).page(walk)
    assert (above(shown), bool(come_back(shown, TODAY, EN))) == ((), told)
    assert ("Do not miss" in document(pages(folder), walk, shown).partition("## ")[0]) is told


@pytest.mark.parametrize(("days", "told"), [(2, True), (91, True), (92, False)])
@pytest.mark.parametrize("answers", [(), (("later", 0),)])
def test_at_a_step_without_a_day_of_its_own_it_is_told_whether_it_was_taken_or_put_off(
    copy: Path, answers: Any, days: int, told: bool
) -> None:
    folder = library_with(copy, days)
    change = changer(folder)
    change("demo.yaml", "    reply_within: reply\n", "")
    change("demo.yaml", "wait: true", "wait: true, done: never")
    walk = at_call(folder, *answers)
    assert [due.node for due in own_days(walk)] == ["last"] * told
    assert [due.node for due in above(pages(folder).page(walk))] == ["last"] * told


@pytest.mark.parametrize(("status", "told"), [("open", True), ("solved", False)])
def test_at_an_end_it_is_told_as_long_as_something_is_left_to_be_done(
    copy: Path, status: str, told: bool
) -> None:
    folder = library_with(copy, 91)
    changer(folder)("demo.yaml", "status: solved", f"status: {status}")
    walk = at_call(folder, ("solved", 0))
    shown = pages(folder).page(walk)
    assert walk.ended
    assert ([due.node for due in above(shown)], bool(come_back(shown, TODAY, EN))) == (
        *(["last"] * told, told),
    )


def test_one_is_told_beside_a_later_own_day_of_the_step_at_hand(copy: Path) -> None:
    folder = library_with(copy, 9)
    term = SUIT.replace("suit:", "other:").format(hours=2400, binding="law", by="anyone")
    changer(folder)("facts.yaml", "terms:\n", f"terms:\n{term}")
    changer(folder)("demo.yaml", "    reply_within: reply\n", "    do_within: other\n")
    walk = at_call(folder)
    assert [due.node for due in deadlines(walk)] == ["demo.call"]
    assert [due.node for due in own_days(walk)] == ["last"]


def test_none_is_told_beside_an_own_day_of_the_step_at_hand(copy: Path) -> None:
    folder = library_with(copy, 9)
    mine = "    do_within: suit\n    since: bought\n"
    changer(folder)("demo.yaml", "    reply_within: reply\n", mine)
    walk = at_call(folder)
    assert (walk.at, own_days(walk)) == ("demo.call", [])


@pytest.mark.parametrize(("days", "told"), [(9, True), (91, True), (92, False)])
def test_it_is_told_long_before_where_what_is_awaited_has_no_day(
    copy: Path, days: int, told: bool
) -> None:
    folder = library_with(copy, days)
    changer(folder)("demo.yaml", "    reply_within: reply\n", "")
    walk = at_call(folder, ("later", 0))
    assert [due.node for due in own_days(walk)] == ["last"] * told


@pytest.mark.parametrize(("today", "day"), [(0, "29 Nov 2026, Sun"), (7, "today")])
def test_page_farewell_and_document_tell_it_in_the_same_words(
    copy: Path, today: int, day: str
) -> None:
    folder = library_with(copy, 9)
    walk = at_call(folder, ("later", 0), today=today)
    shown, on = pages(folder).page(walk), TODAY + timedelta(days=today)
    said = f"Do not miss a term of your own, its last day is {day}: file it"
    assert come_back(shown, on, EN).replace("\u00a0", " ").endswith(f"if they answer. {said}")
    head, _, rest = document(pages(folder), walk, shown).replace("\u00a0", " ").partition("## ")
    assert said in head
    assert f"   - {said}" in rest
    sink = StringIO()
    words.show(shown, on, EN, Lines(StringIO(), sink, None))
    assert f"{said} (" in sink.getvalue().replace("\u00a0", " ")


def test_who_waits_for_a_complaint_is_told_of_the_last_day_for_the_suit() -> None:
    """The three years end while the answer to the complaint is awaited."""
    desk = desk_of(SHIPPED)
    walk = Walker(desk.library, "refund.reason").begin(date(2026, 11, 22))
    while walk.waiting is None:
        walk = walk.answer(TO_COMPLAINT.get(walk.at))
    page = desk.pages.page(walk)
    assert page.waiting
    assert [due.day for due in page.own_days] == [date(2026, 12, 11)]
    assert " · ваш срок 11.12 · " in trail(page, 80, desk.language).plain
    said = come_back(page, walk.today, desk.language)
    assert said.index("22.12.2026") < said.index("11.12.2026")


TO_COMPLAINT: dict[str, Any] = {
    "refund.reason": "money_cancelled",
    "refund.check": "none",
    "refund.asked_date": "2023-12-01",
    "escalation.order_help": "refused",
    "escalation.numbers#order_number": "17171717-0005",
    "escalation.chat": "claim",
    "limitation.start_near": "go_on",
    "claim.seller_is": "shop",
    "claim.cancelled_by": "me",
    "claim.people#full_name": "Носова Анна Ильинична",
    "claim.people#address": "660000, Красноярск, пр. Мира, 10",
    "claim.goods#item": "Кресло",
    "claim.goods#price": "18000.00",
    "claim.goods#more": "no",
    "claim.evidence_refusal": ["receipt"],
    "claim.claim_refusal": "handed",
    "claim.served#claim_date": "2026-11-10",
    "limitation.wait_near": "wait",
    "claim.answer_refusal": "silence",
    "regulator.regulator": "site",
    "limitation.complaint_near": "complain",
    "regulator.regulator_site": "waiting",
}
"""Whatever else is asked is skipped."""
