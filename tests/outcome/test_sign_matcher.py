"""Rows of signs that are known are found again."""

from __future__ import annotations

import pytest

from wizard.outcome.sign_matcher import SignMatcher


def test_signs_are_found_with_what_markdown_puts_between_them() -> None:
    matcher = SignMatcher()
    assert list(matcher.find("**")) == []
    matcher.add("**", "•")
    matcher.add("***", "◦")
    spans = [(span.start, span.end, span.mask) for span in matcher.find("a \\*\\*\\* b ** c")]
    assert spans == [(2, 8, "◦"), (11, 13, "•")]


@pytest.mark.parametrize(
    ("text", "end"), [("!" * 300 + "??", 300), ("!" * 301 + "??", 303), ("!" * 299, None)]
)
def test_what_is_longer_than_is_looked_at_goes_on_as_long_as_there_are_signs(
    text: str, end: int | None
) -> None:
    matcher = SignMatcher()
    matcher.add(text.rstrip("?") if end else "!" * 300, "•")
    assert [span.end for span in matcher.find(text)] == ([end] if end else [])
