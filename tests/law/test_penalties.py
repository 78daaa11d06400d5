"""The penalty of ст. 23.1: counted by hand, and what must hold for any sum."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.i18n import language
from wizard.law.penalties import (
    days_late,
    late_delivery_daily,
    late_delivery_penalty,
    late_demand_daily,
    late_demand_penalty,
    late_demand_room,
    rounded,
)
from wizard.law.penalty_figures import delivery, demand
from wizard.law.rules import RULES

DUE = date(2026, 11, 5)
PRICES = st.decimals(Decimal("0.01"), Decimal(10**8), places=2)


def penalty(price: str, days: int) -> Decimal:
    return late_delivery_penalty(Decimal(price), DUE, DUE + timedelta(days=days))


def test_seventeen_days_of_delay_cost_eight_and_a_half_per_cent() -> None:
    today = date(2026, 11, 22)
    assert days_late(DUE, today) == 17
    assert late_delivery_daily(Decimal(12500), DUE, today) == Decimal("62.50")
    assert late_delivery_penalty(Decimal(12500), DUE, today) == Decimal("1062.50")


@pytest.mark.parametrize("days", [-30, -1, 0])
def test_there_is_no_penalty_before_the_day_after_the_date(days: int) -> None:
    assert penalty("12500", days) == 0


def test_the_first_day_costs_half_a_per_cent() -> None:
    assert penalty("12500", 1) == Decimal("62.50")


@pytest.mark.parametrize(
    ("days", "sum_"), [(199, "12437.50"), (200, "12500.00"), (201, "12500.00"), (9999, "12500.00")]
)
def test_the_penalty_stops_at_the_prepayment(days: int, sum_: str) -> None:
    assert penalty("12500", days) == Decimal(sum_)


@pytest.mark.parametrize(
    ("price", "days", "sum_"),
    [
        ("1", 1, "0.01"),  # 0.005, half up
        ("0.99", 1, "0.00"),  # 0.00495
        ("3", 1, "0.02"),  # 0.015: half to even would give 0.02 as well
        ("5", 1, "0.03"),  # 0.025: half to even would give 0.02
        ("333.33", 7, "11.67"),  # 11.66655
        ("0.01", 1000, "0.01"),
    ],
)
def test_kopecks_are_rounded_half_up_once_at_the_end(price: str, days: int, sum_: str) -> None:
    assert penalty(price, days) == Decimal(sum_)


def test_the_total_is_the_prepayment_and_the_penalty() -> None:
    total = RULES["late_delivery_total"].count(date(2026, 11, 22), price=Decimal(12500), due=DUE)
    assert total == Decimal("13562.50")


def test_days_since_a_day_to_come_are_none() -> None:
    rule = RULES["days_since"]
    assert rule.count(date(2026, 11, 22), day=date(2026, 11, 1)) == 21
    assert rule.count(date(2026, 11, 22), day=date(2026, 12, 1)) == 0


def test_a_demand_not_met_adds_one_percent_a_day_to_the_price() -> None:
    # 21 499,90 ₽, due on 02.12.2026, seven days late: 7 × 214,999 = 1 504,993.
    late = {"price": Decimal("21499.90"), "due": date(2026, 12, 2), "demanded": date(2026, 11, 22)}
    today = date(2026, 12, 9)
    assert RULES["late_demand_penalty"].count(today, **late) == Decimal("1504.99")
    assert RULES["late_demand_total"].count(today, **late) == Decimal("23004.89")
    assert RULES["late_demand_daily"].count(today, **late) == Decimal("215.00")


def test_a_penalty_ends_on_the_day_on_which_the_demand_was_met() -> None:
    today, met = date(2026, 12, 9), date(2026, 12, 4)
    late = {"price": Decimal("21499.90"), "due": date(2026, 12, 2), "demanded": date(2026, 11, 22)}
    demand = RULES["late_demand_penalty_to"]
    # Two days, 2 × 214,999 = 429,998; on the day it was due nothing is late.
    assert demand.count(today, **late, until=met) == Decimal("430.00")
    assert demand.count(today, **late, until=date(2026, 12, 2)) == 0
    assert demand.figures(today, **late, until=met)["days"] == 2
    delivery = RULES["late_delivery_penalty_to"]
    price = Decimal(3000)
    assert delivery.count(today, price=price, due=DUE, until=DUE + timedelta(20)) == 300
    assert delivery.count(today, price=price, due=DUE, until=DUE) == 0
    figures = delivery.figures(today, price=price, due=DUE, until=DUE + timedelta(20))
    assert (figures["days"], figures["rate"]) == (20, 15)


@pytest.mark.parametrize(("of", "less", "left"), [(32000, 24000, 8000), (5, 5, 0), (4, 5, 0)])
def test_what_is_more_is_a_difference_and_what_is_less_is_none(
    of: int, less: int, left: int
) -> None:
    day = date(2026, 11, 22)
    count = RULES["difference"].count
    assert count(day, of=Decimal(of), less=Decimal(less)) == Decimal(left)


def test_a_penalty_that_another_demand_has_ended_is_the_same_and_goes_no_further() -> None:
    late = {"price": Decimal(3000), "due": date(2026, 11, 5), "demanded": date(2026, 9, 20)}
    ended, running = RULES["late_demand_penalty_ended"], RULES["late_demand_penalty"]
    for day, sum_ in ((5, 0), (6, 30), (22, 510)):
        today = date(2026, 11, day)
        assert ended.count(today, **late) == running.count(today, **late) == Decimal(sum_)
        assert ended.figures(today, **late)["further"] == 0
    assert running.figures(date(2026, 11, 22), **late)["further"] == Decimal(30)


def test_a_capped_penalty_grows_by_what_is_left_and_then_no_more() -> None:
    late = {"price": Decimal(1000), "due": date(2026, 3, 1), "demanded": date(2026, 2, 1)}
    daily = RULES["late_demand_daily"]
    assert daily.count(date(2026, 6, 8), **late) == Decimal("10.00")
    assert daily.count(date(2026, 6, 9), **late) == Decimal(0)
    before = late | {"demanded": date(2026, 1, 31)}
    assert daily.count(date(2026, 6, 9), **before) == Decimal("10.00")


@pytest.mark.parametrize(
    ("handed", "day", "sum_", "further"),
    [
        # 1 000 ₽, 10 ₽ a day from 12.06.2026 on; 700 ₽ of the cap went for the repair.
        (date(2026, 2, 1), 11, "0", "10"),
        (date(2026, 2, 1), 12, "10", "10"),
        (date(2026, 2, 1), 40, "290", "10"),
        (date(2026, 2, 1), 41, "300", "0"),
        (date(2026, 2, 1), 42, "300", "0"),
        # A repair demanded before the cap takes nothing of it.
        (date(2026, 1, 31), 42, "310", "10"),
    ],
)
def test_two_penalties_for_one_thing_have_one_cap(
    handed: date, day: int, sum_: str, further: str
) -> None:
    rule = RULES["late_demand_penalty_after"]
    given = {
        "price": Decimal(1000),
        "due": date(2026, 6, 11),
        "demanded": date(2026, 6, 1),
        "earlier": handed,
        "taken": Decimal(700),
    }
    today = date(2026, 5, 31) + timedelta(day)
    assert rule.count(today, **given) == Decimal(sum_)
    assert rule.figures(today, **given)["further"] == Decimal(further)
    met = RULES["late_demand_penalty_after_to"]
    assert met.count(date(2027, 1, 1), **given, until=today) == Decimal(sum_)
    assert met.figures(date(2027, 1, 1), **given, until=today)["further"] == 0


def test_the_figures_of_a_penalty_say_how_it_was_counted_before_the_cap() -> None:
    today = date(2026, 11, 22)
    assert delivery(today, Decimal(12500), DUE) == {
        "days": 17,
        "price": 12500,
        "first": date(2026, 11, 6),
        "last": today,
        "counted": Decimal("1062.50"),
        "rate": Decimal("62.50"),
        "due": DUE,
        "further": Decimal("62.50"),
        "cap": 12500,
    }
    # 102 days of 10 ₽ from 2 March on; the price was reached on the hundredth.
    assert demand(date(2026, 6, 11), Decimal(1000), date(2026, 3, 1), date(2026, 2, 1)) == {
        "days": 102,
        "price": 1000,
        "first": date(2026, 3, 2),
        "last": date(2026, 6, 11),
        "counted": 1020,
        "daily": 10,
        "further": 0,
        "cap": 1000,
    }


def test_the_figures_of_a_penalty_say_what_the_cap_leaves() -> None:
    day, price = date(2026, 6, 11), Decimal(1000)
    whole = demand(day, price, day, demanded=date(2026, 6, 1))
    rest = demand(day, price, day, demanded=date(2026, 6, 1), room=Decimal(300))
    assert (whole["cap"], rest["cap"], rest["days"]) == (1000, 300, 0)


@pytest.mark.parametrize(("taken", "room"), [(0, 1000), (999, 1), (1000, 0), (1001, 0)])
def test_what_an_earlier_penalty_leaves_is_never_less_than_nothing(taken: int, room: int) -> None:
    left = late_demand_room(Decimal(1000), date(2026, 2, 1), Decimal(taken))
    assert left == Decimal(room)


def test_a_price_alone_is_itself() -> None:
    assert RULES["price_alone"].count(date(2026, 11, 22), price=Decimal(5)) == Decimal(5)


@each_row("name", [name for name, rule in RULES.items() if "money" in rule.result])
def test_every_rule_about_money_names_its_article(name: str) -> None:
    assert re.search(r"№ 2300-1, ст\. 2\d|(ГПК|НК|ГК) РФ, ст\. \d+", RULES[name].source)


@given(price=PRICES, days=st.integers(-10, 1000))
def test_the_penalty_is_never_above_the_price_nor_below_nothing(price: Decimal, days: int) -> None:
    assert 0 <= penalty(str(price), days) <= price


@given(price=PRICES, days=st.integers(-10, 1000))
def test_another_day_never_makes_the_penalty_less(price: Decimal, days: int) -> None:
    assert penalty(str(price), days) <= penalty(str(price), days + 1)


@given(price=PRICES)
def test_after_two_hundred_days_the_penalty_is_the_whole_price(price: Decimal) -> None:
    assert penalty(str(price), 200) == price


@pytest.mark.parametrize(
    ("today", "penalty"),
    [
        ("2026-03-11", "0"),  # the last day of the term
        ("2026-03-12", "50.00"),
        ("2026-03-31", "1000.00"),  # 20 days
        ("2026-06-18", "4950.00"),  # 99 days
        ("2026-06-19", "5000.00"),  # 100 days: the price
        ("2026-12-31", "5000.00"),
    ],
)
def test_a_demand_not_met_costs_one_percent_a_day_up_to_the_price(today: str, penalty: str) -> None:
    counted = late_demand_penalty(
        Decimal(5000), date(2026, 3, 11), date(2026, 3, 1), date.fromisoformat(today)
    )
    assert counted == Decimal(penalty)


@pytest.mark.parametrize(
    ("demanded", "penalty"), [("2026-01-31", "6000.00"), ("2026-02-01", "5000.00")]
)
def test_the_cap_goes_by_the_day_of_the_demand(demanded: str, penalty: str) -> None:
    due = date(2026, 2, 10)
    counted = late_demand_penalty(
        Decimal(5000), due, date.fromisoformat(demanded), date(2026, 6, 10)
    )
    assert counted == Decimal(penalty)


@pytest.mark.parametrize(("days", "more"), [(198, "50.00"), (199, "50.00"), (200, "0.00")])
def test_a_penalty_at_its_cap_grows_no_more(days: int, more: str) -> None:
    assert late_delivery_daily(Decimal(10000), DUE, DUE + timedelta(days=days)) == Decimal(more)


@pytest.mark.parametrize("price", ["8190.50", "0.50", "1999.99", "101", "12500", "33.01"])
def test_what_a_day_adds_is_one_sum_wherever_it_is_told(price: str) -> None:
    owed, day = Decimal(price), DUE + timedelta(days=1)
    late, unmet = delivery(day, owed, DUE), demand(day, owed, DUE, DUE)

    assert late["rate"] == late["further"] == late_delivery_daily(owed, DUE, day)
    assert unmet["daily"] == unmet["further"] == late_demand_daily(owed, DUE, DUE, day)


@pytest.mark.parametrize("code", ["ru", "en"])
def test_a_sum_is_shown_as_the_law_rounds_it(code: str) -> None:
    for half_kopecks in range(400):
        sum_ = Decimal(half_kopecks) / 200
        assert language(code).money(sum_) == language(code).money(rounded(sum_))
