"""A few ways that together take everything there is to take.

Owns the choice of the ways, over any graph: of nodes, or of what a person can have answered by
then. Each way goes on from step to step that was not taken yet, meets no place twice before the
last of them, and then goes to its end. Few, not proved to be the fewest.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from wizard.library.graph import breadth_first

N = TypeVar("N", bound=Hashable)
S = TypeVar("S", bound="PathEdge")


class PathEdge(Protocol):
    """One step of a way."""

    @property
    def waits(self) -> bool:
        """Whether it stays where it is."""


@dataclass(frozen=True)
class Ground(Generic[N, S]):
    """What the ways are chosen from."""

    steps: Callable[[N], Sequence[S]]
    """The steps from a node, in the order in which they are tried."""
    target: Callable[[S], N]
    onward: Callable[[N], Sequence[S]]
    """A way from a node to an end."""
    label: Callable[[S], Hashable]
    """What is to be taken; several steps may count for one."""
    place: Callable[[N], Hashable]
    """What should not be met twice on a way; several nodes may be one place."""


def cover(ground: Ground[N, S], start: N, wanted: set[Hashable]) -> Iterator[list[S]]:
    """Ways from `start` that take every one of the labels `wanted` that can be taken."""
    left = set(wanted)
    while way := _way(ground, start, left):
        yield way


def _way(ground: Ground[N, S], start: N, left: set[Hashable]) -> list[S]:
    """The next way; what it takes is no longer `left`."""
    way: list[S] = []
    seen: set[Hashable] = set()
    at = start
    while ground.place(at) not in seen and (more := _nearest(ground, at, left, seen)):
        for step in more:
            left.discard(ground.label(step))
            if not step.waits:
                seen.add(ground.place(at))
            at = ground.target(step)
        way += more
    if way:
        rest = ground.onward(at)
        left.difference_update(map(ground.label, rest))
        way += rest
    return way


def _nearest(ground: Ground[N, S], start: N, left: set[Hashable], seen: set[Hashable]) -> list[S]:
    """A way of few steps to a step that is left, with it; through no place of `seen`."""

    def onward(at: N) -> Iterator[tuple[int, N, tuple[N, S]]]:
        for step in ground.steps(at):
            target = ground.target(step)
            if ground.place(target) not in seen:
                yield 1, target, (at, step)

    came: dict[N, tuple[N, S] | None] = {}
    for at, _, before in breadth_first([start], onward) if left else ():
        came[at] = before
        for step in ground.steps(at):
            if ground.label(step) in left:
                return [*_back(came, at), step]
    return []


def _back(came: dict[N, tuple[N, S] | None], at: N) -> list[S]:
    way: list[S] = []
    while before := came[at]:
        at, step = before
        way.append(step)
    return way[::-1]
