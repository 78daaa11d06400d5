"""What is owed to what was sent, once a changed answer has led away from its step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cases.test_days_agree import SERVED, TO_CLAIM, TO_SEND
from tests.conftest import SHIPPED, TODAY, changer, library
from wizard.outcome.dates import dates, standing
from wizard.outcome.earlier_claims import kept
from wizard.outcome.left_behind import left_behind, owed
from wizard.outcome.looking_again import look_again
from wizard.walk.steps import OwedAnswer
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

SENT, LATER = date(2026, 11, 29), date(2026, 12, 1)
ANSWER = date(2026, 12, 8)
"""Ten days behind the one on which the claim was served."""
TO_WAIT: tuple[object, ...] = ("yes", "on", "2026-11-01", "Ann", [], "later")

MORE = "    to:\n      - {when: {years: {at_least: 2}}, to: serial}\n      - {to: owner}\n"


def moved(before: Walk, after: Walk) -> Walk:
    after = replace(after, sent=kept(before, after, lambda values, _: {}))
    return replace(after, owed=owed(before, after))


def led(walk: Walk, answers: Iterable[object]) -> Walk:
    for answer in answers:
        walk = moved(walk, walk.answer(answer))
    return walk


def changed(walk: Walk, node: str, given: object) -> Walk:
    index = next(at for at, step in enumerate(walk.steps) if step.node == node)
    return moved(walk, walk.change(index, given))


@pytest.fixture
def claimed() -> Walk:
    """A claim was served, and its answer is awaited; nobody has said yet that they wait."""
    walk = Walker(library(SHIPPED), "start").begin(SENT)
    return led(walk, (*TO_CLAIM, *TO_SEND, *SERVED, None, None)).on(LATER)


@pytest.mark.parametrize("more", [(), ("waiting",)])
def test_what_was_sent_is_owed_its_answer_wherever_an_earlier_answer_leads(
    claimed: Walk, more: tuple[str, ...]
) -> None:
    walk = led(claimed, more)
    (before,) = [due for due in standing(walk) if due.whose == "theirs"]
    away = changed(walk, "start.problem", "account")
    assert away.at != walk.at
    (due,) = left_behind(away)
    assert (due.day, due.stands, due.whose) == (ANSWER, True, "theirs")
    assert (due.name, due.event, due.title) == (before.name, before.event, before.title)
    assert due in dates(away)
    onward = led(away, ("no_login_code",))
    assert left_behind(onward) == [due], "as long as nobody tells of it anew"


def gone(walk: Walk, claim: str = "claim.claim") -> Walk:
    """The walk step by step back to where the claim was told as sent."""
    while walk.steps[-1].node != claim:
        walk = moved(walk, walk.back())
    return walk


@pytest.mark.parametrize("more", [(), ("waiting",)])
def test_step_by_step_back_it_is_owed_where_it_was_sent_and_not_where_that_was_a_slip(
    claimed: Walk, more: tuple[str, ...]
) -> None:
    there = gone(led(claimed, more))
    assert [due.day for due in left_behind(there)] == [ANSWER], "as long as its day is not told"
    assert left_behind(moved(there, there.back())) == []
    over = moved(there, there.back_over())
    (due,) = left_behind(over)
    assert (due.day, due.stands, due.node) == (ANSWER, True, "claim.claim_answer")
    away = moved(over, over.back())
    assert left_behind(away) == [due]
    assert left_behind(led(away.on(SENT), [over.steps[-1].answer])) == [due]


@pytest.fixture
def posted() -> Walk:
    """A claim was posted and arrived some days later; its answer is awaited."""
    answers = (*TO_CLAIM, *TO_SEND, *SERVED[:-2], "posted", "handed", "2026-11-28", None, None)
    return led(Walker(library(SHIPPED), "start").begin(SENT), answers).on(LATER)


def test_who_says_that_it_has_not_arrived_is_owed_nothing_yet(posted: Walk) -> None:
    there = gone(posted, "claim.on_the_way")
    assert [due.day for due in left_behind(there)] == [ANSWER]
    before = moved(there, there.back())
    assert [due.day for due in left_behind(before)] == [ANSWER], "it was posted, and had arrived"
    assert left_behind(led(before, ["waiting"])) == []
    again = led(before, ["handed"])
    assert [due.day for due in left_behind(again)] == [ANSWER], "its day was told before"
    assert left_behind(changed(posted, "claim.on_the_way", "waiting")) == []


def test_of_a_form_that_was_left_half_way_the_day_is_known(claimed: Walk) -> None:
    half = claimed
    while half.steps[-1].answer != "2026-11-28":
        half = half.back()
    there = gone(replace(half, owed=()))
    assert [due.day for due in left_behind(moved(there, there.back_over()))] == [ANSWER]


def test_a_day_that_is_told_anew_takes_the_place_of_that_which_was_taken_back(
    claimed: Walk,
) -> None:
    there = gone(claimed)
    again = led(there, ["2026-11-27", None, None])
    assert left_behind(again) == []
    assert [one.since for one in again.owed] == []
    over = gone(again)
    assert [due.day for due in left_behind(moved(over, over.back_over()))] == [date(2026, 12, 7)]


def test_who_says_that_it_was_not_sent_is_owed_nothing(claimed: Walk) -> None:
    assert left_behind(changed(claimed, "claim.claim", "waiting")) == []


def test_a_day_that_is_corrected_moves_its_term_and_is_not_owed_twice(claimed: Walk) -> None:
    node = next(step.node for step in claimed.steps if step.answer == "2026-11-28")
    again = changed(claimed, node, "2026-11-27")
    assert left_behind(again) == []
    assert [due.day for due in standing(again) if due.whose == "theirs"] == [date(2026, 12, 7)]


@pytest.fixture
def asked(copy: Path) -> Walk:
    """A message was sent, which a law gives ten days."""
    return led(Walker(library(copy), "demo").begin(TODAY), TO_WAIT)


def test_an_answer_that_is_told_on_the_way_settles_it_until_it_is_taken_back(asked: Walk) -> None:
    away = changed(asked, "demo.power", "off")
    assert len(left_behind(away)) == 1
    back = changed(away, "demo.power", "on")
    assert back.at == "demo.bought"
    there = led(back, ["2026-11-01", "Ann", []])
    assert (there.at, len(left_behind(there))) == ("demo.call", 1)
    answered = led(there, ["refused"])
    assert left_behind(answered) == []
    assert left_behind(moved(answered, answered.back())) == left_behind(there)
    assert left_behind(changed(answered, "demo.power", "off")) == []


def test_a_habit_is_owed_to_nobody_who_was_led_away(copy: Path) -> None:
    changer(copy)("facts.yaml", "binding: law", "binding: guideline")
    walk = led(Walker(library(copy), "demo").begin(TODAY), TO_WAIT)
    assert left_behind(changed(walk, "demo.power", "off")) == []


def test_where_nothing_was_done_before_a_day_it_is_owed_as_long_as_that_day_is_told(
    copy: Path,
) -> None:
    change = changer(copy)
    change("demo.yaml", "    save_as: years\n    to: serial\n", f"    save_as: years\n{MORE}")
    change("demo.yaml", "    type: text\n    text: What is the s", "    type: date\n    text: S")
    change("demo.yaml", "    reply_within: reply\n", "    reply_within: reply\n    since: serial\n")
    walk = Walker(library(copy), "demo.years").begin(TODAY)
    walk = led(walk, ("2", "2026-11-20", "Ann", [], "later"))
    (due,) = left_behind(changed(walk, "demo.years", "1"))
    assert due.since == date(2026, 11, 20)


@pytest.mark.parametrize(
    "strange",
    [
        OwedAnswer("demo.gone", "demo.gone", "reply", TODAY),
        OwedAnswer("demo.call", "demo.call", "gone", TODAY),
        OwedAnswer("demo.call", "gone\nBEGIN", "reply", TODAY),
    ],
)
def test_what_no_library_knows_is_passed_over(asked: Walk, strange: OwedAnswer) -> None:
    assert dates(replace(asked, owed=(strange,))) == dates(asked)


@pytest.mark.parametrize(
    ("start", "to", "sends", "unsent"),
    [
        ("account.leak", ("2026-11-05", "Имя", None), "awaiting", "waiting"),
        ("account.leak", ("2026-11-05", "Имя", None), "filed", "waiting"),
        ("regulator.regulator_site", (), "waiting", "unsent"),
    ],
)
def test_that_it_was_not_sent_yet_is_overtaken_by_the_letter_that_went_out_since(
    start: str, to: tuple[object, ...], sends: str, unsent: str
) -> None:
    begun = led(Walker(library(SHIPPED), start).begin(SENT), (*to, unsent))
    there = led(begun.on(LATER), (sends,))
    over = moved(there, there.back_over())
    (due,) = left_behind(over)
    assert (due.since, due.stands) == (LATER, True)
    assert look_again(over) is None
    assert left_behind(moved(there, there.back())) == [], "it was a slip"
    again = led(over.on(date(2026, 12, 8)), (unsent,))
    assert left_behind(again) == [], "it was none after all"
