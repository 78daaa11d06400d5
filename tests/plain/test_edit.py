"""A message edited line by line."""

from __future__ import annotations

import io

import pytest

from tests.conftest import SAMPLE, desk_of
from wizard.cases import edited_file
from wizard.cases.case import Case
from wizard.cases.session import Session
from wizard.errors import RefusedInputError
from wizard.i18n import language
from wizard.plain import blocks
from wizard.plain.lines import Lines
from wizard.plain.piped import Piped
from wizard.plain.sitting import Plain

say = language("ru")
TO_CALL = ("yes", "on", "01.11.2026", "Ann", ["box"])


def sit(*lines: str) -> tuple[Case, str]:
    case = desk_of(SAMPLE).new()
    for answer in TO_CALL:
        case.answer(answer)
    sink = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    Plain(Session(case), Lines(source, sink, None)).run()
    return case, sink.getvalue()


def again(case: Case, *lines: str) -> str:
    sink = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    Plain(Session(case), Lines(source, sink, None)).run()
    return sink.getvalue()


def text(case: Case) -> str:
    assert case.page.message is not None
    return case.page.message.text


@pytest.mark.parametrize("key", ["e", "у", " E "])
def test_lines_up_to_a_full_stop_are_the_message(key: str) -> None:
    case, printed = sit(key, "Dear all,", "", "bought on 01.11.2026.", ".", "q")
    assert text(case) == "Dear all,\n\nbought on 01.11.2026."
    assert printed.count("Dear all,") == 1
    assert text(case.desk.open(case.path)) == text(case)


def test_a_full_stop_at_once_changes_nothing() -> None:
    case, _ = sit("e", "Mine, of 01.11.2026", ".", "e", ".", "q")
    assert text(case) == "Mine, of 01.11.2026"


@pytest.mark.parametrize("lines", [(".",), ("Mine, of 01.11.2026", ".")])
def test_a_script_leaves_what_was_begun_at_a_terminal(lines: tuple[str, ...]) -> None:
    """It can be read again; who typed the other text is offered it the next time."""
    case, _ = sit("q")
    assert case.page.message is not None
    file = edited_file.place(case.path, case.page.message.letter)
    edited_file.write(file, "Half of my own words")
    source = io.StringIO("".join(f"{line}\n" for line in ("e", *lines, "q")))
    Plain(Session(case), Piped(source, io.StringIO(), None, say)).run()
    assert file.read_text("utf-8") == "Half of my own words\n"
    assert (text(case) == "Mine, of 01.11.2026") is (len(lines) > 1)


def test_a_full_stop_at_once_leaves_what_was_begun() -> None:
    case, _ = sit("q")
    assert case.page.message is not None
    file = edited_file.place(case.path, case.page.message.letter)
    edited_file.write(file, "Half of my own words")
    again(case, "e", "-", ".", "q")
    assert file.exists()


def test_what_begins_a_block_elsewhere_is_no_line_of_the_message() -> None:
    case, _ = sit("e", "<<", "Mine, of 01.11.2026", "<<", ".", "q")
    assert text(case) == "Mine, of 01.11.2026\n<<"


def test_a_minus_at_once_takes_the_wizards_text_back() -> None:
    case, _ = sit("e", "Mine", "-", "and this", ".", "e", "-", "-", "q")
    assert text(case) == case.page.written
    assert case.drafts == {}


@pytest.mark.parametrize("lines", [["-", ""], ["-", "no"], ["", "."], [" ", "", "."]])
def test_ones_own_text_is_not_given_up_by_one_line(lines: list[str]) -> None:
    case, _ = sit("e", "Mine", ".", "e", *lines, "q")
    assert text(case) == "Mine"


def test_what_is_typed_of_a_text_is_there_before_it_is_whole() -> None:
    case, _ = sit("e", "Mine", ".")
    session, lines = Session(case), Lines(io.StringIO("more\n"), io.StringIO(), None)
    kept: list[str] = []
    with pytest.raises(RefusedInputError), blocks.kept(lines, kept.append):
        blocks.block(lines, session.desk.language)
    assert kept[0] == "more"


@pytest.mark.parametrize("own", [[], ["e", "Mine", "."]])
def test_what_is_not_finished_lies_aside_and_is_offered(own: list[str]) -> None:
    case, _ = sit(*own)
    before = text(case)
    with pytest.raises(RefusedInputError):
        again(case, "e", "half a", "line")
    assert text(case) == text(case.desk.open(case.path)) == before
    printed = again(case, "e", "", "and more", ".", "q")
    assert say("plain_edit_left") in printed
    assert text(case) == "half a\nline\nand more"
    assert say("plain_edit_left") not in again(case, "e", ".", "q")


def test_what_was_not_finished_stays_until_another_text_is() -> None:
    case, _ = sit()
    for lines in (["half"], ["-"]):
        with pytest.raises(RefusedInputError):
            again(case, "e", *lines)
    assert say("plain_edit_left") in again(case, "e", "-", "Mine", ".", "q")
    assert text(case) == "Mine"
    assert say("plain_edit_left") not in again(case, "e", ".", "q")


def test_remarks_are_told_with_what_to_do() -> None:
    _, printed = sit("e", "STUPID of you", ".", "q")
    assert f"! {say('remarks')}: no date. Write the day on which it was bought." in printed
    assert f"! {say('remarks')}: not calm: stupid · STUPID" in printed
    assert printed.count(f"! {say('remarks')}") == 2


def test_what_was_sent_is_not_edited() -> None:
    case, _ = sit("later")
    sink = io.StringIO()
    Plain(Session(case), Lines(io.StringIO("e\nq\n"), sink, None)).run()
    assert say("nothing_to_edit") in sink.getvalue()


@pytest.mark.parametrize("line", ["q", "й", ":q", ":выход"])
def test_a_word_that_leaves_is_no_message(line: str) -> None:
    case, _ = sit("e", line, ".", "q")
    assert text(case) == case.page.written
