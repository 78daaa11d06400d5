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

from wizard.errors import FieldError
from wizard.law.rules import Value
from wizard.library.model import Input


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
    _in_order(field, answer, today, known, titles)
    _in_part(field, answer, known, titles)
    _in_time(field, answer, today, known, titles)
    owner = known.get(field.number_of or "")
    if isinstance(owner, str) and isinstance(answer, str):
        field.takes.check_owner(answer, owner)


def _in_order(
    node: Input,
    answer: str | list[str] | None,
    today: date,
    known: Mapping[str, Value],
    titles: Mapping[str, str],
) -> None:
    """Raise FieldError where a date lies before one that it follows, or behind one it precedes.

    Whoever may say today at the latest can always say that: what has not come yet bounds nothing.
    """
    if not node.takes.dated or not isinstance(answer, str):
        return
    day, what = node.takes.value(answer), titles.get(node.save_as, node.save_as)
    assert isinstance(day, date), "what is dated is a day"
    for other, name in sorted(_known(node.follows, known), reverse=True):
        if day < other and not (node.by_today and other > today):
            if name not in titles:  # it was counted
                raise FieldError("field_date_before", what=what, date=day, earliest=other)
            follows = titles[name]
            raise FieldError(
                "field_date_early", what=what, date=day, follows=follows, earliest=other
            )
    for other, name in sorted(_known(node.precedes, known)):
        if day > other:
            if name not in titles:
                raise FieldError("field_date_past", what=what, date=day, latest=other)
            precedes = titles[name]
            raise FieldError(
                "field_date_behind", what=what, date=day, precedes=precedes, latest=other
            )


def _in_part(
    node: Input,
    answer: str | list[str] | None,
    known: Mapping[str, Value],
    titles: Mapping[str, str],
) -> None:
    """Raise FieldError where a sum is no part of the one that it is to be a part of."""
    whole = known.get(node.part_of or "")
    if whole is None or not isinstance(answer, str):
        return
    part = node.takes.value(answer)
    if isinstance(part, Decimal) and isinstance(whole, Decimal) and part >= whole:
        said = titles.get(node.part_of or "", node.part_of)
        raise FieldError("field_no_part", what=said, whole=whole)


def _in_time(
    node: Input,
    answer: str | list[str] | None,
    today: date,
    known: Mapping[str, Value],
    titles: Mapping[str, str],
) -> None:
    """Raise FieldError where more days are said than have passed since a date."""
    first = known.get(node.days_since or "")
    if not isinstance(first, date) or not isinstance(answer, str):
        return
    days, most = node.takes.value(answer), (today - first).days
    if isinstance(days, int) and days > max(0, most):
        what = titles.get(node.days_since or "", node.days_since)
        raise FieldError("field_days_since", what=what, date=first, most=max(0, most))


def _known(names: Iterable[str], known: Mapping[str, Value]) -> Iterator[tuple[date, str]]:
    """The dates of names, as far as they are known."""
    for name in names:
        if isinstance(day := known.get(name), date):
            yield day, name
