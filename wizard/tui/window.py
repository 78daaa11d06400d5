"""What opens over the step and closes again.

Owns that a window closes once: of two keys typed fast the second would close what is under it, and
give a second answer. Refuses to know what is in a window.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

T = TypeVar("T")


class Closable(Screen[T]):
    """A screen that closes only while it is on top."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, and give `result` to whoever opened it; nothing where it is closed already."""
        if self.app.screen is self:
            return super().dismiss(result)
        return AwaitComplete()


class Window(Closable[T], ModalScreen[T]):
    """A box over the step."""
