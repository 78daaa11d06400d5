"""How many slips are forgiven, and which words are akin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.search.spelling import KIN, WEIGHTS, Vocabulary, distance, forgiven
from wizard.search.stems import stem

LETTERS = st.text("абв", max_size=6)


@each_row(
    ("one", "other", "errors"),
    [
        ("деньги", "деньги", 0),
        ("денги", "деньги", 1),
        ("деньгги", "деньги", 1),
        ("дэньги", "деньги", 1),
        ("дненьги", "деньги", 1),
        ("еднги", "деньги", 2),
        ("дньеги", "деньги", 2),
        ("ab", "ba", 1),
        ("", "abc", 3),
    ],
)
def test_a_slip_counts_once_and_so_do_two_letters_that_changed_places(
    one: str, other: str, errors: int
) -> None:
    assert distance(one, other, 5) == errors


@given(LETTERS, LETTERS)
def test_there_are_as_many_slips_there_as_back(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9)
    assert (distance(one, other, 9) == 0) == (one == other)


@given(LETTERS, LETTERS, st.integers(0, 6))
def test_a_distance_is_exact_up_to_the_most_that_is_asked_for(
    one: str, other: str, most: int
) -> None:
    errors = distance(one, other, 9)
    assert distance(one, other, most) == errors if errors <= most else True
    assert (distance(one, other, most) <= most) == (errors <= most)


@pytest.mark.parametrize(
    ("word", "errors"), [("код", 0), ("брак", 1), ("посылка", 1), ("претензия", 2), ("возвраты", 2)]
)
def test_a_long_word_is_forgiven_more(word: str, errors: int) -> None:
    assert forgiven(word) == errors


KNOWN = Vocabulary(["посылка", "претензия", "возврат", "возвращают", "код", "деньги"])


def test_a_known_word_is_itself() -> None:
    assert KNOWN.meant("посылку") == {stem("посылка"): 1.0}


@pytest.mark.parametrize(
    ("typed", "meant", "counts"),
    [("посыкла", "посылка", WEIGHTS[1]), ("притинзия", "претензия", WEIGHTS[2])],
)
def test_a_mistyped_word_counts_less_the_more_slips_it_has(
    typed: str, meant: str, counts: float
) -> None:
    assert KNOWN.meant(typed) == {stem(meant): counts}


def test_akin_words_are_found_by_each_other() -> None:
    assert KNOWN.meant("возврат") == {stem("возврат"): 1.0, stem("возвращают"): KIN}


@pytest.mark.parametrize("word", ["кот", "борщ", "пасылкк", "xyz"])
def test_what_is_too_far_is_unknown(word: str) -> None:
    assert KNOWN.meant(word) == {}
