"""A diagram as a flowchart of Mermaid.

Owns the syntax. In a label, everything but letters, digits and a few signs is written as `#NNN;`:
what is so written is neither syntax of Mermaid nor Markdown nor HTML nor an icon nor a formula,
all of which Mermaid looks for in labels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from wizard.author.drawing.diagram import Arrow, Box, Diagram
from wizard.author.drawing.looks import INK, MISSED, PAINT
from wizard.controls import escaped as escaped_json

_PLAIN = frozenset(" ,?!()«»—–…·•▶")

_LOOKED_FOR = re.compile(r"\\(?=n)|\$(?=\$)|:(?=fa-)|ﬂ(?=°)|¶(?=ß)")
"""The beginnings of what Mermaid looks for once more when it has read the codes: a line break, a
formula, an icon, a code of its own. A space of no width behind them parts them."""

_IN_TITLES = str.maketrans("&<>", "+‹›")
"""A title is cleaned as HTML and then shown as it stands: `&amp;` for `&`, nothing for a tag.
The signs that stand in are in every font."""


def mermaid(diagram: Diagram) -> str:
    """The whole file."""
    return "\n".join([*_lines(diagram), ""])


def _lines(diagram: Diagram) -> Iterator[str]:
    yield "---"
    title = _parted(diagram.title).translate(_IN_TITLES)
    yield f"title: {escaped_json(json.dumps(title, ensure_ascii=False))}"
    yield f"config: {_config(diagram)}"
    yield "---"
    yield "flowchart TB"
    for box in diagram.boxes:
        yield f"  {_id(box.id)}{_box(box)}"
    for arrow in diagram.arrows:
        yield f"  {_id(arrow.source)} {_arrow(arrow)} {_id(arrow.target)}"
    key = diagram.key()
    if key:
        yield '  subgraph key [" "]'
        yield "    direction LR"
        yield "    " + " ~~~ ".join(f"{_id(box.id)}{_box(box)}" for box in key)
        yield "  end"
        yield "  style key fill:none,stroke:none"
    boxes = [*diagram.boxes, *key]
    for look in dict.fromkeys(box.look for box in boxes):
        paint = PAINT[look]
        yield f"  classDef {look} fill:{paint.inside},stroke:{paint.line},color:{INK}"
    for box in boxes:
        yield f"  class {_id(box.id)} {box.look}"
    missed = [_id(box.id) for box in boxes if box.missed]
    if missed:
        yield f"  classDef missed stroke:{MISSED},stroke-width:3px,stroke-dasharray:6"
        yield f"  class {','.join(missed)} missed"
    dashed = [str(place) for place, arrow in enumerate(diagram.arrows) if arrow.missed]
    if dashed:
        style = f"stroke:{MISSED},stroke-width:3px,stroke-dasharray:6"
        yield f"  linkStyle {','.join(dashed)} {style}"


def _config(diagram: Diagram) -> str:
    # Lines are broken already; left alone, Mermaid would break them once more. And a picture that
    # is fitted to the width of a page cannot be read.
    flowchart = "flowchart: {wrappingWidth: 400, useMaxWidth: false}"
    # Mermaid's own layout, which it takes where ELK is not there, puts labels over one another.
    # Where there are none it is the better one: what comes first stands above what comes later.
    labelled = any(arrow.lines for arrow in diagram.arrows)
    return f"{{layout: elk, {flowchart}}}" if labelled else f"{{{flowchart}}}"


def _box(box: Box) -> str:
    opening, closing = PAINT[box.look].mermaid
    rows = [escaped(line) for line in box.lines]
    if box.name:
        rows.append(f"<small>{escaped(box.name)}</small>")
    return f'{opening}"{"<br/>".join(rows)}"{closing}'


def _arrow(arrow: Arrow) -> str:
    line = "-.->" if arrow.waits else "-->"
    return f'{line}|"{"<br/>".join(map(escaped, arrow.lines))}"|' if arrow.lines else line


def escaped(text: str) -> str:
    """A text that means itself inside a quoted label."""
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in _parted(text))


def _parted(text: str) -> str:
    return _LOOKED_FOR.sub("\\g<0>\u200b", text)


def _id(name: str) -> str:
    # The sign in front keeps a name from being taken for a word of the language: `end`, `style`.
    return f"_{name}"
