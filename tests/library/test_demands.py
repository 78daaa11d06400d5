"""The shape of demands: their texts and guards, and what the price of a suit is made of."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from wizard.library.demands import (
    Article,
    Demand,
    DemandGround,
    DemandPart,
    Demands,
    Respondent,
)

BACK = msgspec.convert(
    {
        "when": {"wish": "money"},
        "sum": "paid",
        "of": {
            "shop": {"article": "law", "claim": "Pay", "suit": "Order", "when": {"sold": "shop"}},
            "site": {"article": "law", "claim": "Pay too", "because": "It took it."},
        },
        "grounds": {"late": {"because": "It is late.", "when": {"asked": "yes"}}},
    },
    Demand,
)


def test_every_text_of_a_demand_has_its_place_and_its_own_guard() -> None:
    assert list(BACK.texts()) == [
        (("of", "shop", "claim"), {"sold": "shop"}, "Pay"),
        (("of", "shop", "suit"), {"sold": "shop"}, "Order"),
        (("of", "site", "claim"), None, "Pay too"),
        (("of", "site", "because"), None, "It took it."),
        (("grounds", "late", "because"), {"asked": "yes"}, "It is late."),
    ]


def test_its_guards_are_its_own_and_those_of_its_parts() -> None:
    assert list(BACK.whens()) == [{"wish": "money"}, {"sold": "shop"}, {"asked": "yes"}]


def test_the_price_is_made_of_sums_and_not_of_what_stands_in_their_place() -> None:
    instead = msgspec.structs.replace(BACK, else_of="back", sum="worth")
    whole = Demands({}, {}, {"back": BACK, "instead": instead, "mend": Demand({})})
    assert list(whole.counted()) == [({"wish": "money"}, "paid")]


@pytest.mark.parametrize(
    ("of", "least"),
    [
        (Article, {"said": "A", "fact": "f"}),
        (Respondent, {"title": "R", "whom": "R"}),
        (DemandPart, {"article": "a"}),
        (DemandGround, {"because": "B"}),
        (Demand, {"of": {}}),
        (Demands, {"respondents": {}, "articles": {}, "demands": {}}),
    ],
)
def test_a_key_that_is_none_is_refused_in_each_part_of_the_file(
    of: type[Any], least: dict[str, Any]
) -> None:
    assert isinstance(msgspec.convert(least, of), of)
    with pytest.raises(msgspec.ValidationError, match="whne"):
        msgspec.convert({**least, "whne": {}}, of)
