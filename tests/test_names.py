"""That a name means one thing: whoever looks for a class or a file by its name finds the one."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import wizard

HOUSE = Path(wizard.__file__).parent
ROOMS = [path.parent for path in HOUSE.rglob("__init__.py")]


def test_no_two_public_classes_share_a_name() -> None:
    modules = defaultdict(list)
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].append(str(path.relative_to(HOUSE)))
    assert modules
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}


@pytest.mark.parametrize("room", ROOMS, ids=[str(room.relative_to(HOUSE.parent)) for room in ROOMS])
def test_no_two_files_of_neighbouring_rooms_share_a_name(room: Path) -> None:
    """A room, the one around it, and those beside it; a command is called by what is typed."""
    neighbours = [room, *(inner for inner in ROOMS if inner.parent == room)]
    names = Counter(
        path.name
        for folder in neighbours
        if folder.name != "commands"
        for path in folder.glob("*.py")
        if path.name != "__init__.py"
    )
    assert [name for name, count in names.items() if count > 1] == []
