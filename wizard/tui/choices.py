"""A list to choose from by digit, arrow or letter; as a checklist, to tick in.

Owns the rows and their ticks. A checklist is answered by the line below it alone, to which the
cursor goes on behind the last row, and by the nought before it: whatever else is pressed or clicked
ticks.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import Reactive
from textual.widgets.option_list import Option as Row

from wizard.outcome.page import Option
from wizard.tui.listening import Listening
from wizard.tui.menu import Menu
from wizard.tui.one_frame import extent
from wizard.tui.text import WIDEST, hanging

DONE = "-done-"
"""The line below a checklist, which answers it; no id of an author looks like it."""
MARGIN = 5
"""Columns of the mark and the number."""


class Choices(Menu, inherit_bindings=False):
    """A list whose cursor is a mark and not only a colour; PgUp and PgDn stay with the text."""

    app: Listening
    virtual_size = extent()
    auto_links = Reactive(False)

    BINDINGS = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]

    def __init__(
        self,
        chosen: Callable[[str], None],
        unsure: Callable[[], None],
        hint: Callable[[str], None],
        led_below: Callable[[bool], None],
    ) -> None:
        """A list of nothing yet.

        Args:
            chosen: takes the id of a row.
            unsure: called at Enter where none is meant yet.
            hint: says a text of the locale below the list, where a key has done nothing.
            led_below: told whether the cursor is on the line below a checklist.
        """
        super().__init__(id="choices")
        self._chosen = chosen
        self._unsure = unsure
        self._hint = hint
        self._led_below = led_below
        self._below = self._handled = False
        """Whether the cursor is below a checklist, and whether something was ticked in it."""
        self._rows: list[Option] = []
        self._ticked: set[str] | None = None
        self.width = WIDEST
        """The columns of a row, which are given before a list is laid out."""
        self._broken_at = self._laid_at = 0
        """The columns for which the rows were broken, and those that they had last: 0 of new ones.
        """
        self._marked: int | None = None
        """The row with the mark."""
        self._only_shown: int | None = None
        """The row on which Enter put the cursor, while no other key has moved it."""
        self._by_digit: int | None = None
        """The row of a checklist on which a digit put it, likewise."""

    def fill(self, options: list[Option], ticked: set[str] | None, at: str | None) -> None:
        """Show `options`; `ticked` makes them a checklist, `at` is where the cursor appears."""
        self._rows, self._ticked = options, ticked
        self._handled = False
        self._laid_at = 0
        self.clear_options()
        ids = [option.id for option in options]
        self.start = ids.index(at) if at in ids else 0
        self.add_options(
            [Row(self._prompt(index, False), id=row.id) for index, row in enumerate(options)]
        )
        self.highlighted = None

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; the nought stands behind the nine on the keyboard: it is the tenth, and
        in a checklist it is done.

        One that comes again at once answers no second question, which nobody has read yet.
        """
        if event.character and event.character in "1234567890":
            event.stop()
            ticks = self._ticked is not None and event.character != "0"
            if not ticks and (self.app.again if self._handled else self.app.unread):
                self._hint("still_held")
            elif self._ticked is not None and not ticks:
                self._chosen(DONE)
            else:
                number = int(event.character) or 10
                self.pick(number)
                self._by_digit = number - 1 if ticks else None

    answers_at_once = True
    """A digit is an answer, after which another page is there; in a checklist the nought is."""

    def pick(self, number: int) -> None:
        """Choose by number."""
        if 1 <= number <= len(self._rows):
            self.choose(number - 1)

    def action_select(self) -> None:
        """Choose what the cursor was put on: Enter alone, however often, chooses nothing."""
        if self._below:
            self._chosen(DONE)
        elif self.highlighted == self._only_shown:
            self._unsure()
        elif self.highlighted is not None and self.highlighted == self._by_digit:
            # As on the first screen, Enter agrees with the digit before it: it takes nothing back.
            self._by_digit = None
            self._hint("ticked_already")
        elif self.highlighted is not None:
            self.choose(self.highlighted)

    def action_cursor_down(self) -> None:
        """The next row, and from the last one of a checklist the line below."""
        if self._ticked is not None and self.highlighted == self.option_count - 1:
            self._go_below()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The row before; from the first one of a checklist round to the line below."""
        if self._ticked is not None and not self._below and not self.highlighted:
            self._go_below()
        else:
            super().action_cursor_up()

    def action_last(self) -> None:
        """The last row; in a checklist the line below, but for coming back from it."""
        if self._ticked is None or self._below:
            super().action_last()
        else:
            self._go_below()

    def _go_below(self) -> None:
        self.highlighted = None
        self._lead_below(True)

    def _lead_below(self, below: bool) -> None:
        if below != self._below:
            self._below = below
            self._led_below(below)

    def show_where(self) -> None:
        """Show where the cursor is: another key has to tell that this line is meant."""
        self.show_cursor()
        self._only_shown = self.highlighted

    def choose(self, index: int) -> None:
        """Take a row at once, so that the next key finds what comes after it."""
        if index < len(self._rows):
            self._chosen(self._rows[index].id)

    def tick(self, name: str) -> None:
        """Tick a line of a checklist, or take the tick away."""
        if self._ticked is not None:
            self._handled = True
            self._ticked ^= {name}
            for index, row in enumerate(self._rows):
                if row.id == name:
                    self.highlighted = index
                    self._draw(index)

    @property
    def ticked(self) -> set[str]:
        """What is ticked, in sight or not."""
        return set(self._ticked or ())

    @property
    def rows(self) -> list[Option]:
        """What can be chosen now."""
        return self._rows

    @property
    def row(self) -> str | None:
        """What the cursor is on."""
        here = self.highlighted
        if self._below:
            return DONE
        return self._rows[here].id if here is not None and here < len(self._rows) else None

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same, for without the keys it has no cursor; see `ask.Field`."""

    def validate_highlighted(self, highlighted: int | None) -> int | None:
        """Whatever moves the cursor, and be it to where it is, means the line."""
        self._only_shown = self._by_digit = None
        self._lead_below(False)
        return super().validate_highlighted(highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark with the cursor."""
        super().watch_highlighted(highlighted)
        for index in (self._marked, highlighted):
            if index is not None:
                self._draw(index)
        self._marked = highlighted

    def _draw(self, index: int) -> None:
        if index < self.option_count:
            here = index == self.highlighted
            self.replace_option_prompt_at_index(index, self._prompt(index, here))

    def _prompt(self, index: int, here: bool) -> Content:
        row = self._rows[index]
        most = 10 if self._ticked is None else 9
        number = f"{(index + 1) % 10}" if index < most else " "
        box = ""
        if self._ticked is not None:
            box = "[x] " if row.id in self._ticked else "[ ] "
        parts: list[tuple[str, str] | str] = [
            ("▸ " if here else "  ", "bold $primary"),
            (f"{number}  ", "bold $primary" if here else "$dim"),
            f"{box}{row.label}",
        ]
        if row.hint:
            parts.append((f"  {row.hint}", "$dim"))
        return self._hung(Content.assemble(*parts), MARGIN + len(box))

    def _hung(self, row: Content, margin: int) -> Content:
        """A row broken so that its further lines begin where its words do, those of a hint too."""
        self._broken_at = self.width
        room = self._broken_at - 1
        if row.cell_length <= room and "\n" not in row.plain:
            return row
        return Content("\n").join(hanging(row, margin, max(room, margin + 8)))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew where they were broken for another width; else nothing is new."""
        event.prevent_default()  # the list would be drawn again, whatever has changed
        if self._laid_at not in (0, self.size.width):
            self._clear_caches()
        self._laid_at = self.size.width
        if self._broken_at != self.width:
            for index in range(len(self._rows)):
                self._draw(index)
