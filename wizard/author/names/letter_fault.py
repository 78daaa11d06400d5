"""Something of a letter that is amiss, before its place in the file is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import nodes


class LetterFault(NamedTuple):
    """A part of a letter, the code of what is wrong with it, and what to do instead."""

    node: nodes.Node
    """Where it stands."""
    code: str
    values: Mapping[str, str]
    hint: str = ""

    @classmethod
    def part(cls, node: nodes.Node, what: str, hint: str) -> LetterFault:
        """What no letter can hold."""
        return cls(node, "letter-part", {"what": what}, hint)


def written(node: nodes.Node | None) -> str:
    """An expression in short: its name, with what stands before a dot."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=attr):
            return f"{written(owner)}.{attr}"
        case nodes.Filter(node=inner, name=name):
            return f"{written(inner)} | {name}"
        case nodes.Getitem(node=inner):
            return written(inner)
        case nodes.Const(value=value):
            return str(value)
    return "this"
