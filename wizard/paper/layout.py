"""What stands on paper, as plain data: every writer draws the same from it.

Owns which parts a paper has and in which order. Refuses to know how a part looks: that is for the
writers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec


class Blank(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A ruled place to write in by hand."""

    caption: str
    """What is printed below it; nothing where the words around it say enough."""
    hint: str
    """What has to be written there, for the person who does."""
    size: Literal["short", "long", "line", "lines"]
    """How much is to be written: `lines` are two of them."""


class TickBox(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A box that is ticked by hand: what stands behind it holds only then."""


class Aside(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """Something for the person alone, who looks at it before the paper goes out."""

    text: str


Run = str | Blank | TickBox | Aside
Words = tuple[Run, ...]
"""A piece of text: a line break in it is one on paper."""


def plain(words: Words) -> str:
    """The text of a piece without its gaps."""
    return "".join(run for run in words if isinstance(run, str))


def written(cell: Words) -> Words:
    """What is drawn in a cell: to one that is a blank alone its own rules are enough."""
    return tuple(run for run in cell if not isinstance(run, Blank) or run.caption or run.hint)


class Paragraph(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A paragraph."""

    words: Words
    look: Literal["text", "lead", "call", "heading"] = "text"
    """A `lead` is kept with what it leads to; a `call` is one in capitals: «ТРЕБУЮ:»."""


class Point(msgspec.Struct, frozen=True):
    """An item of a list."""

    mark: str
    """«1.», «2.1.», «—»."""
    words: Words


class Points(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A list."""

    points: tuple[Point, ...]


class Enclosures(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """What goes with the paper, by number."""

    heading: Words
    points: tuple[Point, ...]


class Grid(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A table with rules."""

    heading: str
    columns: tuple[str, ...]
    shares: tuple[int, ...]
    """Of the width, in hundredths."""
    rows: tuple[tuple[Words, ...], ...]

    def lines(self) -> Iterator[Words]:
        """The first cell of each row, and all behind it as one piece."""
        for first, *others in self.rows:
            yield first
            if others:
                yield tuple(run for cell in others for run in (" — ", *cell))[1:]


class Signature(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """Where it is signed."""

    day: str
    words: Words
    """What stands before the line to sign on."""
    name: Words
    """With a blank where the head has one behind it, which is told there."""


Block = Paragraph | Points | Enclosures | Grid | Signature


class Paper(msgspec.Struct, frozen=True):
    """One paper, from its head to its signature."""

    name: str
    """What it is called in a list."""
    head: tuple[tuple[Words, ...], ...]
    """To whom and from whom: lines by groups, at the right."""
    title: str
    subtitle: Words
    blocks: tuple[Block, ...]
    note: tuple[Aside, ...] = ()
    """What is told the person of the whole of it."""

    @property
    def signature(self) -> Signature | None:
        """Where it is signed; a message that nobody signs has none."""
        return next((one for one in self.blocks if isinstance(one, Signature)), None)

    @property
    def enclosures(self) -> tuple[Point, ...]:
        """What goes with it."""
        lists = (one.points for one in self.blocks if isinstance(one, Enclosures))
        return tuple(point for points in lists for point in points)

    def pieces(self) -> Iterator[Words]:
        """Every piece of text, in the order in which it is read."""
        if self.note:
            yield self.note
        for group in self.head:
            yield from group
        yield self.subtitle
        for block in self.blocks:
            match block:
                case Paragraph(words=words):
                    yield words
                case Points(points=points):
                    yield from (point.words for point in points)
                case Enclosures(heading=heading, points=points):
                    yield heading
                    yield from (point.words for point in points)
                case Signature(words=words):
                    yield words
                case Grid():
                    yield from block.lines()


class Sheet(msgspec.Struct, frozen=True):
    """A paper, and how often it is printed."""

    paper: Paper
    marks: tuple[str, ...] = ("",)
    """Of each copy, for whom it is."""
    own: bool = False
    """Whether it is for the person alone, and stays at home."""


class Bundle(msgspec.Struct, frozen=True):
    """All that is printed at once."""

    title: str
    code: str
    """The language of the papers."""
    sheets: tuple[Sheet, ...]
    maker: str
    """By which a later run knows a file as one that this case has printed."""
