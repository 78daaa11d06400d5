"""What fits the words with which the program was called: where the new case is to begin.

Owns the list. Refuses to search and to begin anything: it gives back what was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard.i18n import Language
from wizard.search.found import Found
from wizard.tui import keys
from wizard.tui.dialogs import CLOSE
from wizard.tui.menu import Menu
from wizard.tui.window import Window


class Matches(Window[str | None]):
    """What was found, best first; gives where the case begins, or None for the start."""

    BINDINGS = [
        *CLOSE,
        *(Binding(key, "move(1)", show=False) for key in keys.DOWN.keys),
        *(Binding(key, "move(-1)", show=False) for key in keys.UP.keys),
    ]

    def __init__(self, say: Language, said: str, found: Sequence[Found]) -> None:
        super().__init__()
        self._say = say
        self._said = said
        self._places = [place.node for place in found]
        self._titles = [*(place.title for place in found), say("found_none")]

    def compose(self) -> ComposeResult:
        """What was said, what fits it, and a way out."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._said)
            yield Static(self._say("found_choose"), markup=False, classes="dim")
            yield Menu(
                *(
                    Row(Content.assemble((f"{number:>2}  ", "bold $primary"), title))
                    for number, title in enumerate(self._titles, start=1)
                )
            )

    def on_key(self, event: object) -> None:
        """A digit chooses."""
        key = getattr(event, "key", "")
        if key.isdecimal() and 1 <= int(key) <= len(self._titles):
            self._choose(int(key) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter chooses."""
        self._choose(event.option_index)

    def _choose(self, index: int) -> None:
        self.dismiss(self._places[index] if index < len(self._places) else None)

    def action_move(self, by: int) -> None:
        """The cursor, from a letter key."""
        self.query_one(Menu).move(by)

    def action_close(self) -> None:
        """None of these."""
        self.dismiss(None)
