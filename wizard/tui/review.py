"""All answers at a glance; any of them can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from textwrap import wrap

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option as Row

from wizard.cases.case import Case
from wizard.tui import given_answers, keys
from wizard.tui.dialogs import CLOSE
from wizard.tui.given_answers import GivenAnswer
from wizard.tui.menu import Menu
from wizard.tui.window import Window

MARGIN = 4
"""Columns of the number."""
NARROWEST = 8
"""Columns of words, however narrow the terminal is."""
ROOMY = 60
"""Columns from which a question and its answer stand side by side."""
AROUND = 8
"""Columns beside the rows: the frame, blanks, the bar."""
WIDEST = 96
"""Columns of a window, as the style sheet has them."""


class Review(Window[int | None]):
    """Answers in their order, grouped by rung; gives the number of the one to change."""

    hint = "review_hint"
    BINDINGS = [
        *CLOSE,
        *(Binding(key, "close", show=False) for key in (*keys.QUIT.keys, *keys.REVIEW.keys)),
        *(Binding(key, "move(1)", show=False) for key in keys.DOWN.keys),
        *(Binding(key, "move(-1)", show=False) for key in keys.UP.keys),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._say = case.desk.language
        self._answers = list(given_answers.given(case))
        self._menu = Menu()
        self._width = 0

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._say("key_review"))
            yield self._menu

    def on_resize(self) -> None:
        """Break the rows for the room that there is; Textual calls that of the window as well."""
        width = min(self.app.size.width, WIDEST) - AROUND
        if width == self._width:
            return
        self._width, here = width, self._menu.highlighted
        self._menu.clear_options()
        self._menu.add_options(self._rows(width))
        self._menu.start = self._menu.option_count - 1
        self._menu.highlighted = here

    def _rows(self, width: int) -> Iterator[Row]:
        if not self._answers:
            yield Row(Content(self._say("review_empty")), disabled=True)
        group, asked = None, _widest([one.asked for one in self._answers], width)
        for index, one in enumerate(self._answers):
            if one.group != group:
                group = one.group
                yield Row(Content.styled(group, "bold $dim"), disabled=True)
            digit = f"{(index + 1) % 10}" if index < 10 else ""
            yield Row(_row(digit, one, asked, width), id=str(index))

    def on_key(self, event: events.Key) -> None:
        """A digit chooses one of the first ten."""
        if (event.character or "").isdecimal() and event.key in "0123456789":
            index = (int(event.key) or 10) - 1
            if index < len(self._answers):
                self.dismiss(index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one is to be changed."""
        if event.option_id is not None:
            self.dismiss(int(event.option_id))

    def action_move(self, by: int) -> None:
        """The cursor, from a letter key."""
        self.query_one(Menu).move(by)

    def action_close(self) -> None:
        """Nothing is changed."""
        self.dismiss(None)


def _widest(asked: list[str], width: int) -> int:
    """The columns of the questions: those that they need, and not more than half."""
    return min(max(map(len, asked), default=0), (width - MARGIN) // 2)


def _row(digit: str, one: GivenAnswer, asked: int, width: int) -> Content:
    """A number, a question, its answer and the day, in columns, or the answer below."""
    days = len(one.day) + 2
    if width < ROOMY:
        room = max(width - MARGIN, NARROWEST)
        left, right = wrap(one.asked, room), []
        below = wrap(f"{one.answer}  {one.day}", room)
    else:
        left, right = wrap(one.asked, asked), wrap(one.answer, width - MARGIN - asked - 2 - days)
        below = []
    lines: list[Content] = []
    for question, answer in zip_longest(left, right, fillvalue=""):
        number = (f"{digit if not lines else '':>2}  ", "bold $primary")
        day = f"  {one.day}" if right and not lines else ""
        gap = " " * (asked + 2 - len(question)) if right else ""
        lines.append(Content.assemble(number, question, gap, (answer, "bold"), (day, "$dim")))
    lines += [Content.assemble(" " * MARGIN, (line, "bold")) for line in below]
    return Content("\n").join(lines)
