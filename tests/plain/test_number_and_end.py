"""The prompts after the last question: the number of a message, and the end of a case."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, changer, desk_of
from tests.plain.test_piped import fed, kept
from tests.plain.test_sitting import WHOLE, sample, say, sit
from tests.rows import each_row
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import FieldError, shown
from wizard.plain import words
from wizard.plain.lines import Lines
from wizard.plain.sitting import Plain

TO_CALL = WHOLE[:5]
ENDED = ["yes", "off", "Ann", "1 2"]


@pytest.fixture
def registering(changed: Change) -> Path:
    """The sample library, in which who waits for an answer is asked for a number."""
    return changed("demo.yaml", "reply_within: reply", "reply_within: reply\n    number: serial")


def waited(folder: Path, *lines: str) -> tuple[Case, str]:
    case = desk_of(folder).new()
    return case, sit(case, *TO_CALL, "later", *lines)


@pytest.mark.parametrize("line", ["12345678-0001", "77-1", "123 456", "С 12345", "s 12345"])
def test_a_number_is_taken(registering: Path, line: str) -> None:
    case, _ = waited(registering, line)
    assert case.walk.steps[-1].number == line


@each_row("line", ["3", "12", "1 2 3", "1,2,3", "<<", "s", "refused", "², 3"])
def test_what_is_no_number_is_refused(line: str) -> None:
    with pytest.raises(FieldError) as refused:
        words.registration(line)
    assert say(refused.value.key, **refused.value.values) == say(
        "number_unlikely", given=shown(line)
    )


def test_what_is_refused_as_a_number_is_there_again_until_one_is_given(registering: Path) -> None:
    case, _ = waited(registering, "told by Ann", "q")
    assert case.typed == {case.numbered: "told by Ann"}
    case, _ = waited(registering, "told by Ann", "12345")
    assert (case.walk.steps[-1].number, case.typed) == ("12345", {})


@pytest.mark.parametrize("line", ["", " ", "-", "—"])
def test_nothing_is_no_number(line: str) -> None:
    assert words.registration(line) == ""


def test_at_the_number_no_choice_is_taken_for_one(registering: Path) -> None:
    case, printed = waited(registering, "3", "12345")
    assert f"! {say('number_unlikely', given='3')}" in printed
    assert case.walk.steps[-1].number == "12345"


@pytest.mark.parametrize("line", ["q", "й", ":q", ":выход"])
def test_at_the_number_the_sitting_can_be_left(registering: Path, line: str) -> None:
    case, _ = waited(registering, line, "12345")
    assert case.walk.waiting is not None
    assert case.walk.steps[-1].number is None


@pytest.mark.parametrize("line", ["b", ":back"])
def test_at_the_number_one_can_go_back(registering: Path, line: str) -> None:
    case, printed = waited(registering, line, "3", "q")
    assert printed.count("Call them, Ann") == 2
    assert case.walk.waiting is None
    assert len(case.walk.steps) == len(TO_CALL)


@pytest.mark.parametrize(
    ("line", "said"),
    [("?", "plain_help"), (":помощь", "plain_help"), (":дела", "plain_open_cases")],
)
def test_at_the_number_commands_are_obeyed_and_it_is_asked_again(
    registering: Path, line: str, said: str
) -> None:
    case, printed = waited(registering, line, "12345")
    assert say(said) in printed
    assert printed.count(say("number_where", name="What is the serial number")) == 2
    assert case.walk.steps[-1].number == "12345"


def test_at_the_number_a_colon_without_a_command_is_told(registering: Path) -> None:
    _, printed = waited(registering, ":x")
    assert f"! {say('plain_no_command', given=':x')}" in printed


class Keyed(Lines):
    keyed = True


def keyed(case: Case, *lines: str) -> str:
    """What is printed to who types such lines."""
    sink = io.StringIO()
    Plain(
        Session(case), Keyed(io.StringIO("".join(f"{line}\n" for line in lines)), sink, None)
    ).run()
    return sink.getvalue()


@pytest.mark.parametrize(
    ("typed", "ends"),
    [(["2"], True), (["1"], False), ([""], False), ([], False), (["3", "2"], False)],
)
def test_at_a_keyboard_what_ends_a_case_is_asked_about(typed: list[str], ends: bool) -> None:
    case = desk_of(SAMPLE).new()
    printed = keyed(case, *TO_CALL, "solved", *typed, "q")
    assert case.walk.ended is ends
    assert case.desk.language("end_solved") in printed


@pytest.mark.parametrize(("typed", "at"), [("2", "demo.story"), ("1", "demo.call")])
def test_at_a_keyboard_it_is_asked_whether_a_term_that_runs_is_over(
    changed: Change, typed: str, at: str
) -> None:
    again = "      again: {label: "
    silent = "      silent: {label: No answer, unanswered: late, to: story}\n"
    case, _ = waited(changed("demo.yaml", again, silent + again))
    printed = keyed(case, "silent", typed, "q")
    assert say("early", date=case.desk.language.day(TODAY + timedelta(days=10))) in printed
    assert case.walk.at == at


def test_at_the_end_what_is_neither_enter_nor_a_command_is_refused() -> None:
    case, printed = sample(*ENDED, "1", "b", "q")
    assert f"! {say('plain_ended_only', given='1')}" in printed
    assert case.walk.at == "demo.kit"


@pytest.mark.parametrize(("line", "said"), [("?", "plain_help"), ("d", "no_dates")])
def test_at_the_end_commands_are_obeyed(line: str, said: str) -> None:
    _, printed = sample(*ENDED, line, "")
    assert say(said) in printed
    assert printed.count("Have the socket repaired") == 1


def test_at_the_end_an_earlier_answer_can_be_changed() -> None:
    case, printed = sample(*ENDED, "r", "3", "Eve", "")
    assert case.walk.asked["owner"] == "Eve"
    assert printed.count("Have the socket repaired") == 2


@pytest.mark.parametrize(
    ("lines", "number", "why"),
    [
        ([*ENDED, "1", "more"], 5, say("plain_ended_only", given="1")),
        ([*ENDED, "1"], 5, say("plain_ended_only", given="1")),
        ([*WHOLE[:6], "They said", "no."], 8, say("plain_ended_only", given="no.")),
    ],
)
def test_through_a_pipe_a_line_that_is_no_end_is_an_error(
    desk: Desk, lines: list[str], number: int, why: str
) -> None:
    done = fed(*lines)
    assert done.returncode == 2
    assert say("plain_refused", number=number, why=why) in done.stderr.decode()
    assert kept(desk).walk.ended


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([*ENDED, "", "1"], 6),
        ([*ENDED, "", "", "1", "2"], 7),
        ([*TO_CALL, "later", "12345"], 7),
        (["yes", "q", "1"], 3),
    ],
)
def test_lines_that_nobody_asked_for_are_told(desk: Desk, lines: list[str], number: int) -> None:
    done = fed(*lines)
    assert done.returncode == 2
    assert say("plain_left_over", number=number) in done.stderr.decode()
    assert done.stdout.decode().count(say("saved_in", path=kept(desk).path)) == 1


@pytest.mark.parametrize(
    "lines", [[*ENDED, "", "", " "], [*TO_CALL, "later", ""], ["yes", "q", ""]]
)
def test_empty_lines_at_the_end_say_nothing(lines: list[str]) -> None:
    done = fed(*lines)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("line", ["q", ":q", ":выход"])
def test_where_a_folder_is_asked_for_the_sitting_can_be_left(tmp_path: Path, line: str) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    case = desk_of(SAMPLE).new()
    case.path = tmp_path / "file" / "case.md"
    assert sit(case, "yes", line, str(tmp_path / "free")).count(say("plain_folder")) == 1
    assert not (tmp_path / "free").exists()


def test_a_number_of_an_order_is_taken_for_a_ticket_and_told_of() -> None:
    desk = desk_of(SHIPPED)
    to_ticket = ("nobody", "buyer", "delivery", "overdue", "05.11.2026", "silence")
    case = desk.new()
    printed = sit(case, *to_ticket, "55556666-0002", "q")
    assert f"! {desk.language('doubt_order_number')}" in printed
    assert case.walk.at == "escalation.numbers#order_number"


def test_a_number_is_read_as_the_field_reads_it_that_asks_for_it(changed: Change) -> None:
    folder = changed("demo.yaml", "reply_within: reply", "reply_within: reply\n    number: serial")
    changer(folder)("demo.yaml", "type: text\n    text: What is the serial number?",
                    "type: track\n    text: What is the serial number?")  # fmt: skip
    case, printed = waited(folder, "80112378945618", "ra 123 456 785 ru")
    assert f"! {say('field_track_slip', taken='801123 78 94561 8')}" in printed
    assert case.walk.steps[-1].number == "RA123456785RU"
    case, _ = waited(folder, "не знаю")
    assert case.walk.steps[-1].number is None
