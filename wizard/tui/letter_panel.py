"""The letter beside its step, in a frame of its own; or the line below the step that tells of it.

Owns how it is scrolled, and that a click on the frame or the line opens it. Refuses to know what
opening it does.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from wizard.i18n import Language
from wizard.outcome.page import Page
from wizard.tui import letter_lines, remarks
from wizard.tui.one_frame import extent
from wizard.tui.text import Text

AROUND = 5
"""Columns that are no text: the frame, a blank at either side, the bar."""
BORDERS = 2
"""Lines of the frame."""


class Pane(VerticalScroll, can_focus=False):
    """What is scrolled; its bar is always there, so that no line is broken anew when it comes."""

    virtual_size = extent()


class LetterPanel(Vertical):
    """The letter of a page, with what is to be said about it below."""

    virtual_size = extent()

    def __init__(self, say: Language, opened: Callable[[], None]) -> None:
        """`opened` is called when the frame is clicked."""
        super().__init__(id="letter")
        self._say = say
        self._opened = opened
        self._pane = Pane()
        self._text = Text("message")
        self._remarks = Text("remarks")
        self.styles.display = "none"

    def compose(self) -> ComposeResult:
        """The letter, and below it what is to be said about it."""
        with self._pane:
            yield self._text
        yield self._remarks

    def show(self, page: Page, width: int) -> None:
        """Show the letter of a page in `width` columns; 0 leaves it out."""
        here = width > 0 and page.message is not None
        self.styles.display = "block" if here else "none"
        if page.message is None or not here:
            return
        self.styles.width = width
        if self._text.put(letter_lines.held(page.message.text)):
            self._pane.scroll_home(animate=False, immediate=True)
        self._remarks.put(remarks.summary(page.remarks, self._say))
        room = width - AROUND
        lines = self._lines(self._text, room)
        self.styles.max_height = BORDERS + lines + self._below(room)
        framed = room - 2  # with a piece of the frame at either end
        self.border_title = letter_lines.title(page, self._say, framed, lines)
        self.border_subtitle = letter_lines.keys(page, self._say, framed)

    def _below(self, room: int) -> int:
        """The lines of what is to be said about it, with the one above."""
        return self._lines(self._remarks, room) + 1 if self._remarks.display else 0

    def _lines(self, part: Text, room: int) -> int:
        return part.get_content_height(self.size, self.app.size, room)

    def scroll_on(self, pages: int) -> bool:
        """Show more of it, or what was before; False where nothing more is there."""
        if not self.display:
            return False
        before = self._pane.scroll_target_y
        height = self._pane.size.height
        self._pane.scroll_relative(y=pages * height, animate=False, immediate=True)
        return self._pane.scroll_target_y != before

    def on_click(self, event: events.Click) -> None:
        """A click on the frame; one within may begin to select words, one on a key types it."""
        if event.get_content_offset(self) is None and "key" not in event.style.meta:
            self._opened()


class LetterLine(Text):
    """One line that tells of the letter; a click opens it."""

    def __init__(self, opened: Callable[[], None]) -> None:
        super().__init__("letter-line")
        self._opened = opened

    def on_click(self, event: events.Click) -> None:
        """A click."""
        self._opened()
