"""Whose term it is: what a tree for a side may say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NOTICE, Change, changer, codes_of


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


LAST, BARE = NOTICE, NOTICE.replace(", met: demo.call", "")


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (LAST, []),
        (BARE, ["never-settled"]),
        (BARE.replace("bought", "bought, met: bought"), []),
        (BARE.replace("bought", "bought, met: [bought, demo.plugged#no]"), []),
        (f"notice_until: [{{when: {{power: on}}, is: none}}, {BARE[14:]}]", ["never-settled"]),
        (f"{BARE}  # allow never-settled: nobody says so here", []),
    ],
)
def test_an_own_term_is_settled_by_something(noticing: Path, entry: str, codes: list[str]) -> None:
    assert codes_of(changer(noticing)("demo.yaml", LAST, entry)) == codes


@pytest.mark.parametrize(
    ("since", "codes"), [("bought", []), ("age_from", ["never-settled"]), ("", ["never-settled"])]
)
def test_the_step_of_the_same_term_from_the_same_day_settles_it(
    noticing: Path, since: str, codes: list[str]
) -> None:
    change = changer(noticing)
    change("demo.yaml", LAST, f"{BARE}\n  age_from: {{rule: event, day: bought}}")
    step = f"do_within: notice{chr(10)}    since: {since}" if since else "do_within: notice"
    folder = change("demo.yaml", "    reply_within: reply", f"    {step}\n    reply_within: reply")
    assert codes_of(folder) == codes


@pytest.mark.parametrize("by", ["others", "nobody"])
def test_what_others_have_to_do_needs_nothing_of_the_person(noticing: Path, by: str) -> None:
    changer(noticing)("facts.yaml", "    by: anyone", f"    by: {by}")
    assert codes_of(changer(noticing)("demo.yaml", LAST, BARE)) == []
