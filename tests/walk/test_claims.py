"""Which steps sent a claim, and when a changed answer makes it another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, changer, library
from wizard.walk.claims import Purpose
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

ANSWERS: tuple[object, ...] = ("yes", "on", "2026-09-01", "1", None, "Ann", [])


@pytest.fixture
def asked(demanding: Path) -> Walk:
    """All is answered that a claim tells; more than a year of guarantee demands another device."""
    changer(demanding)("letters/ask.md", "facts:", "claim: true\nfacts:")
    walk = Walker(library(changer(demanding)("demands.yaml", "at_least: 3", "at_least: 2")), "demo")
    begun = walk.begin(TODAY)
    for answer in ANSWERS:
        begun = begun.answer(answer)
    assert begun.at == "demo.call"
    return begun


def changed(walk: Walk, node: str, given: object) -> Walk:
    return walk.change([step.node for step in walk.steps].index(node), given)


def test_whoever_waits_has_sent_it_once(asked: Walk) -> None:
    walk = asked.answer("later").answer("later").answer("refused")
    claims = walk.walker.claims
    assert list(claims.on(walk.steps)) == [len(ANSWERS)]
    assert claims.of_step(walk, len(ANSWERS)) == Purpose(frozenset({"mend"}))


def test_whose_trouble_was_over_before_sent_none(asked: Walk) -> None:
    assert list(asked.walker.claims.on(asked.answer("solved").steps)) == []


def test_it_is_another_one_where_it_would_demand_something_else(asked: Walk) -> None:
    sent = asked.answer("later").answer("refused").answer("They refused.")
    other = changed(sent, "demo.years", "2")
    assert (other.at, other.lost) == ("demo.call", sent.steps[len(ANSWERS) :])
    assert other.prefill("demo.story") == "They refused."
    assert other.walker.claims.at_hand(other.at, other.values) == Purpose(
        frozenset({"mend", "swap"})
    )


def test_it_is_the_same_one_where_a_name_was_corrected(asked: Walk) -> None:
    sent = asked.answer("later")
    assert changed(sent, "demo.owner", "Bea").steps[-1] == sent.steps[-1]


def test_without_demands_of_the_library_it_is_known_by_its_step(copy: Path) -> None:
    changer(copy)("letters/ask.md", "facts:", "claim: true\nfacts:")
    claims = Walker(library(copy), "demo").claims
    assert claims.at("demo.call")
    assert claims.purpose("demo.call", []) == Purpose(frozenset(), "demo.call")
    assert not claims.at("demo.plug_in")
    assert not claims.at("demo.gone")
    assert not claims.sent("demo.gone", "later")


def test_it_is_for_those_demands_of_which_one_alone_can_be_put(demanding: Path) -> None:
    folder = changer(demanding)("demands.yaml", "    one_of: remedy\n    else_of: mend\n", "")
    claims = Walker(library(folder), "demo").claims
    assert claims.purpose("demo.call", ["mend", "swap"]) == Purpose(frozenset({"mend"}))
    assert claims.purpose("demo.call", ["swap", "gone"]) == Purpose(frozenset(), "demo.call")
