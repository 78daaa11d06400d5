"""That a guard is of the closed set, over names and answers that exist.

Owns the faults of what stands under `when`, and what was meant by it, also in the words of other
languages; its grammar is in `library.guard`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wizard.author.names.table import Name, Names
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.place import Location
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


def guard(place: Location, raw: Any, names: Names) -> Faults:
    """What is wrong with the guard `raw` that stands at a place."""
    try:
        guards.parse(raw, place.where)
    except guards.GuardError as error:
        told = {"problem": error.problem, "hint": hint(error)}
        yield place.source.diagnose("bad-guard", error.where, key=error.key, **told)
        return
    yield from _names(place, raw, names)


def _names(place: Location, raw: Any, names: Names) -> Faults:
    """Descend the mapping that was written, since it is there that the names have places."""
    for key, value in raw.items():
        at = place.at(key)
        if key in ("all", "any"):
            for index, part in enumerate(value):
                yield from _names(at.at(index), part, names)
        elif key == "not":
            yield from _names(at, value, names)
        elif key == "answered":
            for one, name in at.along(value, "*"):
                yield from names.unknown(one, name)
        else:
            yield from names.unknown(at, key, key=True, also=guards.WORDS)
            yield from _values(at, key, value, names)


def _values(place: Location, name: str, value: Any, names: Names) -> Faults:
    """What is wrong with what a name is compared with."""
    known = names.get(name)
    if isinstance(value, dict):
        yield from _operator(place, name, value, names)
    elif known is None or known.kind == FAULTY:
        return
    elif known.columns is not None:
        yield _no_guard(place, name, known, f"say {', '.join(guards.OF_ROWS)} of them")
    elif (kind := known.field) is not None and not kind.exact:
        operators = [name for name, row in OPERATORS.items() if row.operands.takes(kind)]
        yield _no_guard(place, name, known, f"compare it with {' or '.join(operators)}")
    else:
        for at, item in place.along(value, "*"):
            if not (item in known.values if known.values else kind is None or kind.named(item)):
                can_be = ", ".join(sorted(known.values)) or (kind.spelled if kind else "")
                near = suggestion(item, known.values) or f"it can be {can_be}"
                yield at.fault("unknown-answer", name=name, value=item, hint=near)


def _no_guard(
    place: Location, name: str, known: Name, what: str, *, key: bool = False
) -> Diagnostic:
    """That a name is compared in a way that its type does not take."""
    return place.fault("guard-type", key=key, name=name, kind=known.kind, what=what)


def _operator(place: Location, name: str, value: dict[str, Any], names: Names) -> Faults:
    """What is wrong with an operator and what stands behind it; of rows that is of columns."""
    ((operator, written),) = value.items()
    at, known = place.at(operator), names.get(name)
    sound = known if known is not None and known.kind != FAULTY else None
    if operator in guards.OF_ROWS:
        if sound is not None and sound.columns is None:
            yield _no_guard(at, name, sound, f"{operator} takes rows", key=True)
        elif sound is not None and sound.columns is not None and operator != "count":
            yield from _names(at, written, sound.columns)
        return
    operands = OPERATORS[operator].operands
    operand = operands.read(str(written))
    if sound is not None:
        kind = sound.field
        if kind is None or not operands.takes(kind):
            what = f"{operator} takes a {' or a '.join(kind.name for kind in operands.kinds)}"
            yield _no_guard(at, name, sound, what, key=True)
        elif operand is not None and not operands.fits(kind, operand):
            what = f"it is compared with {kind.bounds.said if kind.bounds else operands.said}"
            yield _no_guard(at, name, sound, what)
    if isinstance(operand, DateName) and operand.name == name:
        yield at.fault("held-against-itself", name=name)
    elif isinstance(operand, DateName):
        yield from names.date(at, operand.name)
