"""Dates of the shipped trees: what is left out of one, and which cannot come before which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import SHIPPED, desk_of, library
from wizard.errors import FieldError
from wizard.i18n import language
from wizard.library.model import Input
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

TODAY = date(2026, 11, 27)
WRITER: tuple[Any, ...] = ("Носов Иван", "630000, Новосибирск", None, None)
CANCELLED: tuple[Any, ...] = (
    *("cancelled_no_money", "goods", "05.12.2026", "refused", "money", "money"),
    *("05.12.2026", "05.11.2026", "none", "refused", None, None, "claim", "shop", None),
)
DEFECT: tuple[Any, ...] = (
    *("broken", "absent", "refused", None, None, "claim", "shop", None),
    *WRITER,
)
SAID = language("ru")


def walk(start: str, *answers: Any, today: date = TODAY) -> Walk:
    way = Walker(library(SHIPPED), start).begin(today)
    for answer in answers:
        way = way.answer(answer)
    return way


@pytest.mark.parametrize(
    ("reason", "typed", "day"),
    [
        (("overdue",), "5 мая", "2026-05-05"),
        (("overdue",), "15.03", "2026-03-15"),
        (("overdue",), "5 декабря 2026", "2026-12-05"),
        (("locker", "lost"), "5 декабря", "2026-12-05"),
        (("locker", "lost"), "5 мая 2027", "2027-05-05"),
    ],
)
def test_after_the_term_has_passed_the_promised_day_is_past(
    reason: Sequence[str], typed: str, day: str
) -> None:
    way = walk("delivery", *reason)
    assert way.at == "delivery.due_date"
    assert str(way.answer(typed).asked["due_date"]) == day


@pytest.mark.parametrize(
    ("reason", "typed", "days"),
    [
        (("overdue",), "15.12", {"2025-12-15", "2026-12-15"}),
        (("locker", "lost"), "5 мая", {"2026-05-05", "2027-05-05"}),
    ],
)
def test_a_promised_day_that_may_be_of_either_year_is_asked_about(
    reason: Sequence[str], typed: str, days: set[str]
) -> None:
    with pytest.raises(FieldError) as refused:
        walk("delivery", *reason).answer(typed)
    assert refused.value.key == "field_date_which"
    assert {str(day) for day in refused.value.values.values()} == days


def test_the_page_knows_it_too() -> None:
    """The screen says beside the field how a date is understood, before it is given."""
    pages = desk_of(SHIPPED).pages
    fields = [
        pages.page(walk("delivery", *way)).field for way in (("overdue",), ("locker", "lost"))
    ]
    assert [field.past for field in fields if field] == [True, False]


def refused(way: Walk, typed: str) -> str:
    with pytest.raises(FieldError) as caught:
        way.answer(typed)
    return SAID(caught.value.key, **caught.value.values)


def handed(way: Walk, day: str) -> str:
    """Where a walk goes on whose claim was delivered on a day, its letter without a number."""
    way = way.answer(day)
    while way.at.startswith("claim.served"):
        way = way.answer(None)
    return way.at


def test_a_claim_is_not_handed_over_before_the_goods_came() -> None:
    way = walk("defect", *DEFECT, "Чайник", "течёт", "1000", "no", "10.11.2026", None, None, None)
    way = way.answer("no").answer("money_back").answer([]).answer("handed")
    assert way.at == "claim.served#claim_date"
    said = refused(way, "09.11.2026")
    for part in ("«Претензия вручена» — 09.11.2026", "«Товар получен» — 10.11.2026"):
        assert part in said
    assert handed(way, "10.11.2026") == handed(way, "сегодня") == "claim.answer_defect"


def test_nor_are_they_received_after_they_were_given_back() -> None:
    way = walk("refund", "money_defective", "none", "10.11.2026")
    for answer in (
        *("refused", None, None, "claim", "shop", None),
        *(*WRITER, "Чайник", "течёт", "1000", "no"),
    ):
        way = way.answer(answer)
    assert way.at == "claim.life#received_date"
    said = refused(way, "11.11.2026")
    for part in ("«Товар получен» — 11.11.2026", "«Отмена или сдача товара» — 10.11.2026"):
        assert part in said
    assert way.answer("10.11.2026").at == "claim.life#guarantee_until"


def late() -> Walk:
    """To the day on which a claim about a late order was delivered."""
    way = walk("delivery", "overdue", "10.11.2026", "refused", None, None, "claim")
    for answer in (
        "shop",
        "prepaid",
        None,
        *WRITER,
        "Чайник",
        "1000",
        "no",
        "refund",
        [],
        "handed",
    ):
        way = way.answer(answer)
    return way


def test_money_that_came_after_a_claim_did_not_come_before_it_was_due() -> None:
    way = late()
    while way.at != "claim.claim_answer":
        way = way.answer("18.11.2026" if way.at.endswith("#claim_date") else None)
    way = way.answer("part").answer("100")
    assert way.at == "claim.part_back#part_on"
    assert "10.11.2026" in refused(way, "09.11.2026")
    assert way.answer("17.11.2026").values["part_early"] == "yes"
    assert "part_early" not in way.answer("18.11.2026").values


def test_nor_before_the_promised_day() -> None:
    way = late()
    assert "«Обещанная дата доставки» — 10.11.2026" in refused(way, "09.11.2026")
    assert handed(way, "10.11.2026") == "claim.claim_answer"


@pytest.mark.parametrize("day", ["27.11.2026", "20.11.2026"])
def test_who_cancelled_before_the_promised_day_can_say_when_the_claim_came(day: str) -> None:
    way = walk("cancelled", *CANCELLED, *WRITER, "Чайник", "1000", "no", None, [])
    assert handed(way.answer("handed"), day) == "claim.answer_general"


@pytest.mark.parametrize("day", [date(2026, 12, 5), date(2026, 12, 6), date(2026, 12, 20)])
def test_also_once_that_day_has_come(day: date) -> None:
    way = walk("cancelled", *CANCELLED, *WRITER, "Чайник", "1000", "no", None, [])
    way = way.walker.replay(way.steps, day).answer("handed")
    assert handed(way, "20.11.2026") == "claim.answer_general"


@pytest.mark.parametrize("day", [date(2026, 11, 27), date(2026, 12, 5), date(2026, 12, 20)])
def test_nor_does_work_wait_for_the_promised_day_of_a_cancelled_order(day: date) -> None:
    way = walk("cancelled", *CANCELLED[:-3], "claim", "work", "ИП Цой Анна", "773512345663")
    for answer in ("ООО «Печать»", *WRITER[:2], None, None, "Принтер", "no", "1000"):
        way = way.answer(answer)
    while not way.node.acts:
        way = way.answer(["payment"] if way.node.ticks else None)
    way = way.on(day).answer("posted")
    assert way.at == "business.sent#work_posted"
    assert way.answer("20.11.2026").at == "business.sent#claim_track"


def test_whoever_may_say_today_always_can() -> None:
    """In the past no date lies after today; so no field of the past can be left without a day.

    What may lie ahead, such as the end of a guarantee, can be skipped instead.
    """
    for name, tree in library(SHIPPED).trees.items():
        for node_name, node in tree.nodes.items():
            if isinstance(node, Input) and node.follows:
                assert node.by_today or node.optional, f"{name}.{node_name}"


def test_money_is_not_withheld_before_the_video_was_asked_for() -> None:
    assert "«Запрос видео»" in refused(
        walk("seller.video_asked", "20.11.2026", "withheld"), "19.11"
    )


SUITS = ("court.court_magistrate", "court.court_penalty", "business.suit")


@pytest.mark.parametrize("later", [0, 1, 30, 400])
@pytest.mark.parametrize("court", SUITS)
@pytest.mark.parametrize("end", ["won", "lost"])
def test_a_day_counts_the_same_whenever_it_is_told(court: str, end: str, later: int) -> None:
    """On one evening somebody tells that the suit is filed, and on a later day the judgment."""
    way = walk(court).answer("filed").on(TODAY + timedelta(days=later)).answer(end)
    judged = way.answer("06.11.2026")
    assert judged.at != way.at
    then, index = judged.on(judged.today + timedelta(days=later)), len(judged.steps) - 1
    for day in "06.11.2026", "05.11.2026", "30.11.2025":
        corrected = then.change(index, day)
        assert corrected.at == judged.at
        assert not corrected.lost


@pytest.mark.parametrize("later", [0, 1, 30, 400])
@pytest.mark.parametrize("answer", ["posted", "handed"])
def test_a_claim_is_served_on_the_day_that_was_named(answer: str, later: int) -> None:
    """What is told as on its way, or as not sent yet, bounds no day that is known better."""
    way = late().back()
    waited = way.answer("waiting").on(TODAY + timedelta(days=later))
    for before in way, waited:
        told = before.answer(answer)
        sent = told.on(told.today + timedelta(days=later))
        served = (sent.answer("handed") if sent.node.acts else sent).answer("20.11.2026")
        assert served.at == "claim.served#return_mark"
        then = served.on(served.today + timedelta(days=later))
        corrected = then.change(len(served.steps) - 1, "19.11.2026")
        assert corrected.asked["claim_date"] == date(2026, 11, 19)


def test_what_was_to_come_on_the_day_of_an_answer_does_not_bound_its_correction() -> None:
    way = walk("cancelled", *CANCELLED, *WRITER, "Чайник", "1000", "no", None, []).answer("handed")
    served, index = way.answer("20.11.2026"), len(way.steps)
    for later in 0, 8, 9, 100:
        then = served.on(TODAY + timedelta(days=later))
        assert not then.change(index, "20.11.2026").lost
        assert not then.change(index, "19.11.2026").lost


def test_a_claim_that_went_out_again_may_have_done_so_before_anybody_said_so() -> None:
    way = late().back().answer("posted").on(TODAY + timedelta(days=10)).answer("wrong_address")
    way = way.answer("posted").on(TODAY + timedelta(days=12)).answer("handed")
    assert way.answer("05.12.2026").at == "claim.served#return_mark"


def test_nor_before_the_day_that_it_bears() -> None:
    way = late().back()
    printed = TODAY - timedelta(days=2)
    way = way.answer("posted", "Claim", printed).answer("handed")
    assert "25.11.2026" in refused(way, "24.11.2026")
    assert way.answer("25.11.2026").at == "claim.served#return_mark"
