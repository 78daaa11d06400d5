"""What an author is told of the ways through a tree.

Owns the report of `paths`, as data and as text. Refuses to search and to count: that is `paths` and
`counts`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import msgspec

from wizard.author.paths.answers import PathAnswer, WalkedWay
from wizard.author.paths.counts import TangledError
from wizard.author.paths.listing import Paths
from wizard.author.paths.stories import FirstAction
from wizard.library.node import NEXT, is_part, tree_of

WIDTH = 100
EXACT = 10**15
"""From here on a text gives a count by its magnitude; the data always give all digits."""


class PathCount(msgspec.Struct, frozen=True):
    """How many ways, and the fewest answers of one. None: there are too many circles to count them,
    or no outcome to come to.
    """

    count: int | None
    shortest: int | None


class PathStep(msgspec.Struct, frozen=True):
    """One step of a way; `answer` is None where the node has one way on, guarded or not."""

    node: str
    answer: str | None
    to: str


class ListedWay(msgspec.Struct, frozen=True):
    """One way; `answers` is its length, and by what is `given` it can be walked."""

    ends_at: str
    answers: int
    steps: list[PathStep]
    given: list[PathAnswer]


class Overview(msgspec.Struct, frozen=True):
    """Everything that `paths` tells of a tree."""

    tree: str
    start: str
    ways: PathCount
    outcomes: dict[str, PathCount]
    listed: list[ListedWay]
    first_actions: list[FirstAction]


def overview(
    paths: Paths, start: str, listed: list[WalkedWay], first_actions: list[FirstAction]
) -> Overview:
    """The report on the ways from the node `start`, some of them listed, and the first actions of
    the whole library.
    """
    shortest = paths.nearest(start)
    try:
        counts: dict[str, int] | None = paths.counts(start)
    except TangledError:
        counts = None
    every = None if counts is None else sum(counts.values())
    return Overview(
        tree=tree_of(start),
        start=start,
        ways=PathCount(every, min(shortest.values(), default=None)),
        outcomes={
            node: PathCount(None if counts is None else counts[node], length)
            for node, length in shortest.items()
        },
        listed=[_listed(paths, start, way) for way in listed],
        first_actions=first_actions,
    )


def lines(told: Overview) -> Iterator[str]:
    """The report as text."""
    ends = len(told.outcomes)
    yield (
        f"{told.tree}: {_ways(told.ways)} from {told.start} "
        f"to {ends} outcome{'' if ends == 1 else 's'}; answers: {told.ways.shortest} at least"
    )
    yield (
        "they are counted with all guards open, so there may be ways among them that nobody can "
        "walk; what is listed can be walked"
    )
    for node, span in told.outcomes.items():
        yield f"    {node}: {_ways(span)}; answers: {span.shortest} at least"
    for way in told.listed:
        yield ""
        yield f"{way.ends_at} in {way.answers}:"
        yield textwrap.fill(
            _steps(told.tree, way),
            WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    yield ""
    yield "from the start of the library to the first action or outcome, guards looked at:"
    for first in told.first_actions:
        most = "" if first.most == first.fewest else f"–{first.most}"
        yield f"    {first.tree}: {first.fewest}{most} answers, the most to {first.farthest}"


def _listed(paths: Paths, start: str, walked: WalkedWay) -> ListedWay:
    way = walked.way
    steps = [
        PathStep(edge.source, None if edge.trigger == NEXT else edge.trigger, edge.target)
        for edge in way
        if not is_part(edge.source)  # the form is named
    ]
    return ListedWay(way[-1].target if way else start, paths.length(way), steps, walked.given)


def _ways(span: PathCount) -> str:
    if span.count is None:
        return "ways that run through each other in too many circles to be counted"
    if span.count >= EXACT:
        digits = str(span.count)
        return f"about {digits[0]}.{digits[1]}e{len(digits) - 1} ways"
    return f"{span.count:,} way{'' if span.count == 1 else 's'}".replace(",", "\u00a0")


def _steps(tree: str, way: ListedWay) -> str:
    """`reason: overdue → due_date → escalation.order_help: solved`; routes ask nothing."""
    shown = []
    for step in way.steps:
        name = step.node.removeprefix(f"{tree}.")
        shown.append(f"{name}: {step.answer}" if step.answer else name)
    return " → ".join([*shown, way.ends_at.removeprefix(f"{tree}.")])
