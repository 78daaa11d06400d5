"""What keeps a screen from being laid out and drawn twice a step.

Textual lays it out again whenever the extent of a widget's contents changes, which it learns while
it lays out. Here a bar for scrolling takes no room from a text, so the second time gives what the
first did. What has another size was drawn in the same moment, so that is no reason to draw either.
"""

from __future__ import annotations

from contextlib import suppress

from textual import messages
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


def extent() -> Reactive[Size]:
    """For the `virtual_size` of a widget: a change of it is no reason to lay out or to draw."""
    return Reactive(Size(0, 0), repaint=False)


def nothing(_: Widget, crop: Region) -> list[Strip]:
    """For the `render_lines` of a container that only holds others: the ground shows through."""
    return []


class OneFrameScreen(Screen[None]):
    """A screen that notes at once which of its parts are to be drawn.

    A dozen of them say so at every step, and to hand each word through the queue takes longer than
    to draw half of them. What is noted is drawn when its turn comes, as ever.
    """

    def post_message(self, message: Message) -> bool:
        """Note what is to be drawn; anything else waits its turn."""
        if isinstance(message, messages.Update):
            noting = self._on_update(message)
        elif isinstance(message, messages.Layout):
            noting = self._on_layout(message)
        else:
            return super().post_message(message)
        with suppress(StopIteration):  # it waits for nothing
            noting.send(None)
        return True

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out, and know where all came to stand.

        Textual looks only at what is in sight while something is scrolled, and for the rest waits
        until somebody asks. By then parts may be about to move, and what they leave stays drawn.
        """
        super()._refresh_layout(size, scroll)
        _ = self._compositor.full_map

    def draw_now(self) -> None:
        """Draw what has changed in this very turn, and not when each part has had its own."""
        for part in self.walk_children(Widget):
            part._check_refresh()
        self._on_timer_update()
