"""«Still waiting» notes the number that the message was given."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import TODAY, Change, desk_of
from wizard.cases.case import Case
from wizard.cases.exports import redacted
from wizard.cases.session import Session
from wizard.i18n import language
from wizard.plain.lines import Lines
from wizard.plain.sitting import Plain

say = language("ru")


@pytest.fixture
def waiting(changed: Change) -> Case:
    """A case that waits at a step whose messages are registered under a number."""
    folder = changed(
        "demo.yaml", "    reply_within: reply\n", "    reply_within: reply\n    number: serial\n"
    )
    return walked(desk_of(folder), *TO_CALL, "later")


def test_the_number_is_asked_of_who_waits_and_only_once(waiting: Case) -> None:
    assert waiting.page.registered_as == "What is the serial number"
    waiting.number("  12-345 \n")
    assert waiting.page.registered_as == ""
    assert waiting.walk.steps[-1].number == "12-345"
    waiting.answer("later")
    assert waiting.page.registered_as == ""


def test_a_number_that_is_taken_back_with_its_step_is_there_to_be_given_again(
    waiting: Case,
) -> None:
    waiting.number("12-345")
    waiting.adopt(waiting.walk.back())
    waiting.release()
    again = waiting.desk.open(waiting.path)
    again.answer("later")
    assert again.typed[again.numbered] == "12-345"
    again.number("12-345")
    assert again.typed == {}


def test_nothing_given_is_no_number(waiting: Case) -> None:
    before = waiting.walk
    waiting.number(" \n")
    assert waiting.walk is before


def test_the_number_is_in_the_file_the_document_and_the_next_letter(waiting: Case) -> None:
    waiting.number("12-345 | *x*")
    waiting.release()
    again = waiting.desk.resume(waiting.path)
    assert again.walk.steps == waiting.walk.steps
    assert "| 22.11.2026 | Help desk, № 12-345 \\| \\*x\\* |" in again.document()
    attempts = again.desk.pages.history.attempts(again.walk, say)
    assert [attempt.channel for attempt in attempts] == ["Help desk, № 12-345 | *x*"]


def test_it_is_known_wherever_the_name_is_asked_for(waiting: Case) -> None:
    waiting.number("12-345")
    assert waiting.walk.asked["serial"] == "12-345"
    waiting.back()
    assert "serial" not in waiting.walk.asked


def test_it_stays_when_an_earlier_answer_is_corrected(waiting: Case) -> None:
    waiting.number("12-345")
    waiting.change(3, "Bob")
    assert waiting.walk.steps[-1].number == "12-345"


def test_it_is_masked_for_posting(waiting: Case) -> None:
    waiting.number("12-345/АБ")
    text = redacted(waiting)
    assert "12-345" not in text
    assert "Help desk, № [скрыто" in text


@pytest.mark.parametrize(("lines", "number"), [(["12-345"], "12-345"), ([""], None), ([], None)])
def test_it_is_asked_line_by_line_and_then_the_sitting_ends(
    waiting: Case, lines: list[str], number: str | None
) -> None:
    waiting.back()
    sink = io.StringIO()
    typed = "".join(f"{line}\n" for line in ["later", *lines, "solved"][: len(lines) + 1])
    Plain(Session(waiting), Lines(io.StringIO(typed), sink, None)).run()
    assert say("number_where", name="What is the serial number") in sink.getvalue()
    assert waiting.walk.steps[-1].number == number
    assert waiting.walk.waiting is not None
    assert say("wait_until", date=say.day(TODAY + timedelta(days=10))) in sink.getvalue()
