"""The document of a case over the whole screen, as it will be on paper.

Loaded where somebody asks for it: what draws Markdown takes as long to import as all of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Markdown

from wizard import locations
from wizard.cases.case import Case
from wizard.tui import frame, keys
from wizard.tui.whole_screen import WholeScreen

SAVE = "save"


class DocumentScreen(WholeScreen):
    """The document; gives `SAVE` where a copy of it is wanted."""

    BINDINGS = [*(Binding(key, "save", show=False) for key in keys.SAVE.keys)]

    def __init__(self, case: Case) -> None:
        super().__init__(case.desk.language)
        self._case = case

    def parts(self) -> Iterable[Widget]:
        """The document."""
        yield Markdown(self._case.document(), id="document", open_links=False)

    def headline(self, width: int) -> Content:
        """What it is about, and where it is."""
        where = "" if self._case.trouble else locations.short(self._case.kept_at)
        return frame.heading(self._case.page.title, where, width)

    def footer(self, width: int) -> Content:
        """What can be done with it."""
        say = self._say
        return frame.fitted([("Esc", say("letter_back")), ("s", say("short_save"))], width)

    def action_save(self) -> None:
        """A copy to a place of the person's choice."""
        self.dismiss(SAVE)
