"""That each module below the front ends is reached by its own name from the tests of its room.

What is reached through a neighbour alone is held to nothing that the neighbour does not ask for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import wizard

HOUSE, TESTS = Path(wizard.__file__).parent, Path(__file__).parent
ROOMS = ("law", "library", "search", "walk", "outcome", "paper", "cases")


def modules(room: str) -> Iterator[str]:
    """Of a room, and of those within it, that do anything: shapes and tables alone do not."""
    for path in (HOUSE / room).rglob("*.py"):
        parts_of_it = ast.walk(ast.parse(path.read_text("utf-8")))
        if any(isinstance(part, ast.FunctionDef) for part in parts_of_it):
            parts = path.relative_to(HOUSE.parent).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__")


def imported(room: str) -> set[str]:
    """The modules that the tests of a room name, and the names that they take from packages."""
    found = set()
    for path in (TESTS / room).rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
                found.update(f"{node.module}.{name.name}" for name in node.names)
    return found


def test_each_module_is_reached_by_its_own_name() -> None:
    unreached = {room: set(modules(room)) - imported(room) for room in ROOMS}
    assert unreached == {room: set() for room in ROOMS}
