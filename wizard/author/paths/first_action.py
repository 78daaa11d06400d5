"""How soon a person has something to do.

Owns the count of the answers from the start of a library to the first action, or to an outcome
where there is none before it. Guards are looked at here, as far as `stories` can follow them: what
nobody can come to is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

import msgspec

from wizard.author.paths.stories import Move, Stories, Story
from wizard.library.graph import breadth_first
from wizard.library.library import Library
from wizard.library.node import tree_of

MOST_STORIES = 20_000
"""Followed at most; a library that asks so much before the first action has no better to show."""
MOST_WAYS = 100_000
"""Steps of the ways that are followed for the most answers."""


class FirstAction(msgspec.Struct, frozen=True):
    """How soon there is something to do, where the first of it all is in this tree.

    Answers: the fewest and the most, which is None where the ways are too many to be counted, and
    the action (or outcome) that is the farthest.
    """

    tree: str
    fewest: int
    most: int | None
    farthest: str


def first_actions(library: Library, today: date) -> list[FirstAction]:
    """For each tree in which somebody who starts on `today` first has something to do."""
    stories = Stories(library, today)
    entry = library.manifest.start
    start = stories.begin(f"{entry}.{library.trees[entry].start}")
    fewest = _fewest(library, stories, start)
    ends = [story for story in fewest if _acts(library, story)]
    most = _most(library, stories, start)
    found = []
    for tree in library.trees:
        own = [story for story in ends if tree_of(story.at) == tree]
        if own:
            farthest = max(own, key=lambda story: most.get(story, fewest[story]))
            least = min(fewest[story] for story in own)
            # Some are only come to by meeting a node twice: of those the fewest answers are told.
            longest = most.get(farthest, fewest[farthest]) if most else None
            found.append(FirstAction(tree, least, longest, farthest.at))
    return found


def _acts(library: Library, story: Story) -> bool:
    node = library.node(story.at)
    return node.acts or node.ends


def _cost(library: Library, story: Story) -> int:
    """The answers that a story's node takes."""
    return library.graph.costs[story.at]


def _fewest(library: Library, stories: Stories, start: Story) -> dict[Story, int]:
    """Every story up to the first action, and the fewest answers that lead to it."""

    def onward(story: Story) -> Iterator[tuple[int, Story, Move]]:
        for move in () if _acts(library, story) else stories.moves(story):
            yield _cost(library, story), move.target, move

    met = islice(breadth_first([start], onward), MOST_STORIES)
    return {story: length for story, length, _ in met}


def _most(library: Library, stories: Stories, start: Story) -> dict[Story, int]:
    """The most answers that lead to each first action without meeting a node twice.

    Nothing where there are too many ways to follow them all.
    """
    found: dict[Story, int] = {}
    stack = [(start, 0, frozenset[str]())]
    for _ in range(MOST_WAYS):
        if not stack:
            return found
        story, length, seen = stack.pop()
        if _acts(library, story):
            found[story] = max(found.get(story, 0), length)
            continue
        on = length + _cost(library, story)
        passed = seen | {story.at}
        targets = dict.fromkeys(move.target for move in stories.moves(story))
        stack += [(target, on, passed) for target in targets if target.at not in passed]
    return {}
