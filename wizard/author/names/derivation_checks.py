"""That a derived value can be counted: its rule or its term exists, and takes what it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wizard.author.names.guard_checks import guard
from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY, sound
from wizard.author.tree.diagnostic import Diagnostic, suggestion
from wizard.author.tree.place import Known, Location
from wizard.author.tree.remedies import renamed
from wizard.law.rules import RULES, RUNS_FROM
from wizard.library.model import ID, Derivation
from wizard.library.node import is_step

Faults = Iterator[Diagnostic]


class Tables(NamedTuple):
    """What there is in `facts.yaml` by which something is counted."""

    terms: Known
    rates: Known


def derived(
    place: Location, entry: Derivation | list[Derivation], names: Names, tables: Tables
) -> Faults:
    """What is wrong with one name of `compute`."""
    if not isinstance(entry, list):
        yield from _one(place, entry, names, tables)
        return
    if not entry:
        yield place.fault("empty-value", key=True, name=place.name)
    for index, part in enumerate(entry):
        yield from _one(place.at(index), part, names, tables)
        if "when" not in part and index < len(entry) - 1:
            yield place.at(index + 1).fault("after-default")


def _one(place: Location, derivation: Derivation, names: Names, tables: Tables) -> Faults:
    empty = [key for key, value in derivation.items() if value is None]
    for key in empty:
        yield place.at(key).fault("empty-value", key=True, name=key)
    if empty or not sound(place, dict[str, Any]):
        return
    if "when" in derivation:
        yield from guard(place.at("when"), derivation["when"], names)
    entry = {key: value for key, value in derivation.items() if key != "when"}
    wrong = [key for key, value in entry.items() if not _named(key, value)]
    for key in wrong:
        got = "a list" if isinstance(entry[key], list) else "a mapping"
        yield place.at(key).fault("wrong-type", expected="text", got=got)
    if wrong:
        return
    if "is" in entry:
        if not re.fullmatch(ID, entry["is"]):
            at = place.at("is")
            hint = renamed(at.source, at.where, entry["is"], ID)
            yield at.fault("bad-id", name=entry["is"], hint=hint)
        if len(entry) > 1:
            expected, hint = "nothing beside it", "take the other keys out"
            yield place.fault("rule-arguments", rule="is", expected=expected, hint=hint)
        return
    yield from _counted(place, entry, names, tables)


def _named(key: str, value: object) -> bool:
    """Whether a key has a name, or those by which a term is `met`."""
    if key == "met" and isinstance(value, list):
        return bool(value) and all(isinstance(name, str) for name in value)
    return isinstance(value, str)


def _counted(place: Location, entry: dict[str, Any], names: Names, tables: Tables) -> Faults:
    """What is wrong with a term, or with a rule and what it is given."""
    head = "term" if "term" in entry else "rule"
    rule = RULES.get(entry.get(head, ""))
    if head == "rule" and rule is None:
        name = entry.get(head, "")
        at = place.at(head) if head in entry else place
        known, near = ", ".join(sorted(RULES)), suggestion(name, RULES)
        yield at.fault("unknown-rule", name=name, known=known, hint=near)
        return
    wanted, more = RUNS_FROM, ", and perhaps met (dates and steps)"
    table, known_there = "term", tables.terms
    if rule is not None:
        wanted, table, known_there = rule.arguments, "rates", tables.rates
        more = ", rates (a table of facts.yaml)" if rule.reaches else ""
    given = entry.keys() - {head, table}
    perhaps = {"met"} if rule is None else set()
    by_table = rule is None or rule.reaches is not None
    if given - perhaps != set(wanted) or (table in entry) is not by_table:
        said = entry[head] if rule else head
        yield place.fault("rule-arguments", rule=said, expected=_listed(wanted) + more)
        return
    if by_table:
        yield from place.at(table).unknown(f"unknown-{table}", entry[table], known_there)
    for key, kind in wanted.items():
        yield from _argument(place.at(key), entry[key], (key, kind), names)
    for at, name in met(place, entry):
        if not is_step(name):
            yield from _argument(at, name, ("met", RUNS_FROM["from"]), names)


def met(place: Location, entry: Mapping[str, Any]) -> Iterator[tuple[Location, str]]:
    """The names by which a term is done with, and where each stands."""
    at, found = place.at("met"), entry.get("met")
    if isinstance(found, str):
        yield at, found
    else:
        yield from ((at.at(index), name) for index, name in enumerate(found or ()))


def _listed(arguments: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({kind})" for key, kind in arguments.items())


def _argument(place: Location, name: str, wanted: tuple[str, str], names: Names) -> Faults:
    yield from names.unknown(place, name)
    given, (key, kind) = names.get(name), wanted
    if given is not None and given.kind not in (kind, FAULTY):
        expected = f"{kind} as «{key}»; «{name}» is a {given.kind}"
        above = Location(place.source, place.where[: place.where.index(key, 1)]).data
        rule, hint = above.get("rule", "term"), f"name a {kind}"
        yield place.fault("rule-arguments", rule=rule, expected=expected, hint=hint)
