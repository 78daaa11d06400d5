"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jinja2 import meta, nodes
from jinja2.sandbox import SandboxedEnvironment

_TAG = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?P<tag>if|for)\b.*?%\}")


class Opened(NamedTuple):
    """A tag that opens something."""

    line: int
    text: str
    tag: str


@lru_cache(maxsize=65_536)
def template(body: str) -> nodes.Template:
    """The parts of a letter.

    Raises:
        jinja2.TemplateSyntaxError: it is none.
    """
    return _parsed(body)


@lru_cache(maxsize=65_536)
def asked(body: str) -> frozenset[str]:
    """Every name that a letter looks for and does not set itself.

    Raises:
        jinja2.TemplateSyntaxError: it is no letter, or asks for a filter that there is not.
    """
    # Jinja folds constants in the tree that it looks through, so it is given one of its own.
    return frozenset(meta.find_undeclared_variables(_parsed(body)))


def _parsed(body: str) -> nodes.Template:
    environment = SandboxedEnvironment()
    environment.globals.clear()  # a letter has the names of the case, and no others
    return environment.parse(body)


def unclosed(body: str) -> Opened | None:
    """The last `if` or `for` that is not closed where it should be, if one is not."""
    opened: list[Opened] = []
    for number, line in enumerate(body.splitlines(), start=1):
        for tag in _TAG.finditer(line):
            if not tag["end"]:
                opened.append(Opened(number, tag[0], tag["tag"]))
            elif opened and opened[-1].tag == tag["tag"]:
                opened.pop()
            else:
                return opened[-1] if opened else None
    return opened[-1] if opened else None
