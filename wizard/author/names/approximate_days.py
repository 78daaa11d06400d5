"""That nothing is counted by a day which may be said approximately.

Owns who may ask for such a day: a field by whose day no term runs, no rule counts and no other date
is bounded, so that a paper may say «about» of it and no right depends on that.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.library.forms import written
from wizard.library.library import Library
from wizard.library.model import alternatives


def approximate(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each field that takes «about», though something is counted by its day."""
    counted = set(_counted(loaded.library))
    for source, place, node in loaded.written:
        field = node.field
        if field is not None and field.about and field.save_as in counted:
            yield source.diagnose("about-counted", (*place, "about"), name=field.save_as)


def _counted(library: Library) -> Iterator[str]:
    """Every name by whose day something is counted or bounded."""
    for tree in library.trees.values():
        for entry in tree.compute.values():
            for part in alternatives(entry):
                yield from (str(value) for key, value in part.items() if key not in _NO_NAMES)
        for _, node in written(tree):
            if node.since:
                yield node.since
            if node.field is not None:
                yield from (*node.field.follows, *node.field.precedes)


_NO_NAMES = ("rule", "term", "is", "when", "rates")
"""Keys of `compute` behind which no name of the case stands alone."""
