"""A paper as DOCX, to be edited further: styles, tables and page numbers of its own.

Owns how the layout becomes Word's. What is told the person aside stands in its margin as a comment,
which is not printed with the text where that is chosen, and is easy to delete. Each sheet is there
once: who edits one does not want to do it in every copy. Needs the extra `docx`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from wizard.i18n import Language, language
from wizard.paper.as_text import RULES, SIGNING, copies
from wizard.paper.layout import (
    Aside,
    Blank,
    Block,
    Bundle,
    Enclosures,
    Grid,
    Paper,
    Paragraph,
    Point,
    Points,
    Sheet,
    Signature,
    TickBox,
    Words,
    written,
)

FONT = "Times New Roman"
_WIDTH = 170
"""Of the text, in millimetres."""
_HEAD = 72
"""Where the head begins, in millimetres from the left."""
_GREY = RGBColor(0x44, 0x44, 0x44)
_AT = datetime(2000, 1, 1, tzinfo=UTC)


def docx(bundle: Bundle, own: Language) -> bytes:
    """The whole file; `own` is the language of the person."""
    writer = _Writer(bundle, own)
    for at, sheet in enumerate(bundle.sheets):
        writer.sheet(sheet, first=at == 0)
    return writer.saved()


class _Writer:
    def __init__(self, bundle: Bundle, own: Language) -> None:
        self._own = own
        self._document: Any = Document()
        known = self._document.core_properties
        known.title, known.author, known.comments = bundle.title, "", bundle.maker
        known.language, known.created, known.modified = bundle.code, _AT, _AT
        self._page(self._document.sections[0], bundle.code)
        self._styles(bundle.code)

    def saved(self) -> bytes:
        """The file."""
        data = BytesIO()
        self._document.save(data)
        return data.getvalue()

    def _page(self, section: Any, code: str) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(25), Mm(15)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = footer.add_run(language(code)("paper_page"))
        run.font.size = Pt(9)
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = text or None
            field = footer.add_run()
            field.font.size = Pt(9)
            field._r.append(part)

    def _styles(self, code: str) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(12)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.08
        for name in ("Normal", "Title", "Subtitle", "Heading 2", "List", "Caption"):
            _in_font(styles[name], code)
        for name, size in (("Title", 13.5), ("Subtitle", 12), ("Heading 2", 12), ("Caption", 9)):
            style = styles[name]
            style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
            style.font.italic, style.font.bold = False, name in ("Title", "Heading 2")
            style.paragraph_format.keep_with_next = name != "Caption"
        styles["Caption"].font.color.rgb = _GREY
        title = styles["Title"].paragraph_format
        title.alignment, title.space_before, title.space_after = (
            WD_ALIGN_PARAGRAPH.CENTER,
            Pt(12),
            Pt(2),
        )
        for name, unwanted in (
            ("Title", "w:pBdr"),
            ("Title", "w:spacing"),
            ("Subtitle", "w:spacing"),
        ):
            properties = (
                styles[name].element.rPr if unwanted == "w:spacing" else styles[name].element.pPr
            )
            for part in [*properties.iter(qn(unwanted))]:
                part.getparent().remove(part)
        subtitle = styles["Subtitle"].paragraph_format
        subtitle.alignment, subtitle.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(12)
        body = styles["Body Text"].paragraph_format
        body.first_line_indent, body.space_after, body.widow_control = Cm(1.25), Pt(6), True
        items = styles["List"].paragraph_format
        items.left_indent, items.first_line_indent, items.space_after = Cm(0.9), Cm(-0.9), Pt(3)
        items.tab_stops.add_tab_stop(Cm(0.9))

    def sheet(self, sheet: Sheet, *, first: bool) -> None:
        """A sheet, on a page of its own."""
        paper = sheet.paper
        section = self._document.sections[0] if first else self._document.add_section()
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.append(numbers)
        self._document.add_paragraph(copies(sheet, self._own), style="Caption")
        self._top(paper)
        for block in paper.blocks:
            self._block(block)

    def _top(self, paper: Paper) -> None:
        for group in paper.head:
            for at, line in enumerate(group):
                paragraph = self._paragraph(line, "Normal")
                paragraph.paragraph_format.left_indent = Mm(_HEAD)
                paragraph.paragraph_format.space_after = Pt(8 if at == len(group) - 1 else 0)
        self._document.add_paragraph(paper.title, style="Title")
        if paper.subtitle:
            self._paragraph(paper.subtitle, "Subtitle")

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(words=words, look="heading"):
                self._paragraph(words, "Heading 2")
            case Paragraph(words=words, look=look):
                paragraph = self._paragraph(words, "Body Text")
                paragraph.paragraph_format.keep_with_next = look != "text"
                if look == "call":
                    paragraph.paragraph_format.first_line_indent = Cm(0)
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    for run in paragraph.runs:
                        run.bold = True
            case Points(points=points):
                self._points(points)
            case Enclosures(heading=heading, points=points):
                self._paragraph(heading, "Heading 2")
                self._points(points)
            case Grid():
                self._grid(block)
            case Signature(day=day, words=words, name=name):
                signed = f" / {name} /" if name else ""
                line = (f"{day}\t", *words, f" {'_' * SIGNING}{signed}")
                paragraph = self._paragraph(line, "Normal")
                paragraph.paragraph_format.space_before = Pt(24)
                paragraph.paragraph_format.keep_together = True
                paragraph.paragraph_format.tab_stops.add_tab_stop(
                    Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT
                )

    def _points(self, points: tuple[Point, ...]) -> None:
        for point in points:
            paragraph = self._paragraph((f"{point.mark}\t", *point.words), "List")
            paragraph.paragraph_format.keep_together = True

    def _grid(self, grid: Grid) -> None:
        if grid.heading:
            self._paragraph((grid.heading,), "Heading 2")
        table = self._document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        table.autofit = False
        widths = [Mm(_WIDTH * share / 100) for share in grid.shares]
        for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
            cell.paragraphs[0].add_run(name).font.size = Pt(10.5)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _repeated(table.rows[0])
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in grid.rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=True):
                self._runs(cell.paragraphs[0], written(words))
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(10.5)
        for row_ in table.rows:
            _whole(row_)
            for cell, width in zip(row_.cells, widths, strict=True):
                cell.width = width
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _paragraph(self, words: Words, style: str) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        self._runs(paragraph, words)
        return paragraph

    def _runs(self, paragraph: Any, words: Words) -> None:
        for run in words:
            match run:
                case str():
                    _lines(paragraph, run)
                case Blank(caption=caption, size=size):
                    paragraph.add_run("_" * RULES[size])
                    if caption:
                        small = paragraph.add_run(f" ({caption})")
                        small.font.size, small.font.color.rgb = Pt(8), _GREY
                case TickBox():
                    box = paragraph.add_run("☐")
                    box.font.name = "Segoe UI Symbol"
                case Aside(text=text):
                    at = paragraph.runs or [paragraph.add_run("")]
                    self._document.add_comment(at[-1], text=text, author="ozon-wizard", initials="")


def _lines(paragraph: Any, text: str) -> None:
    first, *others = text.split("\n")
    run = paragraph.add_run(first)
    for line in others:
        run.add_break(WD_BREAK.LINE)
        run = paragraph.add_run(line)


def _in_font(style: Any, code: str) -> None:
    """The font for Cyrillic too, and the language by which a style is spelt."""
    style.font.name = FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in [*fonts.attrib]:
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), {"ru": "ru-RU", "en": "en-GB"}[code])
    properties.append(lang)


def _repeated(row: Any) -> None:
    """A row that stands again on each page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """A row that no page breaks."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
