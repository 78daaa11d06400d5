"""What was answered row by row."""

from __future__ import annotations

from decimal import Decimal

from wizard.library.table import Table

ONE = Table().with_cell("item", "a", True, 3).with_cell("price", Decimal(5), False, 3)
TWO = ONE.with_cell("item", "b", True, 3).with_cell("price", None, False, 3)


def test_a_row_begins_with_its_first_column() -> None:
    assert ONE.rows == [{"item": "a", "price": Decimal(5)}]
    assert [row["item"] for row in TWO.rows] == ["a", "b"]
    assert len(ONE.rows) == 1


def test_a_cell_that_was_skipped_has_no_value() -> None:
    assert "price" not in TWO.rows[1]
    assert TWO.total("price") == 5
    assert TWO.total("none") == 0
    assert TWO.total("item") == "a; b"


def test_who_comes_again_after_the_last_row_begins_anew() -> None:
    assert TWO.ending(False).with_cell("item", "c", True, 3).rows[2] == {"item": "c"}
    assert TWO.ending(True).with_cell("item", "c", True, 3).rows == [{"item": "c"}]
    assert TWO.with_cell("item", "c", True, 2).rows == [{"item": "c"}]


def test_a_cell_of_a_row_that_never_began_begins_it() -> None:
    assert Table().with_cell("price", 1, False, 3).rows == [{"price": 1}]
