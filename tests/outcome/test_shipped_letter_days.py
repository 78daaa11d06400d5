"""What a letter says of a last day of the person's own is right on whatever day it is written.

Walked is every shipped way that comes to a letter, over each own last day that it knows: on the day
before it, on it, and on the day after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from tests.conftest import SHIPPED, library, shipped_pages, shipped_walks
from wizard.i18n import language
from wizard.walk.values import derivations
from wizard.walk.walk import Walk

LIBRARY, RU = library(SHIPPED), language("ru")
PAGES = shipped_pages()
TERMS = LIBRARY.facts.terms
ONE = timedelta(days=1)
OWN = {
    name
    for name, ways in derivations(LIBRARY).items()
    if any(way.term and TERMS[way.term].by in ("anyone", "buyer", "seller") for way in ways)
}
"""The last days of the person's own."""
GUARDING = ("demand", "guarantee", "found", "complex", "child_age", "told")
"""What else decides what a letter says of them."""
RUNS = re.compile(
    r"не истёк|действует до|не позже этого дня|успейте|успеваете|считайте до|Сообщите о|"
    r"последний день(?:, чтобы| гарантии| двух лет| десяти лет| для суда)"
)
OVER = re.compile(r"прош[её]л|прошли|кончил(?:ся|ась)")


@cache
def at_letters() -> tuple[tuple[Walk, date], ...]:
    """A walk at each letter for each own last day that is known there and has not passed long ago,
    with that day.
    """
    found: dict[object, tuple[Walk, date]] = {}
    for walk in shipped_walks():
        for at in places(walk):
            values = at.values
            guards = [str(values.get(name)) for name in GUARDING]
            for name in OWN.intersection(values):
                day = values[name]
                if isinstance(day, date) and day >= at.today - ONE:
                    found.setdefault((at.at, name, *guards), (at, day))
    return tuple(found.values())


def places(walk: Walk) -> Iterator[Walk]:
    """The walk as it was wherever a letter was at hand."""
    seen: set[str] = set()
    for index, step in enumerate(walk.steps):
        if step.node not in seen and LIBRARY.node(step.node).letter:
            seen.add(step.node)
            yield walk.before(index)
    if walk.node.letter:
        yield walk


def told(walk: Walk, day: date) -> list[str]:
    """The paragraphs and the notes in brackets of a letter that name a day."""
    here = PAGES.messages.at_hand(walk)
    text = here.message.text.replace("\u00a0", " ") if here else ""
    return [part for part in re.split(r"[\n\[\]]", text) if RU.date(day) in part]


def test_a_letter_says_of_no_last_day_that_it_runs_or_is_over_when_it_is_not() -> None:
    letters = set()
    for walk, day in at_letters():
        for on in (day - ONE, day, day + ONE):
            wrong = RUNS if on > day else OVER
            for part in told(walk.on(on), day):
                letters.add(walk.node.letter)
                assert not wrong.search(part), (walk.node.letter, on, part)
    assert letters >= {"claim_defect", "claim_repair", "claim_refusal", "claim_maker", "lawsuit"}
    assert letters >= {"claim_child", "claim_parcel", "bank_claim", "writ_bailiffs"}
