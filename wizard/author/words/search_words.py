"""That each entry of a library can be found, and told from the others.

Owns what is wrong with the words by which a node is found. Refuses to search: whether the right one
is found first is told by the phrases of `scenarios`.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.place import Location
from wizard.library.model import Tree
from wizard.search.stems import telling


class SearchWords:
    """The words of entries in one language, tree by tree."""

    def __init__(self) -> None:
        self._said: dict[frozenset[str], str] = {}
        """By the words that are said, the first node that says them."""

    def faults(self, tree: Tree, file: Location) -> Iterator[Diagnostic]:
        """Words by which nobody is found, and those by which another node is found as well."""
        for way in ("nodes.*.entry.title", "nodes.*.entry.words.*"):
            for place, text in file.along(tree, way):
                if text == FAULTY or place.data is None:
                    continue
                said, reference = frozenset(telling(text)), f"{tree.tree}.{place.where[1]}"
                if not said:
                    yield place.fault("no-words", words=text)
                    continue
                first = self._said.setdefault(said, reference)
                if first != reference:
                    yield place.fault("same-words", words=text, name=first)
