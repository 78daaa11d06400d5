"""What a page asks above its choices, and what it tells when a sitting ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import SAMPLE, TODAY, changer
from tests.outcome.test_page import EN, LATER, TO_CALL, page, pages, walked, with_shop
from wizard.outcome.page import Page
from wizard.outcome.prompts import come_back, prompt


@pytest.fixture
def rungs(copy: Path) -> Path:
    return with_shop(copy)


SOON = (
    "  soon:\n    length: 3 days\n    text: It is sent.\n    binding: guideline\n    by: anyone\n"
    "    about: ozon\n    status: confirmed\n    sources: [manual p. 5]\n    checked: 2026-11-22\n"
)


WORDS: dict[str, tuple[Callable[[Page], Page], str]] = {
    "a question": (lambda shown: replace(shown, kind="question"), ""),
    "an action": (lambda shown: shown, "How did it go?"),
    "waiting": (lambda shown: replace(shown, waiting=True), "Have they answered?"),
    "waiting for nobody's answer": (
        lambda shown: replace(shown, waiting=True, message=None, deadline=None),
        "Any news?",
    ),
    "waiting until a day": (
        lambda shown: replace(shown, waiting=True, message=None),
        "Have they answered?",
    ),
    "overdue": (
        lambda shown: replace(shown, waiting=True, next_rung="The shop"),
        "Have they answered? If not, next: The shop",
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_above_the_choices_stands_what_is_asked(name: str) -> None:
    change, words = WORDS[name]
    assert prompt(change(page(SAMPLE, *TO_CALL)), EN) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (0, "Waiting for an answer until 2 Dec 2026, Wed. Come back on that day, or sooner"),
        (10, "Waiting for an answer until 2 Dec 2026, Wed. Come back on that day, or sooner"),
        (11, "The answer was due 1 day ago. There is no need to wait longer: next is The shop"),
    ],
)
def test_who_waits_is_told_until_when(rungs: Path, today: int, words: str) -> None:
    day = TODAY + timedelta(days=today)
    shown = pages(rungs).page(walked(rungs, LATER, today=today))
    assert come_back(shown, day, EN).replace("\u00a0", " ").startswith(words)


def test_without_a_next_rung_no_more_is_told_than_the_day() -> None:
    shown = pages().page(walked(SAMPLE, LATER, today=11))
    said = come_back(shown, TODAY + timedelta(days=11), EN).replace("\u00a0", " ")
    assert said == "The answer was due 1 day ago"


def test_who_does_not_wait_is_told_of_no_answer() -> None:
    assert come_back(page(SAMPLE, *TO_CALL), TODAY, EN) == ""
    assert come_back(page(SAMPLE), TODAY, EN) == ""


def test_an_own_day_that_stands_is_told_whether_or_not_anything_is_waited_for(
    copy: Path,
) -> None:
    changer(copy)("facts.yaml", "terms:\n", f"terms:\n{SOON}")
    changer(copy)(
        "demo.yaml", "    text: Plug it in\n", "    text: Plug it in\n    do_within: soon\n"
    )
    shown = pages(copy).page(walked(copy, ("no", 0), today=1, at="plugged"))
    said = come_back(shown, TODAY + timedelta(days=1), EN).replace("\u00a0", " ")
    assert said == "Yours to do by 25 Nov 2026, Wed, 2 days left"
    assert come_back(pages(copy).page(walked(copy, at="plug_in")), TODAY, EN) == ""
