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
    wrong = [key for key, value in entry.items() if not isinstance(value, str)]
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
    if "term" in entry:
        yield from _term(source, where, entry, names, tables.terms)
        return
    yield from _rule(source, where, entry, names, tables.rates)


def _rule(
    source: Source, where: Where, entry: dict[str, str], names: Names, rates: Known
) -> Faults:
    rule = RULES.get(entry.get("rule", ""))
    if rule is None:
        name = entry.get("rule", "")
        at = (*where, "rule") if "rule" in entry else where
        known = ", ".join(sorted(RULES))
        near = suggestion(name, RULES)
        yield source.diagnose("unknown-rule", at, name=name, known=known, hint=near)
        return
    arguments = {key: value for key, value in entry.items() if key != "rule"}
    table = arguments.pop("rates", None)
    if set(arguments) != set(rule.arguments) or (table is None) is not (rule.reaches is None):
        expected = _listed(rule.arguments)
        if rule.reaches is not None:
            expected += ", rates (a table of facts.yaml)"
        yield source.diagnose("rule-arguments", where, rule=entry["rule"], expected=expected)
        return
    if table is not None:
        yield from unknown(source, "unknown-rates", (*where, "rates"), table, rates)
    for key in arguments:
        yield from _argument(source, (*where, key), entry, rule.arguments[key], names)


def _term(
    source: Source,
    where: Where,
    entry: dict[str, str],
    names: Names,
    terms: Known,
) -> Faults:
    term = entry["term"]
    if set(entry) - {"met"} != {"term", *RUNS_FROM}:
        expected = f"{_listed(RUNS_FROM)}, and perhaps met (date)"
        yield source.diagnose("rule-arguments", where, rule="term", expected=expected)
        return
    yield from unknown(source, "unknown-term", (*where, "term"), term, terms)
    for key in entry.keys() - {"term"}:
        yield from _argument(source, (*where, key), entry, RUNS_FROM["from"], names)


def _listed(arguments: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({kind})" for key, kind in arguments.items())


def _argument(
    source: Source, where: Where, entry: dict[str, str], wanted: str, names: Names
) -> Faults:
    name = entry[str(where[-1])]
    yield from names.unknown(source, where, name)
    given = names.get(name)
    if given is not None and given.kind not in (wanted, FAULTY):
        expected = f"{wanted} as «{where[-1]}»; «{name}» is a {given.kind}"
        rule = entry.get("rule", "term")
        hint = f"name a {wanted}"
        yield source.diagnose("rule-arguments", where, rule=rule, expected=expected, hint=hint)
