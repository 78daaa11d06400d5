"""That a name means one thing: whoever looks for a class by its name finds the one there is."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import wizard

HOUSE = Path(wizard.__file__).parent


def test_no_two_public_classes_share_a_name() -> None:
    modules = defaultdict(list)
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].append(str(path.relative_to(HOUSE)))
    assert modules
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}
