"""Money that is told to have come back, over the shipped trees: never more than was still owed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.conftest import SHIPPED, desk_of
from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.walk.comparisons import compare

LIBRARY = desk_of(SHIPPED).library

BACK = {
    "claim.back#returned_sum": ("price", "goods_worth", "work_whole"),
    "claim.part_back#part_sum": ("price", "claimed_owed"),
    "claim.platform_part#more_sum": ("platform_claimed",),
    "claim.unreturned_sum": ("price",),
    "court.returned_sum": ("price", "work_whole"),
    "refund.part#unreturned_sum": ("price",),
}
"""What came back or did not, and what it is a part of. Who is asked before court was asked nothing
of it before, so all of the price is owed there."""
PARTS = {
    "business.sum": ("work_cut_of",),
    "claim.cut_sum": ("price",),
    "claim.missing_price": ("price",),
    "payment.charge#shown_sum": ("paid_sum",),
}
"""Other sums that are less than another one."""
WHOLE = {
    *("business.price", "business.new_price", "business.bought#bought_price"),
    *("child.about#paid_sum", "claim.goods#price", "claim.bought#bought_price"),
    *("claim.cancelled_when#new_price", "court.postage", "payment.charge#paid_sum"),
    *("parcel.about#declared", "parcel.about#fee", "parcel.worth_or_due#worth"),
    *("refund.balance_sum", "seller_claim.claim_sum", "seller_ticket.sum", "seller_ticket.balance"),
    *("seller_ticket.stock#stock_sum", "services.bank_about#bank_sum", "services.trip#paid_sum"),
}
"""Sums of which no other one is the bound."""


def sums() -> dict[str, tuple[str, ...]]:
    fields = ((name, node.field) for name, node in LIBRARY.nodes.items())
    return {
        name: tuple(field.wholes)
        for name, field in fields
        if field is not None and field.type == "money"
    }


def test_of_every_sum_it_is_decided_what_it_is_a_part_of() -> None:
    """A new field for a sum belongs into one of the tables."""
    assert sums() == {**BACK, **PARTS, **dict.fromkeys(WHOLE, ())}


def test_what_stays_known_of_a_claim_that_was_replaced_came_back() -> None:
    fields = ((name, node.field) for name, node in LIBRARY.nodes.items())
    left = {name for name, field in fields if field and field.left_as and field.type == "money"}
    assert left <= BACK.keys()


LESS = {
    *("still_owed", "goods_worth", "claimed_cut"),
    *("work_rest", "work_sum_rest"),
}
"""Sums that are demanded of what was paid: what came back for an earlier claim is taken off."""
OWN = {
    *("price", "missing_price", "price_gap", "work_gap", "work_sum"),
    *("penalty", "penalty_due", "repair_penalty", "first_repair_penalty", "fulfil_penalty"),
    *("interest", "interest_due", "work_interest", "work_interest_due"),
    *("refused_interest", "refused_interest_due"),
}
"""What goods or work are worth that are demanded in kind, losses, penalties and interest."""


def test_of_every_demand_it_is_decided_whether_what_came_back_is_taken_off() -> None:
    assert LIBRARY.demands is not None
    assert {one.sum for one in LIBRARY.demands.demands.values() if one.sum} == LESS | OWN


@pytest.mark.parametrize("name", sorted(LESS))
def test_what_came_back_for_an_earlier_claim_is_not_demanded_again(name: str) -> None:
    desk = desk_of(SHIPPED)
    paid = dict.fromkeys(("price", "work_price", "cut_sum", "work_sum"), Decimal(5000))
    known = {**paid, "paid_before": Decimal(1000)}
    assert desk.walker("claim.begin").values(known, desk.today)[name] == Decimal(4000)


def test_what_is_asked_of_all_that_came_is_not_added_up_with_what_was_said_of_it_before() -> None:
    fields = ((name, node.field) for name, node in LIBRARY.nodes.items())
    so_far = {name for name, field in fields if field and field.so_far}
    assert so_far == {"claim.back#returned_sum", "court.returned_sum"}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("claim.back#returned_sum", {"paid_before": "3000", "price": "5000"}),
        ("claim.part_back#part_sum", {"returned_sum": "3000", "price": "5000"}),
        ("claim.part_back#part_sum", {"unreturned_sum": "2000", "price": "5000"}),
        ("claim.part_back#part_sum", {"paid_before": "3000", "price": "5000"}),
        (
            "claim.part_back#part_sum",
            {"paid_before": "1000", "returned_sum": "2000", "price": "5000"},
        ),
        (
            "claim.platform_part#more_sum",
            {"part_sum": "3000", "price": "5000", "got_by": "seller_only"},
        ),
        ("claim.platform_part#more_sum", {"paid_before": "3000", "price": "5000"}),
        ("claim.platform_part#more_sum", {"unreturned_sum": "2000", "price": "5000"}),
        ("court.returned_sum", {"price": "2000"}),
        ("court.returned_sum", {"paid_before": "3000", "work_price": "5000"}),
        ("claim.back#returned_sum", {"paid_before": "3000", "work_price": "5000"}),
    ],
)
def test_what_came_back_is_less_than_what_was_owed_still(name: str, known: dict[str, str]) -> None:
    """Two thousand are owed each time."""
    desk = desk_of(SHIPPED)
    field = desk.library.node(name).field
    assert field is not None
    asked = {key: Decimal(value) if value.isdecimal() else value for key, value in known.items()}
    values = desk.walker("claim.begin").values(asked, desk.today)
    compare(field, "1999.99", desk.today, values, {})
    with pytest.raises(FieldError, match="field_no_part"):
        compare(field, "2000.00", desk.today, values, {})


@pytest.mark.parametrize(
    ("demand", "bound"), [("price_cut", True), ("costs", False), ("loss", False)]
)
def test_a_price_is_cut_by_a_part_of_it_and_costs_may_be_more(demand: str, bound: bool) -> None:
    desk = desk_of(SHIPPED)
    field = desk.library.node("business.sum").field
    assert field is not None
    asked: dict[str, Value] = {"work_demand": demand, "work_price": Decimal(20_000)}
    values = desk.walker("claim.begin").values(asked, desk.today)
    compare(field, "19999.00", desk.today, values, {})
    if not bound:
        compare(field, "184300.00", desk.today, values, {})
        return
    with pytest.raises(FieldError, match="field_no_part"):
        compare(field, "184300.00", desk.today, values, {})
