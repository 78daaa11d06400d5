"""Work that follows typing: done at once, and then not more often than a person can notice.

Owns when it is done. Refuses to know what it is: whoever is left calls it once more by themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

PAUSE = 0.3
"""Seconds between two times."""


class Throttle:
    """Call it as often as there is something new."""

    def __init__(self, owner: MessagePump, work: Callable[[], None]) -> None:
        """`owner` keeps the time; with it the waiting ends."""
        self._owner = owner
        self._work = work
        self._timer: Timer | None = None
        self._more = False

    def __call__(self) -> None:
        """Do the work, now or after the pause."""
        if self._timer is None:
            self._timer = self._owner.set_timer(PAUSE, self._go_on)
            self._work()
        else:
            self._more = True

    def _go_on(self) -> None:
        self._timer = None
        if self._more:
            self._more = False
            self()
