"""Whatever a person does, the walk is the replay of its steps."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, SHIPPED, TODAY, library
from tests.small_libraries import libraries, written
from wizard.errors import FieldError
from wizard.library.model import Action, Checklist, Input, Question
from wizard.walk.answers import accept
from wizard.walk.showing import options
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

WALKERS = {
    "sample": Walker(library(SAMPLE), "demo"),
    "shipped": Walker(library(SHIPPED), library(SHIPPED).manifest.start),
    "delivery": Walker(library(SHIPPED), "delivery"),
}
FITS = {
    "registration_number": ["12-345", "№ 7", "обращение А-1"],
    "date": ["2026-11-05", "вчера", "2026-01-01"],
    "money": ["12500", "100 001"],
    "integer": ["2", "7", "1"],
    "phone": ["89123456789"],
    "email": ["ann@example.org"],
    "order_number": ["12345678-0001"],
    "party": ["Ozon", "ООО «Звук»"],
    "person": ["Анна Ли", " Иванов И.И. "],
    "postal_address": ["Тула, Мира, 1"],
    "inn": ["7707083893"],
    "track": ["80112378945619", "не знаю"],
    "post_mark": ["истёк срок хранения", "Отказ адресата"],
}


def choose(data: st.DataObject, way: Walk) -> Any:
    """Some answer that the node takes at which a walk stands."""
    node = way.node
    there = sorted(options(node, way.values))
    if isinstance(node, Question | Action):
        return data.draw(st.sampled_from(there))
    if isinstance(node, Checklist):
        return data.draw(st.lists(st.sampled_from(there), unique=True))
    assert isinstance(node, Input)
    # Which of them it takes depends on the answers before: no part is larger than its whole.
    typed = FITS.get(node.type, ["Анна", "  two words ", "«x» | *y*"])
    if node.part_of:
        typed = [*typed, "0,01"]
    if node.type == "date":
        typed = [*typed, "сегодня", *known_dates(way)]
    taken = [answer for answer in typed if takes(way, answer)]
    assert taken, f"nothing of {typed} is an answer to {way.at}, behind {way.asked}"
    return data.draw(st.sampled_from([*taken, None] if node.optional else taken))


def known_dates(way: Walk) -> list[str]:
    """The dates given before: one that has to be no later than another may be the same."""
    return sorted({str(value) for value in way.asked.values() if isinstance(value, date)})


def takes(way: Walk, answer: str) -> bool:
    try:
        accept(way.node, answer, way.today, way.values, way.titles)
    except FieldError:
        return False
    return True


def move(data: st.DataObject, way: Walk) -> Walk:
    """One thing that a person may do."""
    moves = ["back"] if way.ended else ["answer"] * 6 + ["back"]
    kind = data.draw(st.sampled_from([*moves, "change"] if way.steps else moves))
    if kind == "back":
        return way.back()
    if kind == "change":
        index = data.draw(st.integers(0, len(way.steps) - 1))
        return way.change(index, choose(data, way.before(index)))
    after = way.answer(choose(data, way))
    assert after.steps[:-1] == way.steps, "an answer adds its step and moves no other"
    assert after.steps[-1].node == way.at
    return after


def same_as_replayed(way: Walk) -> None:
    """Hold a walk that went on from its last states to the fold of its steps from the start."""
    again = way.walker.replay(way.steps, way.today, way.kept)
    assert (again.at, again.steps, again.asked, again.kept, again.past, again.lost) == (
        way.at,
        way.steps,
        way.asked,
        way.kept,
        way.past,
        (),
    )


@pytest.mark.parametrize("which", WALKERS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_moves_give_the_replay_of_their_steps(which: str, data: st.DataObject) -> None:
    way = WALKERS[which].begin(TODAY)
    for _ in range(data.draw(st.integers(0, 25))):
        way = move(data, way)
        same_as_replayed(way)
        on_the_way = {step.node for step in way.steps}
        names = {
            name
            for node in on_the_way
            if (name := getattr(way.walker.library.node(node), "save_as", None))
        }
        fields = (way.walker.library.node(node).field for node in on_the_way)
        names |= {field.left_as for field in fields if field and field.left_as}
        told = (way.walker.library.node(node).choices.values() for node in on_the_way)
        names |= {choice.day for choices in told for choice in choices if choice.day}
        assert way.asked.keys() <= names, "only answers on the way set anything"


@pytest.mark.parametrize("which", WALKERS)
@given(data=st.data())
def test_answers_alone_reach_an_outcome_and_back_alone_reaches_the_start(
    which: str, data: st.DataObject
) -> None:
    way = WALKERS[which].begin(TODAY)
    while not way.ended and len(way.steps) < 60:
        way = way.answer(choose(data, way))
    while way.steps:
        way = way.back()
    assert way.at == WALKERS[which].begin(TODAY).at


@given(tree=libraries(), data=st.data())
def test_any_moves_on_any_library_give_the_replay_of_their_steps(
    tree: dict[str, Any], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = written(tree, Path(folder)).library
    way = Walker(read, "demo").begin(TODAY)
    for _ in range(data.draw(st.integers(0, 15))):
        before = way
        way = move(data, way)
        same_as_replayed(way)
        if way.waiting and way.waiting != before.waiting:
            way = way.numbered(data.draw(st.sampled_from(["1", "АБ-2"])))
            same_as_replayed(way)
        for index in range(len(way.steps)):
            asked_then = way.before(index)
            assert asked_then.at == way.steps[index].node
            same_as_replayed(asked_then)


@given(tree=libraries(), data=st.data())
def test_a_change_gives_the_replay_of_all_the_steps_that_it_leaves(
    tree: dict[str, Any], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = written(tree, Path(folder)).library
    way = Walker(read, "demo").begin(TODAY)
    while not way.ended and len(way.steps) < 12:
        way = way.answer(choose(data, way))
    index = data.draw(st.integers(0, len(way.steps) - 1))
    changed = way.change(index, choose(data, way.before(index)))
    step = changed.steps[index]
    again = way.walker.replay((*way.steps[:index], step, *way.steps[index + 1 :]), TODAY, way.kept)
    assert again == changed
    assert again.past == changed.past


ASKED: tuple[Any, ...] = ("none", "01.11.2026", "refused", None, None, "claim", "shop")
IN_REPAIR: tuple[Any, ...] = ("repair_long", "01.11.2026", "again", "20.11.2026", "money_back")


def on_shipped(way: Walk, *answers: Any) -> Walk:
    for answer in answers:
        way = way.answer(answer)
        same_as_replayed(way)
    return way


def begun(start: str, *answers: Any) -> Walk:
    return on_shipped(Walker(library(SHIPPED), start).begin(TODAY), *answers)


def test_who_goes_back_and_answers_otherwise_is_asked_what_that_way_asks() -> None:
    """Though what is asked behind it was answered before, and another answer is `assumed` of old
    cases.
    """
    way = begun("refund", "money_returned", *ASKED, None)
    while way.steps:
        way = way.back()
    way = on_shipped(way, "money_cancelled", *ASKED)
    assert way.at == "claim.cancelled_by"
    assert "cancelled_by" not in way.asked


@pytest.mark.parametrize(
    ("way", "index", "other", "then", "at"),
    [
        (
            begun("refund", "money_returned", *ASKED, None),
            *(0, "money_cancelled", [], "claim.cancelled_by"),
        ),
        (begun("repair", *IN_REPAIR), 1, "01.09.2026", ["01.08.2026"], "repair.came_back"),
        (
            begun("delivery", "locker", "lost", "05.11.2026"),
            *(0, "part_missing", ["missing", "Анна", "12500"], "claim.goods#more"),
        ),
    ],
)
def test_who_changes_an_answer_is_asked_what_that_way_asks(
    way: Walk, index: int, other: str, then: list[Any], at: str
) -> None:
    changed = way.change(index, other)
    same_as_replayed(changed)
    assert on_shipped(changed, *then).at == at
