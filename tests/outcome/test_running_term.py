"""A term that still runs, where an answer says that it is over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL
from tests.conftest import TODAY, Change, library
from wizard.outcome.running_term import running
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

DUE = TODAY + timedelta(days=10)
AGAIN = "      again: {label: "


def sample(changed: Change, ways: str) -> Path:
    """The sample, where it can be said that nobody has answered."""
    return changed("demo.yaml", AGAIN, f"      silent: {{label: No answer, {ways}}}\n{AGAIN}")


def waiting(folder: Path) -> Walk:
    walk = Walker(library(folder), "demo").begin(TODAY)
    for given in (*TO_CALL, "later"):
        walk = walk.answer(given)
    return walk


def day_of(walk: Walk, given: str) -> date | None:
    due = running(walk, walk.answer(given))
    return due.day if due else None


def test_who_says_that_a_term_is_over_is_told_that_it_runs(changed: Change) -> None:
    walk = waiting(sample(changed, "unanswered: late, to: story"))
    assert day_of(walk, "silent") == day_of(walk.on(DUE), "silent") == DUE
    assert day_of(walk.on(DUE + timedelta(days=1)), "silent") is None
    assert day_of(walk, "refused") is day_of(walk, "again") is None


def test_a_term_of_which_nobody_knows_since_when_it_runs_is_nobodys(changed: Change) -> None:
    before = waiting(sample(changed, "unanswered: late, to: story")).back()
    assert before.waiting is None
    assert day_of(before, "silent") is None


def test_a_term_of_the_persons_own_is_over_when_they_say_so(changed: Change) -> None:
    changed("demo.yaml", "    reply_within: reply\n", "    do_within: reply\n")
    walk = waiting(sample(changed, "unanswered: late, to: story")).back()
    assert day_of(walk, "silent") is None


def test_an_answer_that_was_given_before_is_changed_unasked(changed: Change) -> None:
    walk = waiting(sample(changed, "unanswered: late, to: story"))
    assert running(walk, walk.change(len(walk.steps) - 1, "silent")) is None
    assert running(walk, walk) is None


@pytest.mark.parametrize(
    ("late", "days", "told"), [("shop", 0, None), ("story", 0, DUE), ("shop", 1, DUE)]
)
def test_a_tree_that_looks_at_the_day_says_it_itself(
    changed: Change, late: str, days: int, told: date | None
) -> None:
    over = f"{{when: {{due: {{older_than: {days} days}}}}, to: {late}}}"
    folder = sample(changed, f"unanswered: late, to: [{over}, {{to: story}}]")
    changed("demo.yaml", "compute:\n", "compute:\n  due: {term: reply, from: bought}\n")
    changed(
        "demo.yaml", "    reply_within: reply\n", "    reply_within: reply\n    since: bought\n"
    )
    walk = waiting(folder)
    walk = walk.change(2, f"{TODAY:%d.%m.%Y}")
    assert day_of(walk, "silent") == told
