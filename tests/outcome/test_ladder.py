"""The ladder: whose rungs are drawn, and what state each is in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, library, shipped_pages
from wizard.i18n import language
from wizard.outcome.ladder import Rung
from wizard.outcome.page import Pages
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

OTHER = """\
tree: other
title: Another tree
audience: {audience}
start: again
nodes:
  again:
    kind: question
    text: Again?
    choices:
      yes: {{label: "Yes", to: demo.plugged}}
"""


def rungs(folder: Path, tree: str, *answers: Any) -> list[Rung]:
    pages = Pages(library(folder), language("ru"))
    walk = Walker(pages.library, tree).begin(TODAY)
    for answer in answers:
        walk = walk.answer(answer)
    return pages.ladder.rungs(walk, None)


def drawn(folder: Path, tree: str, *answers: Any) -> list[str]:
    return [rung.id for rung in rungs(folder, tree, *answers)]


@pytest.fixture
def for_sellers(changed: Change) -> Path:
    """The sample with one rung for sellers alone, and one that is everybody's."""
    return changed("library.yaml", "title: Help desk, short: Desk", "title: Help desk, for: seller")


@pytest.mark.parametrize("audience", ["anyone", "buyer"])
def test_a_rung_for_sellers_is_not_on_the_ladder_of_others(
    for_sellers: Path, changed: Change, audience: str
) -> None:
    changed("demo.yaml", "start: plugged", f"start: plugged\naudience: {audience}")
    assert drawn(for_sellers, "demo") == ["look"]


def test_a_seller_has_rungs_of_their_own_and_those_that_are_for_anyone(
    for_sellers: Path, changed: Change
) -> None:
    changed("demo.yaml", "start: plugged", "start: plugged\naudience: seller")
    assert drawn(for_sellers, "demo") == ["look", "help"]


def test_a_tree_for_sellers_has_no_rung_for_buyers(changed: Change) -> None:
    changed("library.yaml", "title: Help desk, short: Desk", "title: Help desk, for: buyer")
    folder = changed("demo.yaml", "start: plugged", "start: plugged\naudience: seller")
    assert drawn(folder, "demo") == ["look"]


def test_who_has_said_that_they_sell_stays_a_seller_in_a_tree_for_anyone(for_sellers: Path) -> None:
    (for_sellers / "other.yaml").write_text(OTHER.format(audience="seller"), "utf-8")
    assert drawn(for_sellers, "other", "yes") == ["look", "help"]


def test_the_tree_at_hand_counts_more_than_one_before_it(
    for_sellers: Path, changed: Change
) -> None:
    (for_sellers / "other.yaml").write_text(OTHER.format(audience="seller"), "utf-8")
    changed("demo.yaml", "start: plugged", "start: plugged\naudience: buyer")
    assert drawn(for_sellers, "other", "yes") == ["look"]


def test_a_step_on_a_rung_that_is_not_drawn_leaves_the_others_as_they_are(changed: Change) -> None:
    folder = changed("library.yaml", "title: A look at it", "title: A look at it, for: seller")
    assert [(rung.id, rung.state) for rung in rungs(folder, "demo")] == [("help", "ahead")]


def test_the_rungs_before_the_step_at_hand_are_passed_and_it_is_here() -> None:
    way = ["finance", "payout_missing", "missing", None, "2026-11-16", None, "pay_out", None]
    found = rungs(SHIPPED, "seller", *way, "silence", None)
    assert [(rung.id, rung.state) for rung in found] == [
        ("seller_ticket", "passed"),
        ("seller_repeat", "here"),
        ("seller_complaint", "ahead"),
        ("seller_claim", "ahead"),
        ("arbitration", "ahead"),
    ]


def test_a_person_who_has_not_said_who_they_are_sees_the_ladder_of_a_buyer() -> None:
    first = drawn(SHIPPED, "start")
    assert "order_help" in first
    assert "arbitration" not in first


def test_to_whom_one_turns_on_a_rung_is_told_once_each() -> None:
    pages = shipped_pages()
    for stage in pages.library.manifest.stages:
        found = pages.ladder.contacts(stage)
        assert len(found) == len(set(found))
        assert set(found) <= pages.library.facts.contacts.keys()
    assert pages.ladder.contacts("regulator")


def test_the_rung_at_hand_alone_has_the_day_on_which_an_answer_is_due() -> None:
    pages = Pages(library(SAMPLE), language("ru"))
    walk = Walker(pages.library, "demo").begin(TODAY)
    answers: list[Any] = ["yes", "on", "2026-11-01", "Ann", [], "later"]
    for answer in answers:
        walk = walk.answer(answer)

    def days(walk: Walk) -> list[str]:
        return [rung.day for rung in pages.page(walk).ladder]

    assert days(walk) == ["", "ответ ждём до 02.12"]
    assert days(walk.answer("again")) == ["", "22.11"]


def test_only_who_is_turned_to_on_a_rung_is_told_of_it() -> None:
    ladder = Pages(library(SAMPLE), language("ru")).ladder
    assert (ladder.contacts("look"), ladder.contacts("help")) == ([], ["desk"])


def test_a_rung_on_which_nothing_was_done_has_no_tick() -> None:
    asked = rungs(SHIPPED, "claim.begin", "self")
    assert {rung.id: rung.state for rung in asked}["claim"] == "here"


