"""Lists that name the same thing twice.

Owns every list of plain words in the files of a library: ids, facts, languages, steps. What a
scenario answers may well come twice, and is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.source import Where


def repeated(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each entry that stood in its list before."""
    for source in loaded.sources.values():
        for where, entry in _again(source.data, ()):
            yield source.diagnose("same-entry", where, name=entry)


def _again(data: Any, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _again(value, (*where, key))
    elif isinstance(data, list):
        seen = set[str]()
        for index, value in enumerate(data):
            if not isinstance(value, str):
                yield from _again(value, (*where, index))
            elif value in seen:
                yield (*where, index), value
            else:
                seen.add(value)
