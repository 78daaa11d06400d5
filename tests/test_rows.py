"""Of a table each row is tried, and those that fail are told by what stands in them."""

from __future__ import annotations

import pytest

from tests.rows import each_row


def test_every_row_that_fails_is_told_and_no_other() -> None:
    @each_row(("number", "text"), [(1, "a"), (2, "b"), (3, "c")])
    @each_row("more", [0, 5])
    def odd(number: int, text: str, more: int) -> None:
        assert (number + more) % 2, text

    with pytest.raises(ExceptionGroup, match="3 of 3 rows") as caught:
        odd()
    told = [(one.__notes__, [each.__notes__ for each in one.exceptions])
            for one in caught.value.exceptions if isinstance(one, ExceptionGroup)]  # fmt: skip
    assert told == [
        (["the row (1, 'a')"], [["the row 5"]]),
        (["the row (2, 'b')"], [["the row 0"]]),
        (["the row (3, 'c')"], [["the row 5"]]),
    ]


@each_row("fixed", [1, 2])
def test_what_is_no_row_is_a_fixture(fixed: int, tmp_path: object) -> None:
    assert fixed
    assert tmp_path


def test_a_table_without_rows_is_none() -> None:
    with pytest.raises(AssertionError, match="nothing"):
        each_row("one", [])(lambda one: None)
