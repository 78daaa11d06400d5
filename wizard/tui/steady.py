"""What keeps a screen from being laid out twice a step.

Textual lays it out again whenever the extent of a widget's contents changes, which it learns while
it lays out. Here a bar for scrolling takes no room from a text, so the second time gives what the
first did.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive


def extent() -> Reactive[Size]:
    """For the `virtual_size` of a widget: a change of it is no reason to lay out."""
    return Reactive(Size(0, 0))
