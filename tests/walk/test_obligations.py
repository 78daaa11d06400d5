"""Which demands hold: guards, respondents who are one, grounds, and the price of the suit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from tests.conftest import TODAY
from wizard.law.rules import Value
from wizard.library.demands import Demands
from wizard.library.facts import Facts
from wizard.walk.obligations import Obligations
from wizard.walk.values import Derivations, Values, items

WRITTEN: dict[str, Any] = {
    "price": "total",
    "respondents": {
        "shop": {
            "title": "The shop",
            "whom": "the shop",
            "named": "shop",
            "same_as": {"site": {"sold_by": "site"}},
        },
        "site": {"title": "The site", "whom": "the site", "contact": "site", "cites": ["law"]},
    },
    "articles": {"law": {"said": "the law", "fact": "law"}},
    "demands": {
        "back": {
            "when": {"wish": "money"},
            "sum": "paid",
            "of": {
                "shop": {"article": "law", "claim": "Pay {{ paid }}"},
                "site": {"article": "law", "claim": "Pay {{ paid }}", "when": {"through": "site"}},
            },
            "grounds": {
                "early": {"because": "Early.", "when": {"asked": {"not_after": "last"}}},
                "always": {"because": "Owed."},
            },
        },
        "penalty": {"sum": "fine", "of": {"shop": {"article": "law", "claim": "Pay the fine"}}},
        "instead": {
            "else_of": "back",
            "sum": "worth",
            "of": {"shop": {"article": "law", "suit": "Pay its worth"}},
        },
    },
}


def values(**asked: Value) -> Values:
    demands = msgspec.convert(WRITTEN, Demands)
    return Values(asked, Derivations({"total": items(demands)}), Facts(), TODAY)


def owed(**asked: Value) -> Mapping[str, tuple[str, ...]]:
    found = Obligations(msgspec.convert(WRITTEN, Demands)).owed(values(**asked))
    return {one.id: tuple(one.parts) for one in found}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"wish": "money"}, {"back": ("shop",), "penalty": ("shop",), "instead": ("shop",)}),
        (
            {"wish": "money", "through": "site"},
            {"back": ("shop", "site"), "penalty": ("shop",), "instead": ("shop",)},
        ),
        ({"wish": "goods", "through": "site"}, {"penalty": ("shop",), "instead": ("shop",)}),
    ],
)
def test_a_demand_holds_by_its_guard_and_of_each_by_theirs(
    asked: dict[str, Value], expected: dict[str, tuple[str, ...]]
) -> None:
    assert owed(**asked) == expected


def test_two_respondents_who_are_one_are_asked_once() -> None:
    both = owed(wish="money", through="site", sold_by="site")
    assert both["back"] == ("shop",)


@pytest.mark.parametrize(("seller", "one"), [("site", "The site"), ("shop", None)])
def test_the_other_with_whom_a_respondent_is_the_same_is_known(
    seller: str, one: str | None
) -> None:
    demands = msgspec.convert(WRITTEN, Demands)
    other = Obligations(demands).same(demands.respondents["shop"], values(sold_by=seller))
    assert (other.title if other else None) == one


def test_a_demand_of_nothing_does_not_hold_and_one_of_an_unknown_sum_does() -> None:
    assert "penalty" not in owed(fine=Decimal(0))
    assert "penalty" in owed(fine=Decimal("0.01"))
    assert "penalty" in owed()


@pytest.mark.parametrize(
    ("asked", "told"),
    [(TODAY, ("Early.", "Owed.")), (date(2026, 11, 23), ("Owed.",)), (None, ("Owed.",))],
)
def test_all_grounds_that_hold_are_told(asked: date | None, told: tuple[str, ...]) -> None:
    known: dict[str, Value] = {"wish": "money", "last": TODAY}
    if asked is not None:
        known["asked"] = asked
    (back, *_) = Obligations(msgspec.convert(WRITTEN, Demands)).owed(values(**known))
    assert back.grounds == told


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ({"wish": "money", "paid": Decimal(100), "fine": Decimal("7.5")}, Decimal("107.5")),
        ({"wish": "goods", "paid": Decimal(100), "fine": Decimal(7)}, Decimal(7)),
        # What stands in the place of another demand adds nothing.
        ({"wish": "money", "paid": Decimal(100), "worth": Decimal(50)}, Decimal(100)),
        ({"wish": "money", "worth": Decimal(50)}, None),
    ],
)
def test_the_price_of_the_suit_is_what_is_demanded(
    asked: dict[str, Value], total: Decimal | None
) -> None:
    assert values(**asked).get("total") == total


def test_the_same_money_of_two_is_counted_once() -> None:
    known = values(wish="money", through="site", paid=Decimal(100))
    assert known["total"] == Decimal(100)
    assert known.summed("total") == ["paid"]
