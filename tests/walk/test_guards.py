"""Each guard: when it holds, when it does not, and what it says of a name without a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from wizard.law.rules import Value
from wizard.library.guard import names, parse
from wizard.walk.guards import holds

TODAY = date(2026, 11, 22)
KNOWN: Mapping[str, Value] = {
    "reason": "overdue",
    "tried": ("chat", "email"),
    "nothing": (),
    "price": Decimal("100000.00"),
    "years": 3,
    "due": date(2026, 11, 12),
    "long_ago": date(2024, 11, 22),
    "the_day_before": date(2026, 11, 11),
    "the_same_day": date(2026, 11, 12),
    "the_next_day": date(2026, 11, 13),
    "flag": "yes",
}


@each_row(
    ("when", "outcome"),
    [
        ({"reason": "overdue"}, True),
        ({"reason": "lost"}, False),
        ({"unset": "overdue"}, False),
        ({"flag": "yes"}, True),
        ({"reason": ["lost", "overdue"]}, True),
        ({"reason": ["lost", "broken"]}, False),
        ({"unset": ["lost", "overdue"]}, False),
        ({"years": "3"}, True),
        ({"tried": "chat"}, True),
        ({"tried": "claim"}, False),
        ({"tried": ["claim", "email"]}, True),
        ({"nothing": "chat"}, False),
        ({"answered": "reason"}, True),
        ({"answered": "nothing"}, True),
        ({"answered": "unset"}, False),
        ({"answered": ["reason", "price"]}, True),
        ({"answered": ["reason", "unset"]}, False),
        ({"price": {"at_least": "100000"}}, True),
        ({"price": {"at_least": "100000.01"}}, False),
        ({"unset": {"at_least": "0"}}, False),
        ({"years": {"at_least": "3"}}, True),
        ({"price": {"below": "100000.01"}}, True),
        ({"price": {"below": "100000"}}, False),
        ({"unset": {"below": "100000"}}, False),
        ({"due": {"older_than": "9 days"}}, True),
        ({"due": {"older_than": "10 days"}}, False),
        ({"unset": {"older_than": "0 days"}}, False),
        ({"due": {"within": "10 days"}}, True),
        ({"due": {"within": "9 days"}}, False),
        ({"unset": {"within": "100 days"}}, False),
        # 12 November 2026 is a Thursday: six working days until Friday the 20th.
        ({"due": {"older_than": "6 working days"}}, True),
        ({"due": {"older_than": "7 working days"}}, False),
        ({"due": {"within": "7 working days"}}, True),
        ({"due": {"within": "1 working day"}}, False),
        ({"due": {"older_than": "0 months"}}, True),
        ({"due": {"older_than": "1 month"}}, False),
        ({"due": {"within": "1 year"}}, True),
        ({"long_ago": {"older_than": "2 years"}}, False),
        ({"long_ago": {"within": "24 months"}}, True),
        ({"long_ago": {"older_than": "23 months"}}, True),
        ({"due": {"after": "the_day_before"}}, True),
        ({"due": {"after": "the_same_day"}}, False),
        ({"due": {"after": "the_next_day"}}, False),
        ({"due": {"not_after": "the_day_before"}}, False),
        ({"due": {"not_after": "the_same_day"}}, True),
        ({"due": {"not_after": "the_next_day"}}, True),
        ({"due": {"before": "the_day_before"}}, False),
        ({"due": {"before": "the_same_day"}}, False),
        ({"due": {"before": "the_next_day"}}, True),
        ({"due": {"not_before": "the_day_before"}}, True),
        ({"due": {"not_before": "the_same_day"}}, True),
        ({"due": {"not_before": "the_next_day"}}, False),
        *(
            ({name: {operator: other}}, False)
            for operator in ("after", "not_after", "before", "not_before")
            for name, other in (("due", "unset"), ("unset", "due"), ("unset", "unset"))
        ),
        ({"due": {"not_after": "reason"}}, False),
        ({"reason": {"not_after": "due"}}, False),
        ({"not": {"reason": "lost"}}, True),
        ({"not": {"reason": "overdue"}}, False),
        ({"not": {"unset": "lost"}}, True),
        ({"reason": "overdue", "years": "3"}, True),
        ({"reason": "overdue", "years": "4"}, False),
        ({"all": [{"reason": "overdue"}, {"answered": "price"}]}, True),
        ({"all": [{"reason": "overdue"}, {"answered": "unset"}]}, False),
        ({"any": [{"reason": "lost"}, {"answered": "price"}]}, True),
        ({"any": [{"reason": "lost"}, {"answered": "unset"}]}, False),
    ],
)
def test_a_guard_holds_or_not(when: Any, outcome: bool) -> None:
    assert holds(parse(when), KNOWN, TODAY) is outcome


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_day_to_come_is_not_older_than_anything(count: int) -> None:
    guard = parse({"due": {"older_than": f"{count} days"}})
    assert not holds(guard, {"due": date(2026, 11, 23)}, TODAY)


def test_the_names_of_a_guard_are_all_of_them() -> None:
    when = {"all": [{"a": "x"}, {"not": {"b": {"below": "1"}}}], "answered": ["c", "d"]}
    assert names(parse(when)) == {"a", "b", "c", "d"}
    assert names(parse({"not": {"a": {"not_after": "b"}}})) == {"a", "b"}


@given(day=st.dates(date(2020, 1, 1), date(2030, 1, 1)), count=st.integers(0, 500))
def test_a_date_is_either_older_or_within(day: date, count: int) -> None:
    known = {"due": day}
    older = holds(parse({"due": {"older_than": f"{count} days"}}), known, TODAY)
    within = holds(parse({"due": {"within": f"{count} days"}}), known, TODAY)
    assert older is not within
