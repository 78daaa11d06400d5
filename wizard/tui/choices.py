"""A list to choose from by digit, arrow or letter; as a checklist, to tick in."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option as Row

from wizard.outcome.page import Option

MARGIN = 5
"""Columns of the mark and the number."""


def move_cursor(options: OptionList, by: int) -> None:
    """The cursor of a list one line down or up, from a letter key."""
    if by > 0:
        options.action_cursor_down()
    else:
        options.action_cursor_up()


class Choices(OptionList, inherit_bindings=False):
    """A list whose cursor is a mark and not only a colour; PgUp and PgDn stay with the text."""

    BINDINGS = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__(id="choices", markup=False)
        self._chosen = chosen
        self._rows: list[Option] = []
        self._ticked: set[str] | None = None

    def fill(self, options: list[Option], ticked: set[str] | None, at: str | None) -> None:
        """Show `options`; `ticked` makes them a checklist, `at` is where the cursor stands."""
        self._rows, self._ticked = options, ticked
        self.clear_options()
        ids = [option.id for option in options]
        start = ids.index(at) if at in ids else 0
        self.add_options(
            [
                Row(self._prompt(index, index == start), id=row.id)
                for index, row in enumerate(options)
            ]
        )
        self.highlighted = start if options else None

    def action_select(self) -> None:
        """Choose what the cursor is on."""
        if self.row is not None:
            self._chosen(self.row)

    def tick(self, index: int) -> None:
        """Tick a line of a checklist, or take the tick away."""
        if self._ticked is not None and index < len(self._rows):
            self._ticked ^= {self._rows[index].id}
            self.highlighted = index
            self._draw(index)

    @property
    def ticked(self) -> list[str]:
        """What is ticked, in the order of the list."""
        return [row.id for row in self._rows if row.id in (self._ticked or ())]

    @property
    def rows(self) -> list[Option]:
        """What can be chosen now."""
        return self._rows

    @property
    def row(self) -> str | None:
        """What the cursor is on."""
        here = self.highlighted
        return self._rows[here].id if here is not None and here < len(self._rows) else None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark with the cursor."""
        super().watch_highlighted(highlighted)
        for index in range(len(self._rows)):
            self._draw(index)

    def _draw(self, index: int) -> None:
        if index < self.option_count:
            here = index == self.highlighted
            self.replace_option_prompt_at_index(index, self._prompt(index, here))

    def _prompt(self, index: int, here: bool) -> Content:
        row = self._rows[index]
        number = f"{(index + 1) % 10}" if index < 10 else " "
        box = "" if self._ticked is None else ("[x] " if row.id in self._ticked else "[ ] ")
        parts: list[tuple[str, str] | str] = [
            ("▸ " if here else "  ", "bold $primary"),
            (f"{number}  ", "bold $primary" if here else "$dim"),
            f"{box}{self._hanging(row.label, MARGIN + len(box))}",
        ]
        if row.hint:
            parts.append((f"  {row.hint}", "$dim"))
        return Content.assemble(*parts)

    def _hanging(self, text: str, margin: int) -> str:
        """`text` broken so that its further lines begin where the first one does."""
        room = (self.content_size.width or self.app.size.width - 2) - margin - 1
        return f"\n{' ' * margin}".join(wrap(text, max(room, 8))) if text else text

    def on_resize(self) -> None:
        """Break the lines anew."""
        for index in range(len(self._rows)):
            self._draw(index)
