"""An answer held against others: what one of a case rules out in another.

Owns every such comparison and what is said where one fails: a day between other days, a part of a
sum, a number and whose it is, days that have passed. Forward, after a correction and when a case is
opened they are the same ones, for all go through `compare`. Refuses what can be told of an answer
alone: that is its field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.model import Input


class FirstDay(date):
    """The first day on which a thing can have been done that somebody said later was done."""

    __slots__ = ()


class _Others(NamedTuple):
    """What an answer is held against."""

    today: date
    known: Mapping[str, Value]
    titles: Mapping[str, str]

    def title(self, name: str) -> str:
        """What a name is called."""
        return self.titles.get(name, name)

    def dates(self, names: Iterable[str]) -> Iterator[tuple[date, str]]:
        """The dates of names, as far as they are known.

        What the wizard has led to today bounds nothing: who catches up has done it before.
        """
        for name in names:
            day = self.known.get(name)
            in_one_breath = isinstance(day, FirstDay) and day >= self.today
            if isinstance(day, date) and not in_one_breath:
                yield day, name


def compare(
    field: Input,
    answer: str | list[str] | None,
    today: date,
    known: Mapping[str, Value],
    titles: Mapping[str, str],
) -> None:
    """Hold an answer against what is `known`, called by `titles` where that is told.

    Raises:
        FieldError: another answer rules it out.
    """
    if not isinstance(answer, str):
        return
    others = _Others(today, known, titles)
    _in_order(field, answer, others)
    _in_part(field, answer, others)
    _in_time(field, answer, others)
    owner = known.get(field.number_of or "")
    if isinstance(owner, str):
        field.takes.check_owner(answer, owner)


def _in_order(node: Input, answer: str, others: _Others) -> None:
    """Raise FieldError where a date lies before one that it follows, or behind one it precedes.

    Whoever may say today at the latest can always say that: what has not come yet bounds nothing.
    """
    if not node.takes.dated:
        return
    day, what = node.takes.value(answer), others.title(node.save_as)
    assert isinstance(day, date), "what is dated is a day"
    for other, name in sorted(others.dates(node.follows), reverse=True):
        if day < other and not (node.by_today and other > others.today):
            if name not in others.titles:  # it was counted
                raise FieldError("field_date_before", what=what, date=day, earliest=other)
            follows = others.title(name)
            raise FieldError(
                "field_date_early", what=what, date=day, follows=follows, earliest=other
            )
    for other, name in sorted(others.dates(node.precedes)):
        if day > other:
            if name not in others.titles:
                raise FieldError("field_date_past", what=what, date=day, latest=other)
            precedes = others.title(name)
            raise FieldError(
                "field_date_behind", what=what, date=day, precedes=precedes, latest=other
            )


def _in_part(node: Input, answer: str, others: _Others) -> None:
    """Raise FieldError where a sum is no part of the one that it is to be a part of."""
    for name in node.wholes:
        part, whole = node.takes.value(answer), others.known.get(name)
        if isinstance(part, Decimal) and isinstance(whole, Decimal) and part >= whole:
            if name not in others.titles:  # it was counted
                raise FieldError("field_no_part_left", whole=whole)
            raise FieldError("field_no_part", what=others.title(name), whole=whole)


def _in_time(node: Input, answer: str, others: _Others) -> None:
    """Raise FieldError where more days are said than have passed since a date."""
    for first, name in others.dates([node.days_since] if node.days_since else ()):
        days, most = node.takes.value(answer), max(0, (others.today - first).days)
        if isinstance(days, int) and days > most:
            raise FieldError("field_days_since", what=others.title(name), date=first, most=most)
