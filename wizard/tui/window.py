"""What opens over the step and closes again.

Owns that a window closes once: of two keys typed fast the second would close what is under it, and
give a second answer. Owns that all of it is on the screen, however small that is: what there is to
be read or chosen shrinks and is scrolled, and the frame says how much more there is. Refuses to
know what is in a window.
"""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList

from wizard.i18n import Language
from wizard.tui import clicks
from wizard.tui.listening import Listening
from wizard.tui.one_toast import Telling

T = TypeVar("T")
EDGES = 2
"""Columns of a frame at the ends of what it says, beside its own sides."""


class Closable(Telling[T]):
    """A screen that closes only while it is on top."""

    app: Listening
    closes = True
    """Whether Escape means this screen, and not only what was told in passing."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, and give `result` to whoever opened it; nothing where it is closed already."""
        if self.app.screen is self:
            self.app.closed()
            return super().dismiss(result)
        return AwaitComplete()


class Window(Closable[T], ModalScreen[T]):
    """A box over the step; on a low screen it is all there is to be seen."""

    _say: Language
    hint = "close_hint"
    """The key of what the frame says of its keys."""

    def on_resize(self) -> None:
        """Fit into the screen once it is known how much the other parts take."""
        self.call_after_refresh(self._fit)

    @property
    def _box(self) -> Widget | None:
        """The frame with all there is; not there before it is made, and while it is closed."""
        return next(iter(self.query(".box")), None)

    def _fit(self) -> None:
        box, shrinking = self._box, self._shrinking
        if box is None or shrinking is None:
            return
        others = [part for part in box.children if part.display and part is not shrinking]
        taken = sum(part.outer_size.height + part.styles.margin.height for part in others)
        shrinking.styles.max_height = max(1, self.size.height - box.gutter.height - taken)
        self.watch(shrinking, "scroll_y", self._tell_more, init=False)
        self.call_after_refresh(self._tell_more)

    @property
    def _shrinking(self) -> Widget | None:
        """What is scrolled where there is little room: what is to be read, or else the list."""
        for kind in (VerticalScroll, OptionList):
            for part in self._box.query_children(kind) if self._box else ():
                return part
        return None

    def _tell_more(self) -> None:
        """Say in the frame how much more there is, and the keys."""
        box, part = self._box, self._shrinking
        if box is None:
            return
        words = [self._say(self.hint)] if self.hint else []
        if part is not None and part.max_scroll_y:
            above = round(part.scroll_y)
            below = round(part.max_scroll_y) - above
            lines = self._say.plural("lines", below or above)
            words.insert(0, self._say("window_below" if below > 0 else "window_above", lines=lines))
        sides = box.gutter.width - box.styles.padding.width
        room = box.outer_size.width - sides - EDGES
        if len(words) > 1 and len(" · ".join(words)) > room:
            del words[0]  # the bar says that there is more, and nothing else names the keys
        told = " · ".join(words)
        told = told if len(told) <= room else told.rpartition(", ")[2]
        box.border_subtitle = clicks.keyed(Content(told))

    def on_click(self, event: events.Click) -> None:
        """A key that the frame names is typed by a click."""
        name = event.style.meta.get("key")
        if name is not None and event.widget is self._box and event.chain == 1:
            self.app.simulate_key(name)


class Asking(Window[T]):
    """A box with a question on which something depends: what is typed once it is seen answers.

    Lines that are pasted, a key that is held and a second press of one go on coming while it opens
    and behind that: the key that led here means nothing more until it was let go.
    """

    def on_mount(self) -> None:
        """Nothing that was typed before is meant for it."""
        self.app.forget_ahead()
        self.app.spend_key()
