"""What the terminal sends, as keys, pastes and the mouse.

Owns what is a paste and what a key, in any alphabet and spelling. Refuses to read: bytes come from
`driver`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

from wizard.pattern import pattern
from wizard.tui.control_sequences import Strings, is_whole, spelled

BARE = START[1:]
"""The mark of a paste without its Esc."""
TOGETHER = 3
"""Letters in one read, which no fingers type: so comes a paste that the terminal does not mark."""
ENDLESS = 2.0
"""Seconds without input after which a paste has ended whose mark was lost on the way."""
BY_HAND = {"\x03": 0.0, "\x1b": 0.5}
"""The keys that end such a paste, and after how many seconds: its mark itself begins with Esc."""
RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
"""The keys of a keyboard in both alphabets: what is held with Ctrl means the key."""
_ALTERNATES = pattern(r"(?<=\x1b\[)(\d+)(?::\d*)+")
"""Of a key with its other meanings the first one."""
_LINE = pattern("([^\r\n]+)\r")
"""One line and its Enter, as it is sent by what types for somebody."""
_LINES = pattern("[^\r\n][\r\n]+[^\r\n]")
"""What stands behind an Enter in the same read was there before anybody saw what that did."""


class Parser(XTermParser):
    """What the terminal sends, as messages.

    A paste is whatever stands between its marks; Textual would take a sequence in it for keys, and
    hand these on before the rest. Some terminals report a size of no pixels; their mouse is told by
    cells.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._before = ""
        """The last that was read outside of a paste: a mark may come in two parts."""
        self._pasted: str | None = None
        """What was read of a paste that has not ended."""
        self._strings = Strings()

    @property
    def pasting(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._pasted is not None

    def endless(self, quiet: float) -> bool:
        """Whether the end of a paste is lost, when nothing came for so many seconds."""
        return self._pasted is not None and quiet >= BY_HAND.get(self._pasted[-1:], ENDLESS)

    def end_paste(self) -> Iterator[Message]:
        """Take what came of a paste for all of it; a key that ended it is heard."""
        text, self._pasted = self._pasted or "", None
        key = text[-1:] if text[-1:] in BY_HAND else ""
        if said := text.removesuffix(key):
            yield Paste(said)
        self._forget_paste()
        if key:
            yield from super().feed(key)

    def _forget_paste(self) -> None:
        """To Textual it was a paste of nothing."""
        for _ in super().feed(END):
            pass

    def feed(self, data: str) -> Iterable[Message]:
        """Messages of what was read; the beginning of a letter that is not all there is nothing."""
        while data:
            if self._pasted is None:
                data = yield from self._outside(data)
            else:
                data = yield from self._inside(self._pasted, data)

    def end(self) -> Iterable[Message]:
        """The last messages: nothing more is read. To Textual that is a text of nothing."""
        return super().feed("")

    def _outside(self, data: str) -> Generator[Message, None, str]:
        """Read up to where a paste starts; returns the rest."""
        if data.startswith(BARE) and self._timeout_time is None:
            data = f"{START[0]}{data}"  # its Esc was taken for a key, or is lost
        seen = self._before + data
        at = seen.find(START)
        end = len(data) if at < 0 else at + len(START) - len(self._before)
        if said := self._strings.without(data[:end]):
            yield from super().feed(said)
        self._before = seen[1 - len(START) :] if at < 0 else ""
        self._pasted = None if at < 0 else ""
        return data[end:]

    def _inside(self, before: str, data: str) -> Generator[Message, None, str]:
        """Read up to where the paste ends; returns the rest."""
        text = before + data
        at = text.find(END, max(0, len(before) - len(END)))
        if at < 0:
            self._pasted = text
            return ""
        self._pasted = None
        yield Paste(text[:at])
        self._forget_paste()
        return text[at + len(END) :]

    def tick(self) -> Iterable[Message]:
        """Messages of what has waited for more; nothing is waited for without end."""
        self._strings.forget()
        return super().tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        """The keys that a sequence is; one that is no key is dropped whole.

        Textual takes it apart into letters, of which a digit would answer.
        """
        known = spelled(sequence)
        found = [] if known is None else [*super()._sequence_to_key_events(known, alt)]
        if found or not is_whole(sequence):
            return found
        return [Key(Keys.Ignore, sequence)]

    def _parse_extended_key(self, sequence: str) -> list[Key] | None:  # type: ignore[override]
        """A key as a terminal sends it that tells all of them, by the key and not by its letter.

        Textual takes no other meanings of a key, which some terminals send unasked.
        """
        try:
            found = super()._parse_extended_key(_ALTERNATES.sub(r"\1", sequence))
        except (ValueError, OverflowError):
            return None
        return None if found is None else [_by_place(key) for key in found]

    def parse_mouse_code(self, code: str) -> Message | None:
        """A mouse event."""
        if self.terminal_pixel_size is not None and not all(self.terminal_pixel_size):
            self.mouse_pixels = False
        return super().parse_mouse_code(code)


def _by_place(key: Key) -> Key:
    """Of a key that is held with others the Latin letter on it; a key alone is what it is."""
    *held, letter = key.key.split("+")
    if "ctrl" not in held or letter not in RUSSIAN:
        return key
    return Key("+".join([*held, LATIN[RUSSIAN.index(letter)]]), None)


def unmarked(text: str) -> bool:
    """Whether what came in one read is the beginning of a paste, on a terminal that marks none.

    Keys are what one key that is held sends, and whatever has a sequence or a control character.
    """
    letters = [character for character in text if character.isprintable()]
    controls = set(text) - set(letters) - set("\r\n\t")
    typed = len(letters) < TOGETHER or len(set(letters)) == 1
    pasted = not typed or _LINES.search(text) is not None
    return pasted and not controls and not text.startswith(BARE)


def marked(text: str) -> str:
    """The paste with its marks; the Enter behind one line is a key still."""
    line = _LINE.fullmatch(text)
    return f"{START}{line[1]}{END}\r" if line else f"{START}{text}{END}"
