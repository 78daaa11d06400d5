"""The names of a library as variables where all is answered on one day."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.author.flow.domains import FREE, Domains
from wizard.author.names.table import Names
from wizard.library.forms import NO, YES
from wizard.library.guard import Guard, RowCount
from wizard.library.library import Library
from wizard.library.model import Node
from wizard.library.node import NEXT

ROUNDS = {NEXT: 1, YES: 2}
"""How many rows there will be where a list is begun, and where there is one more of them."""


class OneDay(Domains):
    """The same where all is answered on one day, so that nothing grows older or turns by itself."""

    def __init__(
        self, library: Library, names: Names, guards: Iterable[Guard], order: Iterable[str]
    ) -> None:
        super().__init__(library, names, guards, (), order)
        self.counted, self.free, self.dates = 0, FREE, []

    def answer(self, node: Node, trigger: str) -> tuple[int, int]:
        """The same; of rows there is one, or two where there is one more: a way is a short one."""
        clear, put = super().answer(node, trigger)
        for part, tick in self._items.get(node.save_as or node.ends_rows or "", {}).items():
            if not isinstance(part, RowCount):
                continue
            if node.column or trigger == NO:
                clear, put = clear & ~tick.full, put & ~tick.full
            else:
                clear, put = clear | tick.full, put | tick.bit(part.least <= ROUNDS[trigger])
        return clear, put
