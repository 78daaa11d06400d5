"""That a guard is of the closed set, over names and answers that exist.

Owns the faults of what stands under `when`; its grammar is in `library.guard`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wizard.author.names.guard_hints import hint
from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.source import Source, Where
from wizard.library import guard as guards
from wizard.library.operators import OPERATORS, DateName

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
