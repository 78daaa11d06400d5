"""What a rule of law counts, in words: what it is, what it rests on, how it was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from wizard.i18n import Language
from wizard.law.rules import RULES, Figures, Value
from wizard.library.demands import Demands
from wizard.walk.answers import done
from wizard.walk.values import Values
from wizard.walk.walk import Walk

PRICE_OF_SUIT = "ГПК РФ, ст. 91"
"""What the price of a suit is made of: what is demanded, and not what the goods cost."""


class Figure(msgspec.Struct, frozen=True):
    """One value."""

    value: Value
    what: str
    basis: str
    how: str


def figures(walk: Walk, say: Language) -> Iterator[Figure]:
    """Every value that a rule of law gives by now, is not zero, and has words.

    What is owed once is that of the paper that names it, after that has gone out. What grows by the
    day does so no longer where all is over, and nobody said on which day it ended. What is demanded
    only instead of something else is told by the paper alone: beside it, it would look like more.
    So would the same sum counted by another term, which serves a part of the way alone, and sums
    added up otherwise than the price of the suit.
    """
    today, over = walk.values, walk.node.is_over
    instead = _instead(walk.walker.library.demands)
    demanded = [item for name in today.counted() for item in _items(today, name)]
    known = {_rule(today, name) for name in demanded}
    called = {say(f"rule_{rule}") for rule in known if f"rule_{rule}" in say}
    for name in today.counted():
        if name in instead:
            continue
        entry = today.derived(name)
        rule = entry.rule if entry else None
        if over and entry and (entry.total or (rule and RULES[rule].daily)):
            continue
        if entry and entry.total:
            yield from _together(today, name, say)
            continue
        if not rule or f"rule_{rule}" not in say:
            continue
        if name not in demanded and say(f"rule_{rule}") in called:
            continue
        if RULES[rule].together and len(demanded) > 1:
            continue
        values = _of_paper(walk, name) if RULES[rule].once else today
        if values.get(name, Decimal(0)) != Decimal(0):
            how = f"rule_{rule}_how"
            yield Figure(
                value=values[name],
                what=say(f"rule_{rule}"),
                basis=_in_words(RULES[rule].source, say),
                how=say(how, **values.figures(name)) if how in say else "",
            )


def _items(values: Values, name: str) -> list[str]:
    """What a total adds up; nothing of another value."""
    entry = values.derived(name)
    return values.summed(name) if entry and entry.total else []


def _rule(values: Values, name: str) -> str:
    """The rule that counts a value, or nothing."""
    entry = values.derived(name)
    return (entry.rule if entry else None) or ""


def _instead(demands: Demands | None) -> set[str]:
    """The sums of demands that stand in place of another one, and of no other demand."""
    every = demands.demands.values() if demands is not None else ()
    own = {one.sum for one in every if one.sum and not one.else_of}
    return {one.sum for one in every if one.sum and one.else_of} - own


def _of_paper(walk: Walk, name: str) -> Values:
    """What was known when the last paper that names a value went out; what is known today, if none
    did.
    """
    library, word = walk.walker.library, re.compile(rf"\b{name}\b")
    for index, step in reversed([*enumerate(walk.steps)]):
        node = library.node(step.node)
        if (
            node.letter
            and done(node, step.answer)
            and word.search(library.letters[node.letter].body)
        ):
            return walk.before(index).on(step.on).values
    return walk.values


def _together(values: Values, name: str, say: Language) -> Iterator[Figure]:
    """A sum of several demands; of one alone it tells nothing new."""
    items = [values[item] for item in values.summed(name)]
    if len(items) > 1:
        how = " + ".join(map(say.show, items))
        yield Figure(values[name], say("price_of_suit"), _in_words(PRICE_OF_SUIT, say), how)


def _in_words(source: str, say: Language) -> str:
    """A place of the law of Russia, which English readers are told in English."""
    return say(source) if source in say else source


def calculation(values: Values, name: str, say: Language) -> str:
    """How the sum `name` was counted, for a paper: «12 500 ₽ × 0,5 % × 17 дн. (…) = …».

    Nothing where no rule gives it, or it comes to nothing.
    """
    if values.get(name) == Decimal(0):
        return ""
    if (lines := values.lines(name)) is not None:
        return _of_lines(lines, say)
    entry = values.derived(name) if name in values else None
    key = f"rule_{entry.rule}_counted" if entry else ""
    if key not in say:
        return ""
    figures = values.figures(name)
    told = say(key, **figures)
    if figures["counted"] != values[name]:
        return told + say("counted_capped", cap=values[name])
    return told


def _of_lines(lines: Sequence[tuple[str, Figures]], say: Language) -> str:
    """One line goes on in the sentence, several stand below it."""
    told = [say(key, **_with_percent(figures, say)) for key, figures in lines]
    return told[0] if len(told) == 1 else ";".join(f"\n— {line}" for line in told)


def _with_percent(figures: Figures, say: Language) -> dict[str, object]:
    """Figures to be told, of which a rate is a number and no sum."""
    percent = figures.get("percent")
    return (
        {**figures, "percent": say.number(percent)} if isinstance(percent, Decimal) else {**figures}
    )


def onward(values: Values, name: str, say: Language) -> str:
    """How the sum `name` grows from tomorrow on: «и далее по … за каждый день с …».

    Nothing where it does not grow: it is at its cap, or what it is counted for has ended. Of what a
    table of rates gives only the day is known from which it goes on.
    """
    if not calculation(values, name, say):
        return ""
    entry, figures = values.derived(name), values.figures(name)
    if values.lines(name) is not None:
        assert entry is not None, "lines are those of a rule"
        key = f"rule_{entry.rule}_onward"
        return say(key, last=figures["last"], next=_day_behind(figures)) if key in say else ""
    if not figures["further"]:
        return ""
    told = say("counted_onward", further=figures["further"], next=_day_behind(figures))
    return told + (say("counted_at_most", **figures) if figures["cap"] else "")


def _day_behind(figures: Figures) -> date:
    """The day after the last one that was counted."""
    last = figures["last"]
    assert isinstance(last, date), "what grows by the day was counted up to one"
    return last + timedelta(days=1)
