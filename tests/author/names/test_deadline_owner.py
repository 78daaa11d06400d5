"""Whose term it is: what a tree for a side may say of it."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of


@pytest.mark.parametrize(
    ("by", "audience", "member", "codes"),
    [
        ("others", "buyer", "reply_within", []),
        ("seller", "buyer", "reply_within", []),
        ("buyer", "seller", "reply_within", []),
        ("buyer", "anyone", "reply_within", []),
        ("buyer", "buyer", "reply_within", ["not-whose"]),
        ("anyone", "seller", "reply_within", ["not-whose"]),
        ("buyer", "buyer", "do_within", []),
        ("anyone", "buyer", "do_within", []),
        ("seller", "buyer", "do_within", ["not-whose"]),
        ("others", "anyone", "do_within", ["not-whose"]),
    ],
)
def test_a_term_stands_under_the_member_that_tells_whose_it_is(
    changed: Change, by: str, audience: str, member: str, codes: list[str]
) -> None:
    changed("facts.yaml", "binding: law", f"binding: law\n    by: {by}")
    changed("demo.yaml", "start: plugged\n", f"start: plugged\naudience: {audience}\n")
    changed(
        "demo.yaml", "unanswered: early, ", "" if member == "do_within" else "unanswered: late, "
    )
    folder = changed("demo.yaml", "reply_within: reply", f"{member}: reply")
    assert [code for code in codes_of(folder) if code != "uncited-contact"] == codes


@pytest.mark.parametrize("member", ["do_within", "reply_within"])
def test_a_term_that_says_nothing_is_whose_its_member_says(changed: Change, member: str) -> None:
    changed(
        "demo.yaml", "unanswered: early, ", "" if member == "do_within" else "unanswered: late, "
    )
    assert codes_of(changed("demo.yaml", "reply_within: reply", f"{member}: reply")) == []


def test_only_a_law_asks_for_a_way_on_without_an_answer(changed: Change) -> None:
    changed("demo.yaml", "unanswered: early, ", "")
    assert codes_of(changed("facts.yaml", "binding: law", "binding: guideline")) == []


def test_a_first_day_serves_an_own_term_too(changed: Change) -> None:
    changed("demo.yaml", "unanswered: early, ", "")
    folder = changed("demo.yaml", "reply_within: reply", "do_within: reply\n    since: bought")
    assert codes_of(folder) == []
