"""Something to be read on the whole screen: a letter, the document of a case.

Owns how it is scrolled, and that how much more there is stands below it. Refuses to know what it
is.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from wizard.i18n import Language
from wizard.tui import keys
from wizard.tui.dialogs import CLOSE
from wizard.tui.text import OneLine, told_more
from wizard.tui.window import Closable


class _Pane(VerticalScroll, can_focus=False):
    """What is scrolled; what is told in passing below the keys takes lines of it for a while."""

    def __init__(self, resized: Callable[[], None]) -> None:
        super().__init__(id="whole")
        self._resized = resized

    def on_resize(self) -> None:
        """More or less of it is in sight."""
        self._resized()


class WholeScreen(Closable[str]):
    """Any of the closing keys leads back to the step; gives what else is wanted there."""

    BINDINGS = [
        *CLOSE,
        *(Binding(key, "close", show=False) for key in (*keys.LETTER.keys, *keys.QUIT.keys)),
        *(Binding(key, "scroll(1)", show=False) for key in ("down", *keys.DOWN.keys)),
        *(Binding(key, "scroll(-1)", show=False) for key in ("up", *keys.UP.keys)),
        *(Binding(key, "page(1)", show=False) for key in ("enter", *keys.PAGE_DOWN.keys)),
        *(Binding(key, "page(-1)", show=False) for key in keys.PAGE_UP.keys),
        Binding("home", "page(-1000)", show=False),
        Binding("end", "page(1000)", show=False),
    ]

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._head, self._keys, self._more = OneLine("head"), OneLine("keys"), OneLine("more")
        self.pane = _Pane(self._tell_more)

    @abstractmethod
    def parts(self) -> Iterable[Widget]:
        """What is to be read."""

    @abstractmethod
    def headline(self, width: int) -> Content:
        """The line above it."""

    @abstractmethod
    def footer(self, width: int) -> Content:
        """The keys below it."""

    def compose(self) -> ComposeResult:
        """What is to be read, how much more there is, the keys."""
        yield self._head
        with Vertical(id="editor"):
            with self.pane:
                yield from self.parts()
            yield self._more
        yield self._keys

    def on_mount(self) -> None:
        """Begin at the beginning."""
        self.watch(self.pane, "scroll_y", self._tell_more, init=False)
        self.watch(self.pane, "virtual_size", self._tell_more, init=False)

    def on_resize(self) -> None:
        """Follow the terminal."""
        width = self.size.width - 2
        self._head.put(self.headline(width))
        self._keys.put(self.footer(width))
        self.call_after_refresh(self._tell_more)

    @property
    def more(self) -> str:
        """How much of it is below, or, at its end, above."""
        above = round(self.pane.scroll_y)
        below = max(0, round(self.pane.max_scroll_y) - above)
        if not (below or above):
            return ""
        lines = self._say.plural("lines", below or above)
        return told_more(
            self._say, "more_below" if below else "more_above", lines, self._more.size.width
        )

    def _tell_more(self) -> None:
        self._more.put(Content.styled(self.more, "$dim"))

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.pane.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the text by what is in sight."""
        self.pane.scroll_relative(y=pages * self.pane.size.height, animate=False)

    def action_close(self) -> None:
        """Back to the step."""
        self.dismiss("")
