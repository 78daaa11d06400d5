"""The derived names of a library that can be reasoned about: all of their entries are sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.author.names.table import Names
from wizard.author.tree.decode import FAULTY
from wizard.law.rules import RULES, RUNS_FROM
from wizard.library.fields.money import MoneyField
from wizard.library.guard import GuardError
from wizard.library.library import Library
from wizard.library.model import Node, alternatives
from wizard.walk.values import Derived, derived, items, totals


def sound_derivations(library: Library, names: Names) -> Iterator[tuple[str, list[Derived]]]:
    """The derived names whose entries are all sound."""
    asked = {node.save_as for node in library.nodes.values()}
    for tree in library.trees.values():
        for name, raw in tree.compute.items():
            entry = names.get(name)
            if entry is None or entry.kind == FAULTY or name in asked:
                continue
            try:
                ways = [derived(part) for part in alternatives(raw)]
            except GuardError:
                continue
            if all(_sound(way, names) for way in ways):
                yield name, ways
    for node in library.nodes.values():
        yield from _totals(node, names)
    if library.demands and library.demands.price not in asked:
        yield from _price(library, names)


def _totals(node: Node, names: Names) -> Iterator[tuple[str, list[Derived]]]:
    """What the columns of rows come to, where their guards are sound."""
    try:
        found = totals(node)
    except GuardError:
        return
    yield from (
        (name, ways) for name, ways in found.items() if name in names and names[name].kind != FAULTY
    )


def _price(library: Library, names: Names) -> Iterator[tuple[str, list[Derived]]]:
    """The sum of all demands, where each of them comes to money."""
    if library.demands is None or library.demands.price is None:
        return
    try:
        ways = items(library.demands)
    except GuardError:
        return
    sums = {name for way in ways for name in way.arguments.values()}
    if all(name in names and names[name].kind == MoneyField.name for name in sums):
        yield library.demands.price, ways


def _sound(way: Derived, names: Names) -> bool:
    """Whether an entry says one thing, and has arguments of the right types for it."""
    if sum(part is not None for part in (way.rule, way.term, way.constant)) != 1:
        return False
    wanted: Mapping[str, str] = {} if way.term is None else RUNS_FROM
    if way.rule is not None:
        rule = RULES.get(way.rule)
        if rule is None or (way.rates is None) is not (rule.reaches is None):
            return False
        wanted = rule.arguments
    kinds = {
        key: names[name].kind if isinstance(name, str) and name in names else FAULTY
        for key, name in way.arguments.items()
    }
    return kinds == dict(wanted)
