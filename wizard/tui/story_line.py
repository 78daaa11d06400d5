"""The line of the first screen for what happened, in one's own words.

Owns which keys are none of its letters, that the words are in a file as they are typed, and that
those which one key has wiped can be had back. Refuses to look for anything.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import events

from wizard.cases.first_words import FirstWords
from wizard.controls import one_line
from wizard.tui import keys
from wizard.tui.field import Field

DIGITS = frozenset("0123456789")
COMMANDS = {*keys.QUIT.keys, *keys.HELP.keys, "delete"} - {"comma"}
"""What begins no words."""


class StoryLine(Field):
    """What happened. While it is empty, keys of the lists are none of its letters."""

    def __init__(self, done: Callable[[], None], leads: Callable[[int], bool]) -> None:
        """`done` is Enter; `leads` takes a digit that is none of the words, and says whether it is
        one.
        """
        super().__init__("told", done)
        self._leads = leads
        self._words: FirstWords | None = None
        """Where the words are kept, once those typed before stand here."""
        self._wiped = ""
        """The words that are gone with one key."""

    def begin(self, folder: Path, said: str) -> None:
        """Show `said`, or what was typed before, which is kept beside the folder of cases."""
        self._words = FirstWords(folder)
        self.value = said or one_line(self._words.kept())
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Leave what chooses to the screen."""
        if not self.value:
            if event.key in COMMANDS:
                event.prevent_default()
        elif event.character in DIGITS and self._leads(int(event.character or 0)):
            event.stop()
            event.prevent_default()

    @property
    def wiped(self) -> bool:
        """Whether it is empty, and words that stood here can be had back."""
        return bool(self._wiped) and not self.value

    def wipe(self) -> None:
        """Take the words away, to be had back."""
        self._wiped, self.value = self.value, ""

    def put_back(self) -> None:
        """What was wiped stands here again."""
        self.value, self._wiped = self._wiped, ""
        self.cursor_position = len(self.value)

    def forget(self) -> None:
        """What was wiped was meant to be."""
        self._wiped = ""

    def keep(self) -> None:
        """Keep what stands here, or what can be had back."""
        if self._words is not None:
            self._words.keep(self.value or self._wiped)

    def leave(self) -> None:
        """Keep it for the last time: the next screen may be one for words as well."""
        self.keep()
        if self._words is not None:
            self._words.release()
