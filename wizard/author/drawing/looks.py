"""How the boxes of a picture look, and what each look means.

Owns colours: every text on every ground has AA contrast. Refuses shapes, which each language of
drawing has its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Look = Literal[
    "question", "input", "form", "rows", "checklist", "action", "route",
    "solved", "open", "referred",
    "buyer", "seller", "anyone",
    "elsewhere",
]  # fmt: skip
"""A kind of node, the status of an outcome, the audience of a tree, or a node of another tree."""

PAINT: Mapping[Look, tuple[str, str]] = {
    "question": ("#dbeafe", "#1d4ed8"),
    "input": ("#cffafe", "#0e7490"),
    "form": ("#ccfbf1", "#0f766e"),
    "rows": ("#ecfccb", "#4d7c0f"),
    "checklist": ("#ede9fe", "#6d28d9"),
    "action": ("#fef3c7", "#b45309"),
    "route": ("#f3f4f6", "#4b5563"),
    "solved": ("#bbf7d0", "#15803d"),
    "open": ("#fecaca", "#b91c1c"),
    "referred": ("#e5e7eb", "#1f2937"),
    "buyer": ("#dbeafe", "#1d4ed8"),
    "seller": ("#fef3c7", "#b45309"),
    "anyone": ("#dcfce7", "#15803d"),
    "elsewhere": ("#ffffff", "#6b7280"),
}
"""The inside and the line of each look."""

MEANING: Mapping[Look, str] = {
    "question": "question",
    "input": "input",
    "form": "form: several inputs",
    "rows": "rows: several like things",
    "checklist": "checklist",
    "action": "action",
    "route": "route",
    "solved": "outcome: solved",
    "open": "outcome: open",
    "referred": "outcome: referred",
    "buyer": "for buyers",
    "seller": "for sellers",
    "anyone": "for anyone",
    "elsewhere": "another tree",
}
"""What the key of a picture says of each look."""

INK, SMALL_INK = "#111827", "#4b5563"
"""Of texts, and of the names in small."""

MISSED = "#be185d"
"""The line of what no scenario met; it is broken as well, so that colour is not all."""

MISSED_MEANING = "not fully met by scenarios"
