"""The letter at hand over the whole screen, to be read, copied and edited.

Owns how it is read there. Refuses to edit it: it gives back that this is wanted.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard.cases.session import Session
from wizard.tui import keys, letter, message, remarks
from wizard.tui.dialogs import CLOSE
from wizard.tui.text import OneLine, Text
from wizard.tui.window import Closable


class LetterScreen(Closable[bool]):
    """The letter of the page at hand; gives True where it is to be edited."""

    BINDINGS = [
        *CLOSE,
        *(Binding(key, "close", show=False) for key in (*keys.LETTER.keys, *keys.QUIT.keys)),
        *(Binding(key, "copy", show=False) for key in keys.COPY.keys),
        *(Binding(key, "edit", show=False) for key in keys.EDIT.keys),
        *(Binding(key, "scroll(1)", show=False) for key in ("down", *keys.DOWN.keys)),
        *(Binding(key, "scroll(-1)", show=False) for key in ("up", *keys.UP.keys)),
        *(Binding(key, "page(1)", show=False) for key in ("enter", *keys.PAGE_DOWN.keys)),
        *(Binding(key, "page(-1)", show=False) for key in keys.PAGE_UP.keys),
        Binding("home", "page(-1000)", show=False),
        Binding("end", "page(1000)", show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Its page has a message."""
        super().__init__()
        self._session = session
        self._say = session.desk.language
        self._pane = VerticalScroll(id="whole", can_focus=False)
        self._text = Static("", markup=False)
        self._more = OneLine("more")

    def compose(self) -> ComposeResult:
        """The letter and what is to be said about it, how much more there is, the keys."""
        yield Static("", id="head", markup=False)
        with Vertical(id="editor"):
            with self._pane:
                yield self._text
                yield Text("remarks")
            yield self._more
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the beginning."""
        self.watch(self._pane, "scroll_y", self._tell_more, init=False)
        self.watch(self._pane, "virtual_size", self._tell_more, init=False)
        self._draw()

    def on_resize(self) -> None:
        """Follow the terminal."""
        self._draw()

    def _draw(self) -> None:
        page, width = self._session.page, self.size.width - 2
        if page.message is not None:
            self._text.update(page.message.text)
        self.query_one("#head", Static).update(letter.title(page, self._say, width))
        self.query_one("#keys", Static).update(letter.reading(page, self._say, width))
        self.query_one("#remarks", Text).put(remarks.summary(page.remarks, self._say))
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        """Say how much of it is below, or, at its end, above."""
        above = round(self._pane.scroll_y)
        below = max(0, round(self._pane.max_scroll_y) - above)
        words = ""
        if below or above:
            lines = self._say.plural("lines", below or above)
            words = self._say("more_below" if below else "more_above", lines=lines)
        self._more.put(Content.styled(words, "$dim"))

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self._pane.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the text by what is in sight."""
        self._pane.scroll_relative(y=pages * self._pane.size.height, animate=False)

    def action_copy(self) -> None:
        """The message, to be put where it belongs."""
        message.copy(self.app, self._session)

    def action_edit(self) -> None:
        """The message in the person's own words."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Back to the step."""
        self.dismiss(False)
