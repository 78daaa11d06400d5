"""What a person did leaves no day of theirs open, and loses none that others owe them.

Walked are the ends of ways on which an own term of the shipped library was kept, or cannot be kept
any more, and the steps at which an answer to the step before is awaited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import msgspec
import pytest

from tests.conftest import SHIPPED, desk_of, library
from tests.rows import each_row
from wizard.law.rules import Value
from wizard.outcome.dates import Deadline, dates, standing
from wizard.outcome.left_behind import left_behind, owed
from wizard.walk.steps import OwedAnswer, SentClaim, State, Step, learn
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

LIBRARY = library(SHIPPED)
DONE = date(2026, 3, 20)
"""The day of every answer."""
LATER = date(2026, 7, 1)
WON = {"decided_date": "2026-01-10", "decided_way": "ordinary", "in_force": "in_force"}
LOST = {"lost_date": "2026-03-12", "lost_way": "unknown"}
KEPT = {"reason": "does_not_fit", "received_date": "2026-02-10"}
RETURN = {"logistics": "return_request"}
Answers = Mapping[str, str | None]


@cache
def walker(at: str) -> Walker:
    return Walker(LIBRARY, at)


def led(at: str, answers: Answers, today: date = DONE) -> Walk:
    """A walk by answers to nodes, each of which must be the one at hand."""
    walk = walker(at).begin(DONE)
    for node, answer in answers.items():
        assert walk.at.partition(".")[2] == node
        walk = walk.walker.replay((*walk.steps, Step(walk.at, answer, DONE)), DONE)
    return walk.on(today)


def the_day(walk: Walk, name: str) -> Deadline:
    (found,) = (due for due in dates(walk) if due.node == name)
    return found


@pytest.mark.parametrize(
    ("at", "answers", "name"),
    [
        ("judgment.decided_date", {**WON, "writ": "sent"}, "writ_until"),
        ("judgment.lost_date", {**LOST, "lost_unsure": "appealed"}, "simplified_until"),
        ("judgment.lost_date", {**LOST, "lost_unsure": "appealed"}, "appeal_until"),
        ("unwanted.reason", {**KEPT, "return_late": "refused", "too_late": "no"}, "refusal_until"),
        (
            "dispute.reason",
            {"reason": "denied_fine", "received_date": "2026-02-10", "refused_on": "2026-02-14"},
            "refusal_until",
        ),
        (
            "seller.logistics",
            {**RETURN, "return_decide": "dispute", "return_dispute": "lost",
             "return_lost": "2026-03-20", "return_day": "2026-03-19"},
            "return_due",
        ),
    ],
)  # fmt: skip
def test_what_was_done_in_time_is_told_as_done(at: str, answers: Answers, name: str) -> None:
    due = the_day(led(at, answers), name)
    assert (due.settled, due.late, due.stands) == (True, False, False)


@pytest.mark.parametrize(
    ("at", "answers", "name"),
    [
        ("judgment.decided_date", WON, "writ_until"),
        ("judgment.decided_date", {**WON, "writ": "waiting"}, "writ_until"),
        ("judgment.decided_date", {**WON, "writ": "got"}, "writ_until"),
        ("judgment.lost_date", {**LOST, "lost_unsure": "waiting"}, "simplified_until"),
        ("unwanted.reason", {**KEPT, "return_late": "absent", "too_late": "no"}, "refusal_until"),
    ],
)
def test_what_was_not_done_stays_open(at: str, answers: Answers, name: str) -> None:
    assert the_day(led(at, answers), name).stands


def test_what_was_sent_and_awaited_is_done_though_the_claim_was_gone_to_at_once() -> None:
    answers = {"reason": "does_not_fit", "received_date": "2026-03-19", "return_good": "absent"}
    begun = led("unwanted.reason", answers)
    steps = (*begun.steps, *(Step(begun.at, given, DONE) for given in ("waiting", "claim")))
    walk = begun.walker.replay(steps, LATER)
    assert walk.steps[-1].answer == "claim"
    due = the_day(walk, "refusal_until")
    assert (due.settled_on, due.late, due.stands) == (DONE, False, False)


@pytest.mark.parametrize("days", ["2026-03-18", "2026-03-20"])
def test_a_return_that_was_granted_without_the_seller_leaves_nothing_to_be_done(days: str) -> None:
    answers = {**RETURN, "return_decide": "missed", "return_approved": "2026-03-20"}
    due = the_day(led("seller.logistics", {**answers, "return_day": days}), "return_due")
    assert (due.settled, due.lapsed, due.stands) == (False, True, False)


def test_a_dispute_that_was_begun_late_is_told_as_late_and_not_as_open() -> None:
    begun = led("seller.packing_video", {"packing_video": "withheld", "withheld_day": "2026-01-08"})
    assert the_day(begun, "dispute_due").stands
    steps = (*begun.steps, Step("seller_ticket.ticket_withheld_late", "refused", DONE))
    walk = Walk(walker("start"), LATER, steps, "seller_ticket.ticket_number", begun.asked, {},
                past=(*begun.past, begun.past[-1]))  # fmt: skip
    due = the_day(walk, "dispute_due")
    assert (due.late, due.stands) == (True, False)


@pytest.mark.parametrize("suit", ["court_magistrate", "court_district", "court_penalty"])
@pytest.mark.parametrize(("answer", "stands"), [("filed", False), ("waiting", True)])
def test_a_suit_settles_three_years_from_the_first_demand(
    suit: str, answer: str, stands: bool
) -> None:
    asked: dict[str, str | date] = {
        "basis": "refusal",
        "reason": "money_returned",
        "asked_date": date(2026, 1, 12),
        "money_asked": "other",
        "money_day": date(2026, 2, 2),
    }
    steps = (Step(f"court.{suit}", answer, DONE),)
    past = (State(f"court.{suit}", asked),)
    walk = Walk(walker("start"), LATER, steps, "court.court_filed", asked, {}, past=past)
    assert the_day(walk, "money_until").stands is stands


# --- What is handed to the post on the last day is in time ---

GOT, OVER = date(2026, 3, 10), date(2026, 3, 20)
"""The goods are there; the last day of the guarantee."""
SENT, SERVED = date(2026, 3, 12), date(2026, 4, 2)
FLAWED: dict[str, str | date] = {
    "reason": "broken",
    "basis": "defect",
    "complex": "yes",
    "demand": "money_back",
}
RUNNING: dict[str, str | date] = {**FLAWED, "guarantee_until": OVER}
REFUSED: dict[str, str | date] = {"reason": "does_not_fit", "basis": "refusal", "told": "yes"}
UNTOLD: dict[str, str | date] = {**REFUSED, "told": "no"}
POSTED: list[tuple[str, dict[str, str | date], str]] = [
    ("claim_defect", FLAWED, "complex_until"),
    ("claim_repair", {**FLAWED, "demand": "exchange"}, "complex_until"),
    ("claim_defect", RUNNING, "guarantee_last"),
    ("claim_repair", {**RUNNING, "demand": "exchange"}, "guarantee_last"),
    ("claim_defect", FLAWED, "two_years_until"),
    ("claim_refusal", REFUSED, "refusal_until"),
    ("claim_refusal", UNTOLD, "refusal_until"),
]


def after(asked: dict[str, str | date], *steps: Step, at: str = "claim.on_the_way") -> Walk:
    known = {"seller_is": "shop", "received_date": GOT, **asked}
    past = tuple(State(step.node, known) for step in steps)
    return Walk(walker("start"), LATER, steps, at, known, {}, past=past)


@pytest.mark.parametrize(("claim", "asked", "name"), POSTED)
def test_a_claim_that_was_posted_in_time_keeps_the_term_whenever_it_is_served(
    claim: str, asked: dict[str, str | date], name: str
) -> None:
    """ГК РФ, article 194, clause 2."""
    posted = Step(f"claim.{claim}", "posted", SENT)
    for known in (asked, asked | {"claim_date": SERVED}):
        due = the_day(after(known, posted), name)
        assert (due.settled_on, due.late, due.stands) == (SENT, False, False)


@pytest.mark.parametrize(("claim", "asked", "name"), POSTED)
def test_a_claim_that_only_waits_to_be_sent_keeps_none(
    claim: str, asked: dict[str, str | date], name: str
) -> None:
    waiting = Step(f"claim.{claim}", "waiting", SENT)
    assert the_day(after(asked, waiting, at=f"claim.{claim}"), name).stands


@pytest.mark.parametrize(("answer", "stands"), [("unsent", True), ("waiting", False)])
def test_a_claim_to_the_maker_keeps_the_ten_years_once_it_is_on_its_way(
    answer: str, stands: bool
) -> None:
    step = Step("claim.claim_maker", answer, SENT)
    assert the_day(after({}, step, at="claim.claim_maker"), "ten_years_until").stands is stands


def test_a_letter_to_a_wrong_address_keeps_nothing_until_it_goes_out_again() -> None:
    again, name = date(2026, 3, 23), "complex_until"
    way = [
        Step("claim.claim_defect", "posted", SENT),
        Step("claim.on_the_way", "wrong_address", date(2026, 3, 19)),
    ]
    assert the_day(after(FLAWED, *way, at="claim.send_again"), name).stands
    wait = Step("claim.send_again", "waiting", again)
    assert the_day(after(FLAWED, *way, wait, at="claim.send_again"), name).stands
    due = the_day(after(FLAWED, *way, Step("claim.send_again", "posted", again)), name)
    assert due.settled_on == again


@pytest.mark.parametrize(
    ("step", "answer"),
    [("defect.return_request", "refused"), ("escalation.order_help", "waiting"),
     ("dispute.reason", "denied_defective"), ("repair.give_in", "waiting")],
)  # fmt: skip
def test_whoever_told_of_the_flaw_keeps_the_guarantee(step: str, answer: str) -> None:
    due = the_day(after(RUNNING, Step(step, answer, SENT)), "guarantee_last")
    assert (due.late, due.stands) == (False, False)


def test_a_return_that_was_asked_for_in_the_seven_days_keeps_the_three_months_too() -> None:
    """Whoever learns later that they had three months had refused by then."""
    asked = after(UNTOLD, Step("unwanted.return_good", "refused", SENT))
    assert the_day(asked, "refusal_until").settled_on == SENT


@pytest.mark.parametrize(
    ("reason", "step", "keeps"),
    [
        ("wrong", "defect.return_request", True),
        ("substituted", "defect.return_request", True),
        ("substituted", "dispute.open", True),
        ("wrong", "escalation.chat", True),
        ("wrong", "escalation.order_help", False),  # it asks what they will do
        ("broken", "defect.return_request", True),
        ("broken", "escalation.chat", False),  # it would take a repair as well
        ("stopped", "defect.return_request", False),
        ("stopped", "dispute.open", True),
    ],
)
def test_whoever_asked_for_the_money_before_the_claim_keeps_the_fifteen_days(
    reason: str, step: str, keeps: bool
) -> None:
    known = {**FLAWED, "reason": reason} | (
        {} if reason in ("broken", "stopped") else {"complex": "no"}
    )
    due = the_day(after(known, Step(step, "waiting", SENT)), "complex_until")
    assert (due.settled_on == SENT, due.stands) == (keeps, not keeps)
    posted = Step("claim.claim_defect", "posted", LATER)
    due = the_day(after(known, Step(step, "waiting", SENT), posted), "complex_until")
    assert due.late is not keeps


# --- A claim settles what it demands, and an answer what was awaited then ---


@pytest.mark.parametrize(
    ("claim", "demand"), [("claim_repair", "repair"), ("claim_defect", "price_cut")]
)
def test_a_claim_for_a_repair_or_a_lower_price_leaves_the_fifteen_days_open(
    claim: str, demand: str
) -> None:
    """They are for money and for another thing alone: Закон № 2300-1, article 18, item 1."""
    asked = FLAWED | {"demand": demand}
    posted = Step(f"claim.{claim}", "posted", SENT)
    for known in (asked, asked | {"claim_date": SERVED}):
        walk = after(known, posted)
        assert the_day(walk.on(SENT), "complex_until").stands
        past = the_day(walk, "complex_until")  # and once it has passed, something else was chosen
        assert (past.lapsed, past.settled, past.stands) == (True, False, False)
    # Other money that is demanded behind it is demanded on its own day.
    money = asked | {"demand": "money_back"}
    there = (State(posted.node, asked), State("claim.claim_defect", money))
    steps = (posted, Step("claim.claim_defect", "posted", SERVED))
    walk = replace(after(money, *steps), past=there)
    assert the_day(walk, "complex_until").settled_on == SERVED


@pytest.mark.parametrize(
    ("name", "flawed"), [("guarantee_last", RUNNING), ("two_years_until", FLAWED)]
)
@pytest.mark.parametrize("told", [SENT, SERVED])
def test_what_one_claim_kept_no_later_one_loses(
    name: str, flawed: dict[str, str | date], told: date
) -> None:
    """A first claim for a repair that was served in time, and another one after the repair."""
    first, second = flawed | {"demand": "repair"}, flawed | {"demand": "exchange"}
    known: dict[str, str | date] = {"seller_is": "shop", "received_date": GOT}
    steps = (
        Step("claim.claim_repair", "handed", told),
        Step("claim.served#claim_date", SENT.isoformat(), told),
        Step("claim.claim_repair", "handed", LATER),
        Step("claim.served#claim_date", LATER.isoformat(), LATER),
    )
    states = (first, first, second, second)
    past = tuple(State(one.node, known | as_) for one, as_ in zip(steps, states, strict=True))
    asked = known | second | {"handed_date": SERVED, "claim_date": LATER}
    walk = Walk(walker("start"), LATER, steps, "claim.answer", asked, {}, past=past)
    due = the_day(walk, name)
    assert (due.settled_on, due.late) == (SENT, False)


def test_nor_one_in_whose_place_it_was_put_by_a_move() -> None:
    sent = SentClaim(Step("claim.claim_repair", "posted", SENT), {"repaired": ""})
    walk = replace(after(RUNNING, at="claim.claim_defect"), sent=(sent,))
    assert the_day(walk, "guarantee_last").settled_on == SENT
    back = Step("claim.on_the_way", "wrong_address", SERVED)
    never = msgspec.structs.replace(sent, told=(back,))
    assert the_day(replace(walk, sent=(never,)), "guarantee_last").stands


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"first_served": SENT, "first_handed": SERVED}, SENT),
        ({"first_served": SENT, "claim_date": LATER}, SENT),
        ({"first_served": SERVED, "first_handed": SENT, "claim_date": LATER}, SENT),
        ({"first_served": SERVED, "first_handed": SENT, "handed_date": LATER}, SENT),
        ({"first_served": SERVED, "first_demand": SENT}, SENT),
        ({"first_served": date(2026, 3, 9), "first_handed": SENT}, SENT),
    ],
)
def test_the_earliest_day_on_which_the_flaw_was_told_of_is_told(
    known: dict[str, date], day: date
) -> None:
    assert after({**RUNNING, **known}).values["flaw_told_on"] == day


def test_the_first_day_of_service_stays_known_behind_a_repair() -> None:
    asked: dict[str, Value] = {}
    for node, on in (("claim.served#claim_date", SENT), ("repair.handed#handed_date", SERVED),
                     ("claim.served#claim_date", LATER)):  # fmt: skip
        learn(asked, LIBRARY.node(node), Step(node, on.isoformat(), on))
    assert (asked["first_served"], asked["claim_date"]) == (SENT, LATER)


def test_an_answer_to_the_claim_before_answers_no_later_one() -> None:
    asked: dict[str, str | date] = {**RUNNING, "demand": "exchange"}
    steps = (Step("claim.answer_exchange", "refused", SENT),)
    known = {"seller_is": "shop", "received_date": GOT, **asked}
    past = (State(steps[0].node, known | {"claim_date": GOT}),)
    walk = Walk(walker("start"), SERVED, steps, "claim.answer", known, {}, past=past)
    for served, settled in ((GOT, True), (SERVED, False)):
        later = replace(walk, asked=known | {"claim_date": served})
        assert the_day(later, "exchange_check_due").settled is settled


# --- A repair ---

IN_REPAIR: dict[str, str | None] = {
    "reason": "repair_long",
    "handed#handed_date": "2026-01-12",
    "handed#received_date": "2025-12-01",
}
CAME_BACK: dict[str, str | None] = {**IN_REPAIR, "came_back": "returned"}
DUE = date(2026, 2, 26)
"""12.01. and 45 days."""


@pytest.mark.parametrize(
    ("answers", "stands"),
    [
        ({**IN_REPAIR, "came_back": "not_yet"}, True),
        ({**CAME_BACK, "repair_returned": "2026-02-20"}, False),
        ({**CAME_BACK, "repair_returned": "2026-03-10"}, False),
        ({**CAME_BACK, "repair_returned": None, "back_when": "in_time"}, False),
        ({**CAME_BACK, "repair_returned": None, "back_when": "late"}, False),
        ({**CAME_BACK, "repair_returned": None, "back_when": "unsure"}, False),
    ],
)
def test_goods_that_came_back_are_waited_for_no_longer(answers: Answers, stands: bool) -> None:
    due = the_day(led("repair.reason", answers), "repair_due")
    assert (due.day, due.stands) == (DUE, stands)


@pytest.mark.parametrize(("answer", "stands"), [("in_time", False), ("no", True)])
def test_so_it_is_while_the_term_of_the_repair_runs(answer: str, stands: bool) -> None:
    begun = {**IN_REPAIR, "handed#handed_date": "2026-03-02"}
    del begun["handed#received_date"]
    answers = {**begun, "in_repair": "again", "repair_returned": None, "back_early": answer}
    known = dates(led("repair.reason", answers, date(2026, 4, 20)))
    standing_days = {due.day for due in known if due.stands and due.name == "repair_20"}
    assert standing_days == ({date(2026, 4, 16)} if stands else set())


def test_goods_that_were_handed_in_again_are_waited_for_whatever_came_back_before() -> None:
    first, again = date(2026, 1, 12), date(2026, 3, 16)
    steps = (
        Step("repair.handed#handed_date", first.isoformat(), DONE),
        Step("repair.back_when", "late", DONE),
        Step("repair.handed#handed_date", again.isoformat(), DONE),
    )
    known: dict[str, Value] = {"reason": "repair_long", "basis": "defect"}
    past, asked = [], dict(known)
    for step in steps:
        past.append(State(step.node, dict(asked)))
        learn(asked, LIBRARY.node(step.node), step)
    walk = Walk(walker("start"), LATER, steps, "repair.overdue", asked, {}, past=tuple(past))
    assert asked["first_handed"] == first
    assert the_day(walk, "repair_due").stands


def test_the_days_of_the_first_repair_stay_known_behind_the_next_one() -> None:
    asked: dict[str, Value] = {}
    for node, on in (("handed#handed_date", SENT), ("repair_returned", SERVED),
                     ("handed#handed_date", LATER)):  # fmt: skip
        learn(asked, LIBRARY.node(f"repair.{node}"), Step(f"repair.{node}", on.isoformat(), on))
    assert (asked["first_handed"], asked["first_returned"]) == (SENT, SERVED)
    assert (asked["handed_date"], "repair_returned" in asked) == (LATER, False)


# --- Sound goods ---


@each_row(
    ("asked", "stands"),
    [
        (REFUSED, None),
        ({**REFUSED, "first_demand": SENT}, None),
        ({"reason": "overdue", "claim_date": SENT}, None),
        ({"reason": "denied_fine", "first_demand": SENT}, None),
        (FLAWED, True),
        ({**FLAWED, "first_demand": SENT}, False),
        ({**FLAWED, "found_date": SENT}, False),
        (RUNNING, False),
    ],
)
def test_two_years_run_for_a_flaw_that_nobody_has_found_or_told_of(
    asked: dict[str, str | date], stands: bool | None
) -> None:
    """Of sound goods there is none, under a guarantee it is found in time."""
    walk = after({key: value for key, value in asked.items() if key != "basis"}, at="claim.about")
    found = [due.stands for due in dates(walk) if due.node == "two_years_until"]
    assert found == ([] if stands is None else [stands])


@pytest.mark.parametrize("node", ["found_after", "found_bare", "found_late"])
def test_a_flaw_that_was_found_within_the_two_years_is_not_told_as_found_late(node: str) -> None:
    step = Step(f"claim.{node}", "in_two_years", LATER)
    walk = after({**FLAWED, "found": "in_two_years"}, step)
    assert the_day(walk.on(date(2029, 1, 9)), "two_years_until").settled


def test_who_gave_the_goods_back_looks_for_no_flaws_in_them() -> None:
    walk = after({"reason": "money_returned", "asked_date": SENT}, at="claim.about")
    assert not {due.node for due in dates(walk)} & {"two_years_until", "ten_years_until"}


# --- A part ---


@pytest.mark.parametrize(
    ("answer", "settled"), [("part", False), ("refused", True), ("solved", True)]
)
def test_a_part_that_came_is_no_answer_to_the_rest(answer: str, settled: bool) -> None:
    known = {"seller_is": "shop", "received_date": GOT, **RUNNING}
    known |= {"demand": "money_back", "claim_date": GOT}
    steps = (Step("claim.answer_defect", answer, SENT),)
    past = (State(steps[0].node, known),)
    walk = Walk(walker("start"), SENT, steps, "claim.too_early", known, {}, past=past)
    own = [due for due in dates(walk) if due.event == "claim_date" and due.name == "refund_22"]
    assert [(due.settled, due.stands) for due in own] == [(settled, not settled)]


def test_whoever_got_a_part_awaits_the_rest() -> None:
    found = {
        f"{name}#{key}": choice.unanswered
        for name, node in LIBRARY.nodes.items()
        for key, choice in node.choices.items()
        if node.reply_within and node.since == "claim_date" and key in {"part", "half"}
    }
    assert found == dict.fromkeys(found, "early") and len(found) == 6


# --- What is awaited where the step before was taken ---

SENT_HERE = {"refund.bank", "seller.return_dispute", "services.commission", "unwanted.cancel"}
"""Steps without a letter that are taken where their answer is awaited."""


def test_whatever_was_sent_before_has_a_first_day() -> None:
    """Else who closes the program there is owed nothing, and it runs from their next visit."""
    nodes = LIBRARY.nodes.items()
    found = {name for name, node in nodes if node.reply_within and not (node.letter or node.since)}
    assert found == SENT_HERE


BAILIFFS = {**WON, "writ": "got", "debtor_bank": "bailiffs", "bailiffs": "sent"}
FAS = {"fas": "filed", "fas_filed": "wait"}
BEHIND = [
    ("judgment.decided_date", BAILIFFS, date(2026, 5, 20)),
    ("judgment.decided_date", {**WON, "writ": "sent"}, date(2026, 5, 20)),
    ("seller_claim.fas", FAS, date(2026, 4, 20)),
    ("support.own_data", {"own_data": "accepted"}, date(2026, 3, 25)),
    ("defect.send_back", {"send_back": "sent"}, date(2026, 3, 30)),
]


@pytest.mark.parametrize(("at", "answers", "day"), BEHIND)
@pytest.mark.parametrize("today", [DONE, LATER])
def test_an_answer_is_awaited_from_the_day_on_which_it_was_asked_for(
    at: str, answers: Answers, day: date, today: date
) -> None:
    walk = led(at, answers, today)
    assert [due.day for due in standing(walk) if due.node == walk.at] == [day]
    later = walk.walker.replay((*walk.steps, Step(walk.at, "waiting", LATER)), LATER)
    assert [due.day for due in standing(later) if due.node == walk.at] == [day]


@pytest.mark.parametrize(
    ("answers", "told_by"),
    [
        ({}, "fas"),
        ({"fas_filed": "filed"}, "fas"),
        ({"fas_filed": "wait"}, "fas_answer"),
        ({"fas_filed": "wait", "fas_answer": "silence"}, "fas_answer"),
        ({"fas_filed": "wait", "fas_answer": "answered"}, None),
    ],
)
def test_the_month_of_a_complaint_is_told_wherever_the_way_leads_until_the_answer(
    answers: Answers, told_by: str | None
) -> None:
    walk = led("seller_claim.fas", {"fas": "filed", **answers}, LATER)
    found = [(due.node.partition(".")[2], due.day) for due in standing(walk)]
    assert found == ([(told_by, date(2026, 4, 20))] if told_by else [])


def test_the_day_of_the_step_at_hand_is_no_history_whatever_was_done_since_it_passed() -> None:
    """A claim to end a late repair went out behind the term of the repair, and opens no other."""
    asked: dict[str, Value] = {"reason": "repair_long", "demand": "repair", "handed_date": GOT,
                               "same_repair": "yes", "claim_date": LATER}  # fmt: skip
    steps = (Step("claim.claim_repair", "handed", LATER),)
    past = (State("claim.claim_repair", asked),)
    at = "claim.answer_same_repair"
    walk = Walk(walker("start"), LATER, steps, at, asked, {}, past=past)
    (due,) = (due for due in standing(walk) if due.node == at)
    assert due.day < LATER
    assert due in dates(
        replace(walk, steps=(*steps, Step(at, "waiting", LATER)), past=(*past, past[0]))
    )


def test_what_was_sent_on_a_way_that_is_no_more_is_an_act_too() -> None:
    """A claim was left unanswered, a complaint went out, and then another way to complain was
    taken: the day of the claim alarms nobody anew.
    """
    claim, complaint = "claim.claim_answer", "regulator.regulator_site"
    asked: dict[str, Value] = {"reason": "overdue", "due_date": GOT, "claim_date": GOT}
    steps = (Step(claim, "silence", SERVED),)
    at = "regulator.regulator_office"
    walk = Walk(walker("start"), SERVED, steps, at, asked, {}, past=(State(claim, asked),))
    assert the_day(walk, claim).stands
    for day, lapsed in ((SERVED, True), (OVER, False)):
        sent = OwedAnswer(
            complaint, complaint, "regulator_59", day, Step(complaint, "waiting", day)
        )
        assert the_day(replace(walk, owed=(sent,)), claim).lapsed is lapsed


@pytest.mark.parametrize(
    ("at", "answers", "change", "owes"),
    [
        ("judgment.decided_date", BAILIFFS, ("judgment.writ", "waiting"), True),
        ("judgment.decided_date", BAILIFFS, ("judgment.bailiffs", "waiting"), False),
        ("seller_claim.fas", FAS, ("seller_claim.fas", "waiting"), False),
    ],
)
def test_a_changed_answer_loses_what_a_law_owes_only_where_it_says_that_nothing_was_sent(
    at: str, answers: Answers, change: tuple[str, str], owes: bool
) -> None:
    walk = led(at, answers, LATER)
    index = next(place for place, one in enumerate(walk.steps) if one.node == change[0])
    away = walk.change(index, change[1])
    assert [one.node for one in owed(walk, away)] == ([walk.at] if owes else [])
    assert [due.node for due in left_behind(replace(away, owed=owed(walk, away)))] == (
        [walk.at] if owes else []
    )


def test_the_list_of_cases_tells_the_day_though_nobody_has_said_that_they_wait() -> None:
    desk = desk_of(SHIPPED, DONE)
    case = desk.new("seller_claim.fas")
    for answer in FAS.values():
        case.answer(answer)
    assert case.walk.at == "seller_claim.fas_answer"
    assert [due.day for due in standing(case.walk)] == [date(2026, 4, 20)]
