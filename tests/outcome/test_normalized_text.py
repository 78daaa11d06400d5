"""Places in a view of a text are places in the text, and none of them is masked twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.outcome.normalized_text import UNSEEN, NormalizedText, Passage, masked, united

SEEN = st.text(
    st.sampled_from("аb1 -\u2011\u00a0\uff11\u00ad\u200b\ufe0f\U000e0041\n"), max_size=30
)


@given(SEEN)
def test_every_place_in_the_view_is_the_one_in_the_text(text: str) -> None:
    view = NormalizedText(text)
    for place, char in enumerate(view.text):
        start, end, _ = view.original(Passage(place, place + 1, ""))
        assert end == start + 1
        assert NormalizedText(text[start:end]).text == char
    assert NormalizedText(view.text).text == view.text


def test_a_span_takes_the_marks_inside_it_and_none_beside() -> None:
    text = "\u00ad4\u00ad2\u00ad"
    view = NormalizedText(text)
    assert view.text == "42"
    assert masked(text, [view.original(Passage(0, 2, "•"))]) == "\u00ad•\u00ad"


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u202e", "\u2060", "\ufe0f", "\ufeff"])
def test_what_nobody_sees_is_dropped(char: str) -> None:
    assert NormalizedText(f"a{char}b", UNSEEN).text == "ab"


def test_a_character_stands_in_its_usual_form_if_that_is_one() -> None:
    assert NormalizedText("\uff11\u00a0\u2011\u2019\uff21\ufb01").text == "1 -'A\ufb01"


def test_of_two_as_long_the_first_names_both_and_the_longest_of_all_is_no_later_one() -> None:
    assert united([Passage(0, 3, "a"), Passage(2, 5, "b")]) == [Passage(0, 5, "a")]
    three = [Passage(0, 2, "a"), Passage(1, 5, "b"), Passage(4, 7, "c")]
    assert united(three) == [Passage(0, 7, "b")]
    assert united([Passage(0, 9, "a"), Passage(1, 2, "b")]) == [Passage(0, 9, "a")]


def test_overlapping_spans_are_one_called_as_the_longest() -> None:
    spans = [
        Passage(5, 9, "long"),
        Passage(4, 6, "short"),
        Passage(0, 2, "first"),
        Passage(9, 10, "next"),
    ]
    assert united(spans) == [Passage(0, 2, "first"), Passage(4, 9, "long"), Passage(9, 10, "next")]
