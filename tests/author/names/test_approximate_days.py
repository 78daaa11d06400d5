"""Fields that take «about 5 May»: dates by which nothing is counted, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHIPPED, Change, changer, codes_of
from wizard.author.names.field_checks import approximate
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


def test_a_field_of_a_form_is_held_to_that_too(formed: Path) -> None:
    change = changer(formed)
    folder = change("demo.yaml", "type: email, text", "type: date, about: true, text")
    assert list(approximate(load(folder))) == []
    change("demo.yaml", "compute:\n", "compute:\n  aged: {rule: days_since, day: mail}\n")
    assert [fault.code for fault in approximate(load(folder))] == ["about-counted"]
