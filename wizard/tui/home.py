"""The first screen where there are cases: which one to go on with, or a new one.

Owns the list, and the question before a case is deleted from it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard.cases.case_list import CaseList, Summary
from wizard.cases.desk import Desk
from wizard.errors import WizardError
from wizard.tui import keys
from wizard.tui.dialogs import CLOSE, Confirm
from wizard.tui.menu import Menu
from wizard.tui.window import Window

NEW, LEAVE = "new", "leave"


class Home(Window[Summary | str | None]):
    """Open cases, overdue first; gives one, `NEW`, `LEAVE`, or None to stay where one was."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]

    BINDINGS = [
        *CLOSE,
        *(Binding(key, "quit_app", show=False) for key in keys.QUIT.keys),
        *(Binding(key, "new", show=False) for key in keys.NEW.keys),
        *(Binding(key, "remove", show=False) for key in keys.REMOVE.keys),
        *(Binding(key, "move(1)", show=False) for key in keys.DOWN.keys),
        *(Binding(key, "move(-1)", show=False) for key in keys.UP.keys),
    ]

    def __init__(self, desk: Desk, found: CaseList, removed: Callable[[Path], None]) -> None:
        """`removed` is told which case was deleted."""
        super().__init__()
        self._desk = desk
        self._found = list(found.cases)
        self._refused = found.refused
        self._removed = removed
        self._say = desk.language

    def compose(self) -> ComposeResult:
        """What this is, the cases, a new one."""
        with Vertical(classes="box home") as box:
            box.border_title = Content(self._desk.library.manifest.title)
            box.border_subtitle = Content(self._say("home_hint"))
            yield Static(self._desk.library.manifest.about, markup=False, classes="dim")
            yield Menu(*self._rows())

    def _rows(self) -> list[Row]:
        rows = [
            Row(self._row(number, item), id=f"{number}")
            for number, item in enumerate(self._found, start=1)
        ]
        fresh = Content.assemble(
            (f"{len(rows) + 1:>2}  ", "bold $primary"), (self._say("home_new"), "bold")
        )
        # They can be come to, or a long list of them could not be read to its end.
        refused = [Row(Content.styled(f"    ✗ {reason}", "$error")) for reason in self._refused]
        return [*rows, Row(fresh, id=NEW), *refused]

    def _row(self, number: int, item: Summary) -> Content:
        style = "$warning" if item.late else "$dim"
        sign = "⚠ " if item.late else ("✓ " if item.solved else "")
        return Content.assemble(
            (f"{number:>2}  ", "bold $primary"),
            (item.title, "bold"),
            (f"\n    {sign}{item.news}", style),
        )

    def on_key(self, event: object) -> None:
        """A digit chooses."""
        key = getattr(event, "key", "")
        if key.isdecimal() and 1 <= int(key) <= len(self._found) + 1:
            number = int(key)
            self.dismiss(self._found[number - 1] if number <= len(self._found) else NEW)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter chooses; what cannot be opened is only there to be read."""
        chosen = event.option_id
        if chosen is not None:
            self.dismiss(NEW if chosen == NEW else self._found[int(chosen) - 1])

    def action_move(self, by: int) -> None:
        """The cursor, from a letter key."""
        self.query_one(Menu).move(by)

    def action_remove(self) -> None:
        """Delete the case under the cursor, once the person has agreed."""
        rows = self.query_one(Menu)
        index = rows.highlighted
        if index is None:
            rows.show_cursor()
            return
        if index >= len(self._found):
            return
        item, say = self._found[index], self._say

        def decide(agreed: bool | None) -> None:
            if agreed:
                self._remove(item)

        text = Content(say("remove_question", title=item.title, path=item.path))
        self.app.push_screen(Confirm(say, text, say("remove_yes"), say("remove_no")), decide)

    def _remove(self, item: Summary) -> None:
        self._removed(item.path)
        try:
            self._desk.remove(item.path)
        except WizardError as error:
            self.notify(str(error), severity="error", markup=False, timeout=10)
            return
        self.notify(self._say("removed", title=item.title), markup=False)
        self._found.remove(item)
        rows = self.query_one(Menu)
        rows.clear_options()
        rows.add_options(self._rows())

    def action_new(self) -> None:
        """A new case."""
        self.dismiss(NEW)

    def action_close(self) -> None:
        """What is behind this window stays."""
        self.dismiss(None)

    def action_quit_app(self) -> None:
        """Leave."""
        self.dismiss(LEAVE)
