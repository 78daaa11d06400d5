"""What a terminal sends that is no key: answers to questions of others, reports, keys of no name.

Owns the grammar of control sequences (ECMA-48) as far as it tells where one ends. Refuses to know
what one means: whatever no reader of keys knows is dropped whole, so that no digit in it answers a
question.
"""

from __future__ import annotations

from wizard.pattern import pattern

ESC = "\x1b"
_WHOLE = pattern(
    r"\x1b\[(?!\[|M$)[0-?]*[ -/]*[@-~]"  # a CSI; `[[` and `[M` begin longer ones
    r"|\x1b\[\d+\$"  # rxvt, with Shift
    r"|\x1bO[0-?]*[@-~]"  # an SS3, with modifiers or not
)
_OWN = pattern(
    r"\x1b\[(?:"
    r"<?[-\d;]+[mM]"  # the mouse
    r"|\?\d+;\d\$y"  # a mode
    r"|\d+;\d+R"  # the cursor
    r"|48(?:;[\d:]+){4}t"  # the size
    r"|[IO]|20[01]~"  # the focus, a paste
    r")"
)
_STRING = pattern(r"\x1b[\]PX^_](?=.)")
"""Behind this a text follows that ends with ST, or with BEL."""
_STRING_END = pattern(r"\x1b\\|[\x07\x9c]")
_OTHER_KEYS = pattern(r"\x1b\[27;(\d+);(\d+)~")
_EVENT = pattern(r"(?<=\x1b\[)([\d:]+;\d+):(\d)(?=[;~u@-Z])")
RELEASED = "3"


def is_whole(sequence: str) -> bool:
    """Whether nothing belongs to a sequence any more, and it is none that is read for itself."""
    return _WHOLE.fullmatch(sequence) is not None and not _OWN.fullmatch(sequence)


def spelled(sequence: str) -> str | None:
    """A key in the one way of spelling that is understood; None where a key was let go.

    xterm has a way of its own for keys that are held with others (`modifyOtherKeys`), and some
    terminals tell what happened to a key.
    """
    sequence = _OTHER_KEYS.sub(rf"{ESC}[\2;\1u", sequence)
    event = _EVENT.search(sequence)
    if event is None:
        return sequence
    return None if event[2] == RELEASED else _EVENT.sub(r"\1", sequence)


class Strings:
    """Texts that a terminal sends of itself, taken out of what is read."""

    def __init__(self) -> None:
        self.open = False
        """Whether one has begun and not ended."""
        self._half = ""
        """The first half of its end, where that is all that came of it."""

    def without(self, data: str) -> str:
        """What is left of `data`."""
        left = ""
        while data:
            if self.open:
                data = self._half + data
                end = _STRING_END.search(data)
                self.open, self._half = end is None, ESC if data.endswith(ESC) else ""
                data = data[end.end() :] if end else ""
            elif begin := _STRING.search(data):
                self.open, left, data = True, left + data[: begin.start()], data[begin.end() :]
            else:
                left, data = left + data, ""
        return left

    def forget(self) -> None:
        """No end comes any more: what is read now is something else."""
        self.open, self._half = False, ""
