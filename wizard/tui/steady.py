"""What keeps a screen from being laid out and drawn twice a step.

Textual lays it out again whenever the extent of a widget's contents changes, which it learns while
it lays out. Here a bar for scrolling takes no room from a text, so the second time gives what the
first did. What has another size was drawn in the same moment, so that is no reason to draw either.
"""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget


def extent() -> Reactive[Size]:
    """For the `virtual_size` of a widget: a change of it is no reason to lay out or to draw."""
    return Reactive(Size(0, 0), repaint=False)


def nothing(_: Widget, crop: Region) -> list[Strip]:
    """For the `render_lines` of a container that only holds others: the ground shows through."""
    return []