TO_TRIED = ("nobody", "buyer", "delivery", "overdue", "05.11.2026", "before")


def test_what_was_ticked_as_tried_before_is_marked_like_what_was_said_so() -> None:
    found = rungs(SHIPPED, "start", *TO_TRIED, ["chat"], None, None)
    told = {rung.id: (rung.state, rung.day) for rung in found}
    assert told["chat"] == told["order_help"] == ("passed", "раньше")


def test_a_rung_is_led_to_by_a_choice_that_says_that_the_step_was_not_taken() -> None:
    found = rungs(SHIPPED, "start", *TO_TRIED[:-1], "silence", None, None)
    assert {rung.id: rung.leads for rung in found if rung.leads} == {"claim": "claim"}
    assert {rung.id: rung.step for rung in found if rung.step is not None} == {"order_help": 5}


# --- What may still come ---


def ahead(folder: Path, tree: str, *answers: Any) -> list[str]:
    return [rung.id for rung in rungs(folder, tree, *answers) if rung.state == "ahead"]


def test_a_rung_to_which_no_way_leads_is_not_ahead(changed: Change) -> None:
    folder = changed("library.yaml", "  help: {", "  never: {title: Never}\n  help: {")
    assert "never" not in drawn(folder, "demo")


def test_a_rung_whose_guard_does_not_hold_is_not_on_the_ladder(changed: Change) -> None:
    folder = changed("library.yaml", "title: Help desk,", "title: Help desk, when: {owner: Bo},")
    assert "help" not in drawn(folder, "demo")


@pytest.mark.parametrize(
    ("at", "asked", "rest"),
    [
        ("business.answer", {}, ["regulator", "society", "court"]),
        ("business.answer", {"bought_for": "work"}, ["court"]),
        ("business.answer", {"seller_is": "work"}, ["court"]),
        ("child.answer", {}, ["court"]),
        ("seller_claim.claim", {"reason": "forced_promo"}, ["fas", "arbitration"]),
        ("seller_claim.claim", {"reason": "money_withheld"}, ["arbitration"]),
        ("seller_claim.fas", {"reason": "forced_promo"}, ["arbitration"]),
    ],
)
def test_only_those_are_ahead_who_deal_with_the_matter(
    at: str, asked: dict[str, Any], rest: list[str]
) -> None:
    pages = shipped_pages()
    walk = Walk(Walker(pages.library, "start"), TODAY, (), at, asked, {})
    found = pages.ladder.rungs(walk, None)
    assert [rung.id for rung in found if rung.state == "ahead"] == rest


TO_CALL = ("yes", "on", "2026-11-01", "Ann", ["box"])
ASKED, AHEAD = ("look", "passed", 1, "", ""), ("help", "ahead", None, "", "")


@pytest.mark.parametrize(
    ("way", "look", "desk"),
    [
        (("yes",), ("look", "here", None, "", ""), AHEAD),
        (TO_CALL[:2], ASKED, AHEAD),
        (TO_CALL, ASKED, ("help", "here", None, "", "")),
        ((*TO_CALL, "later"), ASKED, ("help", "here", None, "22.11", "")),
        ((*TO_CALL, "refused"), ASKED, ("help", "passed", 5, "22.11", "They refused")),
        ((*TO_CALL, "never"), ASKED, ("help", "ahead", None, "22.11", "I did not")),
    ],
)
def test_a_rung_tells_what_was_done_on_it_and_where_one_goes_back_to(
    changed: Change, way: tuple[Any, ...], look: tuple[Any, ...], desk: tuple[Any, ...]
) -> None:
    changed("demo.yaml", "    text: Plug it in\n    stage: look\n", "    text: Plug it in\n")
    changed("demo.yaml", "    save_as: power\n", "    save_as: power\n    stage: look\n")
    later = "      later: {label: I am waiting, wait: true}\n"
    never = "      never: {label: I did not, done: never, to: owner}\n"
    folder = changed("demo.yaml", later, later + never)
    found = [(it.id, it.state, it.step, it.day, it.result) for it in rungs(folder, "demo", *way)]
    assert found == [look, desk]


@pytest.mark.parametrize(("to", "leads"), [("plugged", ["never", ""]), ("story", ["", ""])])
def test_no_choice_leads_to_the_rung_on_which_it_stands(
    changed: Change, to: str, leads: list[str]
) -> None:
    later = "      later: {label: I am waiting, wait: true}\n"
    changed("demo.yaml", later, f"{later}      never: {{label: No, done: never, to: {to}}}\n")
    folder = changed("demo.yaml", "    title: Their answer\n", "    stage: help\n")
    assert [rung.leads for rung in rungs(folder, "demo", *TO_CALL)] == leads


def test_what_was_ticked_as_tried_before_and_is_done_now_has_its_day(changed: Change) -> None:
    folder = changed("demo.yaml", "box: {label: The box}", "box: {label: The box, stage: help}")
    assert [rung.day for rung in rungs(folder, "demo", *TO_CALL)] == ["", "раньше"]
    assert [rung.day for rung in rungs(folder, "demo", *TO_CALL, "later")] == ["", "22.11"]
