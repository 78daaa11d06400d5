"""The days of a walk: whose each is, from which day it runs, and what settles it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
from msgspec.structs import replace

from tests.conftest import TODAY, changer, library
from tests.rows import each_row
from wizard.i18n import LANGUAGES, Language, language
from wizard.library.facts import Status, Term, Whose
from wizard.outcome.dates import Deadline, dates, deadlines, pressing, standing
from wizard.outcome.deadline_words import basis, phrase, told
from wizard.walk.steps import Step
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

RU = language("ru")
TEN, FIVE = timedelta(days=10), timedelta(days=5)
MINE = "    do_within: soon\n"
SOON = (
    "  soon:\n    length: 120 hours\n    text: It is sent within five days.\n"
    "    binding: guideline\n    by: anyone\n    about: ozon\n    status: confirmed\n"
    "    sources: [manual p. 5]\n    checked: 2026-11-22\n"
)
WAYS = "      later: {label: I am waiting, wait: true}\n"
MORE = WAYS + (
    "      silence: {label: It is over, unanswered: late, to: owner}\n"
    "      never: {label: I did not, done: never, to: owner}\n"
    "      not_yet: {label: Not yet, done: never, wait: true}\n"
    "      long_ago: {label: Long ago, done: earlier, wait: true}\n"
    "      before: {label: Before, done: earlier, unanswered: early, to: owner}\n"
)


def on(day: int) -> date:
    """A day of the walk: the first one is 0."""
    return TODAY + timedelta(days=day)


@pytest.fixture
def folder(copy: Path) -> Path:
    """The sample with every kind of way on from its action; hours end on a Sunday too."""
    change = changer(copy)
    change("facts.yaml", "length: 10 days", "length: 240 hours")
    change("facts.yaml", "terms:\n", f"terms:\n{SOON}")
    return change("demo.yaml", WAYS, MORE)


def walked(folder: Path, *answers: tuple[Any, int], today: int, at: str = "call") -> Walk:
    """A walk from the action by answers and the days on which they were given."""
    walk = Walker(library(folder), f"demo.{at}").begin(TODAY)
    for answer, day in answers:
        step = Step(walk.at, answer, on(day))
        walk = walk.walker.replay((*walk.steps, step), on(max(today, day)))
    return walk.walker.replay(walk.steps, on(today))


def told_of(found: list[Deadline]) -> list[tuple[str, Whose, date, bool]]:
    return [(due.node, due.whose, due.day, due.sent) for due in found]


# --- Answers to what was sent ---


@pytest.mark.parametrize("today", [0, 4, 10, 30])
def test_an_answer_is_due_from_the_day_of_the_step_whatever_day_it_is(
    folder: Path, today: int
) -> None:
    found = deadlines(walked(folder, ("later", 0), today=today))
    assert told_of(found) == [("demo.call", "theirs", on(0) + TEN, True)]


def test_who_waits_on_does_not_move_the_day(folder: Path) -> None:
    found = deadlines(walked(folder, ("later", 0), ("later", 3), ("later", 9), today=9))
    assert [due.day for due in found] == [on(10)]


@pytest.mark.parametrize("today", [0, 4])
def test_what_was_not_sent_is_counted_as_if_it_were_today_and_does_not_stand(
    folder: Path, today: int
) -> None:
    found = deadlines(walked(folder, today=today))
    assert told_of(found) == [("demo.call", "theirs", on(today) + TEN, False)]


@pytest.mark.parametrize("answer", ["refused", "solved"])
def test_an_answer_that_came_settles_the_day(folder: Path, answer: str) -> None:
    assert deadlines(walked(folder, ("later", 0), (answer, 3), today=3)) == []


@pytest.mark.parametrize("answer", ["again", "silence", "never"])
@pytest.mark.parametrize("today", [3, 10, 11, 40])
def test_who_goes_on_without_an_answer_is_still_owed_it_by_law(
    folder: Path, answer: str, today: int
) -> None:
    found = deadlines(walked(folder, ("later", 0), (answer, 3), today=today))
    assert told_of(found) == [("demo.call", "theirs", on(0) + TEN, True)]


@pytest.mark.parametrize(
    ("more", "today", "lapsed"),
    [
        ([], 11, False),
        ([("silence", 11)], 40, False),
        ([("again", 3), ("yes", 3), ("on", 3)], 40, False),
        ([("refused", 3), ("later", 4)], 10, False),
        ([("refused", 3)], 11, False),
        ([("refused", 3), ("later", 4)], 11, True),
        ([("refused", 3), ("later", 4), ("unsent", 4)], 11, False),
        ([("refused", 3), ("silence", 11)], 11, True),
    ],
)
def test_what_they_let_pass_is_history_once_the_person_took_the_next_step(
    folder: Path, more: list[tuple[Any, int]], today: int, lapsed: bool
) -> None:
    """Not while they wait, nor while the next step lies before them; nor before the day."""
    change = changer(folder)
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, unanswered: early, to: other}")  # fmt: skip
    change("demo.yaml", "  story:\n", OTHER + "  story:\n")
    walk = walked(folder, ("later", 0), *more, today=today)
    (call,) = (due for due in dates(walk) if due.node == "demo.call" and due.sent)
    assert (call.day, call.lapsed) == (on(10), lapsed)
    assert (call in standing(walk)) is not lapsed
    if lapsed:
        assert told(call, "whose", walk.today, RU) == RU("whose_theirs_lapsed")


@pytest.mark.parametrize(
    ("answers", "lapsed"),
    [
        ([], False),
        ([("not_yet", 9)], False),
        ([("later", 8)], False),
        ([("later", 9)], True),
        ([("silence", 9)], False),
    ],
)
def test_a_day_of_others_that_only_follows_is_history_once_a_step_was_taken_behind_it(
    folder: Path, answers: list[tuple[Any, int]], lapsed: bool
) -> None:
    """Who says only that a term is over has not told when they began."""
    changer(folder)("facts.yaml", "binding: law", "binding: law\n    by: others")
    walk = walked(following(folder, THEIRS), *NAMED, *answers, today=12, at="bought")
    (until,) = (due for due in dates(walk) if due.node == "until")
    assert (until.day, until.lapsed) == (on(8), lapsed)


def test_a_day_of_others_that_is_told_late_is_no_history_for_what_was_done_before(
    folder: Path,
) -> None:
    """A claim went out, and a month later it is told that it had been delivered soon."""
    changer(folder)("facts.yaml", "binding: law", "binding: law\n    by: others")
    told_late: tuple[Any, ...] = ("again", "yes", "on", "2026-11-20", "Ann", [])
    walk = walked(following(folder, THEIRS), *((given, 9) for given in told_late), today=12)
    (until,) = (due for due in dates(walk) if due.node == "until")
    assert (until.day, until.lapsed) == (on(8), False)


def test_an_own_day_that_passed_is_no_history_whatever_is_done_since(folder: Path) -> None:
    walk = walked(following(folder, LAST), *NAMED, ("later", 9), today=12, at="bought")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert (last.whose, last.stands) == ("mine", True)


@pytest.mark.parametrize("answer", ["again", "silence", "never"])
def test_a_habit_is_owed_to_nobody_who_goes_on(folder: Path, answer: str) -> None:
    changer(folder)("facts.yaml", "binding: law", "binding: guideline")
    assert deadlines(walked(folder, ("later", 0), (answer, 3), today=3)) == []
    assert deadlines(walked(folder, ("later", 0), today=3)) != []


def test_who_goes_on_at_once_has_sent_it_on_that_day(folder: Path) -> None:
    assert [due.day for due in deadlines(walked(folder, ("again", 2), today=5))] == [on(12)]


def test_who_comes_only_to_say_that_the_term_is_over_has_not_told_when_it_began(
    folder: Path,
) -> None:
    assert deadlines(walked(folder, ("silence", 2), today=5)) == []
    assert deadlines(walked(folder, ("not_yet", 0), ("silence", 2), today=5)) == []


@pytest.mark.parametrize("days", [[0], [0, 2]])
def test_who_says_at_once_that_they_wait_has_told_when_it_began(
    folder: Path, days: list[int]
) -> None:
    changer(folder)("demo.yaml", "I am waiting, wait: true", "W, wait: true, unanswered: late")
    found = deadlines(walked(folder, *(("later", day) for day in days), today=5))
    assert [due.day for due in found] == [on(10)]


def test_a_day_is_called_by_the_step_its_rung_or_what_is_done_there(folder: Path) -> None:
    def title() -> str:
        (due,) = deadlines(walked(folder, ("later", 0), today=0))
        return due.title

    assert title() == "Help desk"
    changer(folder)("demo.yaml", "    text: Call them", "    title: The call\n    text: Call them")
    assert title() == "The call"
    changer(folder)("demo.yaml", "    stage: help\n    title: The call\n", "")
    assert title() == "Call them, {{ owner }}"


def test_a_solved_case_has_no_days_left_though_a_law_owed_something(folder: Path) -> None:
    walk = walked(folder, ("later", 0), ("again", 1), ("no", 1), today=1)
    assert len(deadlines(walk)) == len(dates(walk)) == 1
    assert deadlines(walk.answer("done")) == dates(walk.answer("done")) == []


def test_an_end_that_solves_nothing_leaves_what_a_law_owes(folder: Path) -> None:
    way: list[tuple[Any, int]] = [("later", 0), ("again", 1), ("yes", 1), ("off", 1), ("Ann", 1)]
    walk = walked(folder, *way, ([], 1), today=2)
    assert walk.ended
    assert [due.day for due in deadlines(walk)] == [on(10)]
    assert dates(walk) == deadlines(walk) == standing(walk)


def test_what_has_passed_at_an_end_is_a_record_and_alarms_nobody(folder: Path) -> None:
    way: list[tuple[Any, int]] = [("later", 0), ("again", 1), ("yes", 1), ("off", 1), ("Ann", 1)]
    on_the_day, behind = (walked(folder, *way, ([], 1), today=today) for today in (10, 11))
    assert len(standing(on_the_day)) == 1
    (due,) = dates(behind)
    assert (due.lapsed, due.stands, standing(behind), pressing(behind)) == (True, False, [], None)
    assert told(due, "whose", on(11), RU) == "срок ответа прошёл"
    assert told(replace(due, whose="mine"), "whose", on(11), RU) == "был ваш срок"


def test_a_case_that_is_closed_has_no_days_left_either(folder: Path) -> None:
    way: list[tuple[Any, int]] = [("later", 0), ("again", 1), ("yes", 1), ("off", 1), ("Ann", 1)]
    changer(folder)("demo.yaml", "status: referred", "status: closed")
    assert dates(walked(folder, *way, ([], 1), today=2)) == []


ROUND: list[tuple[object, int]] = [("yes", 4), ("on", 4), (None, 4), ("Ann", 4), ([], 4)]


def test_who_comes_back_is_owed_the_first_answer_until_they_send_again(folder: Path) -> None:
    back: list[tuple[Any, int]] = [("later", 0), ("again", 3), *ROUND]
    there = walked(folder, *back, today=5)
    assert there.at == "demo.call"
    assert told_of(deadlines(there)) == [("demo.call", "theirs", on(10), True)]
    anew = walked(folder, *back, ("later", 5), today=6)
    assert told_of(deadlines(anew)) == [("demo.call", "theirs", on(15), True)]
    assert deadlines(walked(folder, *back, ("later", 5), ("refused", 6), today=6)) == []


def test_a_step_that_was_put_off_begins_nothing(folder: Path) -> None:
    off = walked(folder, ("not_yet", 0), today=1)
    assert told_of(deadlines(off)) == [("demo.call", "theirs", on(11), False)]
    sent = walked(folder, ("not_yet", 0), ("later", 2), today=3)
    assert told_of(deadlines(sent)) == [("demo.call", "theirs", on(12), True)]


def test_who_waits_and_goes_another_way_has_done_the_step(own: Path) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    changer(own)("demo.yaml", "compute:\n", "compute:\n  last: {term: soon, from: bought}\n")
    walk = walked(own, *NAMED, ("later", 2), ("never", 4), today=9, at="bought")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert (last.settled_on, last.late, last.stands) == (on(2), False, False)


def test_a_correction_takes_the_day_back(folder: Path) -> None:
    walk = walked(folder, ("later", 0), ("not_yet", 1), ("later", 2), today=3)
    assert [due.day for due in deadlines(walk)] == [on(12)]


@pytest.mark.parametrize("answer", ["long_ago", "before"])
def test_a_step_of_a_day_that_nobody_asks_for_has_no_date(folder: Path, answer: str) -> None:
    assert deadlines(walked(folder, (answer, 0), today=1)) == []


def test_a_step_to_which_nobody_answers_keeps_no_other_from_being_answered(folder: Path) -> None:
    change = changer(folder)
    change("demo.yaml", "    reply_within: reply\n", "")
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, to: other}")  # fmt: skip
    change("demo.yaml", "  story:\n", OTHER + "  story:\n")
    found = deadlines(walked(folder, ("refused", 3), ("later", 4), today=5))
    assert told_of(found) == [("demo.other", "theirs", on(14), True)]


# --- From a named date ---

NAMED = [("2026-11-20", 0), ("Ann", 0), ([], 0)]
UNKNOWN: list[tuple[Any, int]] = [(None, 0), ("Ann", 0), ([], 0)]


@pytest.fixture
def since(folder: Path) -> Path:
    return changer(folder)(
        "demo.yaml", "reply_within: reply\n", "reply_within: reply\n    since: bought\n"
    )


@pytest.mark.parametrize("more", [[], [("later", 3)], [("silence", 3)], [("again", 3)]])
def test_a_term_runs_from_the_day_that_was_named(since: Path, more: list[tuple[Any, int]]) -> None:
    found = deadlines(walked(since, *NAMED, *more, today=5, at="bought"))
    assert told_of(found) == [("demo.call", "theirs", date(2026, 11, 30), True)]
    assert [due.event for due in found] == ["bought"]


@pytest.mark.parametrize(("more", "day"), [([], 15), ([("later", 3)], 13)])
def test_a_named_day_that_is_not_known_is_that_of_the_step(
    since: Path, more: list[tuple[Any, int]], day: int
) -> None:
    found = deadlines(walked(since, *UNKNOWN, *more, today=5, at="bought"))
    assert told_of(found) == [("demo.call", "theirs", on(day), bool(more))]
    assert [due.event for due in found] == ["demo.call"]


def before(folder: Path) -> Path:
    """A step at which the answer to the one before it is awaited."""
    change = changer(folder)
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, to: other}")  # fmt: skip
    change("demo.yaml", "done: never, to: owner}", "done: never, to: other}")
    change("demo.yaml", "unanswered: early, to: owner}", "unanswered: early, to: other}")
    step = OTHER.replace("reply\n", "reply\n    since: step_before\n").replace(
        "      silence", "      not_yet: {label: Not yet, done: never, wait: true}\n      silence"
    )
    return change("demo.yaml", "  story:\n", step + "  story:\n")


@pytest.mark.parametrize("more", [[], [("later", 7)], [("not_yet", 7)], [("silence", 14)]])
def test_a_term_may_run_from_the_step_that_was_taken_before(
    folder: Path, more: list[tuple[Any, int]]
) -> None:
    """Whatever is answered there: what is awaited was sent before."""
    found = deadlines(walked(before(folder), ("later", 0), ("refused", 3), *more, today=8))
    assert told_of(found)[-1:] == [("demo.other", "theirs", on(13), True)]
    assert [due.event for due in found][-1:] == ["demo.call"]


@pytest.mark.parametrize(
    ("answers", "at", "day"),
    [
        ([("never", 3)], "call", None),
        ([("long_ago", 2), ("before", 3)], "call", None),
        ([], "other", None),
        ([("not_yet", 5)], "other", None),
        ([("later", 5)], "other", 15),
    ],
)
def test_without_such_a_step_it_runs_from_the_first_day_on_which_they_wait(
    folder: Path, answers: list[tuple[Any, int]], at: str, day: int | None
) -> None:
    """Nothing is sent there, so no day is counted as if it were done today."""
    found = deadlines(walked(before(folder), *answers, today=8, at=at))
    days = [(due.day, due.sent) for due in found if due.node == "demo.other"]
    assert days == ([] if day is None else [(on(day), True)])


# --- The person's own ---


@pytest.fixture
def own(folder: Path) -> Path:
    """The action has to be taken within five days, then an answer is due within ten."""
    return changer(folder)(
        "demo.yaml", "    reply_within: reply\n", f"{MINE}    reply_within: reply\n"
    )


@pytest.mark.parametrize("today", [0, 3, 5, 9])
def test_an_own_term_runs_from_the_day_of_coming_there(own: Path, today: int) -> None:
    found = deadlines(walked(own, *NAMED, today=today, at="bought"))
    assert told_of(found) == [("demo.call", "mine", on(0) + FIVE, True)]


def test_an_own_term_runs_from_the_last_answer_before_its_step(own: Path) -> None:
    way: list[tuple[Any, int]] = [("2026-11-22", 0), ("Ann", 1), ([], 2), ("not_yet", 4)]
    found = deadlines(walked(own, *way, today=4, at="bought"))
    assert told_of(found) == [("demo.call", "mine", on(2) + FIVE, True)]


def test_who_puts_an_own_step_off_does_not_move_its_day(own: Path) -> None:
    found = deadlines(walked(own, *NAMED, ("not_yet", 2), ("not_yet", 3), today=4, at="bought"))
    assert told_of(found) == [("demo.call", "mine", on(5), True)]


def test_an_own_term_of_the_first_step_stands_once_anything_was_answered(own: Path) -> None:
    assert told_of(deadlines(walked(own, today=2))) == [("demo.call", "mine", on(7), False)]
    found = deadlines(walked(own, ("not_yet", 0), ("not_yet", 1), today=2))
    assert told_of(found) == [("demo.call", "mine", on(5), True)]


def test_once_it_is_taken_an_answer_is_awaited_in_its_place(own: Path) -> None:
    found = deadlines(walked(own, *NAMED, ("later", 3), today=4, at="bought"))
    assert told_of(found) == [("demo.call", "theirs", on(13), True)]
    left = deadlines(walked(own, *NAMED, ("later", 3), ("refused", 4), today=4, at="bought"))
    assert left == []


def test_an_own_term_without_an_answer_to_wait_for_ends_with_the_step(own: Path) -> None:
    changer(own)("demo.yaml", "    reply_within: reply\n", "")
    assert deadlines(walked(own, *NAMED, ("later", 3), today=4, at="bought")) == []
    assert len(deadlines(walked(own, *NAMED, today=4, at="bought"))) == 1


def test_a_named_first_day_is_that_of_the_own_term_and_not_of_the_answer(own: Path) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    at_hand = deadlines(walked(own, *NAMED, today=4, at="bought"))
    assert told_of(at_hand) == [("demo.call", "mine", date(2026, 11, 25), True)]
    assert at_hand[0].event == "bought"
    sent = deadlines(walked(own, *NAMED, ("later", 3), today=4, at="bought"))
    assert told_of(sent) == [("demo.call", "theirs", on(13), True)]
    assert sent[0].event == "demo.call"


def test_an_own_term_from_a_day_that_nobody_named_has_no_end(own: Path) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    assert deadlines(walked(own, *UNKNOWN, today=4, at="bought")) == []


def test_a_question_has_no_days(folder: Path) -> None:
    assert deadlines(walked(folder, today=0, at="plugged")) == []


# --- Which is told where there is room for one ---


def test_the_day_that_is_told_alone(folder: Path) -> None:
    """Overdue at hand; else the next to come; else the one owed longest; never one of today."""
    change = changer(folder)
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, unanswered: early, to: other}")  # fmt: skip
    change("demo.yaml", "  story:\n", OTHER + "  story:\n")

    def node(*more: tuple[Any, int], today: int) -> str | None:
        due = pressing(walked(folder, ("later", 0), ("refused", 3), *more, today=today))
        return due.node if due else None

    assert node(today=3) == "demo.call", "what would be due if it were sent today is not told"
    assert node(("later", 4), today=5) == "demo.call", "the next one: the 10th before the 14th"
    assert node(("later", 4), today=10) == "demo.call"
    assert node(("later", 4), today=11) == "demo.other", "the other passed, and they went on"
    assert node(("later", 4), today=14) == "demo.other"
    assert node(("later", 4), today=15) == "demo.other", "both passed: this one is at hand"
    assert node(("later", 4), ("silence", 15), today=15) == "demo.other", "both passed, this later"
    assert pressing(walked(folder, today=3)) is None
    assert pressing(walked(folder, today=3, at="plugged")) is None


OTHER = """  other:
    kind: action
    text: Write to them
    reply_within: reply
    choices:
      later: {label: I am waiting, wait: true}
      unsent: {label: It was not sent after all, wait: true, done: never}
      silence: {label: It is over, unanswered: late, to: owner}

