"""By which answers the step of a visit was taken."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import TODAY, Change, library
from wizard.library.library import Library
from wizard.walk.steps import Step
from wizard.walk.visits import all_taking, last_visits, sent_by, taking, visits
from wizard.walk.walker import Walker

MORE = (
    "      never: {label: I go another way, done: never, to: owner}\n"
    "      not_yet: {label: Not yet, done: never, wait: true}\n"
    "      solved: {"
)
ROUND: tuple[str | list[str] | None, ...] = ("again", "yes", "on", None, "Ann", [])
"""From the call back to the beginning, and to the call once more."""


@pytest.fixture
def folder(changed: Change) -> Path:
    return changed("demo.yaml", "      solved: {", MORE)


def calls(*answers: str) -> list[Step]:
    return [Step("demo.call", one, TODAY + timedelta(days=day)) for day, one in enumerate(answers)]


@pytest.mark.parametrize(
    ("answers", "places"),
    [
        (("refused",), [0]),
        (("never",), []),
        (("not_yet",), []),
        (("later", "later", "refused"), [0, 1, 2]),
        (("not_yet", "later"), [1]),
        (("later", "never"), [0]),
        (("later", "not_yet"), []),
        (("later", "not_yet", "later", "never"), [2]),
    ],
)
def test_who_goes_another_way_has_sent_what_they_said_and_not_yet_takes_it_back(
    folder: Path, answers: tuple[str, ...], places: list[int]
) -> None:
    loaded, steps = library(folder), calls(*answers)
    expected = [steps[place] for place in places]
    assert taking(loaded.node("demo.call"), steps) == expected
    (visit,) = visits(loaded, steps)
    assert (visit.taking, visit.left) == (expected, answers[-1] in ("never", "not_yet"))
    assert all_taking(loaded, steps) == expected


def around(loaded: Library, *more: str) -> list[tuple[str, int]]:
    """The last visits behind a call and a round: what led on from each, and how long it was."""
    walk = Walker(loaded, "demo.call").begin(TODAY)
    for given in ("later", *ROUND, *more):
        walk = walk.answer(given)
    found = last_visits(walk)
    return [(str(one.steps[-1].answer), len(one.steps)) for one in found]


@pytest.mark.parametrize(
    ("more", "last"),
    [((), ("again", 2)), (("never",), ("again", 2)), (("not_yet",), ("again", 2)),
     (("later",), ("later", 1)), (("refused",), ("refused", 1))],
)  # fmt: skip
def test_a_visit_at_which_nothing_was_done_takes_the_place_of_none(
    folder: Path, more: tuple[str, ...], last: tuple[str, int]
) -> None:
    assert around(library(folder), *more) == [last]


def test_an_answer_tells_of_the_letter_that_went_out_last_by_its_day() -> None:
    first, waiting, second, refused = calls("later", "later", "later", "refused")
    first, second = replace(first, message="One"), replace(second, message="Two")
    steps = [second, refused, first, waiting]
    assert [sent_by(step, steps) for step in steps] == [second, second, first, first]
    assert sent_by(replace(refused, node="demo.shop"), steps) is None
    assert sent_by(refused, [waiting, refused]) is None, "no letter was kept"
