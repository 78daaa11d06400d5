"""Which claims stay sent once a move has led away from them, and what is told of them then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import TODAY, changer, library
from wizard.law.rules import Value
from wizard.outcome.earlier_claims import (
    EarlierClaim,
    earlier,
    kept,
    knowing,
    left,
    of_another,
    went_out,
    without_told,
)
from wizard.outcome.taken_back import leads_back
from wizard.walk.answers import Answer
from wizard.walk.steps import SentClaim
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

BEHIND = """\
  advance:
    kind: input
    type: money
    text: How much did they pay before?
    save_as: advance
    left_as: paid_before
    so_far: true
    optional: true
    to: serial

  came:
    kind: form
    text: When did it arrive?
    fields:
      served: {type: date, left_as: first_served, text: "On which day?", optional: true}
      entered: {type: registration_number, text: Its number?, optional: true}
    to: answer

  answer:
    kind: action
    text: Wait for an answer
    since: served
    reply_within: reply
    choices:
      back: {label: It came back, to: anew}
      silent: {label: There is none, to: part}
      later: {label: I am waiting, wait: true}

  anew:
    kind: action
    text: Send it once more
    since: paid_on
    do_within: reply
    sends_again: true
    choices:
      posted: {label: It is sent, to: came}

  part:
    kind: form
    text: What was paid back?
    fields:
      paid: {type: money, text: How much?, left_as: paid_before, optional: true}
      paid_on: {type: date, text: On which day?, optional: true}
    to: more

  more:
    kind: question
    text: Is there something else to demand?
    choices:
      yes: {label: There is, to: years}
      no: {label: There is not, to: shop}

  story:
"""
BEFORE, SENT, LATER = (TODAY + timedelta(days=days) for days in (-5, 0, 8))
MEND, SWAP = "To mend it", "To give another one"
ASKED = ("yes", "on", "2026-09-01")
WHO: tuple[object, ...] = (None, "Ann", [])
"""Behind the years of the guarantee, and what was paid before."""
CLAIM = "demo.call"
TOLD = ("2026-11-24", "KB-1", "silent", "300", "2026-11-27")
"""When it arrived and under which number, no answer, and what came of it."""


@pytest.fixture
def begun(demanding: Path) -> Walk:
    """Two years of guarantee demand another device too; the claim is at hand, for mending alone."""
    change = changer(demanding)
    change("letters/ask.md", "facts:", "claim: true\nfacts:")
    change("demands.yaml", "at_least: 3", "at_least: 2")
    change("demo.yaml", "    to: serial\n", "    to: advance\n")
    change("demo.yaml", "They refused, to: story", "They refused, to: came")
    change("demo.yaml", "  story:\n", BEHIND)
    return said(Walker(library(demanding), "demo").begin(SENT), *ASKED, "1", None, *WHO)


def offered_behind(walk: Walk) -> Mapping[str, Answer]:
    """What stays offered behind another claim."""
    return without_told(walk.walker.library, left(walk), walk.kept)


def demanded(values: Mapping[str, Value], text: str) -> dict[str, str]:
    """What the claim demands in the sample; a text of the person's own tells no words."""
    ids = ["mend", *(["swap"] if values.get("years") == 2 else [])]
    return {one: "" if text else {"mend": MEND, "swap": SWAP}[one] for one in ids}


def moved(before: Walk, after: Walk) -> Walk:
    return knowing(replace(after, sent=kept(before, after, demanded)))


def said(walk: Walk, *answers: object) -> Walk:
    for answer in answers:
        walk = moved(walk, walk.answer(answer))
    return walk


def changed(walk: Walk, node: str, given: object) -> Walk:
    return moved(walk, walk.change([step.node for step in walk.steps].index(node), given))


def back(walk: Walk, to: str) -> Walk:
    while walk.at != to:
        walk = moved(walk, leads_back(walk))
    return walk


def replaced(walk: Walk) -> Walk:
    """The claim at hand was sent, was told of, and would demand another device by now."""
    return changed(said(walk, "refused", *TOLD, "no").on(LATER), "demo.years", "2")


