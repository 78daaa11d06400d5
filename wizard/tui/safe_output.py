"""What leaves an app besides its colours: drawn lines, the clipboard, addresses for a browser.

Owns that no text acts on the terminal or on the machine, wherever it comes from and whichever
widget shows it. Refuses to know what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from wizard.controls import drawn, printable
from wizard.library.facts import is_web_address
from wizard.tui.one_toast import OneToast


class _Shown(LineFilter):
    """A drawn line without what acts; it is as wide as before, for none of that took any room."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with printable text alone; what Textual says to the terminal stays."""
        return [
            part
            if part.control or part.text.isprintable()
            else Segment(drawn(part.text), part.style)
            for part in segments
        ]


_SHOWN = _Shown()


class Guarded(OneToast):
    """An app whose every outlet is looked at."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What each line of each widget goes through before it is drawn."""
        return [*super().get_line_filters(), _SHOWN]

    def copy_to_clipboard(self, text: str) -> None:
        """Copy; what is pasted into a shell must do nothing by itself."""
        super().copy_to_clipboard(printable(text))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a page; anything else that a browser would take is not opened.

        Textual would wait for a browser that stays open, and nothing would be drawn meanwhile.
        """
        if is_web_address(url):
            from wizard import own_browser  # few walks open one

            own_browser.show_page(url)

    def open_address(self, url: str) -> None:
        """Open a page that was clicked."""
        self.open_url(url)
