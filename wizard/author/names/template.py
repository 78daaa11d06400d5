"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

import jinja2
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

Kind = TypeVar("Kind", bound=nodes.Node)

_SANDBOX = SandboxedEnvironment()

MOST_WITHIN = 12
"""`if` and `for` within each other: Python takes twenty loops, and nobody reads it so deep."""
_BLOCK = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?:if|for)\b")


class Template:
    """A letter that was read."""

    def __init__(self, root: nodes.Template) -> None:
        self.root = root
        self.parts: list[nodes.Node] = []
        """All that stands in it, in order: to go down the tree takes longer than to read this."""
        self._of_kind: dict[type[nodes.Node], list[nodes.Node]] = {}
        self._extent: dict[int, tuple[int, int]] = {}
        self._add(root)

    def _add(self, node: nodes.Node) -> None:
        start = len(self.parts)
        self.parts.append(node)
        self._of_kind.setdefault(type(node), []).append(node)
        for field in node.fields:
            # A third of the time of `iter_child_nodes`, which is twice a generator.
            child = getattr(node, field, None)
            for part in child if isinstance(child, list) else (child,):
                if isinstance(part, nodes.Node):
                    self._add(part)
        self._extent[id(node)] = (start, len(self.parts))

    def under(self, node: nodes.Node) -> list[nodes.Node]:
        """A part with all that stands in it."""
        start, end = self._extent[id(node)]
        return self.parts[start:end]

    def all(self, *kinds: type[Kind]) -> list[Kind]:
        """Its parts of some kinds, those of one kind in order."""
        found: list[nodes.Node] = []
        for kind, parts in self._of_kind.items():
            if issubclass(kind, kinds):
                found += parts
        return found  # type: ignore[return-value]


def too_deep(body: str) -> re.Match[str] | None:
    """Where a letter opens one block too many within others; it would not be read, nor written."""
    depth = 0
    for found in _BLOCK.finditer(body):
        depth += -1 if found["end"] else 1
        if depth > MOST_WITHIN:
            return found
    return None


@lru_cache(maxsize=65_536)
def template(body: str) -> Template:
    """The parts of a letter.

    Raises:
        jinja2.TemplateSyntaxError: it is none.
    """
    if deep := too_deep(body):
        raise jinja2.TemplateSyntaxError("too deep", 1 + body.count("\n", 0, deep.start()))
    return Template(_SANDBOX.parse(body))
