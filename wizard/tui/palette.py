"""Every command in words, found by a part of them, and where a case can begin by what happened.

Owns the list and its filter. Refuses to do anything: it gives the command that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from wizard.cases.first_words import FirstWords
from wizard.i18n import Language
from wizard.tui.field import Field
from wizard.tui.menu import Menu
from wizard.tui.text import hanging
from wizard.tui.window import Window

MARGIN = 9
"""Columns of a key, with the blanks around it."""
WIDEST, AROUND = 96, 8
"""Columns of the window, as the style sheet has them, and those that are no words."""
TELLING = 4
"""Letters from which on words may say what happened."""


class PaletteItem(msgspec.Struct, frozen=True):
    """What can be done now."""

    title: str
    key: str
    run: Callable[[], None]


class Palette(Window[PaletteItem]):
    """The commands; Enter gives the first of those that are left, or the one with the cursor."""

    BINDINGS = [Binding("escape", "close", show=False), Binding("ctrl+p", "close", show=False)]

    def __init__(
        self,
        say: Language,
        commands: list[PaletteItem],
        cases: Callable[[], list[PaletteItem]],
        beginnings: Callable[[str], list[PaletteItem]],
        example: str,
        *,
        folder: Path,
        begun: str = "",
    ) -> None:
        """What can be gone to or done.

        Args:
            say: the language.
            commands: what there is before anything is typed.
            cases: gives the cases, which are read once something is looked for.
            beginnings: tells what fits some words, best first.
            example: such words.
            folder: where cases are kept; words of which a case could be made are kept beside it.
            begun: what was typed here before and led nowhere.
        """
        super().__init__()
        self._cases = cases
        self._read: list[PaletteItem] | None = None
        self._beginnings = beginnings
        self._example = example
        self._say = say
        self._commands = commands
        self._left = commands
        self._field = Field("palette", self._take)
        self._field.value = begun
        self._menu = Menu()
        self._folder = folder
        self._begun = begun
        self._words: FirstWords | None = None
        self._told: list[PaletteItem] = []
        """Those by which a case begins with the words."""

    def compose(self) -> ComposeResult:
        """What to look for, and what there is."""
        self._field.placeholder = self._say("palette_placeholder", example=self._example)
        with Vertical(classes="box") as box:
            box.border_title = Content(self._say("key_palette"))
            yield self._field
            yield self._menu

    def on_mount(self) -> None:
        """Begin with all of them; what stands there is selected, so that other words replace it."""
        self._fill(self._field.value)
        self._field.focus()
        self._field.action_select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave those that have all the words."""
        event.stop()
        self._fill(event.value)

    @property
    def said(self) -> str:
        """What is typed there, of which something could be made."""
        typed = self._field.value
        return typed if len(typed.strip()) >= TELLING else ""

    def _fill(self, looked_for: str) -> None:
        words = looked_for.lower().split()
        if words and self._read is None:
            self._read = self._cases()
        items = [*self._commands, *(self._read or ())] if words else self._commands
        self._left = [item for item in items if all(word in item.title.lower() for word in words)]
        self._told = self._beginnings(self.said) if self.said else []
        self._left += self._told
        self._keep(self.said if self._told else "")
        self._menu.clear_options()
        self._menu.add_options(Option(self._row(item)) for item in self._left)

    def _keep(self, said: str) -> None:
        """Keep what no case has yet."""
        if self._words is None and said:
            self._words = FirstWords(self._folder, self._begun)
        if self._words is not None:
            self._words.keep(said)

    def dismiss(self, result: PaletteItem | None = None) -> AwaitComplete:
        """Leave; words with which a case begins are kept until that has them."""
        if result is not None and result not in self._told:
            self._keep("")
        self._release()
        return super().dismiss(result)

    def on_unmount(self) -> None:
        """The program ends."""
        self._release()

    def _release(self) -> None:
        """Leave the words to whoever begins with them."""
        if self._words is not None:
            self._words.release()

    def _row(self, item: PaletteItem) -> Content:
        line = Content.assemble((f"{item.key:>{MARGIN - 2}}  ", "bold $primary"), item.title)
        width = min(self.app.size.width, WIDEST) - AROUND
        return Content("\n").join(hanging(line, MARGIN, width))

    def on_resize(self) -> None:
        """Break the rows anew."""
        super().on_resize()
        here = self._menu.highlighted
        self._fill(self._field.value)
        self._menu.highlighted = here

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the person types."""
        if event.key in ("up", "down") and self._field.has_focus:
            event.stop()
            self._menu.move(1 if event.key == "down" else -1)

    def _take(self) -> None:
        """Enter: what the cursor is on; without one, the first of what was looked for."""
        if self._menu.highlighted is None and not self._field.value.strip():
            self._menu.show_cursor()
        elif self._left:
            self.dismiss(self._left[self._menu.highlighted or 0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click in the list."""
        if event.option_index < len(self._left):
            self.dismiss(self._left[event.option_index])

    def action_close(self) -> None:
        """Nothing is done."""
        self.dismiss(None)
