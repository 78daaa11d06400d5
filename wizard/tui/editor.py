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

from wizard.cases import printing
from wizard.cases.session import Session
from wizard.errors import BusyError
from wizard.outcome import brackets
from wizard.tui import frame, keeping, remarks
from wizard.tui.text import Text
from wizard.tui.throttle import Throttle
from wizard.tui.window import Closable

DIGITS = "123456789"


class _Draft(TextArea):
    """The message; what is being typed stays in sight when a remark takes a line from it."""

    texts = 0
    """One of so many texts is kept by its digit, which is not typed then."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed."""
        return key not in DIGITS[: self.texts] and super().check_consume_key(key, character)

    def on_resize(self) -> None:
        """Follow the room that is left."""
        self.scroll_cursor_visible()


class Editor(Closable[None]):
    """The message at hand, to be put into the person's own words."""

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("ctrl+r", "restore", show=False),
        # Before the text area takes it for a blank or for the next widget.
        Binding("tab", "gap(1)", show=False, priority=True),
        Binding("shift+tab", "gap(-1)", show=False, priority=True),
        Binding("enter", "pass_over", show=False, priority=True),
        *(Binding(digit, f"keep_one({digit})", show=False, priority=True) for digit in DIGITS),
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
        self._own = message.own
        """What stands in brackets in answers: it is no gap."""
        self._before = self._kept = message.text
        self._area = _Draft(message.text, id="draft", soft_wrap=True)
        self._area.cursor_blink = False
        self._doomed: str | None = None
        """The person's own words, once they asked for the wizard's in place of them."""
        self._follow = Throttle(self, self._check)
        self._was_at_gap = False
        """Whether a gap was selected when the keys were drawn last."""
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

    def on_text_area_selection_changed(self) -> None:
        """Name the keys for a gap that is selected, and no longer once it is not."""
        if self._at_gap or self._was_at_gap:
            self._draw_frame()

    def on_unmount(self) -> None:
        """Whatever closed the editor, what was typed is kept."""
        self._keep()

    def _check(self) -> None:
        keeping.follow(self.app, self._session, self._keep)
        self._draw()

    def _keep(self) -> None:
        if self._area.text != self._kept and self._area.text.strip():
            self._kept = self._area.text
            try:
                self._session.draft(self._kept)
            except BusyError as error:
                self.app.notify(str(error), severity="warning", markup=False, timeout=10)

    def _draw(self) -> None:
        page = self._session.page
        self._draw_frame()
        count = f": {len(page.remarks)}" if page.remarks else ""
        self.query_one("#advice").border_title = Content(f" {self._say('remarks')}{count} ")
        self.query_one("#remarks", Text).put(remarks.listing(page.remarks, self._say))

    def _draw_frame(self) -> None:
        self._was_at_gap = self._at_gap
        width = self.size.width - 2
        self.query_one("#head", Static).update(frame.heading(self._heading, self._state(), width))
        gaps, texts = len(self._gaps), len(self._texts)
        self._area.texts = texts
        overwritten = gaps < self._gaps_left
        keys = frame.editing(width, self._say, gaps=gaps > 0, texts=texts, overwritten=overwritten)
        self.query_one("#keys", Static).update(keys)

    def _state(self) -> str:
        page = self._session.page
        if self._session.case.trouble:
            return f"⚠ {self._say('not_saved_short')}"
        if self._at_gap:
            gaps = self._gaps
            at = sum(gap.start <= self._selected.start for gap in gaps)
            what = "editor_gap_at" if self._texts else "editor_gap_over"
            return self._say(what, at=at, count=len(gaps))
        edited = page.message is not None and page.message.text != page.written
        return self._say("edited") if edited else self._say("not_edited")

    @property
    def _selected(self) -> Selection:
        """What is selected, from its beginning to its end."""
        return Selection(*sorted(self._area.selection))

    @property
    def _at_gap(self) -> bool:
        """Whether a gap is selected, and nothing else."""
        return self._area.selected_text.startswith("[") and self._selected in self._gaps

    @property
    def _texts(self) -> list[str]:
        """The texts of which one may stand in place of the gap that is selected."""
        if not self._at_gap:
            return []
        return printing.texts_for_gap(self._session.case, self._area.selected_text[1:-1].strip())

    @property
    def _gaps(self) -> list[Selection]:
        lines = brackets.hidden(self._area.text, self._own).split("\n")
        return [
            Selection((row, match.start()), (row, match.end()))
            for row, line in enumerate(lines)
            for match in brackets.gaps(line)
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter and digits are for the gap that is selected; without one they are typed."""
        if action == "pass_over":
            return self._at_gap
        if action == "keep_one":
            return str(parameters[0]) in DIGITS[: self._area.texts]
        return True

    def action_pass_over(self) -> None:
        """Leave the gap as it is: Enter alone, however often, says nothing that may not be so."""
        self.action_gap(1)

    def action_keep_one(self, which: int) -> None:
        """Keep a text that holds, without the brackets."""
        self._put(self._texts[which - 1])

    def _put(self, text: str) -> None:
        """Let a text stand in place of the gap; one step to take back."""
        (_, start), end = self._selected
        line = self._area.document.get_line(end[0])
        if not text and line[end[1] :].startswith(" "):
            end = (end[0], end[1] + 1)
        self._gaps_left = len(self._gaps)
        self._area.history.checkpoint()
        self._area.replace(text, self._selected.start, end, maintain_selection_offset=False)
        self._area.move_cursor((end[0], start + len(text)))

    def action_restore(self) -> None:
        """The text as the wizard writes it, at the second time; Ctrl+Z takes it back."""
        if self._area.text == self._written:
            return  # one more step to take back would be one that shows nothing
        if not self._is_sure("editor_restore_again"):
            return
        self._area.replace(self._written or "", (0, 0), self._area.document.end)
        self._area.move_cursor((0, 0))

    def _is_sure(self, key: str) -> bool:
        """Whether the same key gives up the person's own words a second time; else that is told."""
        here = self._area.text
        if here != self._doomed or self.app.held or not self.app.answers:
            self._doomed = here
            self.app.notify(self._say(key), markup=False)
            return False
        self.app.clear_notifications()
        return True

    def action_close(self) -> None:
        """Back to the step; what was typed stays. Of an empty text it is the wizard's own, at the
        second time.
        """
        empty = not self._area.text.strip() and self._before != self._written
        if empty and not self._is_sure("editor_close_again"):
            return
        if self._area.text != self._before:
            self._kept = self._area.text
            self._session.edit(self._kept, self._written)
        self.dismiss()
