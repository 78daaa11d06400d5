"""What counts as an answer to a node."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.conftest import SAMPLE, TODAY, library
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.walk.answers import accept, done, sets, stands, waits

NODES = library(SAMPLE).trees["demo"].nodes
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@each_row(
    ("node", "given_", "key"),
    [
        ("plugged", "maybe", "answer_choice"),
        ("plugged", True, "answer_choice"),
        ("plugged", ["yes"], "answer_choice"),
        ("plugged", None, "answer_choice"),
        ("owner", ["Ann"], "answer_text"),
        ("owner", None, "field_required"),
        ("kit", ["spoon"], "answer_choice"),
        ("kit", [["receipt"]], "answer_choice"),
        ("kit", {"receipt": True}, "answer_list"),
        ("kit", 3, "answer_list"),
        ("good", "yes", "answer_none"),
        ("which_way", "yes", "answer_none"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_reason(node: str, given_: Any, key: str) -> None:
    with pytest.raises(FieldError) as caught:
        accept(NODES[node], given_, TODAY)
    assert caught.value.key == key


@pytest.mark.parametrize(("given_", "said"), [("maybe", "maybe"), (7, "7"), (None, "")])
def test_what_was_said_for_a_choice_is_told(given_: Any, said: str) -> None:
    with pytest.raises(FieldError) as caught:
        accept(NODES["plugged"], given_, TODAY)
    assert caught.value.values == {"given": said, "known": "yes, no"}


def test_an_answer_that_a_field_takes_no_more_stands_all_the_same() -> None:
    narrow = structs.replace(NODES["years"], max="9")
    with pytest.raises(FieldError):
        accept(narrow, "10", TODAY)
    assert stands(narrow, "10", TODAY, TODAY, {})


@pytest.mark.parametrize(
    ("given_", "ticked"),
    [
        (["box", "receipt"], ["receipt", "box"]),
        (["box", "box"], ["box"]),
        ("receipt box", ["receipt", "box"]),
        ([], []),
        (None, []),
    ],
)
def test_ticked_items_stand_in_the_order_of_the_list_and_once(
    given_: Any, ticked: list[str]
) -> None:
    assert accept(NODES["kit"], given_, TODAY) == ticked


def test_an_answer_sets_its_name_and_a_skipped_one_clears_it() -> None:
    assert sets(NODES["bought"], "2026-11-05", {}) == {"bought": TODAY.replace(day=5)}
    assert sets(NODES["bought"], None, {}) == {"bought": None}
    assert sets(NODES["kit"], ["box"], {}) == {"kit": ("box",)}
    assert sets(NODES["power"], "off", {}) == {"power": "off"}
    assert sets(NODES["plugged"], "yes", {}) == {}


def test_only_a_choice_that_waits_waits() -> None:
    assert waits(NODES["call"], "later")
    assert not waits(NODES["call"], "solved")
    assert not waits(NODES["owner"], "later")


@pytest.mark.parametrize(("when", "is_done"), [("now", True), ("earlier", True), ("never", False)])
def test_a_choice_says_whether_the_step_was_taken(when: Any, is_done: bool) -> None:
    choice = structs.replace(NODES["call"].choices["solved"], done=when)
    node = structs.replace(NODES["call"], choices={"solved": choice})
    assert done(node, "solved") is is_done
    assert not done(NODES["owner"], "Ann")


@given(node=st.sampled_from(sorted(NODES)), given_=ANYTHING)
def test_what_is_accepted_is_accepted_again_as_the_same(node: str, given_: Any) -> None:
    try:
        answer = accept(NODES[node], given_, TODAY)
    except FieldError:
        return
    assert accept(NODES[node], answer, TODAY) == answer


class Uncounted(dict[str, Any]):
    """What is known, where to say how much is to count all that follows from it."""

    def __len__(self) -> int:
        raise AssertionError("nobody asked how much is known")


def test_an_answer_is_taken_without_counting_all_that_is_known() -> None:
    assert accept(NODES["owner"], "Ann", TODAY, Uncounted(), Uncounted()) == "Ann"
    assert accept(NODES["kit"], [], TODAY, Uncounted()) == []
