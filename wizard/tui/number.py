"""The number that a message was registered under, asked of who waits for an answer to it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from wizard.i18n import Language


class AskNumber(ModalScreen[str]):
    """One line; Enter gives what was typed, and nothing typed is no number."""

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, say: Language, name: str) -> None:
        """`name` is what the number is called."""
        super().__init__()
        self._question = say("number_where", name=name)

    def compose(self) -> ComposeResult:
        """The question and the field."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False)
            yield Input(id="number")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """This is it."""
        event.stop()
        self.dismiss(event.value)

    def action_close(self) -> None:
        """There is none."""
        self.dismiss("")
