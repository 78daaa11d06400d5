"""Every text of a tree that a person reads, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.tree.model import Action, Checklist, Input, Node, Outcome, Question, Route, Tree
from wizard.tree.source import Where

Words = tuple[Where, str]


def texts(node: Node, place: Where) -> Iterator[Words]:
    """The texts of a node's screen, which may hold values; `place` is that of the node."""
    if isinstance(node, Route):
        return
    yield (*place, "text"), node.text
    if node.details:
        yield (*place, "details"), node.details
    if isinstance(node, Action | Outcome):
        for index, step in enumerate(node.steps):
            yield (*place, "steps", index), step
    if isinstance(node, Question | Action):
        for name, choice in node.choices.items():
            yield (*place, "choices", name, "label"), choice.label
            if choice.hint:
                yield (*place, "choices", name, "hint"), choice.hint
    elif isinstance(node, Checklist):
        for name, item in node.items.items():
            yield (*place, "items", name, "label"), item.label
            if item.hint:
                yield (*place, "items", name, "hint"), item.hint


def all_texts(tree: Tree) -> Iterator[Words]:
    """Every text of a tree, its titles included."""
    yield ("title",), tree.title
    if tree.case_title:
        yield ("case_title",), tree.case_title
    for name, node in tree.nodes.items():
        place = ("nodes", name)
        if not isinstance(node, Route) and node.title:
            yield (*place, "title"), node.title
        if isinstance(node, Input) and node.example:
            yield (*place, "example"), node.example
        yield from texts(node, place)
