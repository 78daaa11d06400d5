"""A fault put into functions that are imported already, in place of their own code.

Owns which functions of a room are there to be changed, and the change. Refuses what runs when a
module is imported, as constants and defaults do: that has happened.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.mutations import Mutant

_Place = tuple[int, str]
"""The first line of a function in its file, and its name."""


class Live:
    """The functions of the modules below a folder, as they are imported."""

    def __init__(self, room: Path) -> None:
        self._found = defaultdict[tuple[str, _Place], list[FunctionType]](list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(room)):
                self._found[one.__code__.co_filename, _place(one.__code__)].append(one)

    def change(self, path: Path, mutant: Mutant) -> bool:
        """Put a fault in; whether that can be done without importing anything anew."""
        sound = [*_functions(compile(path.read_text("utf-8"), path, "exec"))]
        made = [*_functions(compile(mutant.tree, path, "exec"))]
        many = Counter(map(_place, made))
        changed = {_place(code): code for code, was in zip(made, sound, strict=True) if code != was}
        functions = [
            (function, code)
            for place, code in changed.items()
            for function in self._found.get((str(path), place), ())
            if many[place] == 1 and function.__code__.co_freevars == code.co_freevars
        ]
        if not changed or {_place(code) for _, code in functions} != changed.keys():
            return False
        for function, code in functions:
            function.__code__ = code
        return True


def _place(code: CodeType) -> _Place:
    return code.co_firstlineno, code.co_qualname


def _functions(code: CodeType) -> Iterator[CodeType]:
    """Those of a module and of its classes, and not those within another."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            if part.co_flags & CO_OPTIMIZED:
                yield part
            else:
                yield from _functions(part)
