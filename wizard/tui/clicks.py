"""Words that can be clicked: a key in the last line, an address, a rung of the ladder.

Owns what such a click means, and that only a button that is pressed and let go on the same words
means it. Refuses to do it: a key is typed, an address is opened by whoever is told.
"""

from __future__ import annotations

import re

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from wizard.pattern import pattern
from wizard.tui.safe_output import Guarded

LEFT = 1
KEYS = {
    "← Esc": "left",
    "?": "question_mark",
    "Esc": "escape",
    "End": "end",
    "Enter": "enter",
    "Tab": "tab",
    "Del": "delete",
    "Ctrl+C": "ctrl+c",
    "Ctrl+P": "ctrl+p",
    "Ctrl+R": "ctrl+r",
    "Ctrl+Z": "ctrl+z",
    "F1": "f1",
    "F2": "f2",
    "F3": "f3",
}
"""What is shown of a key, and its name."""
_NAMED = pattern(
    rf"(?<![\w+])(?:{'|'.join(re.escape(name) for name in KEYS if name.isascii())})(?![\w+])"
)


def key(words: Content, shown: str) -> Content:
    """`words` that type the key which is `shown`; of several keys none can be meant."""
    name = KEYS.get(shown, shown if len(shown) == 1 and shown.isalnum() else "")
    return words.stylize(Style.from_meta({"key": name})) if name else words


def keyed(words: Content) -> Content:
    """`words` in which each key that is named types it."""
    for found in _NAMED.finditer(words.plain):
        meant = Style.from_meta({"key": KEYS[found[0]]})
        words = words.stylize(meant, *found.span())
    return words


def address(words: Content, url: str) -> Content:
    """`words` that open a page."""
    return words.stylize(Style.from_meta({"address": url}))


def rung(words: Content, name: str) -> Content:
    """`words` that show a rung of the ladder."""
    return words.stylize(Style.from_meta({"rung": name}))


class Clicked(Static):
    """A text whose keys and addresses can be clicked."""

    app: Guarded
    _down: object = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """See what a button goes down on."""
        self._down = _meant(event) if event.button == LEFT else None

    def on_click(self, event: events.Click) -> None:
        """The same words when it went down and when it was let go are meant.

        The second of a double click may meet other words than the first, and means none.
        """
        meant, pressed = _meant(event), self._down
        self._down = None
        if meant is None or meant != pressed or event.chain != 1:
            return
        self.do(*meant)

    def do(self, kind: str, what: str) -> None:
        """Do what is meant."""
        if kind == "key":
            self._press(what)
        elif kind == "address":
            self.app.open_address(what)

    def _press(self, name: str) -> None:
        """Do what a key does; where letters are typed, a letter is the key of the screen all the
        same.
        """
        focused = self.screen.focused
        typed = len(name) == 1 and focused is not None and focused.check_consume_key(name, name)
        # Of the screen itself: what is active leaves out what a field takes for its own.
        bound = self.screen._bindings.key_to_bindings.get(name, []) if typed else []
        if bound:
            self.call_next(self.screen.run_action, bound[0].action)
        else:
            self.app.simulate_key(name)


def _meant(event: events.MouseEvent) -> tuple[str, str] | None:
    meta = event.style.meta
    found = ((kind, meta[kind]) for kind in ("key", "address", "rung") if kind in meta)
    return next(found, None)
