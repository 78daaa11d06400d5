"""Circles in which something is asked again: without a step in them they are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import changer, codes_of

ONWARD = "optional: true\n    to: owner\n\n  owner:"
BACK = (
    "optional: true\n    to:\n      - {when: {years: {at_least: 30}}, to: %s}\n      - {to: owner}"
)


@pytest.mark.parametrize(
    ("to", "told"),
    [("years", True), ("bought", True), ("power", True), ("plug_in", False)],
)
def test_what_is_typed_again_is_told_where_nothing_is_done_in_between(
    copy: Path, to: str, told: bool
) -> None:
    change = changer(copy)
    if to == "plug_in":  # which then leads back: a step that is taken lies on the way
        change("demo.yaml", "done: {label: It is, to: good}", "done: {label: It is, to: plugged}")
    folder = change("demo.yaml", ONWARD, f"{BACK % to}\n\n  owner:")
    assert ("asked-again" in codes_of(folder)) is told


def test_a_menu_that_is_come_back_to_is_no_fault(copy: Path) -> None:
    folder = changer(copy)(
        "demo.yaml", 'no: {label: "No", to: plug_in}', 'no: {label: "No", to: power}'
    )
    folder = changer(copy)(
        "demo.yaml", "off: {label: It is off, to: owner}", "off: {label: It is off, to: plugged}"
    )
    assert "asked-again" not in codes_of(folder)
