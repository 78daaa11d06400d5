"""How the columns of a screen are shared out: the ladder, the step, and beside it the letter.

Owns the widths, before anything is laid out: whoever breaks lines has to know them then. Refuses to
know what stands in a column; pure, so that every width can be tested.
"""

from __future__ import annotations

import msgspec

WIDE = 100
"""Columns of a screen from which the ladder stands beside the step."""
BESIDE = 120
"""Columns of a screen from which the letter stands beside the step."""
WIDEST_STEP = 96
"""Columns beyond which lines are too long to be read, with what is around them."""
WIDEST_LETTER = 88
"""The same of a letter, which is as wide as a sheet of paper."""


class PageColumns(msgspec.Struct, frozen=True):
    """The columns of each part; 0 where it is not there."""

    ladder: int
    step: int
    letter: int


def alone(width: int, ladder: int) -> PageColumns:
    """A step without a letter, or one whose letter has no room beside it.

    Args:
        width: columns of the screen.
        ladder: columns that the ladder needs.
    """
    ladder = ladder if width >= WIDE else 0
    return PageColumns(ladder, width - ladder, 0)


def beside(width: int, ladder: int) -> PageColumns:
    """A step with a letter beside it, where there is room: half of what the ladder leaves."""
    if width < BESIDE:
        return alone(width, ladder)
    room = width - ladder
    step = min(room // 2, WIDEST_STEP)
    return PageColumns(ladder, step, min(room - step, WIDEST_LETTER))
