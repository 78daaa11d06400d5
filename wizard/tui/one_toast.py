"""What is told in passing: one thing at a time, in lines of its own, and put away before all else.

Owns that a second one takes the place of the first. Refuses to know what is told.
"""

from __future__ import annotations

from textual.app import App


class OneToast(App[None]):
    """An app that tells one thing at a time."""

    def on_notify(self) -> None:
        """What is told now replaces what was told before; Textual shows it after this."""
        self.clear_notifications()

    @property
    def telling(self) -> bool:
        """Whether something told stands on the screen."""
        return bool(len(self._notifications))

    def clear_notifications(self) -> None:
        """Take away what was told; where nothing was, nothing is gone through."""
        if self._notifications:
            super().clear_notifications()
