"""A reference to something that is not there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.remedies import plain
from wizard.author.tree.source import Source, Where

Known = Collection[str] | None
"""Ids that there are, or None where that cannot be known."""


def there(source: Source, section: str, known: Collection[str]) -> Known:
    """The ids of a section of a file, and what unsound ones were probably meant to be.

    What is wrong with those is told where they stand. None: the section could not be read.
    """
    if not source.problems:
        return known
    written = source.at((section,))
    if not isinstance(written, dict):
        return None
    return {**dict.fromkeys(known), **dict.fromkeys(plain(str(key)) for key in written)}


def unknown(
    source: Source, code: str, where: Where, name: str, known: Known, *, key: bool = False
) -> Sequence[Diagnostic]:
    """The fault of a name that is not among `known`, with the nearest one that is.

    With `key` the name is the key at `where`.
    """
    if known is None or name in known or name == FAULTY:
        return ()
    near = suggestion(name, known)
    return (source.diagnose(code, where, key=key, name=name, hint=near),)
