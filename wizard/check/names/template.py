"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import meta, nodes
from jinja2.sandbox import SandboxedEnvironment


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
