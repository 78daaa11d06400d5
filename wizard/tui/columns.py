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
VAST = 180
"""Columns of a screen that has room for something beside every step, with a letter or without."""
WIDEST_STEP = 96
"""Columns beyond which lines are too long to be read, with what is around them."""
WIDEST_LETTER = 88
"""The same of a letter, which is as wide as a sheet of paper."""


class PageColumns(msgspec.Struct, frozen=True):
    """The columns of each part; 0 where it is not there."""

    ladder: int
    step: int
    letter: int
    said: int = 0
    """What was answered so far, where no letter stands."""
    edge: int = 0
    """Left of all, where they are too far apart otherwise."""


def alone(width: int, ladder: int) -> PageColumns:
    """A step without a letter, or one whose letter has no room beside it.

    Args:
        width: columns of the screen.
        ladder: columns that the ladder needs.
    """
    if width >= VAST:  # where the letter would be, so that nothing moves when one comes
        shared = beside(width, ladder)
        return PageColumns(ladder, shared.step, 0, shared.letter, shared.edge)
    ladder = ladder if width >= WIDE else 0
    return PageColumns(ladder, width - ladder, 0)


def beside(width: int, ladder: int) -> PageColumns:
    """A step with a letter beside it, where there is room: half of what the ladder leaves."""
    if width < BESIDE:
        return alone(width, ladder)
    room = width - ladder
    step = min(room // 2, WIDEST_STEP)
    letter = min(room - step, WIDEST_LETTER)
    return PageColumns(ladder, step, letter, edge=(room - step - letter) // 2)
