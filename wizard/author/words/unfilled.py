"""Values in texts that nothing fills in: titles, facts, names of contacts.

Only what a screen says, and the title of a case, is written anew for each person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.author.tree import translation
from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Place
from wizard.author.words.texts import Words
from wizard.library.forms import written
from wizard.library.library import FACTS, LETTERS, MANIFEST
from wizard.library.model import Tree

_VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def unfilled(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each such text."""
    parts = translation.parts(loaded.library)
    for file in (MANIFEST, FACTS):
        yield from _in(loaded.place_if_any(file), translation.texts(parts[file]))
    for place, tree in loaded.trees:
        yield from _in(place, _of_tree(tree))
    for name, letter in loaded.library.letters.items():
        of_letter = loaded.place_if_any(f"{LETTERS}/{name}.md")
        yield from _in(of_letter, [(("title",), letter.head.title)])


def _of_tree(tree: Tree) -> Iterator[Words]:
    yield ("title",), tree.title
    for place, node in written(tree):
        if node.title:
            yield (*place, "title"), node.title
        if node.example:
            yield (*place, "example"), node.example


def _in(file: Place | None, words: Iterable[Words]) -> Iterator[Diagnostic]:
    for where, text in words if file else ():
        if file and (found := _VALUE.search(text)):
            span = file.at(*where).within(re.escape(found[0]))
            yield diagnose("unfilled-value", file.source.path, span, text=found[0])
