"""The letter at hand over the whole screen, to be read, copied and edited.

Owns what stands there. Refuses to edit it: it gives back that this is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wizard.cases.session import Session
from wizard.tui import keys, letter_lines, message, remarks
from wizard.tui.text import Text
from wizard.tui.whole_screen import WholeScreen

EDIT = "edit"


class LetterScreen(WholeScreen):
    """The letter of the page at hand; gives `EDIT` where it is to be edited."""

    BINDINGS = [
        *(Binding(key, "copy", show=False) for key in keys.COPY.keys),
        *(Binding(key, "edit", show=False) for key in keys.EDIT.keys),
        *(Binding(key, "print", show=False) for key in keys.PRINT.keys),
    ]

    def __init__(self, session: Session) -> None:
        """Its page has a message."""
        super().__init__(session.desk.language)
        self._session = session
        self._page = session.page

    def parts(self) -> Iterable[Widget]:
        """The letter, and what is to be said about it."""
        assert self._page.message is not None, "there is nothing to read"
        yield Static(letter_lines.held(self._page.message.text), markup=False)
        said = Text("remarks")
        said.put(remarks.summary(self._page.remarks, self._say))
        yield said

    def headline(self, width: int) -> Content:
        """What it is called, and how long it is."""
        assert self._page.message is not None, "there is nothing to read"
        sheet = letter_lines.sheet(self.size.width)
        lines = letter_lines.count(self._page.message.text, sheet)
        return letter_lines.title(self._page, self._say, width, lines)

    def footer(self, width: int) -> Content:
        """What can be done with it."""
        return letter_lines.reading(self._page, self._say, width)

    def action_copy(self) -> None:
        """The message, to be put where it belongs."""
        message.copy(self.app, self._session)

    def action_edit(self) -> None:
        """The message in the person's own words."""
        self.dismiss(EDIT)

    def action_print(self) -> None:
        """The message on paper, with all that goes with it."""
        from wizard.tui.print_window import print_letter  # few print at each step

        print_letter(self.app, self._session)
