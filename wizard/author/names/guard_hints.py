"""What was meant by a guard that is none, as the format writes it.

Owns the words of other languages and the hints. Refuses to find faults: `library.guard` does.
"""

from __future__ import annotations

import re
from typing import Any

from wizard.author.tree.diagnostic import suggestion
from wizard.library.guard import ELSEWHERE, WORDS, GuardError
from wizard.library.operators import OPERATORS, UNITS

_ABOVE, _UP_TO = "write «at_least» and the next number up", "write «below» and the next number up"
_ITSELF = "write the value itself behind the name"
_OPERATORS_ELSEWHERE = {
    ">=": "write «at_least»", ">": _ABOVE, "more_than": _ABOVE, "above": _ABOVE,
    "<": "write «below»", "less_than": "write «below»", "<=": _UP_TO, "at_most": _UP_TO,
    "later_than": "write «after»", "earlier_than": "write «before»",
    "since": "write «not_before»", "until": "write «not_after»",
    "is": _ITSELF, "equals": _ITSELF, "=": _ITSELF, "==": _ITSELF,
}  # fmt: skip


def hint(error: GuardError) -> str:
    """What to write instead; empty where that is unclear."""
    match error.cause:
        case "list":
            return f"write «{error.name}: [{{…}}]»" if isinstance(error.value, dict) else ""
        case "number":
            return "write a number in digits, such as 1000"
        case "span":
            return f"write a number and one of {', '.join(f'{unit}s' for unit in UNITS)}"
        case "other":
            return "ask for that date, or count it under `compute`, and write its name"
        case "operator":
            return _OPERATORS_ELSEWHERE.get(error.name) or suggestion(error.name, OPERATORS)
        case "word":
            return _word(error.name, error.value)
    return ""


def _word(name: str, value: Any) -> str:
    """The hint at a word of guards that was meant by `name`; empty where none was."""
    meant, compared = ELSEWHERE.get(name), re.fullmatch(r"(\w+) *==? *(\w+)", name)
    if compared and value is None:
        return f"write {{{compared[1]}: {compared[2]}}}"
    if meant == "not" and isinstance(value, list):
        return "write «not: {any: […]}»"
    return f"write «{meant}»" if meant else suggestion(name, WORDS)
