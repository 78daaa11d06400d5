"""That a derived value can be counted: its rule or its term exists, and takes what it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wizard.author.names.guard_checks import guard
from wizard.author.names.table import Names
from wizard.author.names.unknown_reference import Known, unknown
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.remedies import renamed
from wizard.author.tree.source import Source, Where
from wizard.law.rules import RULES, RUNS_FROM
from wizard.library.model import ID, Derivation
from wizard.library.node import is_step

Faults = Iterator[Diagnostic]


class Tables(NamedTuple):
    """What there is in `facts.yaml` by which something is counted."""

    terms: Known
    rates: Known


def derived(
    source: Source,
    where: Where,
    entry: Derivation | list[Derivation],
    names: Names,
    tables: Tables,
) -> Faults:
    """What is wrong with one name of `compute`."""
    if not isinstance(entry, list):
        yield from _one(source, where, entry, names, tables)
        return
    if not entry:
        yield source.diagnose("empty-value", where, key=True, name=str(where[-1]))
    for index, part in enumerate(entry):
        yield from _one(source, (*where, index), part, names, tables)
        if "when" not in part and index < len(entry) - 1:
            yield source.diagnose("after-default", (*where, index + 1))


def _one(
    source: Source,
    where: Where,
    derivation: Derivation,
    names: Names,
    tables: Tables,
) -> Faults:
    empty = [key for key, value in derivation.items() if value is None]
    for key in empty:
        yield source.diagnose("empty-value", (*where, key), key=True, name=key)
    if empty or not sound(source, where, dict[str, Any]):
        return
    if "when" in derivation:
        yield from guard(source, (*where, "when"), derivation["when"], names)
    entry = {key: value for key, value in derivation.items() if key != "when"}
    wrong = [key for key, value in entry.items() if not _named(key, value)]
    for key in wrong:
        got = "a list" if isinstance(entry[key], list) else "a mapping"
        yield source.diagnose("wrong-type", (*where, key), expected="text", got=got)
    if wrong:
        return
    if "is" in entry:
        if not re.fullmatch(ID, entry["is"]):
            hint = renamed(source, (*where, "is"), entry["is"], ID)
            yield source.diagnose("bad-id", (*where, "is"), name=entry["is"], hint=hint)
        if len(entry) > 1:
            yield source.diagnose(
                "rule-arguments",
                where,
                rule="is",
                expected="nothing beside it",
                hint="take the other keys out",
            )
        return
    yield from _counted(source, where, entry, names, tables)


def _named(key: str, value: object) -> bool:
    """Whether a key has a name, or those by which a term is `met`."""
    if key == "met" and isinstance(value, list):
        return bool(value) and all(isinstance(name, str) for name in value)
    return isinstance(value, str)


def _counted(
    source: Source, where: Where, entry: dict[str, Any], names: Names, tables: Tables
) -> Faults:
    """What is wrong with a term, or with a rule and what it is given."""
    head = "term" if "term" in entry else "rule"
    rule = RULES.get(entry.get(head, ""))
    if head == "rule" and rule is None:
        name = entry.get(head, "")
        at = (*where, head) if head in entry else where
        known, near = ", ".join(sorted(RULES)), suggestion(name, RULES)
        yield source.diagnose("unknown-rule", at, name=name, known=known, hint=near)
        return
    wanted, more, table, known_there = (
        RUNS_FROM,
        ", and perhaps met (date or step)",
        "term",
        tables.terms,
    )
    if rule is not None:
        wanted, table, known_there = rule.arguments, "rates", tables.rates
        more = ", rates (a table of facts.yaml)" if rule.reaches else ""
    given = entry.keys() - {head, table}
    perhaps = {"met"} if rule is None else set()
    by_table = rule is None or rule.reaches is not None
    if given - perhaps != set(wanted) or (table in entry) is not by_table:
        said = entry[head] if rule else head
        yield source.diagnose("rule-arguments", where, rule=said, expected=_listed(wanted) + more)
        return
    if by_table:
        code = f"unknown-{table}"
        yield from unknown(source, code, (*where, table), entry[table], known_there)
    for key in wanted:
        yield from _argument(source, (*where, key), entry[key], wanted[key], names)
    for at, name in met(where, entry):
        if not is_step(name):
            yield from _argument(source, at, name, RUNS_FROM["from"], names)


def met(where: Where, entry: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    """The names by which a term is done with, and where each stands."""
    found = entry.get("met")
    if isinstance(found, str):
        yield (*where, "met"), found
    else:
        yield from (((*where, "met", index), name) for index, name in enumerate(found or ()))


def _listed(arguments: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({kind})" for key, kind in arguments.items())


def _argument(source: Source, where: Where, name: str, wanted: str, names: Names) -> Faults:
    yield from names.unknown(source, where, name)
    given = names.get(name)
    if given is not None and given.kind not in (wanted, FAULTY):
        key = next(key for key in reversed(where) if isinstance(key, str))
        entry = source.at(where[: where.index(key, 1)])
        expected = f"{wanted} as «{key}»; «{name}» is a {given.kind}"
        rule = entry.get("rule", "term")
        hint = f"name a {wanted}"
        yield source.diagnose("rule-arguments", where, rule=rule, expected=expected, hint=hint)
