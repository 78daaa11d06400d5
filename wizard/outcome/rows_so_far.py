"""What was given so far of several like things, and which of them is asked for.

Owns these lines, which stand above the next row and above the question for one more. Refuses the
answers one by one: those are for `history`.
"""

from __future__ import annotations

from decimal import Decimal

from wizard.i18n import Language
from wizard.library.library import Library
from wizard.library.node import screen_of
from wizard.library.table import Table
from wizard.outcome.wording import Wording
from wizard.walk.answers import row_of
from wizard.walk.walk import Walk


def row_title(library: Library, walk: Walk) -> str:
    """Which row is asked for: «Item 2»; nothing where none is."""
    row = row_of(walk.node, walk.asked)
    return f"{library.node(screen_of(walk.at)).each} {row}" if row else ""


def last_row(say: Language, walk: Walk) -> str:
    """At the last row that a list takes, what to do with one more; nothing at any other."""
    most = walk.node.most_rows
    return say("rows_last", most=most) if most and row_of(walk.node, walk.asked) == most else ""


def rows_so_far(wording: Wording, walk: Walk) -> list[str]:
    """The rows before the one, or the question for one, at which a walk stands, and their sums."""
    name = walk.node.ends_rows or (walk.node.save_as if walk.node.column else None)
    table = walk.asked.get(name) if name else None
    if name is None or not isinstance(table, Table) or table.ended:
        return []
    node = walk.walker.library.node(screen_of(walk.at))
    rows = enumerate(wording.rows(name, table), start=1)
    said = [f"{node.each} {number}: {', '.join(row.values())}" for number, row in rows]
    totals = ((total, walk.values[total]) for total in node.totals if total in walk.values)
    sums = [wording.value(total, value) for total, value in totals if isinstance(value, Decimal)]
    return [*said, *(wording.language("rows_total", sum=total) for total in sums)]
