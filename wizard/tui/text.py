"""Words in their place on the screen; what stands there already is not drawn anew.

Owns whether they take room. Refuses to know what they say.
"""

from __future__ import annotations

from textual.content import Content
from textual.reactive import Reactive

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
