"""Every day that the shipped library counts, told in every place as what it is.

Walked is each action with a term and each derived day: before its last day, on it, and after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from tests.conftest import SHIPPED, TODAY, desk_of
from tests.rows import each_row
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.farewell import parting
from wizard.i18n import language
from wizard.law.days import end_of
from wizard.library.facts import Whose
from wizard.library.model import Action, alternatives
from wizard.outcome.calendar import events
from wizard.outcome.dates import Deadline, dates, deadlines
from wizard.outcome.document import document
from wizard.plain.lines import Lines
from wizard.plain.words import show
from wizard.tui.frame import trail
from wizard.tui.side_panel import Side
from wizard.walk.steps import State, Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

RU = language("ru")
DESK = desk_of(SHIPPED)
LIBRARY, PAGES = DESK.library, DESK.pages
BEGUN = TODAY - timedelta(days=40)
"""The first day of every term here."""
OWN, OTHERS = ("ваш срок",), ("ответ ждём", "ответ ждали", "ответа ждали", "просроч", "ответ до")
FIRST = Step("start.fraud", "nobody", BEGUN)
OWED = {"silence", "court", "filed", "part", "fraud", "no_login", "absent", "other_law"}
"""The ways on that are taken without an answer to the whole, wherever a law sets the term."""

DERIVED: dict[str, Whose] = {
    "answer_due": "theirs",
    "asked_due": "theirs",
    "money_due": "theirs",
    "exchange_check_due": "theirs",
    "exchange_absent_due": "theirs",
    "deliver_due": "theirs",
    "platform_due": "theirs",
    "refund_end": "theirs",
    "repair_due": "theirs",
    "first_repair_due": "theirs",
    "court_from": "theirs",
    "work_court_from": "theirs",
    "maker_due": "theirs",
    "first_due": "theirs",
    "force_due": "nobody",
    "force_simplified": "nobody",
    "appeal_until": "mine",
    "simplified_until": "mine",
    "two_years_until": "mine",
    "money_until": "mine",
    "ten_years_until": "mine",
    "complex_until": "mine",
    "guarantee_last": "mine",
    "leave_last": "mine",
    "refusal_until": "mine",
    "court_until": "mine",
    "cargo_until": "mine",
    "child_until": "mine",
    "video_due": "mine",
    "limit_day": "mine",
    "return_due": "mine",
    "send_until": "mine",
    "post_until": "mine",
    "dispute_due": "mine",
    "writ_until": "mine",
    "writ_again_until": "mine",
}
UNASKED = {"leave_last"}
"""Days that were named, of which nobody is asked whether they were kept: once passed, a record."""
FLEETING = {("simplified_until", 1), ("send_until", 0)}
"""Days that are told only while they last: then a later one stands in their place, or nobody can
act by them any more."""

RECORDS = {"first_repair_due"}
"""Days that are known only once what they are for was done."""

OF_NOBODY = ("срок идёт", "срок прошёл", "последний день")
"""Words for a day behind which something holds."""


def actions(*members: str) -> list[str]:
    return [
        f"{tree.tree}.{name}"
        for tree in LIBRARY.trees.values()
        for name, node in tree.nodes.items()
        if isinstance(node, Action) and any(getattr(node, member) for member in members)
    ]


def awaiting() -> list[str]:
    """The steps at which an answer is awaited; that of the others is awaited behind them."""
    behind = {"seller_claim.fas"}  # tests of `test_shipped_settled` follow it
    return [name for name in actions("reply_within") if name not in behind]


def action(reference: str) -> Action:
    node = LIBRARY.node(reference)
    assert isinstance(node, Action)
    return node


@cache
def walker(tree: str) -> Walker:
    return Walker(LIBRARY, tree)


def there(
    reference: str, today: date, *answers: str, asked: Mapping[str, Any] | None = None
) -> Walk:
    """A walk that stands at a node, to which the person came on the first day of its term."""
    node = LIBRARY.node(reference)
    named = {node.since: BEGUN} if isinstance(node, Action) and node.since else {}
    steps = [FIRST, *(Step(reference, answer, BEGUN) for answer in answers)]
    known = {**named, **(asked or {})}
    past = tuple(State(step.node, known) for step in steps)
    return Walk(walker("start"), today, tuple(steps), reference, known, {}, past=past)


def waiting(reference: str) -> str:
    """The way of saying that the step was taken and the answer is not there."""
    choices = action(reference).choices.items()
    return next(name for name, choice in choices if choice.wait and choice.done == "now")


def in_files(walk: Walk) -> Iterator[tuple[str, str]]:
    """What the document and the calendar say of a walk, line by line, with the name of the file."""
    for line in document(PAGES, walk, PAGES.page(walk)).splitlines():
        yield "document", plain(line)
    for event in events(PAGES, walk):
        yield "calendar", plain(f"{event.day} {event.what}")


def places(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Everything that is said of a walk, line by line, with the name of the place."""
    yield from in_files(walk)
    page = PAGES.page(walk)
    desk = desk_of(SHIPPED, walk.today)
    case = Case(desk, "start", "2026-10-13-0001", walk)
    case.keep()
    monkeypatch.setattr(desk, "walk", lambda record, path: walk)
    told: dict[str, list[str]] = {
        "case list": [item.line for item in overview(desk).cases],
        "trail": [trail(page, 200, RU).plain],
        "ladder": [f"{rung.day} {rung.result}" for rung in page.ladder],
        "parting": parting(case),
    }
    said: list[str] = []
    monkeypatch.setattr(Lines, "print", lambda self, text="": said.append(text))
    monkeypatch.setattr(Lines, "print_all", lambda self, lines: said.extend(lines))
    monkeypatch.setattr(Lines, "print_as_it_is", lambda self, text: said.extend(text.splitlines()))
    show(page, walk.today, RU, Lines.__new__(Lines))
    told["plain"] = said
    beside = Side(RU, lambda _: None)
    beside._rungs.width = 500  # nothing is broken
    side = beside._dates(page, walk.today).plain.splitlines()
    told["side"] = [" ".join(pair) for pair in zip(side[1::2], side[2::2], strict=True)]
    case.release()
    for place, lines in told.items():
        yield from ((place, plain(line)) for line in lines)


