"""When whoever waits is called to look again, and that all that tells of days tells it so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHIPPED, TODAY, changer, desk_of, library, shipped_pages
from tests.outcome.test_page import TO_CALL, pages, walked
from wizard.i18n import language
from wizard.outcome.dates import NEAR, dates, deadlines, pressing
from wizard.outcome.document import document
from wizard.outcome.looking_again import LookAgain, look_again
from wizard.outcome.own_days import own_days
from wizard.outcome.page import Pages
from wizard.outcome.prompts import come_back, prompt
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.tui.frame import trail
from wizard.tui.side_panel import Side
from wizard.walk.steps import State, Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

RU = language("ru")
WAIT = "      put_off: {{label: Not yet, wait: true{more}}}\n"
ASKED = "2026-11-01"


def copied(copy: Path, more: str = "", default: str = "7 days") -> Path:
    """The sample, in which one can wait at two steps without a term."""
    change = changer(copy)
    if default:
        change("library.yaml", "stages:\n", f"look_again: {default}\nstages:\n")
    ending = "      done: {label: It is, to: good}\n"
    change("demo.yaml", ending, ending + WAIT.format(more=more))
    call = "      later: {label: I am waiting, wait: true}\n"
    return change("demo.yaml", call, call + WAIT.format(more=f", done: never{more}"))


def at_plug(folder: Path, *waits: int, today: int = 0) -> Walk:
    answers: list[tuple[Any, int]] = [("no", 0), *(("put_off", day) for day in waits)]
    return walked(folder, *answers, today=today, at="plugged")


def at_call(folder: Path, *answers: tuple[Any, int], today: int = 0) -> Walk:
    way: list[Any] = [*TO_CALL]
    return walked(folder, *((one, 0) for one in way), *answers, today=today, at="plugged")


def days(walk: Walk) -> int | None:
    again = look_again(walk)
    return (again.day - TODAY).days if again else None


@pytest.mark.parametrize(
    ("more", "default", "told"),
    [
        ("", "7 days", 7),
        ("", "", None),
        (", look_again: 1 day", "7 days", 1),
        (", look_again: 1 day", "", 1),
        (", look_again: 6 days", "", 6),  # 28.11.2026 is a Saturday: no law moves it
    ],
)
def test_it_is_counted_from_the_wait(copy: Path, more: str, default: str, told: int) -> None:
    assert days(at_plug(copied(copy, more, default), 0)) == told


def test_a_further_wait_counts_anew_and_the_day_stays_until_then(copy: Path) -> None:
    folder = copied(copy)
    assert days(at_plug(folder, 0, today=30)) == 7
    assert days(at_plug(folder, 0, 30, today=31)) == 37


def test_who_does_not_wait_is_not_called(copy: Path) -> None:
    folder = copied(copy)
    assert days(at_plug(folder)) is None
    assert days(walked(folder, ("no", 0), ("put_off", 0), ("done", 0), at="plugged")) is None


def test_an_answer_that_is_awaited_calls_itself(copy: Path) -> None:
    assert days(at_call(copied(copy), ("later", 0))) is None


def test_who_has_not_sent_it_yet_is_called(copy: Path) -> None:
    """There is a day counted as if it were sent today, and it stands for nobody."""
    walk = at_call(copied(copy), ("put_off", 0))
    assert [due.sent for due in deadlines(walk)] == [False]
    assert days(walk) == 7


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", None),  # ten days of the person's own, which call them
        (", look_again: 3 days", 3),  # by the choice itself: they could be forgotten until then
        (", look_again: 10 days", None),
        (", look_again: 11 days", None),
    ],
)
def test_a_day_of_the_step_that_comes_first_calls(copy: Path, more: str, told: int | None) -> None:
    folder = changer(copied(copy, more))("demo.yaml", "reply_within: reply", "do_within: reply")
    walk = at_call(folder, ("put_off", 0))
    assert [due.days_left(TODAY) for due in deadlines(walk)] == [10]
    assert days(walk) == told


@pytest.mark.parametrize(
    ("waited", "told"),
    [
        (0, 11),  # the day after that named one
        (9, 11),
        (10, 11),  # on that day itself: tomorrow
        (11, 18),  # it has passed, and they still wait
    ],
)
def test_it_is_the_day_after_one_that_is_known(copy: Path, waited: int, told: int) -> None:
    folder = copied(copy, ", look_after: last")
    term = (
        "  rest:\n    length: 240 hours\n    text: It rests.\n    binding: guideline\n"
        "    by: nobody\n    about: ozon\n    status: confirmed\n    sources: [manual p. 5]\n"
        "    checked: 2026-11-22\n"
    )
    changer(folder)("facts.yaml", "terms:\n", f"terms:\n{term}")
    changer(folder)("demo.yaml", "compute:\n", "compute:\n  last: {term: rest, from: bought}\n")
    way = [*TO_CALL]
    way[2] = TODAY.isoformat()
    steps = [*((one, 0) for one in way), ("put_off", waited)]
    assert days(walked(folder, *steps, today=waited, at="plugged")) == told
    assert days(at_plug(folder, 0)) == 7, "where that day is not known"


LEFT = (
    "  left:\n    text: Fetch it.\n    binding: guideline\n    by: anyone\n    about: ozon\n"
    "    status: confirmed\n    sources: [manual p. 5]\n    checked: 2026-11-22\n"
)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (-1, 7),  # it had passed before they waited
        (0, 0),
        (3, 3),
        (6, 6),  # a Saturday: a day that was named stays where it is
        (7, 7),
        (8, 7),
    ],
)
def test_it_never_lies_behind_an_own_last_day(copy: Path, own: int, told: int) -> None:
    folder = copied(copy)
    changer(folder)("facts.yaml", "terms:\n", f"terms:\n{LEFT}")
    changer(folder)("demo.yaml", "compute:\n", "compute:\n  last: {term: left, from: bought}\n")
    way: list[Any] = [*TO_CALL]
    way[2] = (TODAY + timedelta(days=own)).isoformat()
    changer(folder)("demo.yaml", "    latest: today\n", "")
    steps = [*((one, 0) for one in way), ("put_off", 0)]
    assert days(walked(folder, *steps, at="plugged")) == told


# --- Told ---


@pytest.mark.parametrize(
    ("today", "said", "kept"),
    [
        (0, "Загляните снова", "загляните снова"),
        (7, "Пора заглянуть", "загляните снова"),  # what is kept may be read later
        (20, "Пора заглянуть", "пора заглянуть"),
    ],
)
def test_all_that_tells_of_days_tells_it_and_calls_nothing_late(
    copy: Path, today: int, said: str, kept: str
) -> None:
    folder = copied(copy)
    walk = at_plug(folder, 0, today=today)
    made = Pages(library(folder), RU)
    page = made.page(walk)
    out = StringIO()
    words.show(page, walk.today, RU, Lines(StringIO(), out, None))
    beside = Side(RU, lambda _: None)
    beside._rungs.width = 500
    paper = document(made, walk, page)
    told = {
        "plain": out.getvalue(),
        "parting": come_back(page, walk.today, RU),
        "dates": "\n".join(words.dates([], page.again, walk.today, RU)),
    }
    for place, text in told.items():
        assert said in text, place
        assert RU.date(TODAY + timedelta(days=7)) in text.replace("\u00a0", " "), place
    assert paper.casefold().count(kept) == 2, "in its first lines, and at the step"
    side = beside._dates(page, walk.today).plain
    assert "The plug" in side
    assert kept in side
    assert RU.short_day(TODAY + timedelta(days=7)) in trail(page, 200, RU).plain
    for text in (*told.values(), side, paper):
        assert "просроч" not in text
        assert "закон" not in text


def test_it_is_no_day_that_is_awaited_or_counts(copy: Path) -> None:
    walk = at_plug(copied(copy), 0, today=20)
    assert (dates(walk), pressing(walk), own_days(walk)) == ([], None, [])
    page = pages(copy).page(walk)
    assert (page.deadline, page.next_rung) == (None, "")
    assert prompt(page, RU) == RU("prompt_news")


# --- Shipped ---


def waits() -> Iterator[tuple[str, str]]:
    for reference, node in library(SHIPPED).nodes.items():
        yield from ((reference, name) for name, one in node.choices.items() if one.wait)


def there(reference: str, answer: str) -> Walk:
    """A wait of today, of whoever named yesterday for what runs from a day."""
    node, began = library(SHIPPED).node(reference), TODAY - timedelta(days=1)
    known = {node.since: began} if node.since else {}
    steps = (Step("start.fraud", "nobody", began), Step(reference, answer, TODAY))
    past = tuple(State(step.node, known) for step in steps)
    return Walk(Walker(library(SHIPPED), "start"), TODAY, steps, reference, known, {}, past=past)


@pytest.mark.parametrize(("reference", "answer"), waits())
def test_whoever_waits_is_called_back(reference: str, answer: str) -> None:
    walk = there(reference, answer)
    days = [due.day for due in deadlines(walk) if due.node == reference and due.sent]
    again = look_again(walk)
    days += [again.day] if again else []
    assert days, "nobody calls them"
    assert 0 <= (min(days) - TODAY).days < NEAR, "they could have forgotten it by then"


def test_whoever_waits_for_a_judgment_to_come_into_force_is_called_on_the_day_after() -> None:
    desk = desk_of(SHIPPED)
    walk = Walker(desk.library, "judgment.decided_date").begin(TODAY)
    for answer in ("2026-11-05", "ordinary", "waiting"):
        walk = walk.answer(answer)
    assert walk.at == "judgment.in_force"
    again = look_again(walk)
    assert isinstance(again, LookAgain)
    assert (again.title, again.day) == ("Вступление решения в силу", date(2026, 12, 8))
    assert [due.day for due in dates(walk) if due.node == "force_due"] == [date(2026, 12, 7)]


def test_a_claim_on_its_way_is_looked_at_in_a_week_and_asks_for_its_number() -> None:
    page = shipped_pages().page(there("claim.on_the_way", "waiting"))
    assert page.again is not None
    assert (page.again.title, page.again.day) == ("Претензия в пути", TODAY + timedelta(days=7))
    assert page.registered_as
