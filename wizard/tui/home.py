"""The first screen where there are cases: which one to go on with, or a new one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from wizard.cases.case import Desk
from wizard.cases.summary import Summary
from wizard.tui import keys
from wizard.tui.choices import move_cursor
from wizard.tui.dialogs import CLOSE

NEW = "new"


class Home(ModalScreen[Summary | str | None]):
    """Open cases, overdue first; gives one of them, `NEW`, or None to stay where one was."""

    BINDINGS = [
        *CLOSE,
        *(Binding(key, "quit_app", show=False) for key in keys.QUIT.keys),
        *(Binding(key, "new", show=False) for key in keys.NEW.keys),
        *(Binding(key, "move(1)", show=False) for key in keys.DOWN.keys),
        *(Binding(key, "move(-1)", show=False) for key in keys.UP.keys),
    ]

    def __init__(self, desk: Desk, found: list[Summary]) -> None:
        super().__init__()
        self._desk = desk
        self._found = found
        self._say = desk.language

    def compose(self) -> ComposeResult:
        """What this is, the cases, a new one."""
        with Vertical(classes="box home") as box:
            box.border_title = Content(self._desk.library.manifest.title)
            box.border_subtitle = Content(self._say("home_hint"))
            yield Static(self._desk.library.manifest.about, markup=False, classes="dim")
            rows = [
                Row(self._row(number, item), id=item.id)
                for number, item in enumerate(self._found, start=1)
            ]
            fresh = Content.assemble(
                (f"{len(rows) + 1:>2}  ", "bold $primary"), (self._say("home_new"), "bold")
            )
            yield OptionList(*rows, Row(fresh, id=NEW), markup=False)

    def _row(self, number: int, item: Summary) -> Content:
        late = item.due is not None and not item.ended and item.due < self._desk.today
        style = "$warning" if late else "$dim"
        sign = "⚠ " if late else ("✓ " if item.solved else "")
        return Content.assemble(
            (f"{number:>2}  ", "bold $primary"),
            (item.title, "bold"),
            (f"\n    {sign}{item.news}", style),
        )

    def on_key(self, event: object) -> None:
        """A digit chooses."""
        key = getattr(event, "key", "")
        if key.isdigit() and 1 <= int(key) <= len(self._found) + 1:
            number = int(key)
            self.dismiss(self._found[number - 1] if number <= len(self._found) else NEW)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter chooses."""
        self.dismiss(next((item for item in self._found if item.id == event.option_id), NEW))

    def action_move(self, by: int) -> None:
        """The cursor, from a letter key."""
        move_cursor(self.query_one(OptionList), by)

    def action_new(self) -> None:
        """A new case."""
        self.dismiss(NEW)

    def action_close(self) -> None:
        """What is behind this window stays."""
        self.dismiss(None)

    def action_quit_app(self) -> None:
        """Leave."""
        self.app.exit()
