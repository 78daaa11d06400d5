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
from wizard.walk.comparisons import compare
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


def test_also_once_that_day_has_passed() -> None:
    way = walk("cancelled", *CANCELLED, *WRITER, "Чайник", "1000", "no", None, [])
    way = way.walker.replay(way.steps, date(2026, 12, 20)).answer("handed")
    assert handed(way, "20.11.2026") == "claim.answer_general"


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


def test_a_claim_was_not_served_before_it_was_there() -> None:
    """Who said that it was on its way cannot say that it came before that; who did not may."""
    way = late().back().answer("posted")
    before = (TODAY - timedelta(days=7)).isoformat()
    on_its_way = way.on(TODAY + timedelta(days=3)).answer("handed")
    assert "«Претензия о просрочке» — 27.11.2026" in refused(on_its_way, before)
    assert on_its_way.answer(TODAY.isoformat()).at == "claim.served#return_mark"
    assert late().answer(before).at == "claim.served#return_mark"
    in_one_breath = way.answer("handed")
    assert in_one_breath.answer(before).at == "claim.served#return_mark"


@pytest.mark.parametrize(
    ("waits", "first", "before"),
    [((), "27.11.2026", "26.11.2026"), (("waiting",), "29.11.2026", "28.11.2026")],
)
def test_a_claim_may_have_gone_out_before_it_was_said_to_be_on_its_way(
    waits: Sequence[str], first: str, before: str
) -> None:
    """Drawn up on the 27th, not posted yet on the 29th if that was said; told on the 4th, served on
    the 1st.
    """
    way = late().back().on(TODAY + timedelta(days=2))
    for answer in waits:
        way = way.answer(answer)
    way = way.on(TODAY + timedelta(days=7)).answer("posted").on(TODAY + timedelta(days=9))
    way = way.answer("handed")
    assert way.answer("01.12.2026").at == "claim.served#return_mark"
    assert first in refused(way, before)


@pytest.mark.parametrize(
    "claim",
    [
        *("claim.claim", "claim.claim_refusal", "claim.claim_defect", "claim.claim_repair"),
        *("claim.claim_fulfil", "claim.claim_general", "claim.claim_maker", "claim.send_again"),
        *("child.claim", "parcel.claim", "business.claim", "seller_claim.claim"),
    ],
)
def test_what_was_not_sent_yet_neither_went_out_nor_came_before_that(claim: str) -> None:
    """Said on the 29th; on the 4th it is told as sent, on a day before."""
    way = walk(claim).on(TODAY + timedelta(days=2))
    way = way.answer("unsent" if "unsent" in way.node.choices else "waiting")
    way = way.on(TODAY + timedelta(days=7))
    way = way.answer("handed" if "handed" in way.node.choices else "posted")
    if way.node.acts:  # it waits to be served
        way = way.on(TODAY + timedelta(days=9)).answer("handed")
    assert "29.11.2026" in refused(way, "28.11.2026")
    assert way.answer("29.11.2026").at != way.at


@pytest.mark.parametrize("claim", ["claim.claim_platform", "claim.claim_maker"])
def test_what_was_on_its_way_came_no_sooner(claim: str) -> None:
    way = walk(claim).answer("waiting").on(TODAY + timedelta(days=7)).answer("handed")
    assert "27.11.2026" in refused(way, "26.11.2026")
    assert way.answer("27.11.2026").at != way.at


@pytest.mark.parametrize(
    "court", ["court.court_magistrate", "court.court_penalty", "business.suit"]
)
@pytest.mark.parametrize("end", ["won", "lost"])
def test_nothing_was_judged_before_the_suit_was_filed(court: str, end: str) -> None:
    way = walk(court).on(TODAY + timedelta(days=2)).answer("waiting")
    way = way.on(TODAY + timedelta(days=7)).answer("filed").on(TODAY + timedelta(days=60))
    way = way.answer(end)
    assert "29.11.2026" in refused(way, "28.11.2026")
    assert way.answer("29.11.2026").at != way.at


def test_goods_were_there_once_their_return_was_applied_for() -> None:
    """Also where the day of the refusal is skipped; and told on one day, nothing is known of it."""
    way = walk("defect", "broken", "waiting").on(TODAY + timedelta(days=7)).answer("refused")
    field = way.walker.library.node("claim.life#received_date").field
    assert field is not None
    compare(field, str(TODAY), way.today, way.values, {})
    with pytest.raises(FieldError, match="field_date_past"):
        compare(field, str(TODAY + timedelta(days=1)), way.today, way.values, {})


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
