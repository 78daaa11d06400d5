"""What stands in quotes under the fields and names of a module.

Python drops these texts when it runs, so they are read from the source. Owns their reading; refuses
to know what is done with them.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType


def of_name(module: ModuleType, name: str) -> str:
    """The text under `name = …` in a module, on one line; nothing where there is none."""
    return _texts(module).get(("", name), "")


def of_field(type_: type, field: str) -> str:
    """The text under a field of a class, or of the class it comes from; else nothing."""
    for owner in type_.__mro__:
        module = inspect.getmodule(owner)
        text = _texts(module).get((owner.__name__, field)) if module else None
        if text:
            return text
    return ""


@cache
def _texts(module: ModuleType) -> dict[tuple[str, str], str]:
    """Every such text by the class (nothing for the module itself) and the name it stands under."""
    try:
        body = ast.parse(inspect.getsource(module)).body
    except (OSError, TypeError):  # a module of the interpreter itself
        return {}
    found = {("", name): text for name, text in _under(body)}
    for part in body:
        if isinstance(part, ast.ClassDef):
            found |= {(part.name, name): text for name, text in _under(part.body)}
    return found


def _under(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    for named, text in pairwise(body):
        if isinstance(named, ast.AnnAssign):
            target: ast.expr = named.target
        elif isinstance(named, ast.Assign):
            target = named.targets[0]
        else:
            continue
        said = text.value if isinstance(text, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(said, ast.Constant):
            yield target.id, one_line(str(said.value))


def one_line(text: str | None) -> str:
    """A text of several lines on one."""
    return " ".join((text or "").split())
