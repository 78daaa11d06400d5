"""Who said what happened is led to its entry, once they were asked what everybody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, changer, library
from wizard.library.library import Library
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

PLUG = "    text: Plug it in\n"
ENTRY = "    entry: {title: Smoke comes out, words: [smoke]}\n"


@pytest.fixture
def gated(copy: Path) -> Library:
    """The sample, in which all are asked whether it is plugged in, and `power` is behind that."""
    change = changer(copy)
    change("demo.yaml", PLUG, PLUG + ENTRY)
    return library(change("library.yaml", "start: demo\n", "start: demo\nentries_at: demo.power\n"))


def led(gated: Library, *answers: str, goal: str = "demo.plug_in") -> Walk:
    walk = Walker(gated, "demo", goal).begin(TODAY)
    for answer in answers:
        walk = walk.answer(answer)
    return walk


def test_what_everybody_is_asked_comes_first(gated: Library) -> None:
    assert led(gated).at == "demo.plugged"
    assert led(gated, "yes").at == "demo.plug_in"


def test_without_a_goal_the_way_goes_on_as_it_stands(gated: Library) -> None:
    assert led(gated, "yes", goal="").at == "demo.power"


def test_the_way_back_leads_to_what_everybody_is_asked(gated: Library) -> None:
    assert led(gated, "yes").back().at == "demo.plugged"


def test_another_answer_there_leads_elsewhere(gated: Library) -> None:
    walk = led(gated, "yes").change(0, "no")
    assert [step.answer for step in walk.steps] == ["no"]


def test_a_replay_comes_to_the_same(gated: Library) -> None:
    walk = led(gated, "yes", "done")
    again = Walker(gated, "demo", "demo.plug_in").replay(walk.steps, TODAY)
    assert (again.at, again.steps, again.lost) == (walk.at, walk.steps, ())


def test_who_has_said_something_already_is_not_led_there(copy: Path) -> None:
    """The entry is proved for whoever has said nothing."""
    change = changer(copy)
    change("demo.yaml", PLUG, PLUG + ENTRY)
    change("demo.yaml", "text: Is it plugged in?\n", "text: Is it plugged in?\n    save_as: said\n")
    folder = change("library.yaml", "start: demo\n", "start: demo\nentries_at: demo.power\n")
    assert led(library(folder), "yes").at == "demo.power"


def test_the_same_walker_elsewhere_has_a_goal_of_its_own(gated: Library) -> None:
    walker = Walker(gated, "demo", "demo.plug_in")
    assert walker.elsewhere("demo").goal == ""
    assert walker.elsewhere("demo.power", "demo.owner").goal == "demo.owner"
