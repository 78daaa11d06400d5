"""Under which name an answer is kept: by its node, and in a list by its row as well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import library
from wizard.library.table import Table
from wizard.walk.slots import by_rows, given_in, parted, row_at, slot

DEVICE, COST, MORE = (f"demo.goods#{part}" for part in ("device", "cost", "more"))
ONE = {"goods": Table(((("device", "a"),),))}


@pytest.mark.parametrize(("row", "name"), [(0, DEVICE), (1, f"{DEVICE}/1"), (12, f"{DEVICE}/12")])
def test_a_slot_is_told_apart_again(row: int, name: str) -> None:
    assert slot(DEVICE, row) == name
    assert parted(name) == (DEVICE, row)


@pytest.mark.parametrize("name", ["demo.kit", "ticket", f"{DEVICE}/", f"{DEVICE}/x"])
def test_what_has_no_row_is_of_none(name: str) -> None:
    assert parted(name)[1] == 0


@pytest.mark.parametrize(
    ("node", "known", "row"),
    [
        ("demo.kit", ONE, 0),
        (DEVICE, {}, 1),
        (COST, {}, 1),
        (DEVICE, ONE, 2),
        (COST, ONE, 1),
        (MORE, ONE, 1),
        (DEVICE, {"goods": ONE["goods"].ending(True)}, 1),
    ],
)
def test_the_row_of_a_node(rowed: Path, node: str, known: dict[str, Any], row: int) -> None:
    assert row_at(library(rowed).node(node), known) == row


def test_answers_that_are_left_out_know_their_rows_though_they_cannot_be_read(rowed: Path) -> None:
    given = [(COST, "NaN"), (MORE, "yes"), (DEVICE, ""), (COST, "2"), ("gone", "x"), (MORE, "no")]
    assert list(given_in(library(rowed), given, ONE)) == [
        f"{COST}/1", f"{MORE}/1", f"{DEVICE}/2", f"{COST}/2", "gone", f"{MORE}/2",
    ]  # fmt: skip


@pytest.mark.parametrize(("said", "row"), [("yes", 2), ("no", 1)])
def test_behind_the_last_row_another_list_begins(rowed: Path, said: str, row: int) -> None:
    found = given_in(library(rowed), [(MORE, said), (DEVICE, "b")], ONE)
    assert list(found) == [f"{MORE}/1", f"{DEVICE}/{row}"]


def test_a_row_whose_first_cell_is_gone_is_one_all_the_same(rowed: Path) -> None:
    given = [(COST, "1"), (MORE, "yes"), (DEVICE, "b")]
    assert list(given_in(library(rowed), given, {})) == [f"{COST}/1", f"{MORE}/1", f"{DEVICE}/2"]


@pytest.mark.parametrize(
    ("at", "known", "device", "more"),
    [
        ("demo.kit", {}, f"{DEVICE}/1", f"{MORE}/1"),
        (DEVICE, {}, f"{DEVICE}/1", f"{MORE}/1"),
        (COST, ONE, f"{DEVICE}/1", f"{MORE}/1"),
        (DEVICE, ONE, f"{DEVICE}/2", f"{MORE}/2"),
        (MORE, ONE, f"{DEVICE}/2", f"{MORE}/1"),
    ],
)
def test_what_an_older_file_keeps_is_of_the_row_that_is_asked_next(
    rowed: Path, at: str, known: dict[str, Any], device: str, more: str
) -> None:
    old = {DEVICE: "b", MORE: "no", "demo.kit": ["box"], "ticket": "7"}
    found = by_rows(old, library(rowed), at, known)
    assert found == {device: "b", more: "no", "demo.kit": ["box"], "ticket": "7"}
    assert by_rows({device: "a", **old}, library(rowed), at, known)[device] == "a"
    assert by_rows(found, library(rowed), at, known) == found
