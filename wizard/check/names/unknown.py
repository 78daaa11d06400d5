"""A reference to something that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wizard.tree.decode import FAULTY
from wizard.tree.diagnostic import Diagnostic, suggestion
from wizard.tree.source import Source, Where

Known = Collection[str] | None
"""Ids that there are, or None where that cannot be known."""


def unknown(
    source: Source, code: str, where: Where, name: str, known: Known
) -> Iterator[Diagnostic]:
    """The fault of a name that is not among `known`, with the nearest one that is."""
    if known is not None and name not in known and name != FAULTY:
        near = suggestion(name, known)
        yield source.diagnose(code, where, name=name, hint=near)
