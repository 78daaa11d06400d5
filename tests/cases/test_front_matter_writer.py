"""The front matter as YAML: read again as it was written, and safe for whoever looks at it."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cases.test_record import HARD, TYPED
from tests.rows import each_row
from wizard.cases.front_matter_reader import FrontMatter
from wizard.cases.front_matter_writer import dump
from wizard.controls import HIDDEN

DATA = st.recursive(
    st.none() | TYPED,
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(["b", "a"]), part, max_size=2)
    ),
    max_leaves=6,
)


@given(data=st.dictionaries(st.sampled_from(["z", "answer", "on"]), DATA, min_size=1))
@example(data=dict.fromkeys(["z", "answer"], HARD))
def test_what_is_written_is_read_again_as_it_was(data: dict[str, Any]) -> None:
    text = dump(data)
    assert FrontMatter(text).data == data
    assert list(FrontMatter(text).data) == list(data), "in its order"


@given(text=TYPED)
def test_a_text_stands_on_one_line_and_acts_on_nothing(text: str) -> None:
    written = dump({"a": text})
    assert written.splitlines() == [written.removesuffix("\n")]
    assert HIDDEN.search(written.removesuffix("\n")) is None


@each_row(
    ("text", "written"),
    [
        ("Анна", "a: Анна\n"),
        ("one\ntwo", 'a: "one\\ntwo"\n'),
        (" a", 'a: " a"\n'),
        ("a ", 'a: "a "\n'),
        ("\u202ea", 'a: "\\U0000202ea"\n'),
        ("x" * 300 + " y" * 300, f"a: {'x' * 300}{' y' * 300}\n"),
        (None, "a:\n"),
        ([], "a: []\n"),
        ([None], "a:\n-\n"),
    ],
)
def test_a_person_can_read_what_is_written(text: Any, written: str) -> None:
    assert dump({"a": text}) == written


def test_other_readers_of_yaml_read_the_same() -> None:
    data = {"a": "yes", "b": "2026-11-22", "c": ["1e3", "one\n---\ntwo"], "d": None}
    assert yaml.safe_load(dump(data)) == data


def test_what_stands_in_two_places_is_written_twice_in_the_order_given() -> None:
    shared = ["x"]
    assert dump({"z": shared, "a": shared}) == "z:\n- x\na:\n- x\n"
