"""Fields that take «about 5 May»: dates by which nothing is counted, and no others."""

from __future__ import annotations

import pytest

from tests.conftest import SHIPPED, Change, codes_of
from wizard.author.names.approximate_days import approximate
from wizard.author.tree.loading import load


def test_the_shipped_trees_count_by_no_such_day() -> None:
    assert list(approximate(load(SHIPPED))) == []


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("save_as: owner", "save_as: owner\n    about: true", ["idle-key"]),
        ("save_as: bought\n", "save_as: bought\n    about: true\n", ["about-counted"]),
    ],
)
def test_it_is_for_dates_by_which_nothing_is_counted(
    changed: Change, old: str, new: str, codes: list[str]
) -> None:
    assert codes_of(changed("demo.yaml", old, new)) == codes


def test_where_nothing_is_counted_by_a_date_it_may_be_approximate(changed: Change) -> None:
    changed("demo.yaml", "  age: {rule: days_since, day: bought}", "  dead: {is: yes}")
    changed("demo.yaml", "The device is {{ age }} days old.", "It is old.")
    changed("demo.yaml", "save_as: bought\n", "save_as: bought\n    about: true\n")
    assert codes_of(changed("demo.yaml", "text: Plug it in", "text: Plug it in now")) == []
