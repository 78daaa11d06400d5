"""What was given so far of several like things."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY, library
from wizard.i18n import language
from wizard.outcome.rows_so_far import last_row, row_title, rows_so_far
from wizard.outcome.wording import Wording
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker


@pytest.fixture
def walk(rowed: Path) -> Walk:
    walk = Walker(library(rowed), "demo").begin(TODAY)
    for answer in ("yes", "off", "Ann", "Kettle", "5"):
        walk = walk.answer(answer)
    return walk


def test_each_row_stands_on_its_line_and_below_them_their_sums(walk: Walk) -> None:
    wording = Wording(walk.walker.library, language("en"))
    assert rows_so_far(wording, walk) == ["Device 1: Kettle, 5\xa0₽", "In all: 5\xa0₽"]
    assert rows_so_far(wording, walk.answer("yes")) == rows_so_far(wording, walk)
    assert rows_so_far(wording, walk.answer("no")) == []
    assert rows_so_far(wording, walk.back().back()) == []


def test_a_row_is_called_by_its_number(walk: Walk) -> None:
    found = walk.walker.library
    assert row_title(found, walk) == ""
    assert row_title(found, walk.answer("yes")) == "Device 2"
    assert row_title(found, walk.back()) == "Device 1"


def test_at_the_last_row_that_there_is_it_is_said_what_to_do_with_more(walk: Walk) -> None:
    say = language("en")
    second = walk.answer("yes")
    assert last_row(say, walk) == last_row(say, second) == ""
    third = second.answer("Lamp").answer("7").answer("yes")
    assert last_row(say, third) == say("rows_last", most=3)
    assert last_row(say, third.answer("Fan").answer("9")) == ""
