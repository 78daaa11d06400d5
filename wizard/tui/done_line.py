"""The line below a checklist that answers it, always in sight, with its key before it.

Owns how it reads: how much is ticked, and whether the cursor is on it. Refuses to answer: whoever
made it is told of a click.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from wizard.i18n import Language
from wizard.tui import clicks
from wizard.tui.frame import ROOMY
from wizard.tui.text import WIDEST, Text

KEY = "0"


class DoneLine(Text):
    """Ends a checklist."""

    def __init__(self, say: Language, clicked: Callable[[], None]) -> None:
        """Not there before there is something to count."""
        super().__init__("done")
        self._say = say
        self._clicked = clicked
        self._count: int | None = None
        self._here = False
        self._width = WIDEST

    def count(self, ticked: int | None) -> None:
        """Tell how many lines are ticked; None where there are none to tick."""
        self._count = ticked
        self._draw()

    def lead(self, here: bool) -> None:
        """The cursor comes to it, or leaves it."""
        self._here = here
        self._draw()

    def do(self, kind: str, what: str) -> None:
        """A click; while the list is filtered its key would be a letter of the filter."""
        self._clicked()

    def widen(self, width: int) -> None:
        """Take `width` columns: how much is ticked is told where there is room for that."""
        self._width = width
        self._draw()

    def _draw(self) -> None:
        if self._count is None:
            self.put("")
            return
        key = "checklist_done" if self._count else "checklist_done_bare"
        key = key if self._width > ROOMY else "checklist_done_short"
        ground = "$cursor-text on $cursor-ground" if self._here else "$primary on $panel"
        words = f"{'▸' if self._here else ' '} {KEY}  {self._say(key, count=f'{self._count}')} "
        self.put(clicks.key(Content.styled(words, f"bold {ground}"), KEY))
