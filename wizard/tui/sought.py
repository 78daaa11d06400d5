"""What fits what somebody types on the first screen, and how a new case would begin there.

Owns what was looked for last. Refuses widgets, and to begin anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from wizard.cases.desk import Desk

if TYPE_CHECKING:
    from wizard.search.found import Found

TELLING = 4
"""Letters from which on words may say what happened."""


class Begin(msgspec.Struct, frozen=True):
    """A new case."""

    said: str = ""
    """What happened, in the words of who begins."""
    at: str = ""
    """Where it goes on behind what everybody is asked; nothing is the ordinary way."""
    title: str = ""
    """What it is called where it is offered."""


class Sought:
    """Looks as often as there is something new."""

    def __init__(self, desk: Desk, find: Callable[[str], Sequence[Found]]) -> None:
        """`find` tells what fits some words, best first."""
        self._desk = desk
        self._find = find
        self._said = ""
        self.found: list[Begin] | None = None
        """What fits, and last that nothing of it does; None where too little is said."""
        self.at_gate: Begin | None = None
        """What fits best, where that is what everybody is asked."""

    def look(self, said: str) -> bool:
        """Look for `said`; False where that is what was looked for before."""
        said = said.strip() if len(said.strip()) >= TELLING else ""
        if said == self._said:
            return False
        self._said, self.found, self.at_gate = said, None, None
        if said:
            places = self._find(said)
            self.found = [Begin(said, place.node, place.title) for place in places]
            if places and self._desk.is_gate(places[0].node):
                self.at_gate = self.found[0]
            self.found.append(Begin(said, "", self._desk.language("found_none")))
        return True
