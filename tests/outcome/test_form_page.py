"""A form in the page, in the document, and in what is to be posted."""

from __future__ import annotations

from pathlib import Path

from tests.cases.test_case import walked
from tests.conftest import answer_all, desk_of
from wizard.cases.case import Case
from wizard.cases.exports import redacted
from wizard.outcome.field_line import understood
from wizard.outcome.form_page import field_lines, form_page


def ended(formed: Path) -> Case:
    case = walked(desk_of(formed), "yes", "off")
    answer_all(case, ("Ann Lee", "2000", "100", "ann.lee@example.org", ["box"]))
    return case


def test_a_form_is_one_step_of_the_way(formed: Path) -> None:
    case = walked(desk_of(formed), "yes", "off")
    first = case.page
    case.answer("Ann")
    assert (first.number, case.page.number) == (3, 3)
    assert first.ahead == case.page.ahead
    case.answer("5")
    case.answer("")
    assert case.page.number == 4


def test_its_words_head_the_first_field_alone(formed: Path) -> None:
    case = walked(desk_of(formed), "yes", "off")
    assert case.page.opening == "Who asks, and what did it cost?\nIt goes into the message."
    assert form_page(case.desk.pages, case.walk, {}).opening == ""
    case.answer("Ann")
    assert case.page.opening == ""


def test_a_form_is_headed_by_its_words(formed: Path) -> None:
    case = walked(desk_of(formed), "yes", "off")
    page = form_page(case.desk.pages, case.walk, {})
    assert (page.heading, page.details) == (
        "Who asks, and what did it cost?",
        "It goes into the message.",
    )


def test_a_further_row_is_headed_by_its_number_below_those_before_it(rowed: Path) -> None:
    case = walked(desk_of(rowed), "yes", "off", "Ann")
    assert form_page(case.desk.pages, case.walk, {}).details is None
    answer_all(case, ("Kettle", "5", "yes"))
    page = form_page(case.desk.pages, case.walk, {})
    rows = "Device 1: Kettle, 5\u00a0₽\nВсего: 5\u00a0₽"
    assert (page.heading, page.details) == ("Device 2", rows)


def test_what_stands_in_a_field_is_what_was_typed_or_what_is_offered(formed: Path) -> None:
    case = ended(formed)
    walk = case.walk.back().back().back().whole()
    at = "demo.owner#price"
    lines = list(field_lines(case.desk.pages, walk, {at: "2 tho"}))
    assert [line.begun_text for line in lines] == ["Ann Lee", "2 tho", "ann.lee@example.org"]
    price = lines[1]
    say = case.desk.language
    assert price.understood("2000", say) == understood(price.field, "2000", walk.today, say)
    assert price.understood("2 tho", say) == ""


def test_each_field_with_a_title_stands_in_the_document_and_none_that_is_personal_is_posted(
    formed: Path,
) -> None:
    case = ended(formed)
    text = case.document()
    assert all(word in text for word in ("Name", "Ann Lee", "Paid back", "100"))
    hidden = redacted(case)
    assert "Ann Lee" not in hidden
    assert "Paid back" in hidden
