"""How soon a person has something to do.

Owns the count of the answers from the start of a library to the first action, or to an outcome
where there is none before it. Guards are looked at here: what nobody can come to is not counted.
"""

from __future__ import annotations

import msgspec

from wizard.author.paths.stories import Stories
from wizard.library.library import Library
from wizard.library.node import tree_of


class FirstAction(msgspec.Struct, frozen=True):
    """How soon there is something to do, where the first of it all is in this tree.

    Answers: the fewest, and how many it takes at least to the action (or outcome) that is the
    farthest.
    """

    tree: str
    fewest: int
    most: int
    farthest: str


def first_actions(library: Library, stories: Stories) -> list[FirstAction]:
    """For each tree in which somebody first has something to do.

    Args:
        library: the library.
        stories: those that begin where it does.
    """
    things = [name for name in stories.reached if _is_something(library, name)]
    answers = {name: far for name in things if (far := stories.before_acting(name)) is not None}
    found = []
    for tree in library.trees:
        own = {name: far for name, far in answers.items() if tree_of(name) == tree}
        if own:
            farthest = max(own, key=own.__getitem__)
            found.append(FirstAction(tree, min(own.values()), own[farthest], farthest))
    return found


def _is_something(library: Library, name: str) -> bool:
    node = library.node(name)
    return node.acts or node.ends