def plain(text: str) -> str:
    return text.lower().replace("\u00a0", " ")


def judge(found: list[tuple[str, str]], due: Deadline, wanted: set[str]) -> None:
    """A day stands in the wanted places, and nowhere as a day of the other side."""
    right, wrong = {
        "mine": (OWN, OTHERS),
        "theirs": (OTHERS, OWN),
        "nobody": (OF_NOBODY, (*OWN, *OTHERS)),
    }[due.whose]
    short = re.escape(RU.short_day(due.day))
    day = re.compile(rf"{RU.date(due.day)}|{due.day}|\b{short}(?!\.\d)")
    told = set()
    for place, line in found:
        # Of a row of the table, the first cell is the day; others tell from when it runs.
        dated = line.split(" | ")[0] if line.startswith("| ") else line
        if day.search(dated) or place == "case list":
            assert not any(word in line for word in wrong), (place, line)
            if any(word in line for word in right):
                told.add(place)
    assert told >= wanted, wanted - told


EVERYWHERE = {"document", "case list", "calendar", "trail", "plain", "side"}


@pytest.mark.parametrize("days", [-1, 0, 1, 9])
@pytest.mark.parametrize("reference", actions("do_within"))
def test_an_own_day_of_a_step_is_the_persons_own_everywhere(
    reference: str, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    term = LIBRARY.facts.terms[str(action(reference).do_within)]
    today = end_of(term, BEGUN) + timedelta(days=days)
    walk = there(reference, today)
    (due,) = deadlines(walk)
    assert (due.whose, due.sent, due.days_left(today)) == ("mine", True, -days)
    judge(list(places(walk, monkeypatch)), due, EVERYWHERE | {"parting"})


@pytest.mark.parametrize("days", [-1, 0, 1, 9])
@pytest.mark.parametrize("reference", awaiting())
def test_an_answer_that_is_awaited_is_the_other_sides_everywhere(
    reference: str, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = action(reference)
    term = LIBRARY.facts.terms[str(node.reply_within)]
    today = end_of(term, BEGUN) + timedelta(days=days)
    walk = there(reference, today, waiting(reference))
    due = next(due for due in deadlines(walk) if due.node == reference)
    assert (due.whose, due.sent, due.days_left(today)) == ("theirs", True, -days)
    judge(list(places(walk, monkeypatch)), due, EVERYWHERE)


@pytest.mark.parametrize(
    "reference", sorted({*actions("reply_within")} - {*actions("since", "do_within")})
)
def test_a_day_counted_from_today_is_told_as_such_and_is_in_no_list(
    reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = there(reference, TODAY)
    (due,) = deadlines(walk)
    assert (due.whose, due.sent) == ("theirs", False)
    day = (RU.date(due.day), due.day.isoformat(), RU.short_day(due.day))
    for place, line in places(walk, monkeypatch):
        if place in ("document", "plain"):
            named = day[0] in line
            assert not named or "сегодня" in line or f"если отправить {RU.date(TODAY)}" in line
        elif place != "parting":
            assert not any(text in line for text in day), (place, line)


# --- What a law owes ---


def ways_on() -> list[tuple[str, str]]:
    return [
        (reference, name)
        for reference in awaiting()
        if LIBRARY.facts.terms[str(action(reference).reply_within)].binding == "law"
        for name, choice in action(reference).choices.items()
        if not choice.wait
    ]


@each_row(("reference", "answer"), ways_on())
@each_row("days", [2, 100])
def test_only_an_answer_settles_a_term_of_law(reference: str, answer: str, days: int) -> None:
    tree = reference.partition(".")[0]
    at = f"{tree}.{elsewhere(tree)}"
    walk = there(reference, BEGUN + timedelta(days=days), waiting(reference), answer)
    here = replace(walk, at=at)
    found = {due.node: due for due in deadlines(here)}
    assert (reference in found) is (answer in OWED)
    if answer in OWED:
        term = LIBRARY.facts.terms[str(action(reference).reply_within)]
        assert (found[reference].day, found[reference].sent) == (end_of(term, BEGUN), True)


def elsewhere(tree: str) -> str:
    """A question of a tree: there nothing of its own is due."""
    nodes = LIBRARY.trees[tree].nodes.items()
    return next(
        name
        for name, node in nodes
        if not isinstance(node, Action) and "save_as" in node.__struct_fields__
    )


# --- Derived days ---


def entries() -> Iterator[tuple[str, str, int, Mapping[str, Any]]]:
    for tree in LIBRARY.trees.values():
        for name, raw in tree.compute.items():
            for index, part in enumerate(alternatives(raw)):
                if "term" in part:
                    yield tree.tree, name, index, part


def satisfying(guard: Mapping[str, Any]) -> dict[str, Any]:
    """Values by which a guard of a derived day holds."""
    asked: dict[str, Any] = {}
    for name, wanted in guard.items():
        if name == "all":
            asked |= {key: value for part in wanted for key, value in satisfying(part).items()}
        elif name == "any":
            asked |= satisfying(wanted[0])
        elif name == "not":
            continue  # nothing was answered
        elif isinstance(wanted, list):
            asked[name] = wanted[0]
        else:
            asked |= {wanted: BEGUN} if name == "answered" else {name: wanted}
    return asked


def test_every_derived_day_is_in_the_table() -> None:
    assert {name for _, name, _, _ in entries()} == set(DERIVED)


@pytest.mark.parametrize("days", [1, 60])
def test_the_last_day_of_a_repair_behind_which_another_one_began_is_a_record(days: int) -> None:
    again = BEGUN + timedelta(days=days)
    asked = {"first_handed": BEGUN, "handed_date": again}
    walk = there("repair.overdue", again, asked=asked)
    due = next(due for due in dates(walk) if due.node == "first_repair_due")
    assert (due.day, due.settled_on) == (end_of(due.term, BEGUN), again)


@each_row("days", [-1, 0, 1])
@each_row(("tree", "name", "index", "part"), [one for one in entries() if one[1] not in RECORDS])
def test_a_derived_day_is_told_as_whose_it_is(
    tree: str,
    name: str,
    index: int,
    part: Mapping[str, Any],
    days: int,
) -> None:
    day = end_of(LIBRARY.facts.terms[part["term"]], BEGUN)
    asked = {"basis": "general", **satisfying(part.get("when", {})), part["from"]: BEGUN}
    walk = there(f"{tree}.{elsewhere(tree)}", day + timedelta(days=days), asked=asked)
    told = [due for due in dates(walk) if due.node == name]
    if (name, index) in FLEETING and days > 0:
        assert not told
        return
    (due,) = told
    assert (due.name, due.day, due.whose) == (part["term"], day, DERIVED[name])
    assert due.lapsed is (name in UNASKED and days > 0)
    row = [item for item in in_files(walk) if plain(due.term.text).rstrip(".") in item[1]]
    record = due.lapsed or due.settled
    judge(row, due, {"document"} if record else {"document", "calendar"})
