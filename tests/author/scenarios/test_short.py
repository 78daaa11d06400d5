"""The common ways from the first question of the shipped library to a claim stay short."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from tests.conftest import SHIPPED, TODAY, library
from wizard.author.scenarios.trial import Trial
from wizard.i18n import language
from wizard.library.node import MORE, PART, screen_of
from wizard.outcome.page import Pages
from wizard.walk.walk import Walk

MOST_SCREENS = 16
"""The screen of the claim among them, and that of the day of a refusal: five days hang on it."""
COMMON = SHIPPED / "scenarios" / "short.yaml"


def screen(node: str) -> str:
    """What is seen together; the question for one more row is seen by itself."""
    return node if node.endswith(f"{PART}{MORE}") else screen_of(node)


def screens(walk: Walk) -> list[str]:
    """Every screen to the end of a walk, in order; who waits comes to no other one."""
    seen = [screen(node) for node in (*(step.node for step in walk.steps), walk.at)]
    return [name for name, _ in groupby(seen)]


def walks(today: date = TODAY) -> list[Walk]:
    return list(Trial(Pages(library(SHIPPED), language("ru")), today).walks(COMMON))


def test_a_common_way_to_a_claim_takes_few_screens() -> None:
    for walk in walks():
        seen = screens(walk)
        assert seen[0] == "start.fraud"
        assert walk.at.startswith("claim.claim"), seen
        assert len(seen) <= MOST_SCREENS, (len(seen), seen)


TROUBLES = (
    "delivery.reason",
    "defect.reason",
    "dispute.reason",
    "refund.reason",
    "cancelled.reason",
)
"""The questions that tell what is wrong with an order."""


def test_what_is_wrong_with_an_order_has_such_a_way_whatever_it_is() -> None:
    shipped = library(SHIPPED)
    wrong = {choice for question in TROUBLES for choice in shipped.node(question).choices}
    told = {str(walk.values["reason"]) for walk in walks()}
    # An order that never came is told of again, by what became of it.
    assert wrong - told == {"not_come"}


def test_they_come_to_a_claim_on_every_basis() -> None:
    bases = {walk.values["basis"] for walk in walks()}
    assert bases == {"late", "defect", "refusal", "fulfil", "general"}
