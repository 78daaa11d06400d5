"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeVar

from jinja2 import meta, nodes
from jinja2.sandbox import SandboxedEnvironment

Kind = TypeVar("Kind", bound=nodes.Node)

_SANDBOX = SandboxedEnvironment()
_SANDBOX.globals.clear()  # a letter has the names of the case, and no others
_PLAIN = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.Getattr,
    nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Concat,
    nodes.List, nodes.Tuple,
)  # fmt: skip
"""With these alone a letter sets no name, and there is nothing that Jinja could refuse."""
_TAG = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?P<tag>if|for)\b.*?%\}")


_OPENING = re.compile(r"\{(?P<sign>[{%])(?:(?![}%]\}).)*$")


class Opened(NamedTuple):
    """What opens something, and what would close it."""

    line: int
    text: str
    end: str


class Template:
    """A letter that was read."""

    def __init__(self, root: nodes.Template) -> None:
        self.root = root
        self.parts: list[nodes.Node] = [*root.find_all(nodes.Node)]
        """All that stands in it, in order: to go down the tree takes longer than to read this."""

        self._of_kind: dict[type[nodes.Node], list[nodes.Node]] = {}
        for part in self.parts:
            self._of_kind.setdefault(type(part), []).append(part)

    def all(self, *kinds: type[Kind]) -> list[Kind]:
        """Its parts of some kinds, those of one kind in order."""
        found: list[nodes.Node] = []
        for kind, parts in self._of_kind.items():
            if issubclass(kind, kinds):
                found += parts
        return found  # type: ignore[return-value]


@lru_cache(maxsize=65_536)
def template(body: str) -> Template:
    """The parts of a letter.

    Raises:
        jinja2.TemplateSyntaxError: it is none.
    """
    return Template(_SANDBOX.parse(body))


def asked(body: str) -> set[str]:
    """Every name that a letter looks for and does not set itself.

    Raises:
        jinja2.TemplateSyntaxError: it is no letter, or asks for a filter that there is not.
    """
    read = template(body)
    if all(isinstance(part, _PLAIN) for part in read.parts):
        return {name.name for name in read.all(nodes.Name)}
    # Jinja takes as long for it as for reading, and folds constants in the tree that it looks
    # through, so it is given one of its own.
    unset: set[str] = meta.find_undeclared_variables(_SANDBOX.parse(body))
    return unset


def unclosed(body: str) -> Opened | None:
    """Braces, or the last `if` or `for`, that are not closed where they should be."""
    for number, line in enumerate(body.splitlines(), start=1):
        if half := _OPENING.search(line):
            return Opened(number, half[0], "}}" if half["sign"] == "{" else "%}")
    opened: list[Opened] = []
    for number, line in enumerate(body.splitlines(), start=1):
        for tag in _TAG.finditer(line):
            if not tag["end"]:
                opened.append(Opened(number, tag[0], f"{{% end{tag['tag']} %}}"))
            elif opened and tag["tag"] in opened[-1].end:
                opened.pop()
            else:
                return opened[-1] if opened else None
    return opened[-1] if opened else None
