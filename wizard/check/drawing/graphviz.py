"""A diagram as a graph of Graphviz (DOT).

Owns the syntax: quoting, shapes, the table of attributes. Labels are HTML-like, the one kind of
label that can hold a name in small.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from wizard.check.drawing.diagram import MISSED, PAINT, Arrow, Box, Diagram, Look

_SHAPES: dict[Look, str] = {
    "question": "box",
    "input": "tab",
    "checklist": "component",
    "action": "box3d",
    "route": "diamond",
    "solved": "oval",
    "open": "oval",
    "referred": "oval",
    "elsewhere": "note",
}


def dot(diagram: Diagram) -> str:
    """The whole file."""
    return "\n".join([*_lines(diagram), ""])


def _lines(diagram: Diagram) -> Iterator[str]:
    yield "digraph {"
    yield f"  label={_html([diagram.title])} labelloc=t fontsize=20 rankdir=TB ranksep=0.6"
    yield '  node [fontname="Helvetica" fontsize=11 style="filled,rounded" margin="0.12,0.08"]'
    yield '  edge [fontname="Helvetica" fontsize=9 color="#4b5563" fontcolor="#374151"]'
    yield '  graph [fontname="Helvetica"]'
    for box in diagram.boxes:
        yield f"  {_quoted(box.id)} [{_box(box)}]"
    for arrow in diagram.arrows:
        yield f"  {_quoted(arrow.source)} -> {_quoted(arrow.target)} [{_arrow(arrow)}]"
    yield "}"


def _box(box: Box) -> str:
    inside, line = PAINT[box.look]
    shape = _SHAPES.get(box.look, "box")
    style = "filled,rounded" if shape == "box" else "filled"
    small = box.look == "elsewhere"
    parts = [
        f"label={_html(box.lines, box.name)}",
        f"shape={shape}",
        f'fillcolor="{inside}" color="{MISSED if box.missed else line}"',
        f'style="{style},dashed" penwidth=2' if box.missed else f'style="{style}"',
        'fontsize=9 margin="0.06,0.04"' if small else "",
    ]
    return " ".join(part for part in parts if part)


def _arrow(arrow: Arrow) -> str:
    parts = [
        f"label={_html(arrow.lines)}" if arrow.lines else "",
        "style=dotted" if arrow.waits else "",
        f'style=dashed color="{MISSED}" fontcolor="{MISSED}" penwidth=2' if arrow.missed else "",
    ]
    return " ".join(part for part in parts if part)


def _html(lines: tuple[str, ...] | list[str], name: str = "") -> str:
    rows = [escaped(line) for line in lines]
    if name:
        rows.append(f'<font point-size="8" color="#4b5563">{escaped(name)}</font>')
    return f"<{'<br/>'.join(rows)}>"


def escaped(text: str) -> str:
    """A text that means itself inside an HTML-like label."""
    # A backslash before a letter asks for a name even here: `\N` is that of the node. A label that
    # ends in a bracket is taken for the end of something in XML by Graphviz 2.43.
    return escape(text.replace("\\", "\\\\")).replace("]", "&#93;")


def _quoted(name: str) -> str:
    return f'"{name}"'
