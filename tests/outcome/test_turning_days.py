"""Until when all that lists tell of a case stays the same, over every scenario that is shipped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import (
    SAMPLE,
    TODAY,
    Change,
    desk_of,
    library,
    shipped_pages,
    shipped_walks,
)
from wizard.cases.outlook import Outlook, outlook
from wizard.outcome.turning_days import TurningDays
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

PAGES = shipped_pages()
FAR = (date(8999, 12, 31) - TODAY).days
LONGEST = 200
"""Days for which a case is looked at."""


def on(walk: Walk, day: date) -> Walk:
    """The same case, opened on a day."""
    walker = walk.walker
    return walker.skip_added(walker.replay(walk.steps, day, walk.kept), walk.kept)


def told(walk: Walk) -> Outlook:
    return outlook(PAGES, walk, TODAY)


def test_until_the_day_that_is_named_nothing_turns() -> None:
    turning = TurningDays(PAGES.library)
    walks = shipped_walks()
    spans = [min((turning.until(walk) - walk.today).days, LONGEST) for walk in walks]
    for number, (walk, days) in enumerate([*zip(walks, spans, strict=True)][::6]):
        asked, now = {days, days // 2, days // 3, number % (days + 1)}, told(on(walk, walk.today))
        for day in (walk.today + timedelta(days=after) for after in asked):
            assert told(on(walk, day)) == now, (walk.steps, day)
    assert sum(days > 0 for days in spans) > 0.9 * len(spans), "few are read anew tomorrow"


def test_on_every_day_of_a_year_a_line_is_that_of_its_span() -> None:
    """From one span to the next: no day on which something turned is missed in between."""
    turning = TurningDays(PAGES.library)
    walks = [walk for walk in shipped_walks() if not walk.ended]
    for walk in walks[:: len(walks) // 5]:
        now, until = told(on(walk, walk.today)), date.min
        for day in (walk.today + timedelta(days=after) for after in range(LONGEST)):
            then = on(walk, day)
            if day > until:
                now, until = told(then), turning.until(then)
            assert told(then) == now, (walk.steps, day)


LATER = "      - {{when: {{bought: {{older_than: {} days}}}}, to: shop}}\n"


@pytest.mark.parametrize(
    ("answers", "today", "until", "days"),
    [
        ([], "2026-11-22", "2026-12-01", 60),
        ([], "2026-12-05", "2026-12-05", 60),
        (["Ann", []], "2026-11-22", "2026-12-31", 60),
        ([], "2026-11-22", "2026-12-01", 25),
    ],
    ids=["by the answer", "it leads elsewhere by now", "behind a fork", "and not further on"],
)
def test_where_an_answer_leads_turns_once_that_would_be_another_step(
    changed: Change, answers: list[Any], today: str, until: str, days: int
) -> None:
    changed("demo.yaml", "      - {to: call}", "      - {to: story}")
    route = "kind: route\n    to:\n"
    whole = library(changed("demo.yaml", route, route + LATER.format(days)))
    walk = Walker(whole, "demo").begin(TODAY)
    for answer in ("yes", "on", "2026-11-01", *answers):
        walk = walk.answer(answer)
    then = date.fromisoformat(today)
    assert TurningDays(whole).until(walk.on(then)) == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("today", "until"), [(0, 10), (11, 92), (92, 92), (93, 100), (100, 100), (101, FAR)]
)
def test_a_last_day_turns_less_than_ninety_days_and_a_week_before_it_and_past_it(
    changed: Change, today: int, until: int
) -> None:
    whole = library(changed("facts.yaml", "length: 10 days", "length: 100 days"))
    walk = Walker(whole, "demo").begin(TODAY)
    answers: list[Any] = ["yes", "on", None, "Ann", [], "later"]
    for answer in answers:
        walk = walk.answer(answer)
    found = TurningDays(whole).until(walk.on(TODAY + timedelta(days=today)))
    assert (found - TODAY).days == until


def test_a_term_that_runs_from_another_day_tomorrow_makes_every_day_another_one(
    changed: Change,
) -> None:
    moving = (
        "  far: {rule: months_after, day: bought, months: age}\n  last: {term: reply, from: far}\n"
    )
    desk = desk_of(changed("demo.yaml", "compute:\n", f"compute:\n{moving}"))
    case = desk.new()
    assert TurningDays(desk.library).until(case.walk.answer("yes")) == TODAY
    case.release()


def test_what_grows_in_a_title_makes_every_day_another_one(changed: Change) -> None:
    title = "case_title: A device bought on {{ bought }} does not switch on"
    changed("demo.yaml", title, "case_title: It has been so for {{ days }} days")
    folder = changed(
        "demo.yaml", "compute:\n", "compute:\n  days: {rule: days_since, day: bought}\n"
    )
    desk = desk_of(folder)
    case = desk.new()
    for answer in ("yes", "on"):
        case.answer(answer)
    assert TurningDays(desk.library).until(case.walk) == TODAY
    case.answer("2026-11-01")
    assert TurningDays(desk.library).until(case.walk) == TODAY
    case.release()


def test_a_case_without_answers_is_read_every_day() -> None:
    """Where it begins is decided on the day of the first."""
    desk = desk_of(SAMPLE)
    case = desk.new()
    turning = TurningDays(desk.library)
    assert turning.until(case.walk) == TODAY
    assert turning.until(case.walk.answer("yes")) > TODAY + timedelta(days=9000)


def test_time_that_runs_out_for_a_guard_has_its_day(changed: Change) -> None:
    entry = "late:\n    - {is: old, when: {bought: {older_than: 30 days}}}\n    - {is: fresh}"
    changed("demo.yaml", "compute:\n", f"compute:\n  {entry}\n")
    title = "case_title: A device bought on {{ bought }} does not switch on"
    folder = changed("demo.yaml", title, "case_title: It is {{ late }}")
    desk = desk_of(folder)
    case = desk.new()
    for answer in ("yes", "on", "2026-11-01"):
        case.answer(answer)
    assert TurningDays(desk.library).until(case.walk) == date(2026, 12, 1)
    case.release()
