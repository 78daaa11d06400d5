"""That a name can be named.

Owns the words that a guard, a letter or a step takes for its own, so that no value can be called by
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.node import STEP_BEFORE

IN_GUARDS = frozenset({"all", "any", "not", "answered"})
GIVEN = frozenset({"today", "contacts", "attempts", "earlier", "said", "respondents"})
"""What every letter has beside the names of the case: the day, the contacts of the library, what
was tried, which claims were replaced by others, answers in the words of their choices, and of whom
something is demanded."""
IN_LETTERS = GIVEN | frozenset(
    ("and", "or", "not", "in", "is", "if", "elif", "else", "for", "true", "false", "none", "loop")
)

IN_STEPS = frozenset({STEP_BEFORE})
RESERVED = IN_GUARDS | IN_LETTERS | IN_STEPS


def reserved(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each `save_as` and each key of `compute` that is such a word."""
    for place, _, node in loaded.written:
        saved = node.save_as
        if saved is not None and not node.column and saved in RESERVED:
            yield place.at("save_as").fault("reserved-name", name=saved, place=_place(saved))
    for file, tree in loaded.trees:
        for name in tree.compute.keys() & RESERVED:
            told = {"name": name, "place": _place(name)}
            yield file.at("compute", name).fault("reserved-name", key=True, **told)


def _place(name: str) -> str:
    if name in IN_STEPS:
        return "a step"
    return "a guard" if name in IN_GUARDS else "a letter"
