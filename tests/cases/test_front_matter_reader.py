"""The head of a case file as plain data: every scalar is text, and each place has its line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rows import each_row
from wizard.cases.front_matter_reader import DEEPEST, MOST, FrontMatter, FrontMatterError

TEXT = """\
---
id: x
steps:
- node: demo.a
  answer: [one, two]
- node: demo.b
  answer:
kept: {}
"""


def refused(text: str) -> FrontMatterError:
    with pytest.raises(FrontMatterError) as caught:
        FrontMatter(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("a: 1", {"a": "1"}),
        (
            "a: yes\nb: null\nc: ~\nd:\ne: ''",
            {"a": "yes", "b": "null", "c": "~", "d": None, "e": ""},
        ),
        ("[a, [b], {c: d}]", ["a", ["b"], {"c": "d"}]),
        ("a: {b: [{c: d}]}", {"a": {"b": [{"c": "d"}]}}),
        ("word", "word"),
    ],
)
def test_every_scalar_is_the_text_that_was_written(text: str, data: Any) -> None:
    assert FrontMatter(text).data == data


@each_row(
    ("path", "line"),
    [
        ("$", 2),
        ("$.id", 2),
        ("$.steps", 4),
        ("$.steps[0]", 4),
        ("$.steps[0].answer[1]", 5),
        ("$.steps[1].node", 6),
        ("$.steps[1].answer", 7),
        ("$.kept", 8),
        ("$.steps[1].gone", 6),
        ("$.steps[...]", 4),
        ("$.steps[9].node", 4),
        ("$.gone.too", 2),
    ],
)
def test_a_place_has_its_line_and_one_that_is_not_there_that_of_what_it_would_be_in(
    path: str, line: int
) -> None:
    assert FrontMatter(TEXT).line(path) == line


@each_row(
    ("text", "what", "name", "line"),
    [
        ("a: 1\n b: 2", "head_yaml", "", 2),
        ("a: 1\nb: \x07", "head_character", "", 2),
        ("a: 1\na: 2", "head_twice", "a", 2),
        ("a: 1\n[b]: 2", "head_key", "", 2),
        ("a: 1\n{b: c}: 2", "head_key", "", 2),
        ("a: &x 1", "head_mark", "", 1),
        ("a: 1\nb: *x", "head_mark", "", 2),
        ("a: !!str 1", "head_mark", "", 1),
        ("\na: &x [1]", "head_mark", "", 2),
        ("a: 1\nb: !x {c: d}", "head_mark", "", 2),
    ],
)
def test_what_the_program_never_writes_is_refused_where_it_stands(
    text: str, what: str, name: str, line: int
) -> None:
    error = refused(text)
    assert (error.what, error.name, error.line) == (what, name, line)


def test_brackets_may_be_as_deep_as_the_bound_and_no_deeper() -> None:
    depth = DEEPEST - 1
    assert FrontMatter(f"{'[' * depth}x{']' * depth}").data
    assert refused(f"{'[' * (depth + 1)}x{']' * (depth + 1)}").what == "head_deep"


def test_a_head_may_be_as_long_as_the_bound_and_no_longer() -> None:
    assert FrontMatter(f"a: [{'1, ' * (MOST - 2)}]").data
    assert refused(f"a: [{'1, ' * (MOST - 1)}]").what == "head_long"


def test_of_nothing_every_place_is_in_the_first_line() -> None:
    assert FrontMatter("").line("$.steps[0]", "on") == 1


@pytest.mark.parametrize(("key", "line"), [(None, 2), ("b", 2), ("c", 3), ("d", 2)])
def test_a_key_has_its_own_line_and_one_that_is_not_there_that_of_its_place(
    key: str | None, line: int
) -> None:
    assert FrontMatter("a:\n  b: 1\n  c: 2").line("$.a", key) == line


@pytest.mark.parametrize(("text", "line"), [("\x01", 1), ("\n\n\x01a", 3), ("a: b\nc: \x01", 2)])
def test_a_character_that_is_none_has_its_line(text: str, line: int) -> None:
    assert (refused(text).line, refused(text).what) == (line, "head_character")
