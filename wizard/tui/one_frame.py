"""What keeps a screen from being laid out and drawn twice a step.

Textual lays it out again whenever the extent of a widget's contents changes, which it learns while
it lays out. Here a bar for scrolling takes no room from a text, so the second time gives what the
first did. What has another size was drawn in the same moment, so that is no reason to draw either.
"""

from __future__ import annotations

from contextlib import suppress

from textual import messages
from textual._compositor import Compositor as TextualCompositor
from textual._compositor import CompositorMap, ReflowResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


def extent() -> Reactive[Size]:
    """For the `virtual_size` of a widget: a change of it is no reason to lay out or to draw."""
    return Reactive(Size(0, 0), repaint=False)


def nothing(_: Widget, crop: Region) -> list[Strip]:
    """For the `render_lines` of a container that only holds others: the ground shows through."""
    return []


class Compositor(TextualCompositor):
    """Compares each layout with what is drawn.

    Textual compares it with the last one that anybody asked for, and that is made halfway between
    two steps where a part asks for its place while another has changed already: what had stood
    elsewhere stayed drawn, and who has another size was never told.
    """

    def __init__(self) -> None:
        super().__init__()
        self._drawn: CompositorMap = {}
        """Where each part stood when all were last laid out, or scrolled."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out; what was drawn by a layout made halfway is drawn anew as well."""
        halfway = self._full_map
        self._full_map = self._drawn
        result = super().reflow(parent, size)
        if halfway is not self._drawn:
            moved = (place for _, place in halfway.items() ^ self._full_map.items())
            regions = (place.clip.intersection(place.region) for place in moved)
            self._dirty_regions.update(filter(None, regions))
        self._drawn = self._full_map
        return result

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Scroll; what is out of sight is taken to be where it was."""
        exposed = super().reflow_visible(parent, size)
        self._drawn = {**self._drawn, **(self._visible_map or {})}
        return exposed

    def clear(self) -> None:
        """Forget all parts."""
        super().clear()
        self._drawn = {}


class OneFrameScreen(Screen[None]):
    """A screen that notes at once which of its parts are to be drawn.

    A dozen of them say so at every step, and to hand each word through the queue takes longer than
    to draw half of them. What is noted is drawn when its turn comes, as ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Compositor()

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

    def _compositor_refresh(self) -> None:
        """Draw, and with the rest what looks otherwise since it was laid out, as a bar does."""
        for part in self._compositor.visible_widgets:
            if isinstance(part, ScrollBar):  # it takes the room that its pane leaves it
                part._layout_required = False
            if part._repaint_required and not part._layout_required:
                part._repaint_required = False
                self._dirty_widgets.add(part)
        self._compositor.update_widgets(self._dirty_widgets)
        super()._compositor_refresh()

    def draw_now(self) -> None:
        """Draw what has changed in this very turn, and not when each part has had its own."""
        for part in self.walk_children(Widget):
            part._check_refresh()
        self._on_timer_update()
