"""What a new case can begin with, for who would rather choose than say it in their own words.

Owns which choices stand for a beginning: those behind what everybody is asked that lead to an
entry, and those of the questions right behind it. Refuses to begin anything.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from wizard.library.library import Library
from wizard.library.node import qualify, tree_of


class FirstChoice(msgspec.Struct, frozen=True):
    """A beginning to be chosen."""

    title: str
    node: str
    """The entry `tree.node`."""


def first_choices(library: Library) -> list[FirstChoice]:
    """The beginnings in the order in which they would be asked; none without `entries_at`."""
    gate = library.manifest.entries_at
    if gate is None:
        return []
    found: dict[str, FirstChoice] = {}
    for _, to in _choices(library, gate):
        entry = library.node(to).entry
        behind = [(entry.title, to)] if entry else _choices(library, to)
        for title, node in behind:
            if library.node(node).entry:
                found.setdefault(node, FirstChoice(title, node))
    return list(found.values())


def _choices(library: Library, at: str) -> Iterator[tuple[str, str]]:
    """The choices of a node that lead to one place, whoever chooses them."""
    for choice in library.node(at).choices.values():
        if isinstance(choice.to, str):
            yield choice.label, qualify(tree_of(at), choice.to)


def said_example(library: Library) -> str:
    """What somebody may say who looks for where to begin: of the first choice, if it has words."""
    names = [*(one.node for one in first_choices(library)), *library.beginnings]
    entries = (library.node(name).entry for name in names)
    said = (word for entry in entries if entry for word in entry.words)
    return next(said, library.trees[library.manifest.start].title)
