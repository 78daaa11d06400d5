"""How a paper looks in an office program: its page, its font, its styles.

Owns what every sheet of a document shares. Refuses what stands on it: that is `as_docx`. Needs the
extra `docx`.
"""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

FONT = "Times New Roman"
WIDTH = 170
"""Of the text, in millimetres."""
GREY = RGBColor(0x44, 0x44, 0x44)
_BLACK = RGBColor(0, 0, 0)
_SPELT = {"ru": "ru-RU", "en": "en-GB"}
_SIZES = {"Normal": 12, "Title": 13.5, "Subtitle": 12, "Heading 2": 12, "List": 12, "Caption": 9}
"""In points."""


def page(section: Any, number: str) -> None:
    """An A4 page with its number below it, behind the word `number`; it begins with 1."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    begins = OxmlElement("w:pgNumType")
    begins.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(begins)  # where the format wants it
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(number).font.size = Pt(9)
    for part in (_mark("begin"), _instruction("PAGE"), _mark("end")):
        run = footer.add_run()
        run.font.size = Pt(9)
        run._r.append(part)


def style(styles: Any, code: str) -> None:
    """The styles of a document, in the language `code`."""
    for name, size in _SIZES.items():
        _plain(styles[name], code)
        styles[name].font.size = Pt(size)
    normal = styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(6), 1.08
    for name in ("Title", "Heading 2"):
        styles[name].font.bold = True
    for name in ("Title", "Subtitle"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Title", "Subtitle", "Heading 2"):
        styles[name].paragraph_format.keep_with_next = True
    styles["Title"].paragraph_format.space_before = Pt(12)
    styles["Title"].paragraph_format.space_after = Pt(2)
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    styles["Caption"].font.color.rgb = GREY
    body = styles["Body Text"].paragraph_format
    body.first_line_indent, body.space_after, body.widow_control = Cm(1.25), Pt(6), True
    items = styles["List"].paragraph_format
    items.left_indent, items.first_line_indent, items.space_after = Cm(0.9), Cm(-0.9), Pt(3)
    items.tab_stops.add_tab_stop(Cm(0.9))


def tight(paragraph: Any) -> None:
    """Have a paragraph of the page for the person take little room, so that it is one sheet."""
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = 1
    if paragraph.style.name == "Heading 2":
        paragraph.paragraph_format.space_before = Pt(6)
    for run in paragraph.runs:
        run.font.size = Pt(10)


def repeated(row: Any) -> None:
    """Have a row stand again on each page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: Any) -> None:
    """Have no page break a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _plain(one: Any, code: str) -> None:
    """A style in the font for Cyrillic too, with no colour, slant or border of its own."""
    properties = one.element.get_or_add_rPr()
    border = one.element.get_or_add_pPr().find(qn("w:pBdr"))
    for unwanted in (properties.find(qn("w:spacing")), border):
        if unwanted is not None:
            unwanted.getparent().remove(unwanted)
    fonts = properties.get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    one.font.bold, one.font.italic, one.font.color.rgb = False, False, _BLACK
    spelt = OxmlElement("w:lang")
    spelt.set(qn("w:val"), _SPELT[code])
    properties.append(spelt)


def _mark(kind: str) -> Any:
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part


def _instruction(words: str) -> Any:
    part = OxmlElement("w:instrText")
    part.text = words
    return part
