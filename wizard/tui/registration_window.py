"""The number that a message was registered under, asked of who waits for an answer to it."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from wizard.cases.session import Session
from wizard.errors import FieldError
from wizard.library.fields.registration_number import registration
from wizard.tui import keeping
from wizard.tui.listening import Listening
from wizard.tui.text import Text
from wizard.tui.window import Asking


class AskNumber(Asking[str]):
    """One line; Enter gives what was typed, and nothing typed is no number."""

    app: Listening

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, session: Session) -> None:
        """Its case waits for an answer to a message that has no number yet."""
        super().__init__()
        self._session = session
        self._say = session.desk.language
        name = session.case.page.registered_as
        self._doubted = ""
        """The number of which it was asked already whether it is meant."""
        self._question = session.desk.language("number_where", name=name)

    def compose(self) -> ComposeResult:
        """The question and the field."""
        with Vertical(classes="box"):
            with VerticalScroll(id="reading", can_focus=False):
                yield Static(self._question, markup=False)
            case = self._session.case
            typed = case.typed.get(case.numbered)
            yield Input(typed if isinstance(typed, str) else "", id="number", select_on_focus=False)
            yield Text("explain")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was begun is there again when the person next waits."""
        session = self._session
        number = session.case.numbered
        keeping.follow(self.app, session, partial(session.type, number, event.value or None))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """This is it."""
        event.stop()
        session = self._session
        kind = session.case.number_kind
        try:
            number = registration(event.value, kind)
        except FieldError as error:
            why = session.desk.language(error.key, **error.values)
            self.query_one("#explain", Text).put(Content.styled(f"✗ {why}", "$error"))
        else:
            doubt = kind.doubt(number)
            held = self.app.held or self.app.by_habit  # nobody has read what is asked
            if doubt and (number != self._doubted or held):
                self._doubted = number
                words = f"⚠ {self._say(doubt)}. {self._say('doubt_again')}"
                self.query_one("#explain", Text).put(Content.styled(words, "$warning"))
            else:
                self.dismiss(number)

    def action_close(self) -> None:
        """There is none."""
        self.dismiss("")
