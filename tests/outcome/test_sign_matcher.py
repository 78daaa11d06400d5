"""Rows of signs that are known are found again."""

from __future__ import annotations

from wizard.outcome.sign_matcher import SignMatcher


def test_signs_are_found_with_what_markdown_puts_between_them() -> None:
    matcher = SignMatcher()
    assert list(matcher.find("**")) == []
    matcher.add("**", "•")
    matcher.add("***", "◦")
    spans = [(span.start, span.end, span.mask) for span in matcher.find("a \\*\\*\\* b ** c")]
    assert spans == [(2, 8, "◦"), (11, 13, "•")]
