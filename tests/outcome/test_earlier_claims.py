"""Which claims stay sent once a move has led away from them."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import shipped_walks
from wizard.outcome.earlier_claims import kept
from wizard.walk.walk import Step, Walk


def claimed() -> tuple[Walk, Walk, Step]:
    """A shipped way up to a claim that went out, the same one answer before, and that answer."""
    for walk in shipped_walks():
        for place in walk.walker.claims.on(walk.steps):
            if place + 1 < len(walk.steps):
                sent = walk.before(place + 1)
                return sent, sent.before(place), sent.steps[place]
    raise AssertionError("no claim goes out on any shipped way")


def test_a_claim_of_an_earlier_day_stays_sent_and_one_of_today_was_a_slip() -> None:
    sent, back, step = claimed()
    assert kept(sent.on(step.on), back.on(step.on), lambda *_: {}) == ()
    later = step.on + timedelta(days=3)
    (found,) = kept(sent.on(later), back.on(later), lambda *_: {"money": "To pay"})
    assert (found.step.node, found.step.answer, found.demanded) == (
        *(step.node, step.answer),
        {"money": "To pay"},
    )


def test_who_goes_on_from_a_claim_takes_nothing_of_it_back() -> None:
    sent, back, _ = claimed()
    assert kept(back, sent, lambda *_: {}) == ()
