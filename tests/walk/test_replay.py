"""Whatever a person does, the walk is the replay of its steps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, SHIPPED, TODAY, library
from wizard.library.model import Action, Checklist, Input, Node, Question
from wizard.walk.walk import Walk, Walker

WALKERS = {
    "sample": Walker(library(SAMPLE), "demo"),
    "shipped": Walker(library(SHIPPED), library(SHIPPED).manifest.start),
    "delivery": Walker(library(SHIPPED), "delivery"),
}
FITS = {
    "date": ["2026-11-05", "вчера", "2026-01-01"],
    "money": ["12500", "100 001"],
    "integer": ["2", "7"],
    "phone": ["89123456789"],
    "email": ["ann@example.org"],
    "order_number": ["12345678-0001"],
}


def choose(data: st.DataObject, node: Node) -> Any:
    """Some answer that `node` takes."""
    if isinstance(node, Question | Action):
        return data.draw(st.sampled_from(sorted(node.choices)))
    if isinstance(node, Checklist):
        return data.draw(st.lists(st.sampled_from(sorted(node.items)), unique=True))
    assert isinstance(node, Input)
    typed = FITS.get(node.type, ["Анна", "  two words ", "«x» | *y*"])
    if node.earliest:
        typed = ["сегодня"]  # never before another date of the past
    return data.draw(st.sampled_from([*typed, None] if node.optional else typed))


def move(data: st.DataObject, way: Walk) -> Walk:
    """One thing that a person may do."""
    moves = ["back"] if way.ended else ["answer"] * 6 + ["back"]
    kind = data.draw(st.sampled_from([*moves, "change"] if way.steps else moves))
    if kind == "back":
        return way.back()
    if kind == "change":
        index = data.draw(st.integers(0, len(way.steps) - 1))
        node = way.walker.library.node(way.steps[index].node)
        return way.change(index, choose(data, node))
    after = way.answer(choose(data, way.node))
    assert after.steps[:-1] == way.steps, "an answer adds its step and moves no other"
    assert after.steps[-1].node == way.at
    return after


@pytest.mark.parametrize("which", WALKERS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_moves_give_the_replay_of_their_steps(which: str, data: st.DataObject) -> None:
    walker = WALKERS[which]
    way = walker.begin(TODAY)
    for _ in range(data.draw(st.integers(0, 25))):
        way = move(data, way)
        again = walker.replay(way.steps, TODAY, way.kept)
        assert (again.at, again.steps, again.asked, again.kept, again.lost) == (
            way.at,
            way.steps,
            way.asked,
            way.kept,
            (),
        )
        on_the_way = {step.node for step in way.steps}
        names = {
            name
            for node in on_the_way
            if (name := getattr(walker.library.node(node), "save_as", None))
        }
        assert set(way.asked) <= names, "only answers on the way set anything"


@pytest.mark.parametrize("which", WALKERS)
@given(data=st.data())
def test_answers_alone_reach_an_outcome_and_back_alone_reaches_the_start(
    which: str, data: st.DataObject
) -> None:
    way = WALKERS[which].begin(TODAY)
    while not way.ended and len(way.steps) < 60:
        way = way.answer(choose(data, way.node))
    while way.steps:
        way = way.back()
    assert way.at == WALKERS[which].begin(TODAY).at
