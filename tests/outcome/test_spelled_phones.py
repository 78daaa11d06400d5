"""Phone numbers in words."""

from __future__ import annotations

import re

import pytest

from wizard.outcome.spelled_phones import SPELLED_PHONE, in_digits


@pytest.mark.parametrize(
    "text",
    [
        "восемь девятьсот семнадцать 123 45 67",
        "плюс семь девятьсот двадцать три сто один двадцать два тридцать три",
    ],
)
def test_a_number_in_words_is_found_whole(text: str) -> None:
    found = re.search(SPELLED_PHONE, f"звоните {text} вечером", re.IGNORECASE)
    assert found is not None
    assert found["it"] == text


def test_a_word_counts_as_the_digits_that_it_stands_for() -> None:
    assert in_digits("восемь девятьсот семнадцать 12") == "0 000 12"
    assert in_digits("двадцать три, сорок, пять") == "00, 00, 0"
