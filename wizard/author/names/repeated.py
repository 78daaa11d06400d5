"""Lists that name the same thing twice.

Owns every list of plain words in the files of a library: ids, facts, languages, steps. What a
scenario answers may well come twice, and is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.author.tree.diagnostic import Diagnostic
from wizard.author.tree.loading import Loaded
from wizard.author.tree.place import Place


def repeated(loaded: Loaded) -> Iterator[Diagnostic]:
    """A diagnostic for each entry that stood in its list before."""
    for source in loaded.sources.values():
        yield from _again(Place(source), source.data)


def _again(place: Place, data: Any) -> Iterator[Diagnostic]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _again(place.at(key), value)
    elif isinstance(data, list):
        seen = set[str]()
        for index, value in enumerate(data):
            if not isinstance(value, str):
                yield from _again(place.at(index), value)
            elif value in seen:
                yield place.at(index).fault("same-entry", name=value)
            else:
                seen.add(value)
