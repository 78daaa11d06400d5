"""No question of the shipped library leaves a person without a way on."""

from __future__ import annotations

from tests.conftest import SHIPPED, library
from wizard.library.model import Input, Node

NOT_KNOWN_BY_HEART = {
    "date",
    "inn",
    "integer",
    "money",
    "order_number",
    "party",
    "phone",
    "registration_number",
}
"""What has to be looked up, so that somebody may not find it."""
ONES_OWN = {"account.whose#new_phone"}
"""The number on which one is called back is known."""
OF_THE_POST = {"claim.maker_date"}
"""The day on which a letter was handed over: the step before it says how it is followed."""


def looked_up(node: Node) -> bool:
    """Whether an answer is asked for that one may have to search for."""
    return isinstance(node, Input) and node.type in NOT_KNOWN_BY_HEART and not node.optional


def test_what_may_be_unknown_can_be_skipped_or_says_where_it_stands() -> None:
    said = library(SHIPPED).nodes
    stuck = {name for name, node in said.items() if looked_up(node) and not node.paragraphs}
    assert stuck == ONES_OWN | OF_THE_POST


def test_what_says_that_it_may_be_skipped_is_skipped() -> None:
    """A field whose words promise it takes nothing for an answer."""
    for name, node in library(SHIPPED).nodes.items():
        told = " ".join(str(getattr(part, "text", part)) for part in node.paragraphs)
        if isinstance(node, Input) and "пропустите" in told.lower():
            assert node.optional, name
