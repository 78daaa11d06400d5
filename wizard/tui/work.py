"""The working side: the trail, the text, and below it the choices.

Owns how the lines of the screen are shared out between text and choices.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from wizard.i18n import Language
from wizard.tui.ask import Ask
from wizard.tui.step import StepView, Text


class Work(Vertical):
    """Everything of a step but the ladder."""

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
        self._more = Text("more")
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
        room -= self._trail.outer_size.height + self._trail.styles.margin.height
        asked = min(self.ask.wanted_height, max(3, room * 2 // 3))
        self.ask.styles.height = asked
        # One line is kept for «more below», whether it is needed or not: nothing jumps.
        self.step.styles.max_height = max(1, room - asked - 1)

    def on_step_view_moved(self) -> None:
        """Say how much of the text is below."""
        below, remarks = self.step.below, self.step.remarks_below
        if below == 0:
            self._more.put("")
            return
        lines = self._say.plural("lines", below)
        if remarks:
            words = self._say("more_below_remarks", lines=lines, count=remarks)
            self._more.put(Content.styled(words, "$warning"))
        else:
            self._more.put(Content.styled(self._say("more_below", lines=lines), "$dim"))
