"""That a guard is of the closed set, over names and answers that exist.

Owns the faults of what stands under `when`, and what was meant by it, also in the words of other
languages; its grammar is in `library.guard`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.source import Source, Where
from wizard.library import guard as guards
from wizard.library.guard import ELSEWHERE, WORDS, GuardError
from wizard.library.operators import OPERATORS, UNITS, DateName

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


Faults = Iterator[Diagnostic]


def guard(source: Source, where: Where, raw: Any, names: Names) -> Faults:
    """What is wrong with the guard `raw` that stands at `where`."""
    try:
        guards.parse(raw, where)
    except guards.GuardError as error:
        yield source.diagnose(
            "bad-guard", error.where, key=error.key, problem=error.problem, hint=hint(error)
        )
        return
    yield from _names(source, where, raw, names)


def _names(source: Source, where: Where, raw: Any, names: Names) -> Faults:
    """Descend the mapping that was written, since it is there that the names have places."""
    for key, value in raw.items():
        at = (*where, key)
        if key in ("all", "any"):
            for index, part in enumerate(value):
                yield from _names(source, (*at, index), part, names)
        elif key == "not":
            yield from _names(source, at, value, names)
        elif key == "answered":
            for index, name in enumerate(value if isinstance(value, list) else [value]):
                place = (*at, index) if isinstance(value, list) else at
                yield from names.unknown(source, place, name)
        else:
            yield from names.unknown(source, at, key, key=True, also=guards.WORDS)
            yield from _values(source, at, key, value, names)


def _values(source: Source, where: Where, name: str, value: Any, names: Names) -> Faults:
    """What is wrong with what a name is compared with."""
    if isinstance(value, dict):
        yield from _operator(source, where, name, value, names)
        return
    known = names.get(name)
    if known is None or known.kind == FAULTY:
        return
    kind = known.field
    if known.columns is not None:
        what = f"say {', '.join(guards.OF_ROWS)} of them"
        yield source.diagnose("guard-type", where, name=name, kind=known.kind, what=what)
        return
    if kind is not None and not kind.exact:
        operators = [name for name, row in OPERATORS.items() if row.operands.takes(kind)]
        what = f"compare it with {' or '.join(operators)}"
        yield source.diagnose("guard-type", where, name=name, kind=known.kind, what=what)
        return
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        fits = item in known.values if known.values else kind is None or kind.named(item)
        if not fits:
            place = (*where, index) if isinstance(value, list) else where
            can_be = ", ".join(sorted(known.values)) or (kind.spelled if kind else "")
            near = suggestion(item, known.values) or f"it can be {can_be}"
            yield source.diagnose("unknown-answer", place, name=name, value=item, hint=near)


def _of_rows(source: Source, where: Where, name: str, written: Any, names: Names) -> Faults:
    """What is wrong with a guard over rows, whose names are columns."""
    known, word = names.get(name), str(where[-1])
    if known is None or known.kind == FAULTY:
        return
    if known.columns is None:
        what = f"{word} takes rows"
        yield source.diagnose("guard-type", where, key=True, name=name, kind=known.kind, what=what)
    elif word != "count":
        yield from _names(source, where, written, known.columns)


def _operator(
    source: Source, where: Where, name: str, value: dict[str, Any], names: Names
) -> Faults:
    """What is wrong with an operator and what stands behind it."""
    ((operator, written),) = value.items()
    if operator in guards.OF_ROWS:
        yield from _of_rows(source, (*where, operator), name, written, names)
        return
    at, operands = (*where, operator), OPERATORS[operator].operands
    operand, known = operands.read(str(written)), names.get(name)
    if known is not None and known.kind != FAULTY:
        kind = known.field
        if kind is None or not operands.takes(kind):
            what = f"{operator} takes a {' or a '.join(kind.name for kind in operands.kinds)}"
            yield source.diagnose("guard-type", at, key=True, name=name, kind=known.kind, what=what)
        elif operand is not None and not operands.fits(kind, operand):
            what = f"it is compared with {kind.bounds.said if kind.bounds else operands.said}"
            yield source.diagnose("guard-type", at, name=name, kind=known.kind, what=what)
    if isinstance(operand, DateName) and operand.name == name:
        yield source.diagnose("held-against-itself", at, name=name)
    elif isinstance(operand, DateName):
        yield from names.date(source, at, operand.name)
