"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TypeVar

import jinja2
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from wizard.author.names.letter_positions import Spot, Spots
from wizard.author.tree.letter_text import LetterText

Kind = TypeVar("Kind", bound=nodes.Node)

_SANDBOX = SandboxedEnvironment()

MOST_WITHIN = 12
"""`if` and `for` within each other: Python takes twenty loops, and nobody reads it so deep."""
_BLOCK = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?:if|for)\b")


class Template:
    """A letter that was read, each part that it includes but once for all letters."""

    def __init__(self, letter: LetterText) -> None:
        self._letter = letter
        self.root = _SANDBOX.parse(letter.own.body)
        """It with its parts, each as a scope of its own where it is included."""
        self._of_kind: dict[type[nodes.Node], list[nodes.Node]] = {}
        self._inside: dict[int, Template] = {}
        self._add(self.root)
        if lost := letter.includes.keys() - self._inside.keys():
            problem = "what is included stands in a comment or in «raw»"
            raise jinja2.TemplateSyntaxError(problem, min(lost))

    def _add(self, node: nodes.Node) -> None:
        self._of_kind.setdefault(type(node), []).append(node)
        for field in node.fields:
            # A third of the time of `iter_child_nodes`, which is twice a generator.
            child = getattr(node, field, None)
            several = child if isinstance(child, list) else [child]
            for place, part in enumerate(several):
                if isinstance(part, nodes.Include) and part.lineno in self._letter.includes:
                    inside = template(self._letter.includes[part.lineno])
                    self._inside[part.lineno] = inside
                    several[place] = nodes.Scope(inside.root.body, lineno=part.lineno)
                elif isinstance(part, nodes.Node):
                    self._add(part)

    def all(self, *kinds: type[Kind]) -> list[Kind]:
        """Its parts of some kinds, those of one kind and one file in order."""
        found: list[nodes.Node] = []
        for kind, parts in self._of_kind.items():
            if issubclass(kind, kinds):
                found += parts
        for inside in self._inside.values():
            found += inside.all(*kinds)
        return found  # type: ignore[return-value]

    def spot(self, node: nodes.Node) -> Spot:
        """Where one of its nodes stands, in the file of its own."""
        for inside in self._inside.values():
            if any(part is node for part in inside.all(type(node))):
                return inside.spot(node)
        return self._spots.of(node)

    @cached_property
    def _spots(self) -> Spots:
        return Spots(self._letter.own, self.root)


def too_deep(body: str) -> re.Match[str] | None:
    """Where a letter opens one block too many within others; it would not be read, nor written."""
    depth = 0
    for found in _BLOCK.finditer(body):
        depth += -1 if found["end"] else 1
        if depth > MOST_WITHIN:
            return found
    return None


@lru_cache(maxsize=65_536)
def template(letter: LetterText) -> Template:
    """A letter that is read once.

    Raises:
        jinja2.TemplateSyntaxError: it is none.
    """
    if deep := too_deep(letter.body):
        raise jinja2.TemplateSyntaxError("too deep", 1 + letter.body.count("\n", 0, deep.start()))
    return Template(letter)