def nodes(claims: Sequence[SentClaim]) -> list[tuple[str, str, int]]:
    """The answer by which each went out, the last thing that it demanded, how much was told."""
    behind = [[step for step in one.told if step.node != "demo.advance"] for one in claims]
    return [
        (str(one.step.answer), [*one.demanded][-1], len(told))
        for one, told in zip(claims, behind, strict=True)
    ]


def test_who_goes_on_takes_nothing_of_it_back(begun: Walk) -> None:
    assert said(begun, "refused", *TOLD, "no").sent == ()


def test_one_that_would_demand_something_else_by_now_is_left(begun: Walk) -> None:
    walk = replaced(begun)
    assert walk.at == CLAIM
    assert nodes(walk.sent) == nodes(left(walk)) == [("refused", "mend", 5)]
    assert earlier(walk, demanded) == [
        EarlierClaim(
            letter="ask",
            sent=SENT,
            served=date(2026, 11, 24),
            number="KB-1",
            demands=["mend"],
            demanded=[MEND],
            before=Decimal(),
            paid=Decimal(300),
            paid_on=date(2026, 11, 27),
        )
    ]


def test_a_correction_leaves_none(begun: Walk) -> None:
    walk = changed(said(begun, "refused", *TOLD), "demo.owner", "Bea")
    assert (walk.at, walk.sent, earlier(walk, demanded)) == ("demo.more", (), [])


@pytest.mark.parametrize(
    ("on", "told", "sent"),
    [
        (SENT, (), [("refused", "mend", 0)]),
        (LATER, (), [("refused", "mend", 0)]),
        (SENT, TOLD[:1], [("refused", "mend", 1)]),
    ],
)
def test_one_of_which_nobody_was_asked_stays_sent(
    begun: Walk, on: date, told: tuple[object, ...], sent: list[tuple[str, str, int]]
) -> None:
    walk = back(said(begun, "refused", *told).on(on), CLAIM)
    assert nodes(walk.sent) == sent
    assert left(walk) == [], "as long as nothing else is demanded"
    again = back(walk, "demo.years")
    assert nodes(left(said(again, "2", None, *WHO))) == sent


def test_one_that_is_taken_back_never_was_and_one_that_is_gone_over_stays(begun: Walk) -> None:
    """Whatever had been told of it: the person alone knows."""
    there = back(said(begun, "refused", *TOLD), "demo.came#served")
    assert nodes(there.sent) == [("refused", "mend", 5)]
    assert moved(there, there.back()).sent == ()
    assert nodes(moved(there, there.back_over()).sent) == [("refused", "mend", 5)]
    at_once = said(begun, "refused")
    assert moved(at_once, at_once.back()).sent == ()
    assert nodes(moved(at_once, at_once.back_over()).sent) == [("refused", "mend", 0)]


def test_what_was_told_is_known_as_long_as_it_is_taken_back(begun: Walk) -> None:
    there = said(begun, "refused", *TOLD)
    walk = back(there, "demo.part#paid")
    assert nodes(walk.sent) == [("refused", "mend", 5)]
    assert walk.sent[0].step in walk.steps
    assert said(walk, "200").sent == (), "it speaks for itself again"
    walk = back(said(walk, "200", "2026-11-29"), CLAIM)
    assert [step.answer for step in walk.sent[0].told[-2:]] == ["200.00", "2026-11-29"]


def test_it_went_out_where_it_was_gone_over_and_not_where_it_is_taken_back(begun: Walk) -> None:
    there = back(said(begun, "refused", *TOLD[:1]), "demo.came#served")
    assert [*went_out(moved(there, there.back_over()), CLAIM, "mend")] == [SENT]
    assert [*went_out(moved(there, there.back()), CLAIM, "mend")] == []


def test_told_anew_for_the_same_purpose_it_speaks_for_itself(begun: Walk) -> None:
    walk = back(said(begun, "refused", *TOLD[:1]).on(LATER), CLAIM)
    assert said(walk, "refused").sent == ()
    assert nodes(said(walk, "later").sent) == []
    other = said(back(walk, "demo.years"), "2", None, *WHO, "refused")
    assert nodes(other.sent) == [("refused", "mend", 1)]
    assert nodes(left(other)) == [("refused", "mend", 1)]


