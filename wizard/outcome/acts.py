"""What a signed paper calls an act of law: in full where it stands first, and shortly behind that.

Owns which mention is the first. Refuses to know any act: those are in `library.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wizard.library.manifest import Act


def named(text: str, acts: Iterable[Act]) -> str:
    """`text` with each of `acts` in full up to its first mention outside of brackets, and by its
    short name behind that.

    What stands in brackets may be struck out, or is told to the person alone: it is no first
    mention for whoever reads the paper.
    """
    for act in acts:
        text = _named(text, act)
    return text


def _named(text: str, act: Act) -> str:
    written = re.compile("|".join(map(_spaced, (act.full, act.short))))
    told: list[str] = []
    end, known = 0, False
    for found in written.finditer(text):
        told += text[end : found.start()], act.short if known else act.full
        end = found.end()
        known = known or text.count("[", 0, end) <= text.count("]", 0, end)
    return "".join([*told, text[end:]])


def _spaced(name: str) -> str:
    """A pattern of a name whose spaces may be those at which no line breaks."""
    return r"\s".join(map(re.escape, name.split()))
