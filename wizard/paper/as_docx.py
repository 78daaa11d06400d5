"""A paper as DOCX, to be edited further: styles, tables and page numbers of its own.

Owns how the layout becomes Word's. What is told the person aside stands in its margin as a comment,
which is not printed with the text where that is chosen, and is easy to delete. Each sheet is there
once: who edits one does not want to do it in every copy. Needs the extra `docx`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Mm, Pt

from wizard.i18n import Language, language
from wizard.paper import word_styles
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
from wizard.paper.line_ends import NUMBER, behind_box, tied
from wizard.paper.word_styles import GREY, WIDTH

_HEAD = 72
"""Where the head begins, in millimetres from the left."""
_KEPT = 2
"""Paragraphs that stand with the signature on one page."""
_WHOLE = 12
"""Points of a list that is not parted from its signature, nor from the words above it."""
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
        word_styles.page(self._document.sections[0], language(bundle.code)("paper_page"))
        word_styles.style(self._document.styles, bundle.code)

    def saved(self) -> bytes:
        """The file."""
        data = BytesIO()
        self._document.save(data)
        return data.getvalue()

    def sheet(self, sheet: Sheet, *, first: bool) -> None:
        """A sheet, on a page of its own."""
        paper = sheet.paper
        if not first:
            self._document.add_section()  # as the one before, with pages from 1 again
        begun = len(self._document.paragraphs)
        self._document.add_paragraph(copies(sheet, self._own), style="Caption")
        self._top(paper)
        for block in paper.blocks:
            self._block(block)
        if sheet.own:
            for paragraph in self._document.paragraphs[begun:]:
                word_styles.tight(paragraph)

    def _top(self, paper: Paper) -> None:
        for group in paper.head:
            for at, line in enumerate(group):
                paragraph = self._paragraph(line, "Normal")
                paragraph.paragraph_format.left_indent = Mm(_HEAD)
                paragraph.paragraph_format.space_after = Pt(8 if at == len(group) - 1 else 0)
        self._runs(self._document.add_paragraph(paper.title, style="Title"), paper.note)
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
                above = self._document.paragraphs[-1]
                self._paragraph(heading, "Heading 2")
                listed = self._points(points)
                for one in [above, *listed] if len(listed) <= _WHOLE else []:
                    one.paragraph_format.keep_with_next = True
            case Grid():
                self._grid(block)
            case Signature(day=day, words=words, name=name):
                signed = (" / ", *name, " /") if name else ()
                line = (f"{day}\t", *words, f" {'_' * SIGNING}", *signed)
                for last in self._document.paragraphs[-_KEPT:]:
                    last.paragraph_format.keep_with_next = True
                paragraph = self._paragraph(line, "Normal")
                paragraph.paragraph_format.space_before = Pt(24)
                paragraph.paragraph_format.keep_together = True
                paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)

    def _points(self, points: tuple[Point, ...]) -> list[Any]:
        listed = [self._paragraph((f"{one.mark}\t", *one.words), "List") for one in points]
        for paragraph in listed:
            paragraph.paragraph_format.keep_together = True
        return listed

    def _grid(self, grid: Grid) -> None:
        if grid.heading:
            self._paragraph((grid.heading,), "Heading 2")
        table = self._document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        table.autofit = False
        widths = [Mm(WIDTH * share / 100) for share in grid.shares]
        for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
            cell.paragraphs[0].add_run(name).font.size = Pt(10.5)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        word_styles.repeated(table.rows[0])
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in grid.rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=True):
                self._runs(cell.paragraphs[0], written(words))
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(10.5)
        for at, row_ in enumerate(table.rows):
            word_styles.whole(row_)
            for cell, width in zip(row_.cells, widths, strict=True):
                cell.width = width
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                cell.paragraphs[0].paragraph_format.keep_with_next = at == len(grid.rows)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _paragraph(self, words: Words, style: str) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        self._runs(paragraph, words)
        return paragraph

    def _runs(self, paragraph: Any, words: Words) -> None:
        for before, run in pairwise(("", *words)):
            match run:
                case str():
                    boxed = isinstance(before, TickBox)
                    _lines(paragraph, tied(behind_box(run) if boxed else run))
                case Blank(caption=caption, size=size):
                    paragraph.add_run("\n".join("_" * rule for rule in _ruled(size)))
                    if caption:
                        break_ = "\n" if size == "lines" else " "
                        small = paragraph.add_run(f"{break_}({caption})")
                        small.font.size, small.font.color.rgb = Pt(8), GREY
                case TickBox():
                    box = paragraph.add_run("☐")
                    box.font.name = "Segoe UI Symbol"
                case Aside(text=text):
                    runs = paragraph.runs or [paragraph.add_run("")]
                    self._document.add_comment(
                        runs[-1], text=text, author="ozon-wizard", initials=""
                    )


def _lines(paragraph: Any, text: str) -> None:
    first, *others = text.split("\n")
    _numbers(paragraph.add_run(), first)
    for line in others:
        run = paragraph.add_run()
        run.add_break(WD_BREAK.LINE)
        _numbers(run, line)


def _numbers(run: Any, text: str) -> None:
    """A text in which no line ends at the hyphen of a number."""
    end = 0
    for number in NUMBER.finditer(text):
        first, *others = number[0].split("-")
        run.add_text(text[end : number.start()] + first)
        for part in others:
            run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(part)
        end = number.end()
    run.add_text(text[end:])


def _ruled(size: str) -> tuple[int, ...]:
    """Underscores of each line of a blank."""
    return (RULES["line"],) * 2 if size == "lines" else (RULES[size],)
