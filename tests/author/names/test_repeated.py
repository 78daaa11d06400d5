"""Lists that name the same thing twice."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of, faults


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("demo.yaml", "facts: [plug]", "facts: [plug, plug]"),
        ("library.yaml", "languages: [en]", "languages: [en, en]"),
        (
            "demo.yaml",
            "- Have the receipt at hand.",
            "- Have the receipt at hand.\n      - Have the receipt at hand.",
        ),
    ],
)
def test_what_stands_twice_is_told_once_where_it_stands_again(
    changed: Change, file: str, old: str, new: str
) -> None:
    (fault,) = faults(changed(file, old, new))
    assert fault.code == "same-entry"


def test_what_stands_in_two_lists_is_all_right(changed: Change) -> None:
    assert (
        codes_of(changed("demo.yaml", "- Take the receipt.", "- Have the receipt at hand.")) == []
    )
