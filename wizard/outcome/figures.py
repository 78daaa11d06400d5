"""Derived values in words: what it is, what it rests on, how it was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wizard.i18n import Language
from wizard.law.rules import RULES, Value
from wizard.outcome.sources import Sources
from wizard.tree.facts import Status
from wizard.walk.values import Derived
from wizard.walk.walk import Walk


@dataclass(frozen=True)
class Figure:
    """One derived value."""

    value: Value
    what: str
    basis: str
    status: Status
    """Of the term that it was counted by; what a rule counts is law."""
    how: str

    @property
    def is_sum(self) -> bool:
        """Whether it is money, and not a day."""
        return isinstance(self.value, Decimal)


def figures(walk: Walk, sources: Sources, say: Language) -> Iterator[Figure]:
    """Every derived value that can be counted by now, is not zero, and has words."""
    values = walk.values
    for name in values.counted():
        entry = values.derived(name)
        if entry is None or values[name] == Decimal(0):
            continue
        if entry.term:
            yield _by_term(walk, name, entry, sources, say)
        elif f"rule_{entry.rule}" in say:
            yield _by_rule(walk, name, str(entry.rule), say)


def _by_term(walk: Walk, name: str, entry: Derived, sources: Sources, say: Language) -> Figure:
    term = walk.walker.library.facts.terms[str(entry.term)]
    line = sources.line(term)
    start = entry.arguments["from"]
    return Figure(
        value=walk.values[name],
        what=term.text.rstrip("."),
        basis="; ".join(line.laws) or say(f"binding_{term.binding}"),
        status=term.status,
        how=say("counted_term", length=say.length(term.length), date=walk.values[start]),
    )


def _by_rule(walk: Walk, name: str, rule: str, say: Language) -> Figure:
    how = f"rule_{rule}_how"
    return Figure(
        value=walk.values[name],
        what=say(f"rule_{rule}"),
        basis=RULES[rule].source,
        status="confirmed",
        how=say(how, **walk.values.figures(name)) if how in say else "",
    )
