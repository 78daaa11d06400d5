"""Letters that nobody sends, and ticks that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.check.words.placeholders import names_in
from wizard.check.words.texts import all_texts
from wizard.tree.diagnostic import Diagnostic
from wizard.tree.guard import Guard, comparisons, parse
from wizard.tree.library import LETTERS, Loaded
from wizard.tree.model import Action, Checklist, Tree, alternatives
from wizard.walk.machine import edges


def unused(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is there and does nothing; the library has no errors."""
    yield from _letters(loaded)
    yield from _checklists(loaded)


def _letters(loaded: Loaded) -> Iterator[Diagnostic]:
    trees = loaded.library.trees.values()
    offered = {
        node.letter for tree in trees for node in tree.nodes.values() if isinstance(node, Action)
    }
    for name in loaded.library.letters:
        source = loaded.sources.get(loaded.files[f"{LETTERS}/{name}.md"])
        if name not in offered and source is not None:
            yield source.diagnose("unused-letter", ("letter",), name=name)


def _checklists(loaded: Loaded) -> Iterator[Diagnostic]:
    """A checklist is read by a guard, a text or a letter, or it is told in the document.

    The document tells what is titled, and what is evidence.
    """
    silent = [
        (tree_name, node_name, node.save_as)
        for tree_name, tree in loaded.library.trees.items()
        for node_name, node in tree.nodes.items()
        if isinstance(node, Checklist) and not node.evidence and not node.title
    ]
    if not silent:
        return
    read = _read(loaded)
    for tree_name, node_name, name in silent:
        if name not in read:
            source = loaded.sources[loaded.files[f"{tree_name}.yaml"]]
            where = ("nodes", node_name, "save_as")
            yield source.diagnose("unused-checklist", where, name=name)


def _read(loaded: Loaded) -> set[str]:
    """Every name that something looks at."""
    from wizard.check.names.letters import used  # jinja2 is needed only where letters are

    library = loaded.library
    guards: list[Guard] = [edge.guard for edge in edges(library) if edge.guard is not None]
    found: set[str] = set()
    for tree in library.trees.values():
        found |= {name for _, text in all_texts(tree) for name in names_in(text)}
        guards += _of_compute(tree)
    found |= {part.name for guard in guards for part in comparisons(guard)}
    for letter in library.letters.values():
        found |= used(letter)
    for check in library.checks.values():
        found |= {name for marks in (check.needs, check.avoids) if marks for name in marks.values}
    return found


def _of_compute(tree: Tree) -> Iterator[Guard]:
    for entry in tree.compute.values():
        for part in alternatives(entry):
            if "when" in part:
                yield parse(part["when"])
