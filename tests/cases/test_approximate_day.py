"""A day that was said approximately: kept, opened, changed, told and masked as it was said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import SHIPPED, answer_all, desk_of, library
from wizard.cases.case import Case
from wizard.cases.exports import redacted
from wizard.errors import FieldError
from wizard.outcome.wording import tied
from wizard.walk.walker import Walker

NOVEMBER = date(2026, 11, 28)
SAID = "около 20 ноября 2026 года"


@pytest.fixture
def case(home: Path) -> Case:
    """One that stands before a letter with such a day."""
    case = desk_of(SHIPPED, NOVEMBER).new("conduct")
    answer_all(case, ("staff_bribe", "done", "около 20 ноября", "Просил деньги", "anonymous"))
    return case


def test_it_is_kept_as_it_was_said_and_opened_so(case: Case) -> None:
    assert case.walk.steps[2].answer == "~2026-11-20"
    again = case.desk.open(case.path)
    assert (again.walk.steps, again.walk.lost) == (case.walk.steps, ())
    assert again.walk.values["incident_date"] == date(2026, 11, 20)


def test_the_letter_and_the_document_say_it_so_masked_or_not(case: Case) -> None:
    message = case.desk.pages.page(case.walk).message
    assert message is not None
    assert tied(f"Когда: {SAID}.") in message.text
    assert SAID in case.document()
    assert SAID in redacted(case)


def test_it_can_be_made_exact_and_approximate_again(case: Case) -> None:
    case.change(2, "20.11.2026")
    assert case.walk.steps[2].answer == "2026-11-20"
    assert SAID not in case.document()
    case.change(2, "around 20 November")
    assert SAID in case.document()


def test_it_is_held_against_other_days_as_that_day(tmp_path: Path) -> None:
    trees = Path(copytree(SHIPPED, tmp_path / "trees"))
    court = trees / "court.yaml"
    text = court.read_text("utf-8")
    exact = "    save_as: returned_date\n"
    assert exact in text
    court.write_text(text.replace(exact, f"{exact}    about: true\n"), "utf-8")
    walk = Walker(library(trees), "court.returned_date").begin(NOVEMBER)
    asked = {"asked_date": date(2026, 11, 20)}
    walk = walk.__class__(walk.walker, NOVEMBER, (), walk.at, asked, {})
    assert walk.answer("около 20 ноября").asked["returned_date"] == date(2026, 11, 20)
    with pytest.raises(FieldError) as caught:
        walk.answer("около 19 ноября")
    assert caught.value.key == "field_date_early"
