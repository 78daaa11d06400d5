"""A rung of the ladder of one side in a tree of the other."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of
from wizard.author.names import deadline_owner


@pytest.mark.parametrize(
    ("stage", "tree", "codes"),
    [
        ("seller", "buyer", ["other-side"]),
        ("buyer", "seller", ["other-side"]),
        ("buyer", "buyer", []),
        ("anyone", "seller", []),
        ("seller", "anyone", []),
    ],
)
def test_a_tree_for_one_side_stands_on_no_rung_of_the_other(
    changed: Change, stage: str, tree: str, codes: list[str]
) -> None:
    assert deadline_owner.__doc__
    changed("library.yaml", "short: Desk", f"short: Desk, for: {stage}")
    folder = changed("demo.yaml", "start: plugged\n", f"start: plugged\naudience: {tree}\n")
    assert codes_of(folder) == codes
