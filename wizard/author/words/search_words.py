"""That each entry of a library can be found, and told from the others.

Owns what is wrong with the words by which a node is found. Refuses to search: whether the right one
is found first is told by the phrases of `scenarios`.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.source import Source, Where
from wizard.library.model import Tree
from wizard.search.stems import telling


class SearchWords:
    """The words of entries in one language, tree by tree."""

    def __init__(self) -> None:
        self._said: dict[frozenset[str], str] = {}
        """By the words that are said, the first node that says them."""

    def faults(self, tree: Tree, source: Source) -> Iterator[Diagnostic]:
        """Words by which nobody is found, and those by which another node is found as well."""
        for name, node in tree.nodes.items():
            reference = f"{tree.tree}.{name}"
            for where, text in _words(name, tree) if node.entry else ():
                if text == FAULTY or source.at(where) is None:
                    continue
                said = frozenset(telling(text))
                if not said:
                    yield source.diagnose("no-words", where, words=text)
                    continue
                first = self._said.setdefault(said, reference)
                if first != reference:
                    yield source.diagnose("same-words", where, words=text, name=first)


def _words(name: str, tree: Tree) -> Iterator[tuple[Where, str]]:
    """The title and the words of an entry, and where each stands."""
    where, entry = ("nodes", name, "entry"), tree.nodes[name].entry
    if entry is not None:
        yield (*where, "title"), entry.title
        yield from (((*where, "words", index), text) for index, text in enumerate(entry.words))
