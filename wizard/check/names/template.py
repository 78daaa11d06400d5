"""A letter as Jinja reads it, read once for all that is asked of it."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment


@lru_cache(maxsize=65_536)
def template(body: str) -> nodes.Template:
    """The parts of a letter.

    Raises:
        jinja2.TemplateSyntaxError: it is none.
    """
    return SandboxedEnvironment().parse(body)
