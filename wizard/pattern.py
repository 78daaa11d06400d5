"""Patterns that are compiled when they are first used.

Owns `pattern`, which stands in place of `re.compile` at the head of a module. A start passes two
hundred of them and uses a few; to compile all takes longer than to read the library. Refuses
patterns of an author's wing, which is loaded by who uses it.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for a pattern until something of it is asked for, and then has it at hand."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # from now on this is not come by any more
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` gives it; one that is faulty raises `re.error` where it is used."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))
