"""Every walk through a small library on one day, by the program that people walk with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import Any, NamedTuple

from hypothesis import assume

from tests.conftest import TODAY
from wizard.author.scenarios.coverage import passed
from wizard.errors import FieldError
from wizard.library.graph import Edge
from wizard.library.library import Library
from wizard.library.model import PLACEHOLDER
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

MOST_DAYS = 3
STATES = 4_000


def taken(walk: Walk) -> list[Edge]:
    """The edges that a walk took."""
    branches = walk.walker.library.graph.branches
    return [branches[node, key][place] for node, key, place in passed(walk, branches)]


def days_for(library: Library) -> list[str]:
    """As many days as are asked for, so that they may stand in any order; the last is today."""
    asked = sum(
        node.field is not None and node.field.takes.dated for node in library.nodes.values()
    )
    count = max(2, min(asked, MOST_DAYS))
    return [(TODAY - timedelta(days=ago)).isoformat() for ago in reversed(range(count))]


def given_at(walk: Walk) -> Iterator[Walk]:
    """What can follow an answer to the node at hand; of each kind of answer a few."""
    node = walk.node
    if node.ticks:
        for count in range(len(node.items) + 1):
            yield from (walk.answer([*ticked]) for ticked in combinations(node.items, count))
        return
    dated = node.field is not None and node.field.takes.dated
    typed = days_for(walk.walker.library) if dated else ["typed"]
    answers: list[Any] = list(node.choices) or typed
    for answer in [*answers, None] if node.optional else answers:
        if answer in node.choices and node.choices[answer].wait:
            if walk.waiting or not node.number:
                continue
            yield walk.answer(answer).numbered("typed")
            continue
        try:
            yield walk.answer(answer)
        except FieldError:
            continue  # it is not offered


class Everything(NamedTuple):
    """What somebody takes, the fewest answers to each outcome, and what is not known where."""

    edges: set[Edge]
    fewest: dict[str, int]
    gaps: set[tuple[str, str]]


def every_walk(library: Library, start: str) -> Everything:
    """All of it, by walking breadth first."""
    edges, fewest, gaps = set[Edge](), dict[str, int](), set[tuple[str, str]]()
    for walk in every_step(library, start):
        way = taken(walk)
        edges |= set(way[-6:])
        named = PLACEHOLDER.findall(walk.node.text)
        gaps |= {(walk.at, name) for name in named if name not in walk.values}
        if walk.ended:
            length = sum(library.graph.costs[edge.source] for edge in way)
            fewest[walk.at] = min(length, fewest.get(walk.at, length))
    return Everything(edges, fewest, gaps)


def every_step(library: Library, start: str) -> Iterator[Walk]:
    """A walk to each node with all that can be known there, breadth first; some come twice."""
    first = Walker(library, start).begin(TODAY)
    states, layer = {(first.at, tuple(sorted(first.asked.items())), False)}, [first]
    yield first
    while layer:
        following = []
        for walk in layer:
            for after in () if walk.ended else given_at(walk):
                yield after
                state = (after.at, tuple(sorted(after.asked.items())), bool(after.waiting))
                if state not in states:
                    states.add(state)
                    following.append(after)
        assume(len(states) < STATES)
        layer = following
