"""What was done in a case, and on which day, as far as anybody knows it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.conftest import TODAY, Change, library
from wizard.outcome.deeds import Deed, Settled, settled, settled_by, step_before, taken, visits
from wizard.walk.walk import Step, Walk, Walker

MORE = (
    "      before: {label: Before, done: earlier, to: good}\n"
    "      never: {label: I did not, done: never, to: good}\n"
    "      solved: {"
)
FIRST, NEXT = TODAY, TODAY + timedelta(days=3)


def walked(changed: Change, *answers: tuple[str, date]) -> Walk:
    folder = changed("demo.yaml", "      solved: {", MORE)
    steps = tuple(Step("demo.call", answer, on) for answer, on in answers)
    return Walker(library(folder), "demo.call").replay(steps, TODAY + timedelta(days=9))


def test_a_visit_lasts_from_coming_there_until_an_answer_led_on(changed: Change) -> None:
    (visit,) = visits(walked(changed, ("later", FIRST), ("refused", NEXT)))
    assert [step.answer for step in visit.steps] == ["later", "refused"]
    assert (visit.reference, visit.before) == ("demo.call", ())


@pytest.mark.parametrize(
    ("answers", "day", "ends"),
    [
        ([("later", FIRST), ("refused", NEXT)], FIRST, Settled(FIRST)),
        ([("refused", NEXT)], NEXT, Settled(NEXT)),
        ([("before", NEXT)], None, Settled(date.min)),
        ([("never", NEXT)], None, None),
    ],
)
def test_the_day_of_a_deed_is_the_first_that_is_known(
    changed: Change, answers: list[tuple[str, date]], day: date | None, ends: Settled | None
) -> None:
    walk = walked(changed, *answers)
    (visit,) = visits(walk)
    assert taken(visit.node, visit.steps) == day
    assert settled(visit) == ends
    assert settled_by(walk, "demo.call") == ends


def test_a_term_that_one_answer_settles_is_not_by_another(changed: Change) -> None:
    walk = walked(changed, ("never", NEXT))
    assert settled_by(walk, "demo.call#never") == Settled(NEXT, kept=False)
    assert settled_by(walk, "demo.call#refused") is None


def test_the_step_before_is_the_last_that_was_taken_on_a_known_day(changed: Change) -> None:
    walk = walked(changed, ("later", FIRST), ("refused", NEXT))
    assert step_before(walk, walk.steps) == Deed("demo.call", NEXT)
    early = walked(changed, ("before", FIRST))
    assert step_before(early, early.steps) is None
    assert step_before(walk, ()) is None
