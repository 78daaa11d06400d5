"""The limitation: from which event it runs on each ground, when it is near, and where it is told.

Counted by hand; 12.12.2026 is a Saturday, 11.12.2026 a Friday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import SHIPPED, desk_of
from tests.rows import each_row
from wizard.i18n import language
from wizard.law.rules import Value
from wizard.outcome.calendar import events
from wizard.outcome.dates import deadlines, pressing
from wizard.outcome.deadline_words import phrase
from wizard.walk.steps import State, Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

PAGES = desk_of(SHIPPED).pages
LIBRARY = PAGES.library
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


@each_row(
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
        # Money charged without ground: the day it was charged, also of what was bought for work.
        ({"reason": "paid_twice", "paid_on": "2023-12-11", "claim_date": "2026-11-10"},
         "2026-12-11"),
        ({"reason": "charged_more", "paid_on": "2023-12-11", "buys_for": "work"}, "2026-12-11"),
        # What was broken before the claim, on a day that nobody knows: a day counted from the claim
        # would be too late a one, so there is none until it is asked for.
        ({"reason": "paid_in_parts", "claim_date": "2026-11-10"}, None),
        ({"reason": "overdue", "claim_date": "2026-02-16"}, None),
        ({"reason": "cancelled_money", "claim_date": "2026-02-16"}, None),
        ({"reason": "cancelled_no_money", "cancel_wish": "money", "claim_date": "2026-02-16"},
         None),
        ({"claim_date": "2026-02-16"}, None),
        ({"claim_date": "2026-02-16", "breach_told": "2023-12-11"}, "2026-12-11"),
        ({"reason": "overdue", "buys_for": "work", "claim_date": "2026-02-16"}, None),
        ({"reason": "denied_fine", "claim_date": "2026-02-16"}, None),
        # Refused on 20.01.: by then it was broken, whatever the claim says later.
        ({"reason": "denied_fine", "refused_on": "2026-01-20", "claim_date": "2026-02-16"},
         "2029-01-22"),  # the 20th is a Saturday
        # What the claim demands first is broken by the end of its term: 16.02. + 10.
        ({"reason": "does_not_fit", "claim_date": "2026-02-16"}, "2029-02-26"),
        # A young person's deal can be contested for a year only, and a parcel has a year too.
        ({"paid_on": "2023-12-11", "child_age": "under14"}, "2026-12-11"),
        ({"paid_on": "2023-12-11", "child_age": "teen", "claim_date": "2026-11-10"}, None),
        # Of groceries it is seen on the day on which they came or should have come.
        ({"reason": "about_fresh", "fresh_day": "2023-12-11", "claim_date": "2026-11-10"},
         "2026-12-11"),
        ({"reason": "parcel_lost", "claim_date": "2026-11-10"}, None),
    ],
)  # fmt: skip
def test_the_three_years_run_from_the_event_of_the_ground(asked: Any, until: str | None) -> None:
    assert known(**asked).get("court_until") == (until and date.fromisoformat(until))


CLAIMED = {"claim_date": "2026-11-10"}
"""Of every case a claim was handed over lately: it starts no term anew."""
GROUNDS: dict[str, dict[str, str]] = {
    "late": {"reason": "overdue"},
    "cancelled late": {"reason": "cancelled_no_money", "cancel_wish": "order"},
    "cancelled": {"reason": "cancelled_no_money", "cancel_wish": "money"},
    "fulfil": {"reason": "cancelled_money"},
    "refusal": {"reason": "denied_fine"},
    "returned": {"reason": "money_returned"},
    "stopped": {"reason": "stopped"},
    "exchange": {"reason": "stopped", "demand": "exchange"},
    "visible": {"reason": "wrong"},
    "repair": {"reason": "repair_long"},
    "payment": {"reason": "paid_twice"},
    "work late": {"reason": "overdue", "buys_for": "work"},
    "work fulfil": {"reason": "cancelled_money", "buys_for": "work"},
    "work cancelled": {"reason": "cancelled_no_money", "buys_for": "work"},
    "work returned": {"reason": "money_returned", "buys_for": "work"},
    "work defect": {"reason": "stopped", "buys_for": "work"},
    "work repair": {"reason": "repair_long", "buys_for": "work"},
}


TWICE = {"first_handed": "2023-08-01", "handed_date": "2026-05-06"}


@each_row(
    ("ground", "days", "start"),
    [
        ("late", {"due_date": "2023-11-10"}, "2023-11-10"),
        # Cancelled before, on and after the promised day: whichever comes first.
        ("cancelled late", {"due_date": "2023-11-10", "asked_date": "2023-11-09"}, "2023-11-09"),
        ("cancelled late", {"due_date": "2023-11-10", "asked_date": "2023-11-10"}, "2023-11-10"),
        ("cancelled late", {"due_date": "2023-11-10", "asked_date": "2023-11-11"}, "2023-11-10"),
        ("cancelled", {"asked_date": "2023-11-10"}, "2023-11-10"),
        ("fulfil", {"cancelled_on": "2023-12-01"}, "2023-12-01"),
        ("fulfil", {"due_date": "2023-11-10", "cancelled_on": "2023-11-09"}, "2023-11-09"),
        ("fulfil", {"due_date": "2023-11-10", "cancelled_on": "2023-11-11"}, "2023-11-10"),
        # Ten days for the money after the first refusal; 25.11. + 10 = 05.12.
        ("refusal", {"received_date": "2023-11-20", "first_demand": "2023-11-25"}, "2023-12-05"),
        ("refusal", {"received_date": "2023-11-20", "barred_on": "2023-11-21"}, "2023-12-01"),
        ("refusal", {"barred_on": "2023-11-21", "first_demand": "2023-11-20"}, "2023-11-30"),
        ("refusal", {"barred_on": "2023-11-21", "first_demand": "2023-11-25"}, "2023-12-01"),
        ("refusal", {"asked_date": "2023-11-21", "first_demand": "2023-11-20"}, "2023-11-30"),
        ("refusal", {"asked_date": "2023-11-21", "first_demand": "2023-11-22"}, "2023-12-01"),
        ("returned", {"asked_date": "2023-11-21"}, "2023-12-01"),
        # A defect is known when it is found; else the ten days of money or seven of an exchange.
        ("stopped", {"found_date": "2023-08-01", "first_demand": "2023-08-11"}, "2023-08-01"),
        ("stopped", {"first_demand": "2023-08-11"}, "2023-08-21"),
        ("exchange", {"first_demand": "2023-08-11"}, "2023-08-18"),
        ("visible", {"received_date": "2023-08-01", "first_demand": "2023-08-11"}, "2023-08-01"),
        # 45 days of a repair: 01.08. + 45 = 15.09.; back in time it has broken no term.
        ("repair", {"handed_date": "2023-08-01"}, "2023-09-15"),
        ("repair", {"handed_date": "2023-08-01", "repair_returned": "2023-09-16"}, "2023-09-15"),
        ("repair", {"handed_date": "2023-08-01", "repair_returned": "2023-09-15"}, "2026-11-20"),
        # Its day was skipped: nobody knows, or it was in time.
        ("repair", {"handed_date": "2023-08-01", "back_when": "unsure"}, "2023-09-15"),
        ("repair", {"handed_date": "2023-08-01", "back_when": "in_time"}, "2026-11-20"),
        ("repair", {"handed_date": "2023-08-01", "first_demand": "2023-09-04"}, "2023-09-14"),
        ("repair", {"handed_date": "2023-08-01", "first_demand": "2023-09-05"}, "2023-09-15"),
        ("repair", {"handed_date": "2023-08-01", "asked_date": "2023-09-04"}, "2023-09-14"),
        ("repair", {"handed_date": "2026-11-01"}, "2026-11-20"),  # the claim's term ends before
        # Of two repairs the first one, unless the goods came back in time.
        ("repair", {**TWICE, "first_returned": "2023-09-16"}, "2023-09-15"),
        ("repair", {**TWICE, "first_returned": "2023-09-15"}, "2026-06-22"),
        ("repair", TWICE, "2023-09-15"),
        ("repair", {**TWICE, "first_handed": "2026-04-01"}, "2026-06-22"),
        ("payment", {"paid_on": "2024-01-10"}, "2024-01-10"),
        ("work late", {"due_date": "2023-11-10"}, "2023-11-10"),
        ("work fulfil", {"cancelled_on": "2023-11-09", "due_date": "2023-11-10"}, "2023-11-09"),
        ("work cancelled", {"asked_date": "2023-11-09", "due_date": "2023-11-10"}, "2023-11-09"),
        ("work returned", {"asked_date": "2023-11-09"}, "2023-11-09"),
        ("work defect", {"received_date": "2023-11-09"}, "2023-11-09"),
        ("work repair", {"first_handed": "2023-08-01", "handed_date": "2023-08-01"}, "2023-08-01"),
        ("work repair", TWICE, "2023-08-01"),
        (
            "work repair",
            {"handed_date": "2023-08-01", "repair_returned": "2023-09-16"},
            "2026-11-20",
        ),
        # A claim that was replaced was broken no sooner than it was served.
        ("stopped", {"first_served": "2026-03-02"}, "2026-03-02"),
        ("stopped", {"first_served": "2026-11-10"}, "2026-11-20"),  # this very claim
        ("stopped", {"first_served": "2026-03-02", "received_date": "2026-04-01"}, "2026-11-20"),
        (
            "repair",
            {
                "first_served": "2026-03-02",
                "handed_date": "2026-03-05",
                "repair_returned": "2026-03-20",
            },
            "2026-11-20",
        ),
        # Refused before the term of a claim is over: that day. The first demand is known: its term.
        ("stopped", {"refused_on": "2026-11-12"}, "2026-11-12"),
        ("refusal", {"refused_on": "2023-12-20", "first_demand": "2023-11-25"}, "2023-12-05"),
    ],
)
def test_of_the_days_known_the_earliest_starts_the_three_years(
    ground: str, days: dict[str, str], start: str
) -> None:
    asked: dict[str, Any] = {**GROUNDS[ground], **days, **CLAIMED}
    found = known(**asked)
    assert found["breach_day"] == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("today", "when"),
    [
        ("2026-10-13", None),
        ("2026-10-14", "near"),
        ("2027-01-11", "near"),  # 10.01.2027 is a Sunday
        ("2027-01-12", "passed"),
    ],
)
def test_of_a_charge_it_is_near_and_over_before_a_claim(today: str, when: str | None) -> None:
    found = known(date.fromisoformat(today), reason="paid_twice", paid_on="2024-01-10")
    assert found.get("court_when") == when


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


@pytest.mark.parametrize("today", ["2023-12-02", "2026-09-02", "2026-12-02"])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"event_date": "2023-12-01"}, "2026-12-01"),
        ({"bank_day": "2023-12-01"}, "2026-12-01"),
        # What was withheld later counts from then, and a claim that was posted moves nothing.
        ({"event_date": "2023-12-01", "withheld_day": "2024-02-01"}, "2027-02-01"),
        ({"event_date": "2023-12-01", "posted_date": "2026-08-01"}, "2026-12-01"),
    ],
)
def test_of_a_shop_and_a_bank_it_is_told_from_the_first_day_on(
    today: str, asked: dict[str, str], told: str
) -> None:
    days: dict[str, Value] = {name: date.fromisoformat(day) for name, day in asked.items()}
    values = WALKER.values(days, date.fromisoformat(today))
    assert values["limit_day"] == date.fromisoformat(told)


@pytest.mark.parametrize(
    ("today", "asked", "near"),
    [
        ("2026-09-01", {"event_date": "2023-12-01"}, None),
        ("2026-09-02", {"event_date": "2023-12-01"}, "yes"),
        ("2026-09-02", {"bank_day": "2023-12-01"}, "yes"),
        ("2026-09-02", {"event_date": "2023-12-01", "withheld_day": "2024-02-01"}, None),
    ],
)
def test_papers_of_a_shop_and_a_bank_tell_of_it_three_months_before(
    today: str, asked: dict[str, str], near: str | None
) -> None:
    days: dict[str, Value] = {name: date.fromisoformat(day) for name, day in asked.items()}
    assert WALKER.values(days, date.fromisoformat(today)).get("limit_near") == near


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


@pytest.mark.parametrize(
    ("asked_on", "other"), [("2023-01-01", date(2029, 11, 20)), ("2023-12-01", None)]
)
def test_where_the_strict_three_years_have_passed_the_others_are_told_beside_them(
    asked_on: str, other: date | None
) -> None:
    """The claim of 10.11.2026 was the first demand: 20.11. and three years. By the strict counting
    giving the goods back was one. What has not passed by it is told as any last day.
    """
    asked: dict[str, Value] = {
        "reason": "money_returned", "basis": "refusal", "money_asked": "claim",
        "asked_date": date.fromisoformat(asked_on), "claim_date": date(2026, 11, 10),
    }  # fmt: skip
    walk = at("court.court_magistrate", TODAY, asked)
    (here,) = (due for due in deadlines(walk) if due.node == walk.at)
    assert (here.other, pressing(walk)) == (other, here)
    words = phrase(here, TODAY, language("ru"))
    (event,) = (one for one in events(PAGES, walk) if one.day == here.day)
    for told in (words, event.what):
        assert ("(это строгий счёт, по другому — до" in told) is (other is not None)
    later = replace(walk, today=date(2029, 11, 21))
    assert [due.other for due in deadlines(later) if due.node == walk.at] == [None]
