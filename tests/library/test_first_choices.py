"""What a new case can begin with."""

from __future__ import annotations

from tests.conftest import SAMPLE, SHIPPED, library
from wizard.library.first_choices import first_choices, said_example


def test_each_is_an_entry_and_stands_there_once() -> None:
    shipped = library(SHIPPED)
    found = first_choices(shipped)
    assert all(shipped.node(one.node).entry for one in found)
    assert len({one.node for one in found}) == len(found) > 5


def test_a_digit_is_enough_for_each() -> None:
    assert len(first_choices(library(SHIPPED))) <= 10


def test_both_sides_are_offered_and_a_question_is_told_by_its_answer() -> None:
    found = {one.node: one.title for one in first_choices(library(SHIPPED))}
    assert "seller.topic" in found
    shipped = library(SHIPPED)
    assert found["delivery.reason"] == shipped.node("start.problem").choices["delivery"].label


def test_without_a_gate_there_are_none() -> None:
    assert first_choices(library(SAMPLE)) == []


def test_what_one_may_say_is_of_the_first_choice() -> None:
    first = first_choices(library(SHIPPED))[0]
    entry = library(SHIPPED).node(first.node).entry
    assert entry is not None
    assert said_example(library(SHIPPED)) == entry.words[0]


def test_without_words_the_example_is_the_title_of_the_start() -> None:
    known = library(SAMPLE)
    assert said_example(known) == known.trees[known.manifest.start].title
