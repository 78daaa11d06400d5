"""Checks of messages: what the table of codes does not show by its one example each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("facts: [repair]", "facts: [repairs]", ["unknown-fact"]),
        ("values: [owner]", "values: [ownr]", ["unknown-name"]),
        ("{{ what }}", "{{ whta }}", ["unknown-name"]),
        ("{{ what }}", "{{ what | upper }}", ["bad-placeholder"]),
        ("Write the day", "Write {{ day }}", ["unknown-name"]),
        ("needs: {words: [thank*]}", "needs: {}", ["bad-check"]),
        ("    needs: {words: [thank*]}\n", "", ["bad-check"]),
        ("text: no thanks", "text: no thanks\n    avoids: {words: [no]}", ["bad-check"]),
        ("words: [thank*]", "words: ['*']", ["bad-check"]),
        ("words: [thank*]", "words: ['…']", ["bad-check"]),
        ("allowed: [USSR]", "allowed: ['U*R']", ["bad-check"]),
        ("signs: [date]", "signs: [dates]", ["unknown-value"]),
        ("words: [thank*]", "longer_than: long", ["wrong-type"]),
        ("words: [thank*]", "word: [thank*]", ["unknown-key"]),
        ("needs: {words: [thank*]}", "nedes: {words: [thank*]}", ["unknown-key"]),
        ("needs: {words: [thank*]}", "needs: thank", ["wrong-type"]),
        ("needs: {words: [thank*]}", "needs:", ["empty-value"]),
        ("  thanks:", "  Thanks:", ["bad-id"]),
        ("checks:", "check:", ["unknown-key"]),
        ("always: true", "always: yes", ["wrong-type"]),
    ],
)
def test_what_does_not_hold_is_told_of(
    changed: Change, old: str, new: str, codes: list[str]
) -> None:
    assert codes_of(changed("messages.yaml", old, new)) == codes


def test_a_check_that_no_file_has_is_told_of_where_a_letter_names_it(
    changed: Change, copy: Path
) -> None:
    (copy / "messages.yaml").unlink()
    (fault,) = faults(changed("letters/ask.md", "checks: [date]", "checks: [date]"))
    assert fault.code == "unknown-check"
    assert Path(fault.path).name == "ask.md"


def test_a_letter_may_name_no_check(changed: Change, copy: Path) -> None:
    (copy / "messages.yaml").unlink()
    assert codes_of(changed("letters/ask.md", "checks: [date]\n", "")) == []
