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
    """The first day on which a thing can have been done, by the days on which somebody told of it.

    Nobody named it, and who catches up has done all of that before: it bounds nothing.
    """

    __slots__ = ()


class LetterDay(FirstDay):
    """The same of a letter that bears a day: it cannot have gone out or come before that."""

    __slots__ = ()


class _Others(NamedTuple):
    """What an answer is held against."""

    told: date
    """The day of the answer: a correction does not move it."""
    today: date
    known: Mapping[str, Value]
    titles: Mapping[str, str]

    def title(self, name: str) -> str:
        """What a name is called."""
        return self.titles.get(name, name)

    def dates(self, names: Iterable[str]) -> Iterator[tuple[date, str]]:
        """The dates of names, as far as they are known and anybody named them."""
        for name in names:
            day = self.known.get(name)
            if isinstance(day, date) and not isinstance(day, FirstDay):
                yield day, name

    def letters(self, names: Iterable[str]) -> Iterator[tuple[date, str]]:
        """Those that letters bear."""
        for name in names:
            if isinstance(day := self.known.get(name), LetterDay):
                yield day, name


def compare(
    field: Input,
    answer: str | list[str] | None,
    today: date,
    known: Mapping[str, Value],
    titles: Mapping[str, str],
    *,
    told: date | None = None,
) -> None:
    """Hold an answer against what is `known`, called by `titles` where that is told.

    One that was given on an earlier day, `told`, is held to what was to come on that day, or what
    was taken then could not even be repeated.

    Raises:
        FieldError: another answer rules it out.
    """
    if not isinstance(answer, str):
        return
    others = _Others(told or today, today, known, titles)
    _in_order(field, answer, others)
    _in_part(field, answer, others)
    _in_time(field, answer, others)
    owner = known.get(field.number_of or "")
    if isinstance(owner, str):
        field.takes.check_owner(answer, owner)


def _in_order(node: Input, answer: str, others: _Others) -> None:
    """Raise FieldError where a date lies before one that it follows, or behind one it precedes.

    Whoever may say today at the latest can always say that: what had not come yet bounds nothing.
    """
    if not node.takes.dated:
        return
    day, what = node.takes.value(answer), others.title(node.save_as)
    assert isinstance(day, date), "what is dated is a day"
    bounds = [*others.dates(node.follows), *others.letters(node.follows)]
    for other, name in sorted(bounds, reverse=True):
        if day < other and not (node.by_today and other > others.told):
            if name not in others.titles:  # it was counted
                raise FieldError("field_date_before", what=what, date=day, earliest=other)
            key = "field_date_letter" if isinstance(other, LetterDay) else "field_date_early"
            raise FieldError(key, what=what, date=day, follows=others.title(name), earliest=other)
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
