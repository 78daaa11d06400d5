"""Every text of a tree that a person reads, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.author.tree.source import Where
from wizard.library.model import (
    Choice,
    Item,
    Node,
    Tree,
)

Words = tuple[Where, str]


def texts(node: Node, place: Where) -> list[Words]:
    """The texts of a node's screen, which may hold values; `place` is that of the node."""
    if node.passes:
        return []
    found: list[Words] = [((*place, "text"), node.text)]
    if node.details:
        found.append(((*place, "details"), node.details))
    found += [((*place, "steps", index), step) for index, step in enumerate(node.steps)]
    found += _options((*place, "choices"), node.choices)
    found += _options((*place, "items"), node.items)
    return found


def _options(place: Where, options: Mapping[str, Choice | Item]) -> list[Words]:
    found: list[Words] = []
    for name, option in options.items():
        found.append(((*place, name, "label"), option.label))
        if option.hint:
            found.append(((*place, name, "hint"), option.hint))
    return found


def all_texts(tree: Tree) -> list[Words]:
    """Every text of a tree, its titles included."""
    found: list[Words] = [(("title",), tree.title)]
    if tree.case_title:
        found.append((("case_title",), tree.case_title))
    for name, node in tree.nodes.items():
        place = ("nodes", name)
        if node.title:
            found.append(((*place, "title"), node.title))
        if node.example:
            found.append(((*place, "example"), node.example))
        found += texts(node, place)
    return found
