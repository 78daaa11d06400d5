"""A message edited in place, with its check beside it.

Owns what is typed until it is kept: from the first letter on, and whenever the editor is left, by
whatever way. Refuses to judge: remarks come from the page, and stop nobody.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from wizard.cases.session import Session
from wizard.errors import BusyError
from wizard.outcome.text_patterns import GAP
from wizard.tui import frame, keeping, remarks
from wizard.tui.text import Text
from wizard.tui.throttle import Throttle
from wizard.tui.window import Closable


class Editor(Closable[None]):
    """The message at hand, to be put into the person's own words."""

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("ctrl+r", "restore", show=False),
        # Before the text area takes it for a blank or for the next widget.
        Binding("tab", "gap(1)", show=False, priority=True),
        Binding("shift+tab", "gap(-1)", show=False, priority=True),
        # The same on any keyboard layout.
        Binding("f5", "restore", show=False, system=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._say = session.desk.language
        message, self._written = session.page.message, session.page.written
        assert message is not None and self._written is not None, "there is nothing to edit"
        self._heading = message.title
        self._before = self._kept = message.text
        self._area = TextArea(message.text, id="draft", soft_wrap=True)
        self._area.cursor_blink = False
        self._doomed: str | None = None
        """The person's own words, once they asked for the wizard's in place of them."""
        self._follow = Throttle(self, self._check)
        self._gaps_left = 0
        """The gaps that there were when one was gone to last."""

    def compose(self) -> ComposeResult:
        """The message, what is to be said about it, the keys."""
        yield Static("", id="head", markup=False)
        with Vertical(id="editor"):
            yield self._area
            with VerticalScroll(id="advice", can_focus=False):
                yield Text("remarks")
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the first gap, selected as by Tab, or at the beginning of the text.

        People type at once, and had their words beside the gap; Ctrl+Z is named where a key takes
        one away that was not meant.
        """
        self._area.focus()
        self.action_gap(1)

    def on_resize(self) -> None:
        """Follow the terminal."""
        self._draw()

    def on_text_area_changed(self) -> None:
        """Keep and check what is typed."""
        self._follow()

    def on_unmount(self) -> None:
        """Whatever closed the editor, what was typed is kept."""
        self._keep()

    def _check(self) -> None:
        keeping.follow(self.app, self._session, self._keep)
        self._draw()

    def _keep(self) -> None:
        if self._area.text != self._kept:
            self._kept = self._area.text
            try:
                self._session.draft(self._kept)
            except BusyError as error:
                self.app.notify(str(error), severity="warning", markup=False, timeout=10)

    def _draw(self) -> None:
        page = self._session.page
        width = self.size.width - 2
        edited = page.message is not None and page.message.text != page.written
        state = self._say("edited") if edited else self._say("not_edited")
        if self._session.case.trouble:
            state = f"⚠ {self._say('not_saved_short')}"
        self.query_one("#head", Static).update(frame.heading(self._heading, state, width))
        gaps = len(self._gaps)
        keys = frame.editing(width, self._say, gaps=gaps > 0, overwritten=gaps < self._gaps_left)
        self.query_one("#keys", Static).update(keys)
        count = f": {len(page.remarks)}" if page.remarks else ""
        self.query_one("#advice").border_title = Content(f" {self._say('remarks')}{count} ")
        self.query_one("#remarks", Text).put(remarks.listing(page.remarks, self._say))

    @property
    def _gaps(self) -> list[Selection]:
        return [
            Selection((row, match.start()), (row, match.end()))
            for row, line in enumerate(self._area.text.split("\n"))
            for match in GAP.finditer(line)
        ]

    def action_gap(self, by: int) -> None:
        """Select the next gap or the one before, so that what is typed takes its place.

        After the last comes the first. What takes its place is one step to take back.
        """
        gaps, here = self._gaps, self._area.selection
        self._gaps_left = len(gaps)
        self._area.history.checkpoint()
        if gaps:
            first, last = sorted(here)
            behind = [gap for gap in gaps if gap.start >= last]
            before = [gap for gap in gaps if gap.end <= first]
            self._area.selection = (behind or gaps)[0] if by > 0 else (before or gaps)[-1]
            self._area.scroll_cursor_visible()
        self._draw()

    def action_restore(self) -> None:
        """The text as the wizard writes it, at the second time; Ctrl+Z takes it back."""
        here = self._area.text
        if here == self._written:
            return  # one more step to take back would be one that shows nothing
        if here != self._doomed or self.app.held or not self.app.answers:
            self._doomed = here
            self.app.notify(self._say("editor_restore_again"), markup=False)
            return
        self.app.clear_notifications()
        self._area.replace(self._written or "", (0, 0), self._area.document.end)
        self._area.move_cursor((0, 0))

    def action_close(self) -> None:
        """Back to the step; what was typed stays."""
        if self._area.text != self._before:
            self._kept = self._area.text
            self._session.edit(self._kept)
        self.dismiss()
