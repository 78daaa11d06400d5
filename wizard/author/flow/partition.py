"""The situations of one node, put together or kept apart by what holds in them.

The trace partitioning of abstract interpretation, with the atoms as what parts the traces.
"""

from __future__ import annotations

from collections.abc import Sequence

from wizard.author.flow.formula import Atom, opposite

Situations = dict[int, int]
"""A situation by which of the atoms that are kept apart hold in it, one bit for each."""


def join(found: Situations, situation: int, apart: Sequence[Atom]) -> list[int] | None:
    """Add a situation to those that were found; the keys that are new, or None if nothing is."""
    fresh: list[int] | None = None
    for key, part in split(situation, apart):
        known = found.get(key)
        if known is None:
            found[key] = part
            fresh = [*(fresh or ()), key]
        elif part is not known and part | known != known:
            found[key] = part | known
            fresh = fresh or []
    return fresh


def split(situation: int, apart: Sequence[Atom]) -> list[tuple[int, int]]:
    """A situation by what is kept apart."""
    parts = [(0, situation)]
    for place, atom in enumerate(apart):
        if not situation & atom.drop:
            parts = [(key | 1 << place, part) for key, part in parts]
        elif situation & atom.hit:
            parts = [
                (key | side << place, part ^ (part & other))
                for key, part in parts
                for side, here, other in ((1, atom.hit, atom.drop), (0, atom.drop, atom.hit))
                if part & here
            ]
    return parts


def meaning(apart: Sequence[Atom], key: int) -> list[Atom]:
    """What a key says of all that is kept apart."""
    return [atom if key >> place & 1 else opposite(atom) for place, atom in enumerate(apart)]
