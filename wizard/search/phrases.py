"""What is said of the places of a library: where a case may begin, and by which words.

Owns the texts that lead to a place and what each counts. Refuses to compare them: that is `index`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wizard.library.library import Library
from wizard.library.model import Choice
from wizard.library.node import qualify, tree_of
from wizard.search.stems import denied, stem, stems, telling, words

SAID, NAMED, HINTED = 1.0, 0.9, 0.6
"""What a phrase counts: words of an author and titles; labels and titles of trees; hints."""


class Beginning(NamedTuple):
    """A node as `tree.node`, and one of its choices or none."""

    node: str
    choice: str = ""


class Phrase(NamedTuple):
    """A few words that belong to a place."""

    words: frozenset[str]
    """Those that say something, as they stand there."""
    stems: tuple[str, ...]
    denied: frozenset[str]
    """Those of the stems that stand behind a «не»."""
    weight: float


def phrase(text: str, weight: float) -> Phrase:
    """A text as it is compared with what was said."""
    no = frozenset(map(stem, denied(words(text))))
    return Phrase(frozenset(telling(text)), stems(text), no, weight)


def leads_to(tree: str, choice: Choice) -> str:
    """Where a choice leads; of several ways, the one that is left when no guard holds."""
    to = choice.to
    return qualify(tree, to if isinstance(to, str) else to[-1].to) if to else ""


def texts(library: Library) -> Iterator[tuple[Beginning, str, float]]:
    """Every text by which something can be found, and what it counts."""
    begins = library.beginnings
    for name in begins:
        place, node = Beginning(name), library.node(name)
        tree = library.trees[tree_of(name)]
        if tree.start is not None and name == qualify(tree.tree, tree.start):
            yield place, tree.title, NAMED
        if node.entry is not None:
            yield place, node.entry.title, SAID
            yield from ((place, text, SAID) for text in node.entry.words)
    for name, node in library.nodes.items():
        for key, choice in node.choices.items() if not node.acts else ():
            to = leads_to(tree_of(name), choice)
            if to == library.manifest.entries_at:  # it says that what all are asked is not so
                continue
            place = Beginning(to) if to in begins else Beginning(name, key)
            if place.node not in begins:
                continue
            yield place, choice.label, NAMED
            if choice.hint:
                yield place, choice.hint, HINTED
