"""The text of a step, in one widget: paragraphs, and numbered steps that hang beside their numbers.

Owns where its lines break. A widget for each of them would be laid out and drawn by itself, and
that is what a person waits for at every step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive

from wizard.tui.clicks import Clicked
from wizard.tui.one_frame import extent

MARGIN = 4
"""Columns of the number of a step, with the blank behind it."""


class StepText(Clicked):
    """Paragraphs and steps, a blank line between them where the screen is high enough."""

    virtual_size = extent()
    auto_links = Reactive(False)

    def __init__(self) -> None:
        super().__init__("", id="text", markup=False)
        self._above: list[Content] = []
        self._steps: list[Content] = []
        self._below: list[Content] = []
        self._broken: dict[tuple[int, bool], Content] = {}
        """The text, by the columns that it has and by whether its parts stand close."""

    def put(self, above: list[Content], steps: list[Content], below: list[Content]) -> None:
        """Show steps between paragraphs, in place of what stood there."""
        self._above, self._steps, self._below = above, steps, below
        self._broken.clear()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the text takes in `width` columns."""
        return self._text(width).plain.count("\n") + 1 if width else 0

    def render(self) -> Content:
        """The text, broken for the room that it has."""
        return self._text(self.content_size.width)

    def _text(self, width: int) -> Content:
        close = self.screen.has_class("-short")
        text = self._broken.get((width, close))
        if text is None:
            steps = list(_hanging(self._steps, width))
            parts = [part for part in (*self._above, *_joined(steps), *self._below) if part.plain]
            between = Content("\n" if close else "\n\n")
            text = between.join([_joined(part.wrap(width))[0] for part in parts])
            self._broken[width, close] = text
        return text


def _hanging(steps: Sequence[Content], width: int) -> Iterator[Content]:
    """The lines of numbered steps, each line after the first below the text of the first."""
    for number, step in enumerate(steps, start=1):
        head = Content.styled(f"{number:>{MARGIN - 1}} ", "bold $primary")
        for line in step.wrap(max(1, width - MARGIN)):
            yield head.append(line)
            head = Content(" " * MARGIN)


def _joined(lines: Sequence[Content]) -> list[Content]:
    """Lines as one part; none at all are no part."""
    return [Content("\n").join(lines)] if lines else []
