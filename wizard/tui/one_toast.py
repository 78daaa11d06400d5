"""What is told in passing: one thing at a time, in lines of its own, and put away before all else.

Owns that a second one takes the place of the first, and that it is drawn with what it is told of:
each screen has its lines, which take no room while they are empty. Textual would mount them in two
more frames. Refuses to know what is told.
"""

from __future__ import annotations

from typing import TypeVar

from textual.app import App
from textual.content import Content
from textual.notifications import Notification, SeverityLevel
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from wizard.tui.one_frame import extent

T = TypeVar("T")


class Toast(Static):
    """The lines of a screen in which something is told."""

    virtual_size = extent()
    auto_links = Reactive(False)

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._told: Notification | None = None

    def tell(self, told: Notification | None) -> None:
        """Show what is told, or nothing."""
        if told is self._told:
            return
        self._told = told
        if told is not None:
            self.set_classes(f"-{told.severity}")
            self.update(Content(told.message))
        self.display = told is not None

    @property
    def growth(self) -> int:
        """The lines that it will take more than in the last layout."""
        room = self.screen.size
        before = self.outer_size.height if self.is_on_screen else 0
        if self._told is None:
            return -before
        lines = self.get_content_height(room, room, room.width - self.gutter.width)
        return min(lines + self.gutter.height, room.height * 2 // 5) - before

    def on_click(self) -> None:
        """Put away what was read."""
        self.app.clear_notifications()


class Telling(Screen[T]):
    """A screen with lines in which something can be told."""

    def _extend_compose(self, widgets: list[Widget]) -> None:
        if not self.app._disable_notifications:
            widgets.insert(0, Toast())

    def tell(self, told: Notification | None) -> None:
        """Show what is told, or nothing."""
        for toast in self.query_children(Toast):
            toast.tell(told)

    @property
    def growth(self) -> int:
        """The lines that what is told will take more than in the last layout."""
        return sum(toast.growth for toast in self.query_children(Toast))


class OneToast(App[None]):
    """An app that tells one thing at a time."""

    _away: Timer | None = None
    """Puts away what was told long enough."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something in the place of what was told before; its text is never markup.

        Args:
            message: the text.
            title: not shown.
            severity: how it looks.
            timeout: seconds for which it stands.
            markup: not looked at.
        """
        self._put_away()
        told = Notification(message, title, severity, timeout or self.NOTIFICATION_TIMEOUT)
        self._notifications.add(told)
        self._away = self.set_timer(told.timeout, self.clear_notifications)
        self._refresh_notifications()

    @property
    def telling(self) -> bool:
        """Whether something told stands on the screen."""
        return bool(len(self._notifications))

    def clear_notifications(self) -> None:
        """Take away what was told; where nothing was, nothing is gone through."""
        if self._notifications:
            self._put_away()
            self._refresh_notifications()

    def _put_away(self) -> None:
        self._notifications.clear()
        if self._away is not None:
            self._away.stop()

    def _refresh_notifications(self) -> None:
        """Show in each screen what is told; Textual asks for it when another one is on top."""
        told = next(iter(self._notifications), None)
        for screen in self._screen_stack:
            if isinstance(screen, Telling):
                screen.tell(told)
