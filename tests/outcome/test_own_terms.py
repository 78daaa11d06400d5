"""A term within which the person has to act: it runs from the day they came to the step."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import SHIPPED, TODAY, desk_of
from wizard.cases.desk import Desk
from wizard.i18n import language
from wizard.outcome.dates import deadlines
from wizard.outcome.deadline_words import phrase
from wizard.walk.walk import Walk


def at_the_step(later: int = 0) -> Walk:
    """A return was granted on the day of the tests; the person looks `later` days after it."""
    case = desk_of(SHIPPED).new("defect")
    case.answer("broken")
    case.answer("approved")
    desk: Desk = case.desk
    return desk.walker("defect").replay(case.walk.steps, TODAY + timedelta(days=later))


def words(later: int) -> str:
    walk = at_the_step(later)
    (due,) = deadlines(walk)
    return phrase(due, walk.today, language("ru")).replace("\u00a0", " ")


def test_it_is_counted_from_the_answer_that_led_here_and_stays_there() -> None:
    days = {deadlines(at_the_step(later))[0].day for later in (0, 1, 9)}
    assert days == {TODAY + timedelta(days=4)}


def test_it_says_what_the_person_does_and_not_what_is_awaited() -> None:
    assert words(0) == "Ваш срок: сделать до 26.11.2026, чт, это через 4 дня"
    assert words(4) == "Ваш срок: сделать до 26.11.2026, чт, это сегодня"
    assert words(6) == "Ваш срок прошёл 2 дня назад: сделать надо было до 26.11.2026, чт"
