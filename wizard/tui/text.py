"""Words in their place on the screen; what stands there already is not drawn anew.

Owns whether they take room, and how lines hang. Refuses to know what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive

from wizard.i18n import Language
from wizard.tui.clicks import Clicked
from wizard.tui.one_frame import extent

WIDEST = 92
"""Columns of a text or a row at the most, as the style sheet has it."""


class OneLine(Clicked):
    """A line that is always there, so that nothing moves when its words change."""

    virtual_size = extent()
    auto_links = Reactive(False)

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)
        self._put = Content("")

    def put(self, content: Content) -> None:
        """Show `content`."""
        if not content.is_same(self._put):
            higher = content.plain.count("\n") != self._put.plain.count("\n")
            self._put = content
            self.update(content, layout=higher)


class Text(Clicked):
    """Words that take no room when there are none."""

    virtual_size = extent()
    auto_links = Reactive(False)

    def __init__(self, name: str) -> None:
        super().__init__("", id=name, markup=False)
        self.styles.display = "none"
        self._put = Content("")

    def put(self, content: Content | str) -> bool:
        """Show `content`, or nothing; False where it stands there already."""
        text = content if isinstance(content, Content) else Content(content)
        if text.is_same(self._put):
            return False
        if bool(text.plain) != bool(self._put.plain):
            # Not by a class: the style sheet would be gone through for each part of a page. What is
            # not empty may still be left out of a low screen by it.
            self.styles.display = None if text.plain else "none"
        if text.plain:
            self.update(text)
        self._put = text
        return True


def told_more(say: Language, key: str, lines: str, width: int) -> str:
    """How much more there is and by which key; where that does not fit, how much."""
    words = say(key, lines=lines)
    return words if len(words) <= width else words.partition(", ")[0]


def hanging(line: Content, margin: int, width: int) -> Iterator[Content]:
    """A line broken so that its further lines begin below its words.

    Args:
        line: the line.
        margin: columns of what stands before the words: blanks, a number, a key.
        width: columns of all of it.
    """
    head = line[:margin]
    for part in line[margin:].wrap(max(1, width - margin)):
        yield head.append(part)
        head = Content(" " * margin)


class Hanging(Clicked):
    """Lines that hang beside what stands before them, whatever room there is."""

    virtual_size = extent()
    auto_links = Reactive(False)

    def __init__(self, lines: Sequence[tuple[int, Content]], *, id: str | None = None) -> None:
        """`lines` with the columns before the words of each."""
        super().__init__(Content("\n").join(line for _, line in lines), id=id, markup=False)
        self._lines = lines
        self._broken: tuple[int, list[Content]] | None = None

    def _broken_for(self, width: int) -> list[Content]:
        """All of them, broken for `width` columns; one opening of a window asks for it eight times,
        and to break a long text took a quarter of that.
        """
        if self._broken is None or self._broken[0] != width:
            lines = [part for margin, line in self._lines for part in hanging(line, margin, width)]
            self._broken = width, lines
        return self._broken[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that they take in `width` columns."""
        return len(self._broken_for(width))

    def render(self) -> Content:
        """All of them, broken for the room that there is."""
        return Content("\n").join(self._broken_for(self.content_size.width))
