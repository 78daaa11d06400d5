"""What was done in a case, and on which day, as far as anybody knows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import TODAY, Change, library
from wizard.outcome.deeds import Deed, Settled, settled, settled_by, step_before, taken
from wizard.walk.steps import Step
from wizard.walk.visits import last_visits
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

MORE = (
    "      before: {label: Before, done: earlier, to: good}\n"
    "      never: {label: I did not, done: never, to: good}\n"
    "      solved: {"
)
FIRST, NEXT = TODAY, TODAY + timedelta(days=3)


@pytest.fixture
def more(changed: Change) -> Path:
    """The sample with two more answers to the call."""
    return changed("demo.yaml", "      solved: {", MORE)


def walked(folder: Path, *answers: tuple[str, date]) -> Walk:
    steps = tuple(Step("demo.call", answer, on) for answer, on in answers)
    return Walker(library(folder), "demo.call").replay(steps, TODAY + timedelta(days=9))


def test_a_visit_lasts_from_coming_there_until_an_answer_led_on(more: Path) -> None:
    (visit,) = last_visits(walked(more, ("later", FIRST), ("refused", NEXT)))
    assert [step.answer for step in visit.steps] == ["later", "refused"]
    assert (visit.reference, visit.before) == ("demo.call", ())


def test_whoever_comes_there_again_begins_a_visit_of_its_own(more: Path) -> None:
    walk = walked(more, ("later", FIRST))
    again = Step("demo.call", "refused", FIRST), Step("demo.call", "later", NEXT)
    (visit,) = last_visits(replace(walk, steps=(*walk.steps, *again)))
    assert ([*visit.steps], [*visit.before]) == ([again[1]], [*walk.steps, again[0]])


@pytest.mark.parametrize(
    ("answers", "day", "ends"),
    [
        ([("later", FIRST), ("refused", NEXT)], FIRST, Settled(FIRST, kept=True)),
        ([("later", FIRST), ("before", NEXT)], FIRST, Settled(FIRST, kept=True)),
        ([("refused", NEXT)], NEXT, Settled(NEXT, kept=True)),
        ([("before", NEXT)], None, Settled(date.min, kept=True)),
        ([("never", NEXT)], None, None),
        ([("later", FIRST), ("never", NEXT)], FIRST, Settled(FIRST, kept=True)),
    ],
)
def test_the_day_of_a_deed_is_the_first_that_is_known(
    more: Path, answers: list[tuple[str, date]], day: date | None, ends: Settled | None
) -> None:
    walk = walked(more, *answers)
    (visit,) = last_visits(walk)
    assert taken(visit) == day
    assert settled(visit) == ends
    assert settled_by(walk, "demo.call") == ends
    never = answers[-1][0] == "never"  # named, it says that the step cannot be taken any more
    assert ends is None or never or settled_by(walk, f"demo.call#{answers[-1][0]}") == ends


@pytest.mark.parametrize(
    ("answers", "named", "ends"),
    [
        ([("never", NEXT)], "demo.call#never", Settled(NEXT, kept=False)),
        ([("later", FIRST), ("never", NEXT)], "demo.call#never", Settled(NEXT, kept=False)),
        ([("never", NEXT)], "demo.call#refused", None),
        ([("before", NEXT)], "demo.call#refused", None),
        ([("refused", NEXT)], "demo.plug_in", None),
    ],
)
def test_a_term_that_one_answer_settles_is_not_by_another(
    more: Path, answers: list[tuple[str, date]], named: str, ends: Settled | None
) -> None:
    assert settled_by(walked(more, *answers), named) == ends


def test_the_step_before_is_the_last_that_was_taken_on_a_known_day(more: Path) -> None:
    walk = walked(more, ("later", FIRST), ("refused", NEXT))
    assert step_before(walk, walk.steps) == Deed("demo.call", NEXT)
    asked = Step("demo.plugged", "yes", TODAY + timedelta(days=4))
    assert step_before(walk, (*walk.steps, asked)) == Deed("demo.call", NEXT)
    early = walked(more, ("before", FIRST))
    assert step_before(early, early.steps) is None
    assert step_before(walk, ()) is None
