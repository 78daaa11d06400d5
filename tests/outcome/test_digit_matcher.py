"""Numbers that are known are found however their digits are grouped."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.outcome.digit_matcher import LONG_NUMBER, DigitMatcher


def shown(matcher: DigitMatcher, text: str) -> list[str]:
    return [text[span.start : span.end] for span in matcher.find(text)]


@each_row(
    ("text", "found"),
    [
        ("звоните 8 916 123-45-67 днём", ["8 916 123-45-67"]),
        ("+7(916)1234567", ["+7(916)1234567"]),
        ("9161234567", ["9161234567"]),
        ("916 123 45 68", []),
        ("375 916 123-45-67", ["375 916 123-45-67"]),
        ("1234 916 123-45-67", ["916 123-45-67"]),
        ("12 89161234567", ["89161234567"]),
        ("1239161234567", ["1239161234567"]),
        ("12349161234567", []),
        ("без цифр", []),
    ],
)
def test_a_phone_is_found_with_the_code_of_its_country(text: str, found: list[str]) -> None:
    matcher = DigitMatcher()
    assert shown(matcher, text) == []
    matcher.add_phone("+7 916 123 45 67", "•")
    assert shown(matcher, text) == found


@pytest.mark.parametrize(("phone", "found"), [("02", ["02"]), ("2", []), ("нет", [])])
def test_a_phone_has_two_digits_at_least(phone: str, found: list[str]) -> None:
    matcher = DigitMatcher()
    matcher.add_phone(phone, "•")
    assert shown(matcher, "02 или 2") == found


def test_a_short_number_could_be_a_sum() -> None:
    matcher = DigitMatcher()
    matcher.add_number("1" * (LONG_NUMBER - 1), "•")
    assert shown(matcher, "1 111 111") == []
    matcher.add_number("12345678", "•")
    assert shown(matcher, "№ 1234-5678") == ["1234-5678"]


@pytest.mark.parametrize(("length", "found"), [(20, 1), (21, 0)])
def test_a_number_is_known_up_to_twice_the_length_of_a_phone(length: int, found: int) -> None:
    number = ("1234567890" * 3)[:length]
    matcher = DigitMatcher()
    matcher.add_number(number, "•")
    matcher.add_phone("0000000001", "•")
    assert len(shown(matcher, f"счёт {number} и {number[:10]} {number[10:]}")) == 2 * found
