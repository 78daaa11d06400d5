"""What was demanded rests on what happened: no day that passes by itself changes the ground.

Walked is every shipped case in which a claim went out, from the day of its last answer over each
day that it knows, promised and counted ones, on that day and on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tests.conftest import SHIPPED, library, shipped_walks
from wizard.walk.obligations import Obligations
from wizard.walk.walk import Walk

DEMANDS = library(SHIPPED).demands
assert DEMANDS is not None
LEDGER = Obligations(DEMANDS)
MAIN = {name for name, demand in DEMANDS.demands.items() if demand.one_of is not None}
STARTS = {"due", "since", "demanded", "earlier"}
"""What rules call the days from which a sum is counted."""


def grounds(walk: Walk) -> dict[str, object]:
    """The main demands with their articles and grounds, and from which day each sum is counted."""
    values, found = walk.values, dict[str, object]()
    for owed in LEDGER.owed(values):
        if owed.id in MAIN:
            articles = {name: part.article for name, part in owed.parts.items()}
            found[owed.id] = (articles, owed.grounds)
        if owed.sum and owed.sum in values and (way := values.derived(owed.sum)):
            starts = {key: values[name] for key, name in way.arguments.items() if key in STARTS}
            found[f"{owed.id} from"] = starts or None
    return found


def days(walk: Walk) -> Iterator[date]:
    """The days to come that a case knows, each with the next one, in their order."""
    known = {day for day in walk.values.values() if isinstance(day, date) and day > walk.today}
    yield from sorted({day + timedelta(days=after) for day in known for after in (0, 1)})


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """What was there and is another one; a sum may begin, and one may end where rates do."""
    there = {name for name in before if name in after or name in MAIN}
    there |= {name for name in after if name in MAIN}
    return {name for name in there if before.get(name) != after.get(name)}


def test_no_ground_and_no_first_day_of_a_sum_turns_by_waiting() -> None:
    for walk in shipped_walks():
        if not any(True for _ in walk.walker.claims.on(walk.steps)):
            continue
        told = grounds(walk)
        for day in days(walk):
            then = grounds(walk.on(day))
            assert not differing(told, then), (walk.steps[-1], day, told, then)
            told = {**told, **then}
