"""The working side: the trail, the text, and below it the choices.

Owns how the lines of the screen are shared out between text and choices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.outcome.field_line import FieldLine
from wizard.outcome.page import Page
from wizard.tui import letter_lines
from wizard.tui.ask import Ask
from wizard.tui.columns import PageColumns
from wizard.tui.letter_panel import LetterLine, LetterPanel
from wizard.tui.one_frame import extent, nothing
from wizard.tui.step import StepView
from wizard.tui.text import OneLine, Text, told_more
from wizard.walk.answers import Answer

WHEEL = 3
"""Lines of a turn of the wheel."""
GUTTER = 2
"""Columns beside everything, as the style sheet has them."""


class Work(Vertical):
    """Everything of a step but the ladder; its letter, where that stands beside it, is laid out by
    whoever lays out this.
    """

    virtual_size = extent()
    render_lines = nothing

    def __init__(
        self,
        say: Language,
        today: date,
        *,
        given: Callable[[object], None],
        changed: Callable[[], None],
        asked: Callable[[Mapping[str, Answer]], Sequence[FieldLine]],
        opened: Callable[[], None],
    ) -> None:
        """Nothing yet.

        Args:
            say: the language.
            today: what a date without a year is read by.
            given: called with each answer.
            changed: called when what is typed is another.
            asked: the fields of a form that are asked of whoever typed so much.
            opened: called when the letter is to be shown on the whole screen.
        """
        super().__init__(id="work")
        self._say = say
        self._width = 0
        self.letter = LetterPanel(say, opened)
        self._letter_line = LetterLine(opened)
        self._trail = Text("trail")
        self._more = OneLine("more")
        self.step = StepView(say, self._tell_moved)
        self.ask = Ask(
            say,
            today,
            given=given,
            changed=changed,
            asked=asked,
            read_on=self.read_on,
            resized=self._fit_again,
        )

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self._trail
        yield self.step
        yield self._more
        yield self._letter_line
        yield self.ask

    def place(self, page: Page, columns: PageColumns) -> None:
        """Take the columns of a page; its letter stands beside the step, or is told of below it."""
        self.styles.width = self._width = columns.step
        self.ask.widen(self._room)
        self.letter.show(page, columns.letter)
        away = not columns.letter
        self.step.remark(page.remarks if away else ())
        sheet = letter_lines.sheet(self.app.size.width)
        told = letter_lines.line(page, self._say, self._room, sheet) if away else ""
        self._letter_line.put(told)

    @property
    def _room(self) -> int:
        """The columns within, which are not those of the last layout."""
        return max(1, self._width - GUTTER)

    def trail(self, words: Content) -> None:
        """Put the line above the step, and share out the lines anew."""
        self._trail.put(words)
        self.fit()  # at once, for one frame a step

    def on_resize(self) -> None:
        """Share out other lines, or the first ones; what a low screen leaves out is known then."""
        self.call_after_refresh(self.fit)

    def explain(self, why: str) -> None:
        """Say what is wrong with what was typed, beside it."""
        self.ask.explain(why)
        self._fit_again()

    def doubt(self, doubts: Mapping[str, str]) -> None:
        """Ask beside what was typed whether it is meant."""
        self.ask.doubt(doubts)
        self._fit_again()

    def refuse(self, refused: Mapping[str, FieldError]) -> None:
        """Say what is wrong with the fields of a form, beside each."""
        self.ask.refuse(refused)

    def read_on(self) -> bool:
        """Show more of the text, and then of the letter beside it; False at the end of both."""
        if self.step.below == 0:
            return self.letter.scroll_on(1)
        self.step.turn(1)
        return True

    def read_back(self) -> None:
        """Show what was above."""
        if not self.letter.scroll_on(-1):
            self.step.turn(-1)

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the text, wherever it is turned."""
        self.step.scroll_relative(y=WHEEL, animate=False)

    def on_mouse_scroll_up(self) -> None:
        """The same backwards."""
        self.step.scroll_relative(y=-WHEEL, animate=False)

    def _fit_again(self) -> None:
        self.call_after_refresh(self.fit)

    def fit(self, taken: int = 0) -> None:
        """Give the choices what they need, up to two thirds, and the text what is left.

        The text ends where the choices begin, so on a high screen they follow it at once.

        Args:
            taken: the lines that it has less than in the last layout.
        """
        room = self.content_size.height - taken
        if room <= 0:
            return
        room -= self._trail.styles.margin.height + 1 + self._letter_line.display
        asked = self.ask.fit(max(3, self.ask.most(room)))
        # One line is kept for «more below», whether it is needed or not: nothing jumps.
        shown = max(1, room - asked - 1)
        self.step.styles.max_height = shown
        if not self.step.scroll_y:
            # Said with the text itself; once it was drawn there would be another frame for it.
            self._tell_more(self.step.ahead(self._room, shown))

    def _tell_moved(self) -> None:
        """Say how much of the text is below, or, at its end, above."""
        self._tell_more(self.step.below)

    def _tell_more(self, below: int) -> None:
        above = round(self.step.scroll_y)
        if below == 0 and above == 0:
            self._more.put(Content(""))
            return
        lines = self._say.plural("lines", below or above)
        key = "more_above"
        if below:
            key = "more_below_typing" if self.ask.takes_letters else "more_below"
        told = told_more(self._say, key, lines, self._room)
        self._more.put(Content.styled(told, "$dim"))
