"""The order of the days that the shipped trees ask for, whichever of two is asked for first.

A field for a day that is new belongs into the table: with the days before and behind which it
cannot lie by what happens in life, or with none where any order is possible.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import SHIPPED, TODAY, library
from tests.rows import each_row
from wizard.errors import FieldError
from wizard.library.model import Input
from wizard.walk.comparisons import compare

NODES = library(SHIPPED).nodes
HELD: dict[str, tuple[str, str]] = {
    "abroad.address_on": ("received_date refused_on", ""),
    "abroad.posted": ("received_date refused_on address_on", ""),
    "account.leak#leaked_on": ("", ""),
    "account.noticed#noticed_on": ("", ""),
    "business.due": ("", ""),
    "business.received": (
        "",
        (
            "asked_date handed_date repair_returned found_date first_demand refused_on "
            "approved_on barred_on address_on guarantee_until applied_on claim_date"
        ),
    ),
    "business.cancelled_on": ("", "bought_on"),
    "business.bought#bought_on": ("", ""),
    "business.sent#work_posted": (
        (
            "work_late_from received_date asked_date cancelled_on bought_on handed_date "
            "repair_returned found_date first_demand refused_on approved_on barred_on address_on "
            "paid_on fresh_day tried_on noticed_on written_on"
        ),
        "",
    ),
    "business.work_met": ("work_late_from received_date asked_date", ""),
    "cancelled.days#due_date": ("", ""),
    "cancelled.days#asked_date": ("", "claim_date"),
    "cancelled.due_date": ("", ""),
    "child.about#paid_on": ("", ""),
    "child.claim_date": ("paid_on written_on", ""),
    "claim.received": ("", "claim_date"),
    "claim.claim_due": ("", ""),
    "claim.back#first_demand": (
        "received_date",
        "asked_date refused_on approved_on barred_on address_on claim_date",
    ),
    "claim.back#returned_on": ("asked_date received_date", ""),
    "claim.received_date": (
        "",
        "asked_date handed_date refused_on approved_on barred_on address_on applied_on claim_date",
    ),
    "claim.life#received_date": (
        "",
        "asked_date handed_date refused_on approved_on barred_on address_on applied_on claim_date",
    ),
    "claim.life#guarantee_until": ("received_date", ""),
    "claim.life#found_date": (
        "received_date",
        (
            "two_years_until asked_date handed_date first_demand refused_on approved_on barred_on "
            "address_on applied_on claim_date"
        ),
    ),
    "claim.found_date": (
        "received_date",
        (
            "two_years_until asked_date handed_date first_demand refused_on approved_on barred_on "
            "address_on applied_on claim_date"
        ),
    ),
    "claim.maker_date": ("received_date found_date written_on", ""),
    "claim.first_demand": ("received_date found_date", "claim_date"),
    "claim.bought#bought_on": ("", ""),
    "claim.cancelled_when#cancelled_on": ("", "bought_on"),
    "claim.cancelled_when#refunded_on": ("cancelled_on", ""),
    "claim.served#claim_date": (
        (
            "due_date received_date handed_date repair_returned deliver_date asked_date "
            "first_demand found_date refused_on approved_on barred_on address_on cancelled_on "
            "bought_on refunded_on returned_on paid_on fresh_day tried_on noticed_on written_on"
        ),
        "",
    ),
    "claim.served_cancelled#claim_date": (
        (
            "received_date handed_date repair_returned deliver_date asked_date first_demand "
            "found_date refused_on approved_on barred_on address_on cancelled_on bought_on "
            "refunded_on returned_on paid_on fresh_day tried_on noticed_on written_on"
        ),
        "",
    ),
    "claim.part_back#part_on": (
        (
            "part_from received_date handed_date repair_returned deliver_date asked_date "
            "first_demand found_date refused_on approved_on barred_on address_on cancelled_on "
            "returned_on written_on"
        ),
        "",
    ),
    "claim.platform_part#more_on": ("part_from part_on written_on", ""),
    "claim.platform_served#platform_date": ("claim_date deliver_date written_on", ""),
    "claim.deliver_served#deliver_date": ("due_date asked_date cancelled_on written_on", ""),
    "conduct.incident_date": ("", ""),
    "court.money_day": ("asked_date", "claim_date"),
    "court.returned_date": ("received_date asked_date", ""),
    "court.met_date": ("met_from received_date returned_on part_on more_on", ""),
    "defect.approved_on": ("received_date refused_on", ""),
    "defect.got_on": ("", ""),
    "defect.barred_where#barred_on": ("received_date refused_on approved_on", ""),
    "defect.returned_date": ("received_date refused_on approved_on barred_on", ""),
    "delivery.not_got#due_date": ("", ""),
    "delivery.due_date": ("", ""),
    "delivery.first_date": ("", ""),
    "delivery.moved_date": ("due_date", ""),
    "dispute.received_date": ("", ""),
    "dispute.refused_on": ("received_date", ""),
    "judgment.decided_date": (
        (
            "claim_date deliver_date platform_date work_posted received_date asked_date "
            "returned_on part_on more_on returned_date met_date work_met sued_on"
        ),
        "",
    ),
    "judgment.writ_back_on": ("decided_date", ""),
    "judgment.lost_date": (
        (
            "claim_date deliver_date platform_date work_posted received_date asked_date "
            "returned_on part_on more_on returned_date met_date work_met sued_on"
        ),
        "",
    ),
    "limitation.breach_told": ("", "claim_date"),
    "midway.sent_claim#claim_date": ("", ""),
    "midway.asked": ("", "claim_date"),
    "parcel.about#sent_on": ("", ""),
    "parcel.worth_or_due#due_date": ("sent_on", ""),
    "parcel.claim_date": ("sent_on written_on", ""),
    "payment.tried_order#tried_on": ("", ""),
    "payment.charge#paid_on": ("", ""),
    "refund.asked_date": ("received_date", ""),
    "repair.handed#handed_date": ("received_date found_date repair_returned", ""),
    "repair.handed#received_date": ("", "handed_date"),
    "repair.back_day": ("handed_date claim_date", ""),
    "repair.repair_returned": ("handed_date", ""),
    "seller.return_approved": ("", ""),
    "seller.return_lost": ("", ""),
    "seller.return_day": ("", "approved_on lost_on"),
    "seller.video_asked": ("", ""),
    "seller.withheld_day": ("video_asked", ""),
    "seller_claim.auto_off": ("", ""),
    "seller_claim.sent#posted_date": (
        "event_date video_asked withheld_day approved_on lost_on auto_off written_on",
        "",
    ),
    "seller_ticket.event_date": ("", ""),
    "seller_ticket.stock#leave_by": ("", ""),
    "services.bank_about#bank_day": ("", ""),
    "services.fresh_about#fresh_day": ("", ""),
    "services.trip#paid_on": ("", ""),
    "unwanted.received_date": ("", ""),
}
"""By field the days before which it cannot lie, and those behind which it cannot."""

EITHER_FIRST = {
    ("received_date", "asked_date"): {"claim.received_date", "claim.life#received_date"},
    ("received_date", "handed_date"): {"claim.life#received_date", "repair.handed#received_date"},
    ("received_date", "refused_on"): {"business.received", "claim.life#received_date"},
    ("received_date", "approved_on"): {"business.received", "claim.received_date"},
    ("received_date", "barred_on"): {"business.received", "claim.received_date"},
    ("received_date", "claim_date"): {"claim.received", "claim.life#received_date"},
    ("found_date", "handed_date"): {"claim.life#found_date", "claim.found_date"},
    ("asked_date", "claim_date"): {"midway.asked", "cancelled.days#asked_date"},
    ("first_demand", "claim_date"): {"claim.back#first_demand", "claim.first_demand"},
}
"""Two days of which the second may be told first, and fields that ask for the first one then."""


def days() -> dict[str, Input]:
    fields = ((name, node.field) for name, node in NODES.items())
    return {name: field for name, field in fields if field is not None and field.takes.dated}


def test_of_every_day_it_is_decided_what_it_follows_and_what_it_precedes() -> None:
    told = {
        name: (" ".join(field.follows), " ".join(field.precedes)) for name, field in days().items()
    }
    assert told == HELD


@each_row(("order", "asking"), EITHER_FIRST.items())
def test_two_days_are_held_in_their_order_whichever_is_asked_first(
    order: tuple[str, str], asking: set[str]
) -> None:
    earlier, later = order
    behind = [field for field in days().values() if earlier in field.follows]
    assert later in {field.save_as for field in behind}
    assert [name for name in asking if later not in days()[name].precedes] == []


@each_row("name", [name for name, held in HELD.items() if any(held)])
def test_a_day_out_of_order_is_refused_and_the_same_day_taken(name: str) -> None:
    field, day = days()[name], TODAY - timedelta(days=30)
    for other in field.follows:
        compare(field, str(day), TODAY, {other: day}, {})
        with pytest.raises(FieldError, match="field_date_before"):
            compare(field, str(day - timedelta(days=1)), TODAY, {other: day}, {})
    for other in field.precedes:
        compare(field, str(day), TODAY, {other: day}, {})
        with pytest.raises(FieldError, match="field_date_past"):
            compare(field, str(day + timedelta(days=1)), TODAY, {other: day}, {})


def test_of_every_day_that_may_come_it_is_decided_when_only_a_past_one_is_meant() -> None:
    """Without its year it is the last such day there; anywhere else its year is asked for."""
    found = {name: field.past for name, field in days().items() if not field.by_today}
    assert found == {
        "cancelled.days#due_date": False,
        "cancelled.due_date": False,
        "claim.life#guarantee_until": False,
        "delivery.not_got#due_date": True,  # of an order that is marked as received
        "delivery.due_date": {"reason": "overdue"},
        "delivery.first_date": False,
        "delivery.moved_date": False,
        "parcel.worth_or_due#due_date": False,
        "seller_ticket.stock#leave_by": False,
    }