def test_whoever_demands_the_first_again_has_two_behind_them(begun: Walk) -> None:
    walk = said(replaced(begun), "refused", "2026-11-30", None, "silent", "50", None)
    walk = changed(walk.on(LATER + timedelta(days=9)), "demo.years", "1")
    two = [("refused", "mend", 5), ("refused", "swap", 5)]
    assert nodes(walk.sent) == nodes(left(walk)) == two
    assert walk.values["paid_before"] == 350
    assert [one.paid for one in earlier(walk, demanded)] == [300, 50]
    assert [one.paid_on for one in earlier(walk, demanded)] == [date(2026, 11, 27), None]
    assert nodes(said(walk, "refused").sent) == two, "the third is one of its own"
    other = changed(walk, "demo.years", "2")
    assert nodes(left(other)) == two[:1]
    assert nodes(said(other, "refused").sent) == two[:1], "the second speaks for itself again"


def test_what_was_paid_before_any_claim_counts_once(begun: Walk) -> None:
    walk = changed(begun, "demo.advance", "70")
    walk = said(walk, "refused", *TOLD).on(LATER)
    other = changed(walk, "demo.years", "2")
    assert other.values["paid_before"] == 300, "the rest is still on the way"
    two = changed(said(walk, "yes", "2", None, *WHO, "refused"), "demo.years", "2")
    paid = [[step.answer for step in one.told if step.answer == "70.00"] for one in two.sent]
    assert paid == [["70.00"], []], "it is told of the first one alone"


@pytest.mark.parametrize(("said_anew", "so_far"), [("70", 70), ("90", 90), (None, 0)])
def test_what_came_so_far_is_what_was_said_of_it_last(
    begun: Walk, said_anew: str | None, so_far: int
) -> None:
    """It is asked anew for another claim, on another day, and once more for the next one."""
    walk = said(changed(begun, "demo.advance", "70"), "refused", *TOLD).on(LATER)
    walk = said(back(walk, "demo.years"), "2", said_anew, None, *WHO[1:])
    assert (walk.at, walk.asked.get("advance", 0)) == (CLAIM, so_far)
    assert walk.values["paid_before"] == 300, "it is told on the way"
    walk = said(walk, "refused", "2026-12-01", None).on(LATER + timedelta(days=1))
    walk = back(walk, "demo.years")
    assert walk.values["paid_before"] == 300 + so_far
    told = [(one.before, one.paid, one.paid_on) for one in earlier(walk, demanded)]
    assert told == [
        (Decimal(), Decimal(300), date(2026, 11, 27)),
        (Decimal(so_far), Decimal(), None),
    ]
    assert offered_behind(walk)["demo.advance"] == (said_anew and f"{said_anew}.00")


def test_nothing_is_known_any_more_of_one_that_speaks_for_itself(begun: Walk) -> None:
    walk = replaced(begun)
    assert walk.walker.left == {"paid_before": 300, "first_served": date(2026, 11, 24)}
    assert changed(walk, "demo.years", "1").walker.left == {}
    assert knowing(walk) is walk


def test_the_first_day_of_all_that_were_served_stays_known(begun: Walk) -> None:
    first, second = date(2026, 11, 24), date(2026, 11, 30)
    walk = said(replaced(begun), "refused", second.isoformat(), None)
    assert (walk.values["first_served"], walk.values["served"]) == (first, second)
    walk = changed(said(walk, "silent", None, None).on(LATER), "demo.years", "1")
    assert walk.values["first_served"] == first


def test_a_second_one_on_the_way_has_the_first_behind_it(begun: Walk) -> None:
    first = said(begun, "refused", *TOLD).on(LATER)
    walk = said(first, "yes", "2", None, *WHO)
    assert (walk.at, walk.sent) == (CLAIM, ())
    (one,) = earlier(walk, demanded)
    assert (one.demands, one.number, one.paid, one.paid_on) == (
        *(["mend"], "KB-1"),
        *(Decimal(), None),
    )
    assert earlier(said(first, "yes", "1", None, *WHO), demanded) == [], "the same demand"
    walk = said(walk, "refused", "2026-12-01", None)
    assert [one.demands for one in earlier(walk, demanded)] == [["mend"]]
    assert [of_another(walk, name) for name in ("paid", "served", "bought", "gone")] == [
        *(True, False, False, False)
    ]
    assert not of_another(first, "paid")
    assert not of_another(begun, "bought")


