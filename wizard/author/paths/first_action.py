"""How soon a person has something to do.

Owns the count of the answers from the start of a library to the first action, or to an outcome
where there is none before it. Guards are looked at here, as far as `stories` can follow them: what
nobody can come to is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def first_actions(library: Library, stories: Stories) -> list[FirstAction]:
    """For each tree in which somebody first has something to do.

    Args:
        library: the library.
        stories: those that begin where it does.
    """
    fewest = _fewest(library, stories)
    ends = [story for story in fewest if _acts(library, stories.at(story))]
    most = _most(library, stories)
    found = []
    for tree in library.trees:
        own = [story for story in ends if tree_of(stories.at(story)) == tree]
        if own:
            farthest = max(own, key=lambda story: most.get(story, fewest[story]))
            least = min(fewest[story] for story in own)
            # Some are only come to by meeting a node twice: of those the fewest answers are told.
            longest = most.get(farthest, fewest[farthest]) if most else None
            found.append(FirstAction(tree, least, longest, stories.at(farthest)))
    return found


def _acts(library: Library, name: str) -> bool:
    node = library.node(name)
    return node.acts or node.ends


def _fewest(library: Library, stories: Stories) -> dict[Story, int]:
    """Every story up to the first action, and the fewest answers that lead to it."""

    def onward(story: Story) -> Iterator[tuple[int, Story, Move]]:
        at = stories.at(story)
        for move in () if _acts(library, at) else stories.moves(story):
            yield library.graph.costs[at], move.target, move

    met = islice(breadth_first([stories.start], onward), MOST_STORIES)
    return {story: length for story, length, _ in met}


def _most(library: Library, stories: Stories) -> dict[Story, int]:
    """The most answers that lead to each first action without meeting a node twice.

    A depth-first search. Nothing where there are too many ways to follow them all.
    """
    found: dict[Story, int] = {}
    stack = [(stories.start, 0, frozenset[int]())]
    for _ in range(MOST_WAYS):
        if not stack:
            return found
        story, length, seen = stack.pop()
        at = stories.at(story)
        if _acts(library, at):
            found[story] = max(found.get(story, 0), length)
            continue
        on = length + library.graph.costs[at]
        passed = seen | {story.node}
        targets = dict.fromkeys(move.target for move in stories.moves(story))
        stack += [(target, on, passed) for target in targets if target.node not in passed]
    return {}
