"""That a day by which the person has to act is told wherever days are told, and not only in a text.

Walked are all the shipped texts and letters: a date in one of them is a last day of the person's
own, or it is told below why it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.conftest import SHIPPED, library
from tests.rows import each_row
from wizard.law.rules import RULES
from wizard.library.model import PLACEHOLDER
from wizard.walk.values import Derived, derivations

LIBRARY = library(SHIPPED)
DERIVED = derivations(LIBRARY)
TERMS = LIBRARY.facts.terms

OTHERS = "a day by which others have to answer or to act"
HAPPENED = "a day on which something happened, was done or was told"
RUNS_FROM = "a day from which something is counted"
PROMISED = "a day for which something was promised to the person"
NO_LAST_DAYS = {
    **dict.fromkeys(
        [
            *("answer_due", "asked_due", "deliver_due", "exchange_absent_due"),
            *("exchange_check_due", "maker_due", "money_due", "platform_due", "refund_end"),
            *("repair_due", "first_repair_due", "reply_due"),
        ],
        OTHERS,
    ),
    **dict.fromkeys(
        [
            *("approved_on", "asked_date", "auto_off", "bank_day", "barred_on", "bought_on"),
            *("cancelled_on", "claim_date", "decided_date", "deliver_date", "event_date"),
            *("first_demand", "flaw_told_on", "found_date", "fresh_day", "handed_date"),
            *("incident_date", "leaked_on", "lost_on", "met_date", "more_on", "noticed_on"),
            *("paid_on", "part_on", "platform_date", "posted_date", "received_date"),
            *("refunded_on", "refused_on", "repair_returned", "returned_date", "returned_on"),
            *("sent_on", "tried_on", "withheld_day", "work_met"),
        ],
        HAPPENED,
    ),
    **dict.fromkeys(
        ["interest_from", "limit_from", "money_on", "work_interest_from"],
        RUNS_FROM,
    ),
    **dict.fromkeys(["due_date", "due_working", "moved_date"], PROMISED),
    "court_from": "the first day on which one goes to court, and no last one",
    "work_court_from": "the first day on which one goes to court, and no last one",
    "force_due": "the judgment comes into force behind it, whatever anybody does",
    "force_simplified": "the judgment comes into force behind it, whatever anybody does",
}


def dates() -> set[str]:
    """The names of all dates, asked and derived."""
    nodes = LIBRARY.nodes.values()
    fields = [node.field for node in nodes if node.field is not None]
    found = {str(field.save_as) for field in fields if field.takes.dated}
    for name, ways in DERIVED.items():
        rules = {RULES[way.rule].result for way in ways if way.rule}
        if "date" in rules or any(way.term for way in ways):
            found.add(name)
    return found


def own(name: str) -> bool:
    """Whether a date is told as a last day of the person's own, or is that very day."""
    ways = DERIVED.get(name, ())
    mine = any(way.term and TERMS[way.term].by in ("anyone", "buyer", "seller") for way in ways)
    return mine or name in NAMED or any(own(way.arguments["day"]) for way in ways if same(way))


def same(way: Derived) -> bool:
    """Whether a name is another one's very day."""
    return way.rule == "event"


NAMED = {
    way.arguments["from"]
    for ways in DERIVED.values()
    for way in ways
    if way.term and TERMS[way.term].length is None
}
"""The dates that are told as last days which were named to the person."""


def printed() -> Iterator[str]:
    """The names of dates in texts and in letters."""
    known = dates()
    for path in SHIPPED.rglob("*.yaml"):
        if path.parent.name not in ("scenarios", "en"):
            found = PLACEHOLDER.findall(path.read_text(encoding="utf-8"))
            yield from known.intersection(found)
    for path in SHIPPED.rglob("*.md"):
        if "letters" in path.parts:
            words = re.findall(r"[a-z_0-9]+", path.read_text(encoding="utf-8"))
            yield from known.intersection(words)


PRINTED = sorted(set(printed()))


@each_row("name", PRINTED)
def test_a_date_in_a_text_is_an_own_last_day_or_it_is_told_why_not(name: str) -> None:
    assert own(name) is (name not in NO_LAST_DAYS)


def test_no_reason_is_told_of_a_date_that_is_in_no_text() -> None:
    assert NO_LAST_DAYS.keys() <= set(PRINTED)
    assert {"leave_by", "guarantee_ends", "court_until", "writ_last"} <= set(PRINTED)
