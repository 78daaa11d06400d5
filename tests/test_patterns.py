"""How patterns are written, so that every Python that is promised finds the same with them."""

from __future__ import annotations

import re
from pathlib import Path

import wizard

_OF_A_GROUP = re.compile(r"\)(?:[*+?]|\{+[^{}]+\}+)\+")
"""A possessive repeat of a group. Python before 3.11.5 does not step back to where a turn began
that failed halfway (python/cpython#106052): `(?:a+b)*+a` does not find «a»."""


def test_a_group_is_repeated_in_an_atomic_group_and_never_possessively() -> None:
    modules = Path(wizard.__file__).parent.rglob("*.py")
    assert not [path.stem for path in modules if _OF_A_GROUP.search(path.read_text("utf-8"))]
