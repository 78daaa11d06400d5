"""What was answered row by row, where several like things are asked for.

Owns how a cell comes into its row, and when another list begins. Refuses to know who asks, and how
a value is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

Cell = str | int | Decimal | date
"""One value of a row."""


class Table(msgspec.Struct, frozen=True):
    """Rows of values by columns; a cell that was skipped has none."""

    cells: tuple[tuple[tuple[str, Cell], ...], ...] = ()
    """Each row as pairs of a column and its value."""
    ended: bool = False
    """Whether it was said that there are no more: whoever comes again begins anew."""

    @property
    def rows(self) -> Sequence[Mapping[str, Cell]]:
        """Each row by its columns."""
        return [dict(row) for row in self.cells]

    def with_cell(self, column: str, value: Cell | None, begins: bool, most: int) -> Table:
        """The same with one more value.

        Args:
            column: where it stands.
            value: None of a cell that was skipped.
            begins: whether a row begins with that column.
            most: so many rows are a whole list.
        """
        rows = self.cells
        if begins:
            rows = ((),) if self.ended or len(rows) >= most else (*rows, ())
        own = () if value is None else ((column, value),)
        *above, row = rows or ((),)  # where the cell with which it begins is gone, it begins here
        return Table((*above, (*row, *own)))

    def ending(self, ended: bool) -> Table:
        """The same, with the word that these were all, or not."""
        return Table(self.cells, ended)

    def total(self, column: str) -> Cell:
        """What a column comes to: the sum of money, or the texts one behind the other."""
        cells = [row[column] for row in self.rows if column in row]
        sums = [cell for cell in cells if isinstance(cell, Decimal)]
        return sum(sums, Decimal()) if len(sums) == len(cells) else "; ".join(map(str, cells))
