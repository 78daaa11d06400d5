"""All answers at a glance; any of them can be changed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option as Row

from wizard.cases.case import Case
from wizard.controls import one_line
from wizard.library.node import tree_of
from wizard.tui import keys
from wizard.tui.dialogs import CLOSE
from wizard.tui.menu import Menu
from wizard.tui.window import Window


class Review(Window[int | None]):
    """Answers in their order, grouped by rung; Enter gives the number of the one to change."""

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

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._say("key_review"))
            answers = Menu(*self._rows())
            answers.start = answers.option_count - 1
            yield answers

    def _rows(self) -> list[Row]:
        history = self._case.desk.pages.history
        ladder = self._case.desk.pages.ladder
        stages = self._case.desk.library.manifest.stages
        rows: list[Row] = []
        group = None
        for index, step in enumerate(self._case.walk.steps):
            stage = ladder.stage(step.node)
            tree = tree_of(step.node)
            title = stages[stage].title if stage else self._case.desk.library.trees[tree].title
            if title != group:
                group = title
                rows.append(Row(Content.styled(title, "bold $dim"), disabled=True))
            answer = one_line(history.answer(step))
            rows.append(
                Row(
                    Content.assemble(
                        f"  {history.asked(self._case.walk, index)}  ",
                        (answer if len(answer) <= 200 else f"{answer[:199]}…", "bold"),
                        (f"  {self._say.short_day(step.on)}", "$dim"),
                    ),
                    id=str(index),
                )
            )
        return rows or [Row(Content(self._say("review_empty")), disabled=True)]

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
