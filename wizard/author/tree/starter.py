"""What a new library, or a new tree of a library, begins with.

Owns the reading of `wizard/starter`, where a folder a language holds the files as they will lie:
`NAME` in them and in their names is that of the tree, `TODAY` the day. Refuses to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

Part = Literal["library", "tree"]


def starter(part: Part, language: str, name: str, today: date) -> dict[str, str]:
    """Each file by its path in the library.

    Args:
        part: a whole library, or a tree and its scenarios.
        language: `ru` or `en`, for texts and comments.
        name: of the tree, and of a library also that of the library.
        today: the day on which what a new library claims was read.
    """
    root = files("wizard").joinpath("starter", language, part)
    return {
        place.replace("NAME", name): text.replace("NAME", name).replace("TODAY", today.isoformat())
        for place, text in _texts(root, "")
    }


def _texts(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        if part.is_dir():
            yield from _texts(part, f"{above}{part.name}/")
        else:
            yield f"{above}{part.name}", part.read_text("utf-8")
