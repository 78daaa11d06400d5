"""What opens over the step and closes again.

Owns that a window closes once: of two keys typed fast the second would close what is under it, and
give a second answer. Refuses to know what is in a window.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from wizard.tui.listening import Listening

T = TypeVar("T")


class Closable(Screen[T]):
    """A screen that closes only while it is on top."""

    app: Listening

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, and give `result` to whoever opened it; nothing where it is closed already."""
        if self.app.screen is self:
            return super().dismiss(result)
        return AwaitComplete()


class Window(Closable[T], ModalScreen[T]):
    """A box over the step."""


class Asking(Window[T]):
    """A box with a question on which something depends: what is typed once it is seen answers.

    Lines that are pasted, a key that is held and a second press of one go on coming while it opens.
    """

    def on_mount(self) -> None:
        """Nothing that was typed before is meant for it."""
        self.app.forget_ahead()
