"""What stands above a step: it names a last day no longer than there is something to do by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outcome.test_shipped_days import BEGUN, LIBRARY, PAGES, RU, action, actions, there
from wizard.law.days import end_of
from wizard.library.model import PLACEHOLDER
from wizard.outcome.heading import heading

TOLD = [name for name in actions("do_within") if PLACEHOLDER.search(action(name).text)]
SUITS = {"seller_claim.suit", "seller_claim.suit_money"}
"""They name the first day on which one goes to court, and it stays that."""
ASKED = {
    "judgment.lost": {"lost_way": "ordinary"},
    "judgment.lost_simplified": {"lost_way": "simplified"},
    "judgment.lost_unsure": {"lost_way": "unknown"},
}


@pytest.mark.parametrize("reference", sorted({*TOLD} - SUITS))
def test_a_heading_names_a_last_day_until_it_has_passed(reference: str) -> None:
    last = end_of(LIBRARY.facts.terms[str(action(reference).do_within)], BEGUN)
    for days, named in (-1, True), (0, True), (1, False), (30, False):
        walk = there(reference, last + timedelta(days=days), asked=ASKED.get(reference))
        known = [walk.values[name] for name in PLACEHOLDER.findall(action(reference).text)]
        told = heading(PAGES.wording, walk)
        assert told
        assert any(RU.show(day) in told for day in known) is named, days


def test_a_heading_names_no_last_day_of_what_was_done() -> None:
    for reference in "seller_ticket.ticket_withheld", "seller.show_video":
        on = BEGUN + timedelta(days=1)
        before, after = there(reference, on), there(reference, on, "waiting")
        assert "до" in PAGES.page(before).heading.split()
        assert "до" not in PAGES.page(after).heading.split()
    # What is only waited for is not done.
    waits = there("delivery.not_due", BEGUN, "waiting", asked={"due_date": BEGUN})
    assert RU.show(BEGUN) in PAGES.page(waits).heading
