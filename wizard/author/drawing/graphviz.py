"""A diagram as a graph of Graphviz (DOT).

Owns the syntax: quoting, shapes, the table of attributes. Labels are HTML-like, the one kind of
label that can hold a name in small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from wizard.author.drawing.diagram import Arrow, Box, Diagram
from wizard.author.drawing.looks import INK, MISSED, PAINT, SMALL_INK


def dot(diagram: Diagram) -> str:
    """The whole file."""
    return "\n".join([*_lines(diagram), ""])


def _lines(diagram: Diagram) -> Iterator[str]:
    yield "digraph {"
    yield f"  label={_heading(diagram)} labelloc=t rankdir=TB ranksep=0.6"
    yield f'  node [fontname="Helvetica" fontsize=11 fontcolor="{INK}" margin="0.14,0.09"]'
    yield f'  edge [fontname="Helvetica" fontsize=9 color="{SMALL_INK}" fontcolor="{INK}"]'
    yield f'  graph [fontname="Helvetica" fontsize=10 fontcolor="{INK}"]'
    for box in diagram.boxes:
        yield f"  {_quoted(box.id)} [{_box(box)}]"
    for arrow in diagram.arrows:
        yield f"  {_quoted(arrow.source)} -> {_quoted(arrow.target)} [{_arrow(arrow)}]"
    yield "}"


def _heading(diagram: Diagram) -> str:
    """The title, and under it the key, which takes no room among the boxes here."""
    title, cells = escaped(diagram.title), "".join(map(_cell, diagram.key()))
    rows = [
        title and f'<font point-size="20">{title}</font>',
        cells and f'<table border="0" cellspacing="4" cellpadding="4"><tr>{cells}</tr></table>',
    ]
    # Graphviz takes no table without a row, and no cell without a word.
    filled = "".join(f"<tr><td>{row}</td></tr>" for row in rows if row)
    return f'<<table border="0">{filled}</table>>' if filled else '""'


def _cell(box: Box) -> str:
    paint = PAINT[box.look]
    missed = f'color="{MISSED}" style="dashed" border="2"'
    style = missed if box.missed else f'color="{paint.line}" border="1"'
    return f'<td bgcolor="{paint.inside}" {style}>{escaped(" ".join(box.lines))}</td>'


def _box(box: Box) -> str:
    paint = PAINT[box.look]
    style = "filled,rounded" if paint.dot == "box" else "filled"
    small = box.look == "elsewhere"
    parts = [
        f"label={_html(box.lines, box.name)}",
        f"shape={paint.dot}",
        f'fillcolor="{paint.inside}" color="{MISSED if box.missed else paint.line}"',
        f'style="{style},dashed" penwidth=2' if box.missed else f'style="{style}"',
        "fontsize=9" if small else "",
    ]
    return " ".join(part for part in parts if part)


def _arrow(arrow: Arrow) -> str:
    # Without spaces at its sides, a label touches an arrow that runs straight down.
    lines = [f"\u00a0{line}\u00a0" for line in arrow.lines]
    parts = [
        f"label={_html(lines)}" if lines else "",
        "style=dotted penwidth=2" if arrow.waits else "",
        f'style=dashed color="{MISSED}" fontcolor="{MISSED}" penwidth=2' if arrow.missed else "",
    ]
    return " ".join(part for part in parts if part)


def _html(lines: Iterable[str], name: str = "") -> str:
    rows = [escaped(line) for line in lines]
    if name:
        rows.append(f'<font point-size="8" color="{SMALL_INK}">{escaped(name)}</font>')
    return f"<{'<br/>'.join(rows)}>"


def escaped(text: str) -> str:
    """A text that means itself inside an HTML-like label."""
    # A backslash before a letter asks for a name even here: `\N` is that of the node. A label that
    # ends in a bracket is taken for the end of something in XML by Graphviz 2.43.
    return escape(text.replace("\\", "\\\\")).replace("]", "&#93;")


def _quoted(name: str) -> str:
    return f'"{name}"'
