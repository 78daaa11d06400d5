"""A paper as one file of HTML that takes nothing from outside: seen in a browser, printed by it.

Owns what is seen on the screen alone: what is told the person aside, and how to print. All text is
content: nothing in it is markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from wizard.i18n import Language, language
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
    Run,
    Sheet,
    Signature,
    TickBox,
    Words,
    written,
)
from wizard.paper.line_ends import NUMBER, tied
from wizard.pattern import pattern

_OWN = "margin-top: 14mm; margin-bottom: 15mm"
"""The page for the person has much to say, and is best one sheet."""


_BOXED = pattern(r'<span class="box"></span>\s?[^\s<]*')
"""A box with the word behind it: a browser ends a line at a box whatever stands there."""


def html(bundle: Bundle, own: Language) -> str:
    """The whole file; `own` is the language of the person."""
    return "\n".join(_lines(bundle, own))


def _lines(bundle: Bundle, own: Language) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{bundle.code}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta name="generator" content="{escape(bundle.maker)}">'
    yield '<meta name="viewport" content="width=device-width">'
    yield '<meta name="referrer" content="no-referrer">'
    yield (
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escape(bundle.title)}</title>"
    copies = [(sheet, mark) for sheet in bundle.sheets for mark in sheet.marks]
    yield f"<style>\n{_style()}"
    page = language(bundle.code)("paper_page")
    yield from (_numbered(at, page) for at in range(len(copies)))
    yield from (f"@page p{at} {{ {_OWN} }}" for at, (sheet, _) in enumerate(copies) if sheet.own)
    yield "</style></head>"
    yield "<body>"
    yield f'<p class="screen">{escape(own("paper_screen"))}</p>'
    for at, (sheet, mark) in enumerate(copies):
        yield from _sheet(sheet, mark, at, own)
    yield "</body></html>\n"


@cache
def _style() -> str:
    return (files("wizard.paper") / "paper.css").read_text("utf-8")


def _numbered(at: int, page: str) -> str:
    """The pages of each copy are counted by themselves: a browser resets no counter of pages."""
    told = f'content: "{escape(page)}" counter(p{at})'
    return f"@page p{at} {{ counter-increment: p{at}; @bottom-center {{ {told}; }} }}"


def _sheet(sheet: Sheet, mark: str, at: int, own: Language) -> Iterator[str]:
    paper = sheet.paper
    yield f'<article class="{"own" if sheet.own else "sent"}" style="page: p{at}">'
    mark = own("paper_own") if sheet.own else mark
    if mark:
        yield f'<p class="mark">{escape(mark)}</p>'
    yield from _top(paper)
    for block in paper.blocks:
        yield from _block(block)
    yield "</article>"


def _top(paper: Paper) -> Iterator[str]:
    yield from (f'<p class="screen">{_run(note)}</p>' for note in paper.note)
    if paper.head:
        yield '<header class="head">'
        for group in paper.head:
            yield f"<p>{'<br>'.join(map(_words, group))}</p>"
        yield "</header>"
    yield f"<h1>{escape(paper.title)}</h1>"
    if paper.subtitle:
        yield f'<p class="subtitle">{_words(paper.subtitle)}</p>'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(words=words, look="heading"):
            yield f"<h2>{_words(words)}</h2>"
        case Paragraph(words=words, look=look):
            yield f'<p class="{look}">{_words(words)}</p>'
        case Points(points=points):
            yield from _points(points)
        case Enclosures(heading=heading, points=points):
            yield f'<p class="enclosed">{_words(heading)}</p>'
            yield from _points(points)
        case Grid():
            yield from _grid(block)
        case Signature(day=day, words=words, name=name):
            yield (
                f'<div class="signed"><span>{escape(day)}</span><span>{_words(words)}'
                f' <span class="line"></span>{f" / {_words(name)} /" if name else ""}</span></div>'
            )


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    yield "<ul>"
    for point in points:
        yield f"<li><b>{escape(point.mark)}</b><span>{_words(point.words)}</span></li>"
    yield "</ul>"


def _grid(grid: Grid) -> Iterator[str]:
    yield "<table>"
    if grid.heading:
        yield f"<caption>{escape(grid.heading)}</caption>"
    yield "".join(f'<col style="width:{share}%">' for share in grid.shares)
    yield f"<thead><tr>{''.join(f'<th>{escape(name)}</th>' for name in grid.columns)}</tr></thead>"
    yield "<tbody>"
    for row in grid.rows:
        yield f"<tr>{''.join(f'<td>{_words(written(cell))}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _words(words: Words) -> str:
    return _BOXED.sub('<span class="whole">\\g<0></span>', "".join(map(_run, words)))


def _run(run: Run) -> str:
    match run:
        case str():
            text = NUMBER.sub('<span class="whole">\\g<0></span>', escape(tied(run)))
            return text.replace("\n", "<br>")
        case Blank(caption=caption, hint=hint, size=size):
            title = f' title="{escape(hint)}"' if hint else ""
            rules = "<i></i>" * (2 if size == "lines" else 1)
            told = f"<small>{escape(caption)}</small>"
            return f'<span class="blank {size}"{title}>{rules}{told}</span>'
        case TickBox():
            return '<span class="box"></span>'
        case Aside(text=text):
            return f'<mark class="aside"> {escape(text)} </mark>'
