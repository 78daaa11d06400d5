"""Rows line by line: cell by cell, then the question for one more."""

from __future__ import annotations

from pathlib import Path

from tests.cases.test_case import walked
from tests.conftest import desk_of
from tests.plain.test_sitting import sit
from wizard.i18n import language
from wizard.library.table import Table


def test_each_row_has_its_number_and_what_was_given_stands_at_the_question(rowed: Path) -> None:
    case = walked(desk_of(rowed), "yes", "off", "Ann")
    told = sit(case, "Kettle", "500", "1", "Lamp", "1500", "2", "q")
    assert told.count("What does not work?") == 1
    assert told.count("Is there one more?") == 2
    assert told.count("Device 1: Kettle, 500\xa0₽") == 2
    assert told.index("Device 2\n") < told.index("Device 2: Lamp")
    assert "Всего: 2\xa0000\xa0₽" in told
    table = case.walk.values["goods"]
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_nothing_is_taken_for_an_answer_to_the_question(rowed: Path) -> None:
    case = walked(desk_of(rowed), "yes", "off", "Ann")
    sit(case, "Kettle", "500", "", "q")
    assert case.walk.at == "demo.goods#more"


def test_the_last_row_says_that_it_is_the_last(rowed: Path) -> None:
    case = walked(desk_of(rowed), "yes", "off", "Ann", "a", "1", "yes", "b", "2")
    told = sit(case, "1", "c", "3", "q")
    last = language("ru")("rows_last", most=3)
    assert told.count(last) == 1
    assert told.index("Device 3\n") < told.index(last) < told.index("What is it called?")
