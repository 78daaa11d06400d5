"""A list in which one key too many does nothing.

Owns when a cursor is to be seen: nothing is preselected, and the first Enter or arrow only shows
where the cursor is. Owns clicks: only a button that is pressed and let go on one line means it, and
the second of a double click, which may meet another list than the first, is none. Refuses to know
what is listed.
"""

from __future__ import annotations

from typing import Literal

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

LEFT = 1
"""The button of the mouse that chooses."""
STEADY = 1
"""Columns that a hand may move between pressing a button and letting it go."""


class Menu(OptionList):
    """A list whose cursor is not there until it is asked for."""

    start = 0
    """Where the cursor appears: the line that is most likely, or the safe one."""

    def __init__(self, *rows: Option, id: str | None = None) -> None:
        super().__init__(*rows, id=id, markup=False)
        if rows:
            self.highlighted = None
        self._pressed: int | None = None
        """The line on which the left button went down."""
        self._pressed_at = 0
        """The column of the screen where it did."""

    def action_select(self) -> None:
        """Choose what the cursor is on; without one, show it."""
        if self.highlighted is None:
            self.show_cursor()
        else:
            self.choose(self.highlighted)

    def choose(self, index: int) -> None:
        """Take the line `index`, whatever showed that it is meant: Enter, a digit, a click."""
        option = self.get_option_at_index(index)
        if not option.disabled:
            self.post_message(self.OptionSelected(self, option, index))

    def show_cursor(self) -> None:
        """Put the cursor where it starts, or on the first line from there that can be chosen."""
        for index in (*range(self.start, self.option_count), *range(self.start)):
            if not self.get_option_at_index(index).disabled:
                self.highlighted = index
                return

    @property
    def stops(self) -> list[int]:
        """The lines that can be chosen, or come to."""
        every = range(self.option_count)
        return [index for index in every if not self.get_option_at_index(index).disabled]

    def action_cursor_down(self) -> None:
        """The next line; without a cursor, show it."""
        if self.highlighted is None:
            self.show_cursor()
        else:
            super().action_cursor_down()

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """A page up or down; there is none before the list is laid out, which it may not be yet."""
        self._update_lines()
        if (self.highlighted or 0) in self._index_to_line:
            super()._move_page(direction)

    def action_cursor_up(self) -> None:
        """The line before; without a cursor, show it at the end."""
        if self.highlighted is None:
            self.action_last()
        else:
            super().action_cursor_up()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """See where the button goes down."""
        self._pressed = event.style.meta.get("option") if event.button == LEFT else None
        self._pressed_at = event.screen_x

    async def _on_click(self, event: events.Click) -> None:
        """Take the line under the mouse, if it is still there."""
        event.prevent_default()
        index, pressed = event.style.meta.get("option"), self._pressed
        self._pressed = None
        dragged = abs(event.screen_x - self._pressed_at) > STEADY
        if index is None or index != pressed or event.chain != 1 or dragged:
            return
        if index < self.option_count:
            self.highlighted = index
            self.choose(index)

    def render_line(self, y: int) -> Strip:
        """Mark the line with the cursor where it begins with a blank: not by a colour alone."""
        strip, line = super().render_line(y), y + round(self.scroll_offset.y)
        here = self._lines[line] if line < len(self._lines) else None
        if here != (self.highlighted, 0) or not strip.text.startswith(" "):
            return strip
        first = next((part.style for part in strip if part.text), None)
        return Strip.join([Strip([Segment("▸", first)]), strip.crop(1)])

    def move(self, by: int) -> None:
        """The cursor one line down or up, from a letter key."""
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
