"""A form line by line: its words once, then field by field."""

from __future__ import annotations

from pathlib import Path

from tests.cases.test_case import walked
from tests.conftest import desk_of
from tests.plain.test_sitting import sit
from wizard.cases.case import Case

HEAD = "Who asks, and what did it cost?"


def begun(formed: Path) -> Case:
    return walked(desk_of(formed), "yes", "off")


def test_its_words_are_said_before_the_first_field_alone(formed: Path) -> None:
    case = begun(formed)
    told = sit(case, "Ann", "5", "", "q")
    assert told.count(HEAD) == 1
    assert told.index(HEAD) < told.index("What is your name?") < told.index("What did it cost?")
    assert "How much of it was paid back?" not in told
    assert case.walk.at == "demo.kit"


def test_a_field_under_a_guard_is_asked_where_that_holds(formed: Path) -> None:
    case = begun(formed)
    assert "How much of it was paid back?" in sit(case, "Ann", "2000", "much", "100", "q")
    assert case.walk.asked["paid_back"] == 100


def test_a_field_can_be_taken_back_alone(formed: Path) -> None:
    case = begun(formed)
    told = sit(case, "Ann", "b", "Bob", "q")
    assert told.count(HEAD) == 2
    assert case.walk.asked["owner"] == "Bob"
