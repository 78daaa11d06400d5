"""The fields of a form, one below the other.

Owns which of them has the keys, what is typed into each, and that a fault stands below the field
that has it while everything else stays. Enter goes to the next field, and gives them all behind the
last one. A field that is asked only of some appears once what decides it is typed. Refuses to
judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Input

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.outcome.field_line import FieldLine
from wizard.tui.field import Field
from wizard.tui.listening import Listening
from wizard.tui.one_frame import extent, nothing
from wizard.tui.text import WIDEST, OneLine
from wizard.walk.answers import Answer

MARGIN = 2
"""Columns of the mark before a label."""


class FormInput(Field):
    """One line to type in among others."""

    BINDINGS = [
        Binding("up", "beside(-1)", show=False),
        Binding("down", "beside(1)", show=False),
    ]

    def __init__(self, name: str, done: Callable[[], None], beside: Callable[[int], None]) -> None:
        super().__init__(name, done)
        self._beside = beside

    def action_beside(self, by: int) -> None:
        """To the field above or below."""
        self._beside(by)

    def on_mount(self) -> None:
        """Follow the theme, which knows nothing of colours that were given here."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._edge())

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The label is marked, and the sides; not by the style sheet, as in `Field`."""
        self._edge()
        if isinstance(self.parent, FieldRow):
            self.parent.mark()

    def _edge(self) -> None:
        colours = self.app.theme_variables
        if self.has_focus:
            self.styles.border_left = self.styles.border_right = ("outer", colours["primary"])
        else:
            self.styles.border_left = self.styles.border_right = ("vkey", colours["edge"])


class FieldRow(Vertical):
    """A label, a line to type in, and below it how that is understood or what is wrong with it."""

    virtual_size = extent()
    render_lines = nothing

    def __init__(
        self, number: int, say: Language, done: Callable[[], None], beside: Callable[[int], None]
    ) -> None:
        super().__init__(classes="field-row")
        self._say = say
        self.line: FieldLine | None = None
        self.label = OneLine(f"label{number}")
        self.input = FormInput(f"input{number}", done, beside)
        self.note = OneLine(f"note{number}")
        self.room = WIDEST
        """Columns, which are given before it is laid out."""
        self._refused = self._doubt = ""

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self.label
        yield self.input
        yield self.note

    def show(self, line: FieldLine) -> None:
        """Ask for a field; what is typed in it already stays."""
        if self.line is None or self.line.at != line.at:
            self.input.value = line.begun_text
            self.input.cursor_position = len(line.begun_text)
            self._refused = self._doubt = ""
        self.line = line
        example = line.field.example
        self.input.placeholder = self._say("for_example", example=example) if example else ""
        self.mark()

    def refuse(self, why: str) -> None:
        """Say what is wrong with what was typed; nothing where it is sound."""
        self._refused, self._doubt = why, ""
        self.mark()

    def doubt(self, why: str) -> None:
        """Ask whether what was typed is meant, until it is another."""
        self._doubt = why
        self.mark()

    def hint(self, words: str) -> None:
        """Say something in passing."""
        self.note.put(Content.styled(f"  {self._broken(words)}", "$dim"))

    @property
    def typed(self) -> Answer:
        """What was typed and not given yet; None where that is what was offered."""
        text = self.input.value
        return None if self.line is None or text == self.line.offered else text

    def mark(self) -> None:
        """Mark the field that has the keys, and say below it what there is to say."""
        if self.line is None:
            return
        here = self.input.has_focus
        mark = ("▸ ", "bold $primary") if here else "  "
        label = (self._broken(self.line.label), "bold" if here else "")
        self.label.put(Content.assemble(mark, label))
        self.note.put(self._note(self.line))

    def _note(self, line: FieldLine) -> Content:
        if self._refused:
            return Content.styled(f"  {self._broken(f'✗ {self._refused}')}", "$error")
        if self._doubt:
            return Content.styled(f"  {self._broken(f'⚠ {self._doubt}')}", "$warning")
        understood = line.understood(self.input.value, self._say)
        if understood:
            return Content.styled(f"  = {understood}", "$success")
        hints = [line.details] if line.details else []
        if line.field.optional and not self.input.value.strip():
            hints.append(self._say("field_may_be_empty"))
        return Content.styled(f"  {self._broken(' · '.join(hints))}" if hints else "", "$dim")

    def _broken(self, text: str) -> str:
        """A text broken so that its further lines begin where the first one does."""
        room = self.room - MARGIN
        return text if len(text) <= room else f"\n{' ' * MARGIN}".join(wrap(text, max(room, 8)))

    def lines(self) -> int:
        """The lines that it takes: at least one below, so that nothing moves when that is said."""
        parts = (self.label, self.note)
        return 1 + sum(str(part.render()).count("\n") + 1 for part in parts)


class Fields(VerticalScroll, can_focus=False):
    """The fields of the form at hand."""

    app: Listening
    virtual_size = extent()
    render_lines = nothing

    def __init__(
        self,
        say: Language,
        *,
        asked: Callable[[Mapping[str, Answer]], Sequence[FieldLine]],
        given: Callable[[object], None],
        changed: Callable[[], None],
        resized: Callable[[], None],
    ) -> None:
        """None yet.

        Args:
            say: the language.
            asked: the fields that are asked of whoever typed so much.
            given: called with what was typed, by field.
            changed: called when what is typed is another.
            resized: called when other lines are needed than before.
        """
        super().__init__(id="fields")
        self._say = say
        self._asked = asked
        self._given = given
        self._changed = changed
        self._resized = resized
        self._rows: list[FieldRow] = []
        self._room = WIDEST

    def widen(self, width: int) -> None:
        """Take `width` columns, before they are laid out; one is left for a bar."""
        self._room = width - 1
        for row in self.rows:
            row.room = self._room
            row.mark()

    def show(self, lines: Sequence[FieldLine]) -> None:
        """Ask for `lines`; what is typed in those that are asked already stays."""
        self.prepare(len(lines))
        typed = {row.line.at: row.input.value for row in self.rows if row.line}
        focus = self.screen.focused
        for row, line in zip(self._rows, lines, strict=False):
            moved = row.line is None or row.line.at != line.at
            row.room = self._room
            row.show(line)
            if moved and line.at in typed:
                row.input.value = typed[line.at]
            row.display = True
        for row in self._rows[len(lines) :]:
            row.line, row.display = None, False
            if focus is row.input:
                self.screen.set_focus(self._rows[len(lines) - 1].input)

    def prepare(self, count: int) -> None:
        """Have so many rows, out of sight: what comes with a step is laid out two turns later."""
        missing = range(len(self._rows), count)
        fresh = [FieldRow(number, self._say, self._step_on, self._beside) for number in missing]
        for row in fresh:
            row.display = False
        if fresh:
            self._rows += fresh
            self.mount(*fresh)

    def forget(self) -> None:
        """None is asked any more."""
        for row in self._rows:
            row.line, row.display = None, False

    @property
    def rows(self) -> list[FieldRow]:
        """The fields that are asked, from the top."""
        return [row for row in self._rows if row.line is not None]

    @property
    def inputs(self) -> list[FormInput]:
        """What takes what is typed."""
        return [row.input for row in self.rows]

    @property
    def typed(self) -> dict[str, Answer]:
        """What was typed in each and not given yet."""
        return {row.line.at: row.typed for row in self.rows if row.line}

    def put(self, typed: Mapping[str, str]) -> None:
        """Put what was typed back into the fields that are asked."""
        for row in self.rows:
            if row.line and row.line.at in typed:
                row.input.value = typed[row.line.at]

    def begin(self) -> None:
        """Give the keys to the first field in which nothing stands, or to the first."""
        empty = (field for field in self.inputs if not field.value)
        self.screen.set_focus(next(empty, self.inputs[0]), scroll_visible=False)

    def refuse(self, refused: Mapping[str, FieldError]) -> None:
        """Say below each field what is wrong with it, and go to the first."""
        first: FormInput | None = None
        for row in self.rows:
            error = refused.get(row.line.at) if row.line else None
            row.refuse(self._say(error.key, **error.values) if error else "")
            first = first or (row.input if error else None)
        if first is not None:
            self.screen.set_focus(first)
        self._resized()

    def doubt(self, doubts: Mapping[str, str]) -> None:
        """Ask below each field whether what was typed is meant; the keys stay where they are."""
        for row in self.rows:
            if row.line and row.line.at in doubts:
                row.doubt(doubts[row.line.at])
        self._resized()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of all that are asked."""
        return sum(row.lines() for row in self.rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how what is typed is understood, and ask what follows from it."""
        event.stop()
        for row in self.rows:
            if row.input is event.input:
                row.refuse("")
                self._ask_more()
                self._changed()

    def _ask_more(self) -> None:
        lines = self._asked(self.typed)
        if [line.at for line in lines] != [row.line.at for row in self.rows if row.line]:
            self.show(lines)
            self._resized()

    def _step_on(self) -> None:
        """Enter: to the next field, and behind the last one all are given.

        One that is still held from before gives nothing.
        """
        self._ask_more()
        at = self._here
        if at + 1 < len(self.rows):
            self._beside(1)
        elif self.app.held:
            self.rows[at].hint(self._say("still_held"))
        else:
            self._given({row.line.at: row.input.value for row in self.rows if row.line})

    def _beside(self, by: int) -> None:
        at = self._here + by
        if 0 <= at < len(self.rows):
            self.screen.set_focus(self.rows[at].input)

    @property
    def _here(self) -> int:
        """Which field has the keys."""
        focused = self.screen.focused
        return next((at for at, field in enumerate(self.inputs) if field is focused), 0)