"""


def test_days_stand_in_their_order(folder: Path) -> None:
    change = changer(folder)
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, unanswered: early, to: other}")  # fmt: skip
    change(
        "demo.yaml",
        "  story:\n",
        OTHER.replace("reply_within: reply", "do_within: soon") + "  story:\n",
    )
    walk = walked(folder, ("later", 0), ("refused", 3), today=3)
    assert [due.node for due in deadlines(walk)] == ["demo.other", "demo.call"]


# --- What follows from a named date ---


def following(folder: Path, *entries: str) -> Path:
    lines = "".join(f"  {entry}\n" for entry in entries)
    return changer(folder)("demo.yaml", "compute:\n", f"compute:\n{lines}")


LAST = "last: {term: soon, from: bought}"
THEIRS = "until: {term: reply, from: bought}"


@pytest.mark.parametrize(
    ("by", "audience", "whose"),
    [
        (None, "buyer", "theirs"),
        ("others", "buyer", "theirs"),
        ("others", "anyone", "theirs"),
        ("seller", "buyer", "theirs"),
        ("buyer", "anyone", "theirs"),
        ("buyer", "buyer", "mine"),
        ("seller", "seller", "mine"),
        ("anyone", "buyer", "mine"),
        ("anyone", "anyone", "mine"),
        ("nobody", "buyer", "nobody"),
    ],
)
def test_a_day_that_follows_is_of_whom_the_term_binds(
    folder: Path, by: str | None, audience: str, whose: Whose
) -> None:
    changer(folder)("facts.yaml", "    by: anyone\n", f"    by: {by}\n" if by else "")
    changer(folder)("demo.yaml", "start: plugged\n", f"start: plugged\naudience: {audience}\n")
    walk = walked(following(folder, LAST), ("2026-11-20", 0), today=0, at="bought")
    (due,) = dates(walk)
    assert told_of([due]) == [("last", whose, date(2026, 11, 25), True)]
    assert (due.title, due.since, due.name) == (
        "It is sent within five days",
        date(2026, 11, 20),
        "soon",
    )
    assert deadlines(walk) == [], "no step tells that it is done with"


@pytest.mark.parametrize(
    "entry",
    [
        "last: {is: other}",
        "last: {rule: days_since, day: bought}",
        "last: [{when: {power: off}, term: soon, from: bought}]",
    ],
)
def test_what_is_no_day_or_cannot_be_counted_does_not_follow(folder: Path, entry: str) -> None:
    walk = walked(following(folder, entry), ("2026-11-20", 0), today=0, at="bought")
    assert dates(walk) == []


@pytest.mark.parametrize(
    ("today", "words"), [(0, ""), (3, "_today"), (4, "_passed"), (30, "_passed")]
)
def test_a_day_that_follows_presses_where_a_step_settles_it(
    own: Path, today: int, words: str
) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    walk = walked(following(own, LAST), NAMED[0], today=today, at="bought")
    assert walk.at != "demo.call"
    due = pressing(walk)
    assert due is not None
    assert due.node == "last"
    for say in map(language, LANGUAGES):
        days, day = say.plural("days", abs(3 - today)), say.day(due.day)
        key = f"owed_mine{words}"
        assert told(due, "owed", on(today), say) == say(key, days=days, date=day, what=due.title)


def test_what_others_owe_presses_too(since: Path) -> None:
    changer(since)("facts.yaml", "binding: law", "binding: law\n    by: others")
    walk = walked(following(since, THEIRS), NAMED[0], today=30, at="bought")
    due = pressing(walk)
    assert due is not None
    assert (due.node, due.whose) == ("until", "theirs")


def test_what_passed_gives_way_to_what_is_to_come(own: Path) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    walk = walked(following(own, LAST), *NAMED, ("later", 4), today=5, at="bought")
    due = pressing(walk)
    assert due is not None
    assert due.node == "demo.call"


MET = """\
  noticed:
    kind: input
    type: date
    text: When did you tell them?
    save_as: noticed
    optional: true
    to: call

  call:
