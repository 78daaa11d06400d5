"""The machine: where one step leads, routes passed, in the order in which ways are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, library
from wizard.author.tree.loading import load
from wizard.law.rules import Value
from wizard.walk.machine import Machine


def machine(folder: Path = SAMPLE) -> Machine:
    return Machine(library(folder))


def test_a_choice_leads_where_it_says() -> None:
    assert machine().follow("demo.plugged", "yes", {}, TODAY) == "demo.power"
    assert machine().follow("demo.plugged", "no", {}, TODAY) == "demo.plug_in"


@pytest.mark.parametrize(
    ("values", "to"),
    [
        ({}, "demo.call"),
        ({"power": "off"}, "demo.socket"),
        ({"years": 3}, "demo.shop"),
        ({"years": 2}, "demo.call"),
        ({"power": "off", "years": 3}, "demo.socket"),
    ],
)
def test_of_the_ways_whose_guards_hold_the_first_is_taken(
    values: dict[str, Value], to: str
) -> None:
    assert machine().enter("demo.which_way", values, TODAY) == to
    assert machine().follow("demo.kit", "next", values, TODAY) == to


@pytest.mark.parametrize(("bought", "to"), [(31, "demo.years"), (30, "demo.owner")])
def test_a_guard_is_held_against_the_day(bought: int, to: str) -> None:
    day = TODAY.fromordinal(TODAY.toordinal() - bought)
    assert machine().follow("demo.bought", "next", {"bought": day}, TODAY) == to
    later = TODAY.fromordinal(TODAY.toordinal() + 1)
    assert machine().follow("demo.bought", "next", {"bought": day}, later) == "demo.years"


def test_a_node_with_a_screen_is_entered_as_it_is() -> None:
    assert machine().enter("demo.call", {"power": "off"}, TODAY) == "demo.call"


def test_only_the_trees_that_a_walk_comes_into_are_made() -> None:
    known = library(SHIPPED)
    made = Machine(known)
    made.prepare("start")
    assert not any(name.startswith("court.") for name in made._machine.states)
    answer = next(iter(known.node("court.postage").ways))[0]
    made.follow("court.postage", answer, {}, TODAY)
    assert "court.postage" in made._machine.states
    before = len(made._machine.events[answer].transitions["court.postage"])
    made.prepare("court")
    assert len(made._machine.events[answer].transitions["court.postage"]) == before, "once each"


def test_routes_behind_one_another_are_all_passed(changed: Change) -> None:
    route = "  second:\n    kind: route\n    to:\n      - {to: shop}\n\n"
    changed("demo.yaml", "  which_way:\n", f"{route}  which_way:\n")
    folder = changed("demo.yaml", "      - {to: call}", "      - {to: second}")
    assert machine(folder).enter("demo.which_way", {}, TODAY) == "demo.shop"


def test_what_a_proof_would_refuse_ends_with_the_reason(changed: Change) -> None:
    folder = changed("demo.yaml", "      - {to: call}", "      - {to: which_way}")
    with pytest.raises(RuntimeError, match=r"the routes around demo\.which_way lead in a circle"):
        machine(folder).enter("demo.which_way", {}, TODAY)


def test_a_step_without_a_way_on_says_where(changed: Change) -> None:
    folder = changed("demo.yaml", "      - {to: call}", "      - {when: {power: on}, to: call}")
    with pytest.raises(RuntimeError, match=r"no way on from demo\.which_way by next"):
        Machine(load(folder).library).enter("demo.which_way", {}, TODAY)
