"""A place in a file of an author, and what is told of what stands there.

Owns the pair of a file and a way into it, which nearly every check hands on, references that lead
nowhere, and the ways along which the same thing is looked for in many places: `choices.*.facts.*`.
Refuses to know what is to be looked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.leaves import FAULTY
from wizard.author.tree.remedies import plain
from wizard.author.tree.source import Source, Span, Where

Known = Collection[str] | None
"""Ids that there are, or None where that cannot be known."""


class Location(NamedTuple):
    """Where something was written."""

    source: Source
    where: Where = ()

    def at(self, *parts: str | int) -> Location:
        """A place below it."""
        return Location(self.source, self.where + parts)

    @property
    def name(self) -> str:
        """The key by which it is known."""
        return str(self.where[-1])

    @property
    def data(self) -> Any:
        """What was written there; None where nothing was."""
        return self.source.at(self.where)

    def within(self, pattern: str) -> Span:
        """Where the first match stands in the text there; all of that without one."""
        return self.source.within(self.where, pattern)

    def fault(self, code: str, /, *, key: bool = False, **values: str) -> Diagnostic:
        """A diagnostic there, or at its key; `values` fill the template of the code."""
        return self.source.diagnose(code, self.where, key=key, **values)

    def unknown(
        self, code: str, name: str, known: Known, *, key: bool = False
    ) -> Sequence[Diagnostic]:
        """The fault of a name that is not among `known`, with the nearest one that is.

        With `key` the name is the key of the place.
        """
        if known is None or name in known or name == FAULTY:
            return ()
        return (self.fault(code, key=key, name=name, hint=suggestion(name, known)),)

    def ids(self, known: Collection[str]) -> Known:
        """The ids of a section, `known` as far as they are sound, and what others probably mean.

        What is wrong with those is told where they stand. None: the section could not be read.
        """
        if not self.source.problems:
            return known
        written = self.data
        if not isinstance(written, dict):
            return None
        return {**dict.fromkeys(known), **dict.fromkeys(plain(str(key)) for key in written)}

    def along(self, part: Any, way: str) -> list[tuple[Location, Any]]:
        """What `part`, which stands here, has at the end of a way, and where; `*` is any entry.

        A text in place of a list is its only entry.
        """
        first, further, _ = way.partition(".")
        if first != "*":
            value = getattr(part, first, None)
            if value is None or (further and not value):
                return []  # as mostly, so that nothing is put together for it
        found: list[tuple[Where, Any]] = [(self.where, part)]
        for key in way.split("."):
            above, found = found, []
            for where, one in above:
                if key != "*":
                    if (value := getattr(one, key, None)) is not None:
                        found.append(((*where, key), value))
                elif isinstance(one, str):
                    found.append((where, one))
                else:
                    entries = one.items() if isinstance(one, Mapping) else enumerate(one)
                    found += [((*where, name), value) for name, value in entries]
        return [(Location(self.source, where), value) for where, value in found]
