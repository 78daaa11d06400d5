"""What stands on paper, as plain data."""

from __future__ import annotations

from wizard.paper.layout import (
    Aside,
    Blank,
    Enclosures,
    Grid,
    Paper,
    Paragraph,
    Point,
    Points,
    Signature,
    written,
)

PAPER = Paper(
    "name",
    ((("head",),),),
    "TITLE",
    ("subtitle",),
    (
        Paragraph(("paragraph",)),
        Points((Point("1.", ("point",)),)),
        Enclosures(("heading",), (Point("1.", ("enclosure",)),)),
        Grid("", ("column",), (100,), ((("cell",),),)),
        Signature("today", ("signature",), ("Ann",)),
    ),
)


def test_every_piece_of_text_is_read_in_its_order() -> None:
    assert [words[0] for words in PAPER.pieces()] == [
        *("head", "subtitle", "paragraph", "point", "heading", "enclosure", "cell", "signature")
    ]


def test_what_a_paper_has_is_found() -> None:
    assert PAPER.signature == Signature("today", ("signature",), ("Ann",))
    assert PAPER.enclosures == (Point("1.", ("enclosure",)),)
    assert Paper("", (), "", (), ()).signature is None
    assert Paper("", (), "", (), ()).enclosures == ()


def test_a_cell_that_is_a_blank_alone_is_empty() -> None:
    said = Blank("day", "", "short")
    assert written((Blank("", "", "line"), said, Aside("x"))) == (said, Aside("x"))
