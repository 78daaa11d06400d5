"""The limitation: from which event it runs on each ground, when it is near, and where it is told.

Counted by hand; 12.12.2026 is a Saturday, 11.12.2026 a Friday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import SHIPPED, desk_of
from wizard.law.rules import Value
from wizard.outcome.dates import deadlines, pressing
from wizard.walk.walk import State, Step, Walk, Walker

LIBRARY = desk_of(SHIPPED).library
WALKER = Walker(LIBRARY, "start")
TODAY = date(2026, 11, 22)


def at(node: str, today: date, asked: dict[str, Value]) -> Walk:
    steps = (Step("start.fraud", "nobody", today),)
    return Walk(WALKER, today, steps, node, asked, {}, past=(State("start.fraud", {}),))


def known(today: date = TODAY, **asked: Any) -> dict[str, Value]:
    days = {
        name: date.fromisoformat(value) if value[:2] == "20" else value
        for name, value in asked.items()
    }
    values = WALKER.values(days, today)
    wanted = ("breach_day", "court_until", "court_days", "court_when", "court_spare")
    return {name: values[name] for name in wanted if name in values}


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        # 23.1: from the promised day, whenever the claim came.
        ({"reason": "overdue", "due_date": "2023-12-11", "claim_date": "2026-11-10"}, "2026-12-11"),
        # 26.1: from the end of the ten days after the first demand (01.12. + 10).
        ({"reason": "money_cancelled", "asked_date": "2023-12-01", "cancelled_by": "me"},
         "2026-12-11"),
        # Cancelled by the shop, or nobody has said by whom: from that day, the earliest there is.
        ({"reason": "money_cancelled", "asked_date": "2023-12-01", "cancelled_by": "shop"},
         "2026-12-01"),
        ({"reason": "money_cancelled", "asked_date": "2023-12-01"}, "2026-12-01"),
        # A wrong, missing or damaged thing is seen on the day it comes.
        ({"reason": "wrong", "received_date": "2023-12-11"}, "2026-12-11"),
        ({"reason": "broken", "received_date": "2023-12-11", "claim_date": "2026-11-10"},
         "2026-12-11"),
        # What broke in use: from the end of the term of the claim (10.11. + 10).
        ({"reason": "stopped", "received_date": "2023-12-11", "claim_date": "2026-11-10"},
         "2029-11-20"),
        # Cancelled, money back, goods wanted: from the promised day.
        ({"reason": "cancelled_money", "due_date": "2023-12-11", "claim_date": "2026-11-10"},
         "2026-12-11"),
        # Bought for work: the same events.
        ({"buys_for": "work", "reason": "overdue", "due_date": "2023-12-11"}, "2026-12-11"),
        ({"buys_for": "work", "reason": "money_returned", "asked_date": "2023-12-11"},
         "2026-12-11"),
        ({"buys_for": "work", "reason": "stopped", "received_date": "2023-12-11"}, "2026-12-11"),
        # A Saturday: the next working day.
        ({"reason": "overdue", "due_date": "2023-12-12"}, "2026-12-14"),
    ],
)  # fmt: skip
def test_the_three_years_run_from_the_event_of_the_ground(asked: Any, until: str) -> None:
    assert known(**asked)["court_until"] == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("today", "left", "when"),
    [
        ("2026-09-11", 91, None),
        ("2026-09-12", 90, None),
        ("2026-09-13", 89, "near"),
        ("2026-12-10", 1, "near"),
        ("2026-12-11", 0, "near"),
        ("2026-12-12", 0, "passed"),
    ],
)
def test_it_is_near_when_less_than_ninety_days_are_left(
    today: str, left: int, when: str | None
) -> None:
    found = known(date.fromisoformat(today), reason="overdue", due_date="2023-12-11")
    assert (found["court_days"], found.get("court_when")) == (left, when)


@pytest.mark.parametrize(
    ("today", "asked", "told"),
    [
        # Of a shop and a bank: three months before the end of the three years from that day.
        ("2026-09-01", {"event_date": "2023-12-01"}, None),
        ("2026-09-02", {"event_date": "2023-12-01"}, "2026-12-01"),
        ("2026-09-02", {"bank_day": "2023-12-01"}, "2026-12-01"),
        # What was withheld later counts from then, and a claim that was posted has its own day.
        ("2026-09-02", {"event_date": "2023-12-01", "withheld_day": "2024-02-01"}, None),
        ("2026-09-02", {"event_date": "2023-12-01", "posted_date": "2026-08-01"}, None),
    ],
)
def test_where_no_day_is_counted_it_is_told_three_months_before(
    today: str, asked: dict[str, str], told: str | None
) -> None:
    days: dict[str, Value] = {name: date.fromisoformat(day) for name, day in asked.items()}
    values = WALKER.values(days, date.fromisoformat(today))
    assert values.get("limit_last") == (told and date.fromisoformat(told))


@pytest.mark.parametrize(("today", "near"), [("2026-10-01", None), ("2026-10-02", "yes")])
def test_of_a_parcel_it_is_near_three_months_before_the_year_ends(
    today: str, near: str | None
) -> None:
    values = WALKER.values({"sent_on": date(2026, 1, 1)}, date.fromisoformat(today))
    assert values.get("cargo_near") == near


@pytest.mark.parametrize(
    ("handed", "spare"),
    [
        ("2026-11-17", 14),  # the answer is due on 27.11.
        ("2026-11-18", 11),  # 28.11. is a Saturday: 30.11.
        ("2026-11-28", 3),  # 08.12.
        ("2026-12-01", 0),  # 11.12., the last day itself
        ("2026-12-10", 0),  # 20.12. is a Sunday: 21.12., after it
    ],
)
def test_what_is_left_when_the_answer_is_due(handed: str, spare: int) -> None:
    found = known(
        reason="money_cancelled",
        asked_date="2023-12-01",
        cancelled_by="me",
        claim_date=handed,
    )
    assert found["court_spare"] == spare


@pytest.mark.parametrize(
    ("today", "handed", "node"),
    [
        ("2026-09-12", "2026-09-11", "claim.answer_refusal"),
        ("2026-09-13", "2026-09-11", "limitation.wait_near"),
        ("2026-11-22", "2026-11-17", "limitation.wait_near"),
        ("2026-11-22", "2026-11-18", "limitation.wait_never"),
        ("2026-12-11", "2026-11-17", "limitation.wait_near"),
        ("2026-12-12", "2026-11-17", "limitation.wait_passed"),
    ],
)
def test_who_waits_for_an_answer_is_told_before(today: str, handed: str, node: str) -> None:
    asked: dict[str, Value] = {
        "reason": "money_cancelled",
        "asked_date": date(2023, 12, 1),
        "cancelled_by": "me",
    }
    walk = at("claim.served#claim_date", date.fromisoformat(today), asked)
    assert walk.answer(handed).answer(None).answer(None).at == node


@pytest.mark.parametrize("days", [1, 0])
def test_a_suit_is_the_persons_own_day_in_every_list(days: int) -> None:
    today = date(2026, 12, 11) - timedelta(days=days)
    asked: dict[str, Value] = {"reason": "overdue", "due_date": date(2023, 12, 11)}
    walk = at("court.court_magistrate", today, asked)
    (due,) = deadlines(walk)
    assert (due.whose, due.day, due.days_left(today)) == ("mine", date(2026, 12, 11), days)
    assert pressing(walk) == due
    assert "24:00" in due.term.text


@pytest.mark.parametrize(
    ("due", "first"), [("2026-11-05", "claim.claim_answer"), ("2023-12-11", "court_until")]
)
def test_a_far_one_does_not_stand_before_an_answer_that_is_late(due: str, first: str) -> None:
    asked: dict[str, Value] = {
        "reason": "overdue",
        "due_date": date.fromisoformat(due),
        "claim_date": date(2026, 11, 9),
    }
    walk = at("regulator.regulator", TODAY, asked)
    silence = Step("claim.claim_answer", "silence", TODAY)
    walk = replace(walk, steps=(*walk.steps, silence), past=(*walk.past, State("", asked)))
    told = pressing(walk)
    assert told is not None
    assert told.node == first
