"""The working side: the trail, the text, and below it the choices.

Owns how the lines of the screen are shared out between text and choices.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from wizard.i18n import Language
from wizard.tui.ask import Ask
from wizard.tui.steady import extent, nothing
from wizard.tui.step import StepView, Text


class Work(Vertical):
    """Everything of a step but the ladder."""

    virtual_size = extent()
    render_lines = nothing

    def __init__(
        self,
        say: Language,
        today: date,
        given: Callable[[object], None],
        changed: Callable[[], None],
    ) -> None:
        """`given` is called with each answer, `changed` when what is typed is another."""
        super().__init__(id="work")
        self._say = say
        self._trail = Text("trail")
        self._more = Static("", id="more", markup=False)
        self._told = Content("")
        self.step = StepView(say)
        self.ask = Ask(say, today, given, changed, self._read_on)

    def compose(self) -> ComposeResult:
        """The parts, from the top."""
        yield self._trail
        yield self.step
        yield self._more
        yield self.ask

    def trail(self, words: Content) -> None:
        """Put the line above the step, and share out the lines anew."""
        self._trail.put(words)
        self.fit()  # at once, for one frame a step; once more where something was not there yet
        self.call_after_refresh(self.fit)

    def explain(self, why: str) -> None:
        """Say what is wrong with what was typed, beside it."""
        self.ask.explain(why)
        self.call_after_refresh(self.fit)

    def _read_on(self) -> bool:
        """Show more of the text; False where the end of it is in sight."""
        if self.step.below == 0:
            self.call_after_refresh(self.fit)  # a hint takes a line
            return False
        self.step.scroll_page_down(animate=False)
        return True

    def fit(self) -> None:
        """Give the choices what they need, up to two thirds, and the text what is left.

        The text ends where the choices begin, so on a high screen they follow it at once.
        """
        room = self.content_size.height
        if not room:
            return
        room -= self._trail.styles.margin.height + 1
        asked = min(self.ask.wanted_height, max(3, room * 2 // 3))
        self.ask.styles.height = asked
        # One line is kept for «more below», whether it is needed or not: nothing jumps.
        self.step.styles.max_height = max(1, room - asked - 1)

    def on_step_view_moved(self) -> None:
        """Say how much of the text is below."""
        below, remarks = self.step.below, self.step.remarks_below
        if below == 0:
            self._tell(Content(""))
            return
        lines = self._say.plural("lines", below)
        if remarks:
            words = self._say("more_below_remarks", lines=lines, count=remarks)
            self._tell(Content.styled(words, "$warning"))
        else:
            self._tell(Content.styled(self._say("more_below", lines=lines), "$dim"))

    def _tell(self, words: Content) -> None:
        if not words.is_same(self._told):
            self._told = words
            self._more.update(words, layout=False)  # its line is always kept: nothing moves
