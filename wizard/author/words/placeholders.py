"""The grammar of `{{ name }}` in a text: which names it has, and what is no placeholder.

Owns their places in the text. Refuses to know which names there are: that is for `names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.author.tree.diagnostic import Diagnostic, diagnose
from wizard.author.tree.place import Location
from wizard.author.tree.source import Span
from wizard.library.model import PLACEHOLDER

_OPENING = re.compile(r"\{[{%#]|[}%#]\}")


def names_in(text: str) -> list[str]:
    """The names in a text, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def spot(place: Location, name: str) -> Span:
    """Where the placeholder of a name stands in a text."""
    return place.within(rf"\{{\{{ ?{name} ?\}}\}}")


def strange(place: Location, text: str) -> Iterator[Diagnostic]:
    """What is left of a template language in a text."""
    if "{" not in text and "}" not in text:
        return
    rest = PLACEHOLDER.sub("", text)
    found = _OPENING.search(rest)
    if found:
        line = rest[found.start() :].split("\n", 1)[0]
        start = line[:29]
        span = place.within(re.escape(start))
        shown = line if len(line) <= 30 else f"{start}…"
        yield diagnose("bad-placeholder", place.source.path, span, text=shown)