def test_those_of_other_ways_and_of_this_stand_by_the_days_that_they_were_served(
    begun: Walk,
) -> None:
    walk = said(replaced(begun), "refused", "2026-11-20", None, "silent", None, None)
    walk = said(walk, "yes", "1", None, *WHO)
    days = [one.served for one in earlier(walk, demanded)]
    assert days == [date(2026, 11, 20), date(2026, 11, 24)]


def test_one_of_the_same_day_on_the_way_replaces_none(begun: Walk) -> None:
    """Who tells of two in one sitting told of the one on the way first."""
    walk = said(begun, "refused", *TOLD, "yes", "2", None, *WHO)
    walk = back(said(walk.answer("refused", "A text"), "2026-12-01"), CLAIM)
    assert nodes(walk.sent) == [("refused", "mend", 8), ("refused", "swap", 1)]
    assert left(walk) == []
    assert moved(walk, walk.answer("refused", "A text")).sent == ()


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (("2026-11-24", "KB-1"), "KB-1"),
        (("2026-11-24", None), ""),
        (("2026-11-24", "KB-1", "back", "posted"), ""),
        (("2026-11-24", "KB-1", "back", "posted", "2026-11-25", "KB-2"), "KB-2"),
    ],
)
def test_its_number_is_that_of_the_last_time_it_went_out(
    begun: Walk, told: tuple[object, ...], number: str
) -> None:
    walk = changed(said(begun, "refused", *told).on(LATER), "demo.years", "2")
    (one,) = earlier(walk, demanded)
    assert one.number == number


@pytest.mark.parametrize(("typed", "number"), [(None, "KB-0"), ("KB-1", "KB-1")])
def test_a_number_that_was_told_at_once_is_that_until_another_is_told(
    begun: Walk, typed: str | None, number: str
) -> None:
    sent = said(said(begun, "later").numbered("KB-0"), "refused", None, typed)
    walk = changed(sent.on(LATER), "demo.years", "2")
    assert [one.number for one in earlier(walk, demanded)] == [number]


def test_the_day_of_what_came_of_it_is_not_that_on_which_it_arrived(begun: Walk) -> None:
    sent = said(begun, "refused", None, None, *TOLD[2:])
    (one,) = earlier(changed(sent.on(LATER), "demo.years", "2"), demanded)
    assert (one.served, one.paid_on) == (None, date(2026, 11, 27))


def test_its_day_and_its_words_are_those_of_its_paper(begun: Walk) -> None:
    sent = begun.answer("refused", "In my own words", dated=BEFORE)
    walk = changed(sent.on(LATER), "demo.years", "2")
    (left_behind,) = kept(sent, sent.back_over(), lambda values, _: {"mend": str(values["age"])})
    assert left_behind.demanded == {"mend": str((BEFORE - date(2026, 9, 1)).days)}
    (one,) = earlier(walk, demanded)
    assert (one.sent, one.served, one.demands, one.demanded) == (BEFORE, None, ["mend"], [])
    assert nodes(walk.sent) == [("refused", "mend", 0)]


def test_no_paper_is_kept_twice(begun: Walk) -> None:
    sent = said(begun.answer("refused", "A text"), *TOLD)
    walk = changed(sent.on(LATER), "demo.years", "2")
    assert walk.sent[0].step.message == "A text"
    assert {step.message for step in walk.sent[0].told} == {None}


def test_a_number_that_was_told_since_makes_it_no_other(begun: Walk) -> None:
    waiting = said(begun, "later")
    walk = back(said(waiting.numbered("KB-7"), "refused").on(LATER), CLAIM)
    assert walk.sent[0].step.number == "KB-7"
    assert len(walk.sent) == 1


def test_what_is_asked_anew_is_not_filled_in_from_another(begun: Walk) -> None:
    walk = replaced(begun)
    assert walk.kept["demo.came#entered"] == "KB-1"
    assert offered_behind(walk) == {CLAIM: "refused", "demo.more": "no"}
