"""One line to type in.

Owns that nothing typed or pasted into it is dropped. Refuses to judge what is typed.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.widgets import Input


class Field(Input):
    """One line to type in.

    It looks the same with the keys and without them: nothing else on its page takes any, and to go
    through the style sheet for that takes as long as to lay out a step.
    """

    BINDINGS = [Binding("ctrl+j", "blank", show=False)]
    """What is pasted without its marks has that for the end of a line."""

    def __init__(self, name: str, done: Callable[[], None]) -> None:
        # Nothing is selected: one wrong key would replace what stands there.
        super().__init__(id=name, select_on_focus=False)
        self._done = done
        self.shut = False
        """Whether it takes nothing: what would be typed could not be kept."""

    def validate_value(self, value: str) -> str:
        """Nothing that is typed where it is shut."""
        return self.value if self.shut else value

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same."""

    async def action_submit(self) -> None:
        """Enter."""
        self._done()

    def action_blank(self) -> None:
        """The lines of a paste are joined as `_on_paste` joins them."""
        self.insert_text_at_cursor(" ")

    def _on_paste(self, event: events.Paste) -> None:
        """Lines are joined: Textual would keep the first and drop the rest without a word.

        A blank at an edge stays: what comes as a paste may be fast typing through a slow network.
        """
        event.stop()
        event.prevent_default()
        line = " ".join(event.text.strip("\r\n").splitlines())
        words = " ".join(line.split())
        text = f"{' ' * line[:1].isspace()}{words}{' ' * (bool(words) and line[-1:].isspace())}"
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)