"""


@pytest.fixture
def met(folder: Path) -> Path:
    """An own term that a date settles: that of what was to be done within it."""
    change = changer(folder)
    change("demo.yaml", "  call:\n", MET)
    change("demo.yaml", "      - {to: call}", "      - {to: noticed}")
    change("demo.yaml", "compute:\n", "compute:\n  told_on: {rule: event, day: noticed}\n")
    return following(folder, "last: {term: soon, from: bought, met: told_on}")


@pytest.mark.parametrize(
    ("noticed", "words"),
    [
        ("2026-11-20", "whose_mine_settled"),
        ("2026-11-25", "whose_mine_settled"),
        ("2026-11-26", "whose_mine_late"),
        (None, "whose_mine_passed"),
    ],
)
def test_an_own_term_is_settled_by_the_day_on_which_it_was_met(
    met: Path, noticed: str | None, words: str
) -> None:
    answers: list[tuple[Any, int]] = [("2026-11-20", 0), ("", 0), ("Ann", 0)]
    answers += [([], 0), (noticed, 8)]
    walk = walked(met, *answers, today=8, at="bought")
    assert walk.at == "demo.call"
    (due,) = (due for due in dates(walk) if due.node == "last")
    assert told(due, "whose", on(8), RU) == RU(words)
    assert due.settled is (noticed is not None)


@pytest.mark.parametrize(("noticed", "pressed"), [("2026-11-20", False), (None, True)])
def test_a_term_that_a_date_would_settle_presses_until_then(
    met: Path, noticed: str | None, pressed: bool
) -> None:
    answers: list[tuple[Any, int]] = [("2026-11-20", 0), ("", 0), ("Ann", 0)]
    answers += [([], 0), (noticed, 0)]
    due = pressing(walked(met, *answers, today=0, at="bought"))
    assert (due is not None and due.node == "last") is pressed


BY_STEPS = "last: {term: soon, from: bought, met: [NAMED]}"


@pytest.mark.parametrize(
    ("named", "answers", "words"),
    [
        ("demo.call", [], "whose_mine_passed"),
        ("demo.call", [("later", 3)], "whose_mine_settled"),
        ("demo.call", [("later", 4)], "whose_mine_late"),
        ("demo.call", [("not_yet", 2)], "whose_mine_passed"),
        ("demo.call", [("not_yet", 2), ("later", 3), ("silence", 8)], "whose_mine_settled"),
        ("demo.call", [("never", 2)], "whose_mine_passed"),
        ("demo.call", [("long_ago", 8)], "whose_mine_settled"),
        ("demo.call#silence", [("later", 3)], "whose_mine_passed"),
        ("demo.call#silence", [("later", 3), ("silence", 8)], "whose_mine_settled"),
        ("demo.call#silence", [("silence", 8)], "whose_mine_late"),
        ("demo.call#silence, demo.call", [("later", 3), ("silence", 8)], "whose_mine_settled"),
        ("demo.call, bought", [("later", 8)], "whose_mine_settled"),
    ],
)
def test_an_own_term_is_settled_by_a_step_or_by_one_answer_to_it(
    folder: Path, named: str, answers: list[tuple[Any, int]], words: str
) -> None:
    """Of several, the first one that was taken says on which day."""
    following(folder, BY_STEPS.replace("NAMED", named))
    walk = walked(folder, *NAMED, *answers, today=9, at="bought")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert told(last, "whose", on(9), RU) == RU(words)
    assert last.stands is (words == "whose_mine_passed")


def test_an_answer_by_which_the_step_is_never_taken_leaves_its_term_as_a_record(
    folder: Path,
) -> None:
    following(folder, BY_STEPS.replace("NAMED", "demo.call, demo.call#never"))
    walk = walked(folder, *NAMED, ("never", 2), today=9, at="bought")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert (last.lapsed, last.settled, last.stands) == (True, False, False)


@pytest.mark.parametrize(("named", "is_settled"), [("yes", True), ("no", False)])
def test_an_answer_to_a_question_tells_of_what_was_done_before(
    folder: Path, named: str, is_settled: bool
) -> None:
    """It was in time, since nobody said when."""
    following(folder, BY_STEPS.replace("NAMED", f"demo.plugged#{named}"))
    answers: list[tuple[Any, int]] = [("yes", 8), ("on", 8), ("2026-11-20", 8)]
    walk = walked(folder, *answers, today=9, at="plugged")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert (last.settled, last.late) == (is_settled, False)


def test_a_term_of_nobody_is_no_answer_that_is_late(folder: Path) -> None:
    changer(folder)("facts.yaml", "    by: anyone\n", "    by: nobody\n")
    walk = walked(following(folder, LAST), ("2026-11-20", 0), today=9, at="bought")
    (due,) = dates(walk)
    assert told(due, "whose", on(9), RU) == RU("whose_nobody_passed")
    assert pressing(walk) is None


@pytest.mark.parametrize("today", [0, 3, 4, 30])
def test_what_no_step_settles_is_told_too(own: Path, today: int) -> None:
    due = pressing(walked(following(own, LAST), NAMED[0], today=today, at="bought"))
    assert due is not None
    assert due.node == "last"


FAR = "far: {term: years, from: bought}"
YEARS = SOON.replace("soon:", "years:").replace("120 hours", "3 years")


def test_what_passed_is_told_before_what_is_far_off_and_ones_own_first(folder: Path) -> None:
    """An answer that is late, and three years for a suit; then those have passed as well."""
    changer(folder)("facts.yaml", "terms:\n", f"terms:\n{YEARS}")
    following(folder, THEIRS, FAR)

    def told_at(today: int) -> tuple[str | None, list[str]]:
        walk = walked(folder, NAMED[0], today=today, at="bought")
        due = pressing(walk)
        return due.node if due else None, [each.node for each in standing(walk)]

    first, *others = (told_at(today) for today in (8, 9, 3 * 365 - 60, 3 * 365 + 60))
    assert first == ("until", ["until", "far"])
    assert others == [(name, ["until", "far"]) for name in ("until", "far", "far")]


@pytest.mark.parametrize(
    ("today", "node"),
    [(date(2029, 8, 22), "until"), (date(2029, 8, 23), "far")],  # 90 days before it, and 89
)
def test_what_only_follows_is_soon_less_than_ninety_days_before_it(
    folder: Path, today: date, node: str
) -> None:
    changer(folder)("facts.yaml", "terms:\n", f"terms:\n{YEARS}")
    walk = walked(following(folder, THEIRS, FAR), NAMED[0], today=0, at="bought").on(today)
    due = pressing(walk)
    assert due is not None
    assert due.node == node
    assert standing(walk)[-1].day == date(2029, 11, 20)


@pytest.mark.parametrize(
    ("answer", "day", "words"),
    [
        ("later", 3, "whose_mine_settled"),
        ("later", 4, "whose_mine_late"),
        ("long_ago", 4, "whose_mine_settled"),
    ],
)
def test_what_was_done_after_its_day_is_not_told_as_done_in_time(
    own: Path, answer: str, day: int, words: str
) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    walk = walked(following(own, LAST), *NAMED, (answer, day), today=9, at="bought")
    (last,) = (due for due in dates(walk) if due.node == "last")
    assert told(last, "whose", on(9), RU) == RU(words)


def test_one_day_that_a_step_and_a_date_give_is_told_once(since: Path) -> None:
    walk = walked(following(since, THEIRS, LAST), *NAMED, today=0, at="bought")
    assert [due.node for due in dates(walk)] == ["last", "demo.call"]
    assert [due.day for due in dates(walk)] == [date(2026, 11, 25), date(2026, 11, 30)]


def test_two_terms_that_end_on_one_day_are_two(since: Path) -> None:
    changer(since)("facts.yaml", "120 hours", "240 hours")
    walk = walked(following(since, LAST), *NAMED, today=0, at="bought")
    assert sorted(due.node for due in dates(walk)) == ["demo.call", "last"]


def test_a_day_counted_from_today_hides_none_that_stands(folder: Path) -> None:
    walk = walked(
        following(folder, THEIRS), ("2026-11-22", 0), ("Ann", 0), ([], 0), today=0, at="bought"
    )
    assert told_of(dates(walk)) == [
        ("demo.call", "theirs", on(10), False),
        ("until", "theirs", on(10), True),
    ]


def test_a_solved_case_has_no_day_that_only_follows(folder: Path) -> None:
    following(folder, THEIRS)
    walk = walked(folder, *NAMED, ("solved", 0), today=0, at="bought")
    assert "until" in walk.values
    assert dates(walk) == []


def settled(walk: Walk) -> dict[str, int]:
    """What is settled, and on which day of the walk."""
    return {
        due.node: (due.settled_on - TODAY).days
        for due in dates(walk)
        if due.settled and due.settled_on
    }


@pytest.mark.parametrize(
    ("more", "done_with"),
    [
        ([], {}),
        ([("later", 1)], {}),
        ([("silence", 1)], {}),
        ([("again", 1)], {}),
        ([("never", 1)], {}),
        ([("refused", 1)], {"until": 1}),
        ([("later", 1), ("refused", 2)], {"until": 2}),
    ],
)
def test_an_answer_settles_what_others_owed_from_the_same_day(
    since: Path, more: list[tuple[Any, int]], done_with: dict[str, int]
) -> None:
    changer(since)("facts.yaml", "binding: law", "binding: law\n    by: others")
    following(since, THEIRS, LAST, "elsewhere: {term: reply, from: last}")
    walk = walked(since, *NAMED, *more, today=5, at="bought")
    assert settled(walk) == done_with
    assert {due.node for due in dates(walk)} >= {"until", "last"} - (
        {"until"} if not done_with else set()
    )


def test_a_step_without_a_named_day_keeps_no_other_from_settling_one(folder: Path) -> None:
    change = changer(folder)
    change("facts.yaml", "binding: law", "binding: law\n    by: others")
    change("demo.yaml", "refused: {label: They refused, to: story}",
           "refused: {label: They refused, to: other}")  # fmt: skip
    answered = "      came: {label: They answered, to: owner}\n      silence:"
    other = OTHER.replace("reply\n", "reply\n    since: bought\n").replace(
        "      silence:", answered
    )
    change("demo.yaml", "  story:\n", other + "  story:\n")
    way: list[tuple[Any, int]] = [*NAMED, ("refused", 1), ("later", 2)]
    following(folder, THEIRS)
    assert settled(walked(folder, *way, today=5, at="bought")) == {}
    assert settled(walked(folder, *way, ("came", 3), today=5, at="bought")) == {"until": 3}


@pytest.mark.parametrize(
    ("more", "done_with"),
    [([("later", 1)], {}), ([("silence", 1)], {}), ([("refused", 1)], {"other": 1, "until": 1})],
)
def test_an_answer_settles_every_term_of_others_from_that_day(
    since: Path, more: list[tuple[Any, int]], done_with: dict[str, int]
) -> None:
    changer(since)("facts.yaml", "    by: anyone\n", "    by: others\n")
    following(since, THEIRS, "other: {term: soon, from: bought}")
    walk = walked(since, *NAMED, *more, today=5, at="bought")
    assert "other" in [due.node for due in dates(walk)]
    assert settled(walk) == done_with


@pytest.mark.parametrize(
    ("more", "done_with"),
    [
        ([], {}),
        ([("not_yet", 1)], {}),
        ([("never", 1)], {}),
        ([("later", 1)], {"last": 1}),
        ([("later", 1), ("refused", 2)], {"last": 1}),
        ([("refused", 1)], {"last": 1}),
        ([("silence", 1)], {"last": 1}),
    ],
)
def test_taking_a_step_settles_the_own_term_that_it_had(
    own: Path, more: list[tuple[Any, int]], done_with: dict[str, int]
) -> None:
    changer(own)("demo.yaml", MINE, f"{MINE}    since: bought\n")
    following(own, LAST, THEIRS, "other: {term: soon, from: last}")
    assert settled(walked(own, *NAMED, *more, today=5, at="bought")) == done_with


def test_one_term_that_goes_by_several_names_is_one(folder: Path) -> None:
    copied = "known: {rule: event, day: bought}"
    following(folder, THEIRS, copied, "again: {term: reply, from: known}")
    (due,) = dates(walked(folder, *NAMED[:1], today=5, at="bought"))
    assert (due.node, due.event) == ("until", "bought")


def test_a_term_from_a_day_that_is_another_runs_from_that_event(folder: Path) -> None:
    following(folder, "known: {rule: event, day: bought}", "again: {term: reply, from: known}")
    (due,) = dates(walked(folder, *NAMED[:1], today=5, at="bought"))
    assert (due.node, due.event) == ("again", "bought")


def test_of_one_term_with_several_names_it_counts_that_it_was_done(folder: Path) -> None:
    met = "again: {term: reply, from: bought, met: done_on}"
    following(folder, THEIRS, "done_on: {rule: event, day: bought}", met)
    (due,) = dates(walked(folder, *NAMED[:1], today=5, at="bought"))
    assert (due.node, due.settled) == ("again", True)


# --- In words ---


def due(
    whose: Whose = "theirs",
    binding: Literal["law", "guideline"] = "law",
    status: Status = "confirmed",
    **more: Any,
) -> Deadline:
    term = Term(
        length="10 days",
        text="An answer.",
        about="ozon",
        binding=binding,
        status=status,
        sources=["manual"],
        checked=TODAY,
    )
    return replace(Deadline("demo.call", "Help", TODAY, whose, "reply", "demo.call", term), **more)


@each_row("binding", ["law", "guideline"])
@each_row("status", ["former_edition", "unconfirmed", "disputed", "outdated"])
def test_a_term_that_is_not_sure_says_so(
    binding: Literal["law", "guideline"], status: Status
) -> None:
    words = basis(due(binding=binding, status=status), RU)
    assert words == f"{RU(f'binding_{binding}')}, {RU(f'status_{status}')}"


@pytest.mark.parametrize("binding", ["law", "guideline"])
def test_a_sure_term_is_called_nothing_else(binding: Literal["law", "guideline"]) -> None:
    assert basis(due(binding=binding), RU) == RU(f"binding_{binding}")


@pytest.mark.parametrize(
    ("whose", "today", "words"),
    [
        ("mine", 6, "Ваш срок: сделать до 02.12.2026, ср, это через 4 дня"),
        ("mine", 9, "Ваш срок: сделать до 02.12.2026, ср, это через 1 день"),
        ("mine", 10, "Ваш срок: сделать до 02.12.2026, ср, это сегодня"),
        ("mine", 12, "Ваш срок прошёл 2 дня назад: сделать надо было до 02.12.2026, ср"),
        ("theirs", 6, "Ответ ждём до 02.12.2026, ср, это через 4 дня"),
        ("theirs", 10, "Ответ ждём до 02.12.2026, ср, это сегодня"),
        ("theirs", 11, "Просрочено 1 день: ответ ждали до 02.12.2026, ср"),
    ],
)
def test_a_day_says_whose_it_is_and_how_long_is_left(whose: Whose, today: int, words: str) -> None:
    assert phrase(due(whose), on(today), RU).replace("\u00a0", " ") == words


PLACES = ("due", "doc_until", "doc_due", "rung", "list", "owed", "whose")
OF_OTHERS = {"ru": ("ответ", "Ответ", "росрочено"), "en": ("nswer",)}
OWN = {"ru": ("ваш", "Ваш"), "en": ("your", "Your")}


def states(whose: Whose) -> list[tuple[Deadline, int]]:
    """A day to come, today, passed, of a step not taken, and done with."""
    return [
        *((due(whose), today) for today in (0, 9, 10, 11, 40)),
        (due(whose, sent=False), 0),
        (due(whose, settled=True), 0),
    ]


@pytest.mark.parametrize("say", [language(code) for code in LANGUAGES], ids=LANGUAGES)
@pytest.mark.parametrize("whose", get_args(Whose))
@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_words_for_a_day_whosever_it_is(
    place: str, whose: Whose, say: Language
) -> None:
    """In every state there is; a day that passed and was left to be is told as well."""
    lapsed = (replace(due(whose), lapsed=True), 30)
    for one, today in [*states(whose), lapsed]:
        told(one, place, on(today), say)


def test_a_day_of_nobody_is_no_answer_and_nothing_to_do() -> None:
    before, last, after = (phrase(due("nobody"), on(day), RU) for day in (8, 10, 12))
    assert before.replace("\u00a0", " ") == "Срок идёт до 02.12.2026, ср, ещё 2 дня"
    assert last == "Срок идёт до 02.12.2026, ср, это сегодня"
    assert after.replace("\u00a0", " ") == "Срок прошёл 2 дня назад: он шёл до 02.12.2026, ср"


@pytest.mark.parametrize("say", [language(code) for code in LANGUAGES], ids=LANGUAGES)
@pytest.mark.parametrize("whose", ("mine", "theirs"))
@pytest.mark.parametrize("place", PLACES)
def test_no_place_tells_an_own_day_as_an_answer_or_the_other_way_round(
    place: str, whose: Whose, say: Language
) -> None:
    own, others = OWN[say.code], OF_OTHERS[say.code]
    for one, today in states(whose):
        said = told(one, place, on(today), say)
        assert any(word in said for word in (own if whose == "mine" else others)), said
        assert not any(word in said for word in (others if whose == "mine" else own)), said


@each_row("place", [place for place in PLACES if place != "whose"])
@each_row("whose", ("mine", "theirs"))
def test_a_place_tells_a_day_that_passed_and_one_to_come_in_other_words(
    place: str, whose: Whose
) -> None:
    before, after = (told(due(whose), place, on(today), RU, "X") for today in (9, 11))
    assert before != after
    assert "X" in before


def test_a_place_writes_the_day_in_its_own_way() -> None:
    assert told(due(), "rung", TODAY, RU, "02.12") == "ответ ждём до 02.12"
    assert told(due(), "rung", TODAY, RU) == "ответ ждём до 02.12.2026, ср"
    assert (
        told(due(), "list", on(12), RU).replace("\u00a0", " ") == "просрочено 2 дня: ответ (Help)"
    )


def test_only_the_other_side_is_waited_for_if_something_were_sent_today() -> None:
    assert (
        phrase(due(sent=False), TODAY, RU)
        == "Если сделать это сегодня, ответ ждём до 02.12.2026, ср"
    )
    mine = phrase(due("mine", sent=False), TODAY, RU)
    assert mine == "Если начать сегодня, ваш срок: сделать до 02.12.2026, ср"


def test_what_is_done_with_is_told_as_that_before_anything_else() -> None:
    passed = due(settled=True, sent=False)
    assert told(passed, "whose", on(30), RU) == RU("whose_theirs_settled")
    assert told(due(), "whose", on(0), RU) == RU("whose_theirs")


@pytest.mark.parametrize(
    ("today", "node"), [(12, "demo.call"), (13, "last"), (20, "last"), (21, "demo.call")]
)
def test_an_own_last_day_of_this_week_stands_before_an_answer_that_is_late(
    met: Path, today: int, node: str
) -> None:
    changer(met)("facts.yaml", "length: 120 hours", "length: 480 hours")
    answers: list[tuple[Any, int]] = [("2026-11-22", 0), ("", 0), ("Ann", 0)]
    answers += [([], 0), (None, 0), ("later", 0)]
    due = pressing(walked(met, *answers, today=today, at="bought"))
    assert due is not None
    assert due.node == node
