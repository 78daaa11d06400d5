"""Numbers that are known are found however their digits are grouped."""

from __future__ import annotations

import pytest

from wizard.outcome.digit_matcher import LONG_NUMBER, DigitMatcher


def shown(matcher: DigitMatcher, text: str) -> list[str]:
    return [text[span.start : span.end] for span in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("звоните 8 916 123-45-67 днём", ["8 916 123-45-67"]),
        ("+7(916)1234567", ["+7(916)1234567"]),
        ("9161234567", ["9161234567"]),
        ("916 123 45 68", []),
        ("без цифр", []),
    ],
)
def test_a_phone_is_found_with_the_code_of_its_country(text: str, found: list[str]) -> None:
    matcher = DigitMatcher()
    assert shown(matcher, text) == []
    matcher.add_phone("+7 916 123 45 67", "•")
    assert shown(matcher, text) == found


def test_a_short_number_could_be_a_sum() -> None:
    matcher = DigitMatcher()
    matcher.add_number("1" * (LONG_NUMBER - 1), "•")
    assert shown(matcher, "1 111 111") == []
    matcher.add_number("12345678", "•")
    assert shown(matcher, "№ 1234-5678") == ["1234-5678"]
