"""The floor of the benchmark: the smallest Textual app with a header, a list and a footer.

Owns nothing but what is drawn, and imports nothing of the wizard: it is installed and started as
the wizard is, and what it takes is what no program on Textual can go below.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, OptionList

FIRST = "Nobody has asked for anything"
"""The first line of the list: once it is there, so is the rest."""
LISTS = (
    (FIRST, "It has not come", "It came broken", "It is not needed any more", "Something else"),
    ("The day has passed", "It is on its way", "It was sent back", "Nobody answers", "It is lost"),
)


class Floor(App[None]):
    """A list that is swapped for another one by a digit."""

    BINDINGS: ClassVar[list[BindingType]] = [("1", "swap", "Next"), ("q", "quit", "Quit")]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def compose(self) -> ComposeResult:
        """What is drawn."""
        yield Header()
        yield OptionList(*LISTS[0])
        yield Footer()

    def action_swap(self) -> None:
        """The other list in place of this one."""
        self._at = 1 - self._at
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options(LISTS[self._at])
        rows.highlighted = 0


def main() -> None:
    """Run until it is left."""
    Floor().run()


if __name__ == "__main__":
    main()
