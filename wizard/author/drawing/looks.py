"""How the boxes of a picture look, and what each look means.

Owns colours, and shapes in each language of drawing: every text on every ground has AA contrast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Look = Literal[
    "question", "input", "form", "rows", "checklist", "action", "route",
    "solved", "closed", "open", "referred",
    "buyer", "seller", "anyone",
    "elsewhere",
]  # fmt: skip
"""A kind of node, the status of an outcome, the audience of a tree, or a node of another tree."""


class Paint(NamedTuple):
    """The inside and the line of a look, what it means, and its shape for Graphviz and Mermaid."""

    inside: str
    line: str
    meaning: str
    dot: str = "box"
    mermaid: tuple[str, str] = ("(", ")")


PAINT: Mapping[Look, Paint] = {
    "question": Paint("#dbeafe", "#1d4ed8", "question"),
    "input": Paint("#cffafe", "#0e7490", "input", "tab", ("[/", "/]")),
    "form": Paint("#ccfbf1", "#0f766e", "form: several inputs", "folder", ("[/", "/]")),
    "rows": Paint("#ecfccb", "#4d7c0f", "rows: several like things", "folder", ("[/", "/]")),
    "checklist": Paint("#ede9fe", "#6d28d9", "checklist", "component", ("[[", "]]")),
    "action": Paint("#fef3c7", "#b45309", "action", "rect", ("[", "]")),
    "route": Paint("#f3f4f6", "#4b5563", "route", "diamond", ("{", "}")),
    "solved": Paint("#bbf7d0", "#15803d", "outcome: solved", "oval", ("([", "])")),
    "closed": Paint("#fef9c3", "#854d0e", "outcome: closed", "oval", ("([", "])")),
    "open": Paint("#fecaca", "#b91c1c", "outcome: open", "oval", ("([", "])")),
    "referred": Paint("#e5e7eb", "#1f2937", "outcome: referred", "oval", ("([", "])")),
    "buyer": Paint("#dbeafe", "#1d4ed8", "for buyers"),
    "seller": Paint("#fef3c7", "#b45309", "for sellers"),
    "anyone": Paint("#dcfce7", "#15803d", "for anyone"),
    "elsewhere": Paint("#ffffff", "#6b7280", "another tree", "note", ("[", "]")),
}
"""Each look, in the order in which the key of a picture tells of it."""

INK, SMALL_INK = "#111827", "#4b5563"
"""Of texts, and of the names in small."""

MISSED = "#be185d"
"""The line of what no scenario met; it is broken as well, so that colour is not all."""

MISSED_MEANING = "not fully met by scenarios"
