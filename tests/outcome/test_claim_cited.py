"""What a complaint and a suit say of a claim is what the claim said when it was sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.conftest import shipped_pages, shipped_walks
from wizard.outcome.letters import Message
from wizard.walk.walk import Walk

COMPARE = "[проверьте по копии посланной претензии"
OWN = "Прошу заменить чайник на новый. Тостер оставляю себе."


def sent(walk: Walk, text: Callable[[str], str] = str) -> Walk:
    """A walk in which each claim was kept as it went out."""
    steps = list(walk.steps)
    for index, step in enumerate(walk.steps):
        message = shipped_pages().messages.sent(walk, index)
        if message is not None and message.letter.startswith("claim_"):
            steps[index] = replace(step, message=text(message.text))
    return walk.walker.replay(steps, walk.today)


def papers(walk: Walk) -> list[Message]:
    """The complaint and the suit, as they would be written at their steps."""
    walks = [walk, *(walk.before(place) for place in range(len(walk.steps)))]
    hands = (shipped_pages().messages.at_hand(one) for one in walks if one.node.letter)
    told = ("regulator_complaint", "lawsuit", "lawsuit_penalty", "society_application")
    found = [hand.message for hand in hands if hand and hand.message.letter in told]
    return list({paper.letter: paper for paper in found}.values())


def ways() -> list[Walk]:
    """Shipped ways on which a claim went out and a paper followed, one for each pair of these."""
    found: dict[tuple[str, ...], Walk] = {}
    for walk in shipped_walks():
        letters = [walk.walker.library.node(step.node).letter or "" for step in walk.steps]
        letters.append(walk.node.letter or "")
        claims = {name for name in letters if name.startswith("claim_")} - {"claim_parcel"}
        later = {*letters} & {"regulator_complaint", "lawsuit", "lawsuit_penalty"}
        basis = str(walk.values.get("basis"))
        for step in walk.steps:
            node = walk.walker.library.node(step.node)
            if node.letter in claims and shipped_pages().history.sent(step):
                for paper in later:
                    found.setdefault((str(node.letter), paper, basis), walk)
    return list(found.values())


def test_a_claim_that_was_sent_as_it_is_written_is_cited_without_a_doubt() -> None:
    found = [paper for walk in ways() for paper in papers(sent(walk))]
    assert len(found) > 10
    assert not [paper.text for paper in found if COMPARE in paper.text]


def test_a_claim_in_words_of_their_own_is_not_retold() -> None:
    for walk in ways():
        for paper in papers(sent(walk, lambda _: OWN)):
            assert COMPARE in paper.text, paper.text
            assert "заявлено:" not in paper.text
            assert ", ею заявлен отказ" not in paper.text


def defect() -> Walk:
    """A claim for 21 990 ₽, and the suit behind it."""
    return next(
        walk
        for walk in shipped_walks()
        if walk.at == "court.court_filed" and walk.values.get("item") == "Наушники, артикул 555"
    )


@pytest.mark.parametrize(
    ("node", "given", "told"),
    [
        ("claim.goods#price", "20 990", "20\u00a0990\u00a0₽"),
        ("claim.people#seller", "ООО «Василёк», Тула", "ООО «Василёк»"),
    ],
)
def test_what_was_corrected_since_is_not_told_of_the_claim(
    node: str, given: str, told: str
) -> None:
    walk = sent(defect())
    index = next(place for place, step in enumerate(walk.steps) if step.node == node)
    (suit,) = papers(walk.change(index, given))
    assert told in suit.text
    assert COMPARE in suit.text
    assert "заявлено:" not in suit.text


def test_a_claim_that_was_sent_elsewhere_is_to_be_compared() -> None:
    walks = [
        walk
        for walk in shipped_walks()
        if "claim" in str(walk.values.get("tried"))
        and papers(walk)
        and not [one for one in walk.steps if one.node.startswith("claim.claim_")]
    ]
    assert walks
    assert all(
        "её текста программа не видела" in one.text for walk in walks for one in papers(walk)
    )
