"""Answers through a pipe: a line that is refused takes no other question's answer with it."""

from __future__ import annotations

import io
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, TODAY, desk_of
from tests.test_cli import PROGRAM
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import RefusedInputError
from wizard.i18n import language
from wizard.plain import blocks
from wizard.plain.lines import LONGEST
from wizard.plain.piped import Piped
from wizard.plain.sitting import Plain

say = language("ru")
ON = ["--trees", str(SAMPLE), "--lang", "ru", "--today", TODAY.isoformat()]
TO_OWNER = ["yes", "off"]
CP1251 = "Анна".encode("cp1251")


class Pipe:
    """A pipe, and what is printed to who writes into it."""

    def __init__(self) -> None:
        self.out, self.into = os.pipe()
        self.sink = io.StringIO()
        self.lines = Piped(os.fdopen(self.out, encoding="utf-8"), self.sink, None, say)

    def write(self, data: bytes) -> None:
        os.write(self.into, data)

    def end(self) -> None:
        os.close(self.into)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.lines._source.close()


def test_lines_are_read_one_by_one(pipe: Pipe) -> None:
    pipe.write("\ufeffода\r\nдва\rтри\n\nпять".encode())
    pipe.end()
    read = [pipe.lines.read() for _ in range(7)]
    assert read == ["ода", "два", "три", "", "пять", None, None]


def test_bytes_that_are_no_text_come_as_what_can_be_told_from_it(pipe: Pipe) -> None:
    pipe.write("Ан".encode()[:3] + b"\n")
    pipe.end()
    assert pipe.lines.read() == "А\udcd0"


@pytest.mark.parametrize("more", [b"1\n", b"1", b"\n", b" "])
def test_what_is_there_when_a_line_is_refused_is_not_taken(pipe: Pipe, more: bytes) -> None:
    pipe.write(b"a\nb\n" + more)
    pipe.lines.read()
    pipe.lines.read()
    with pytest.raises(RefusedInputError) as refused:
        pipe.lines.refuse("so and so")
    assert "! so and so" in pipe.sink.getvalue()
    assert say("plain_refused", number=2, why="so and so") in str(refused.value)
    assert say("plain_refused_rest") in str(refused.value)
    pipe.end()


def test_what_has_come_since_the_last_reading_is_not_taken_either(pipe: Pipe) -> None:
    pipe.write(b"a\n")
    pipe.lines.read()
    pipe.write(b"b\n")
    with pytest.raises(RefusedInputError):
        pipe.lines.refuse("no")
    pipe.end()


def test_who_sits_behind_the_pipe_is_asked_again(pipe: Pipe) -> None:
    pipe.write(b"a\n")
    pipe.lines.read()
    pipe.lines.refuse("no")
    pipe.write(b"b\n")
    assert pipe.lines.read() == "b"
    pipe.end()
    assert pipe.lines.read() is None


def test_the_end_after_a_refusal_is_no_good_end(pipe: Pipe) -> None:
    pipe.write(b"a\n")
    pipe.lines.read()
    pipe.end()
    pipe.lines.refuse("no")
    with pytest.raises(RefusedInputError) as refused:
        pipe.lines.read()
    assert str(refused.value) == say("plain_refused", number=1, why="no")


def test_a_block_is_named_by_the_line_that_begins_it(pipe: Pipe) -> None:
    pipe.write(b"a\n<<\nx\n.\nb\n")
    pipe.lines.read()
    pipe.lines.read()
    while pipe.lines.line("| ") != ".":
        pass
    with pytest.raises(RefusedInputError, match="2"):
        pipe.lines.refuse("no")
    pipe.end()


def fed(*lines: str | bytes, case: Case | None = None, **environment: str) -> Any:
    """The program with a file of answers."""
    data = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    words = ["case", "resume", str(case.path), "--plain"] if case else ["--plain"]
    return subprocess.run(
        [*PROGRAM, *words, *ON],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def kept(desk: Desk) -> Case:
    (path,) = desk.folder.glob("*.md")
    return desk.open(path)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([*TO_OWNER, CP1251, "ул. Мира, 1", "1"], 3),
        (["yes", "on", "много", "Ann", "1"], 3),
        (["perhaps", "1", "1"], 1),
        ([*TO_OWNER, "Ann", "1,2,99", "", ""], 4),
        ([*TO_OWNER, ":x", "Ann"], 3),
        ([*TO_OWNER, "<<", "Ann", CP1251, ".", "Ann"], 5),
        ([*TO_OWNER, "Ann", "e", "My text", "."], 4),
        (["yes", "e", "1", "1"], 2),
        (["yes", "r", "9", "1"], 3),
        (["yes", "r", "1", "9", "1"], 4),
        (["yes", "s /dev/null/x", "1"], 2),
        ([*TO_OWNER, ""], 3),
    ],
)
def test_no_line_answers_a_question_it_was_not_written_for(
    desk: Desk, lines: list[str | bytes], number: int
) -> None:
    done = fed(*lines)
    wrong = done.stderr.decode()
    assert done.returncode == 2, done.stdout.decode()
    assert say("plain_refused", number=number, why="").strip(" .") in wrong
    assert (say("plain_refused_rest") in wrong) is (number < len(lines))
    if number > 1:
        case = kept(desk)
        assert len(case.walk.steps) <= number - 1
        assert ("<<" in lines) is (case.typed != {})
        assert say("saved_in", path=case.path) in done.stdout.decode()


def test_a_line_of_an_answer_that_is_no_text_is_named_and_asked_for_anew(pipe: Pipe) -> None:
    pipe.write(b"a\n<<\nx\n")
    pipe.lines.read()
    pipe.lines.read()
    pipe.lines.line("| ")
    pipe.lines.refuse_line("no")
    assert "! no" in pipe.sink.getvalue()
    pipe.write(b"y\n")
    assert pipe.lines.line("| ") == "y"
    pipe.write(b"z\n")
    with pytest.raises(RefusedInputError) as refused:
        pipe.lines.refuse_line("no")
    assert say("plain_refused", number=4, why="no") in str(refused.value)
    pipe.end()


def test_a_move_that_another_window_forestalls_is_no_answer_to_the_next_question(
    desk: Desk,
) -> None:
    case = walked(desk, *TO_CALL)
    done = fed("refused", "They said no.", case=case)
    assert done.returncode == 2
    assert say("case_busy") in done.stderr.decode()
    case.release()


def test_a_person_behind_a_pipe_goes_on(desk: Desk) -> None:
    case = desk.new()
    pipe = Pipe()

    def answer() -> None:
        pipe.write(b"perhaps\n")
        while say("plain_pick", given="perhaps", most=2) not in pipe.sink.getvalue():
            pass
        while not pipe.sink.getvalue().endswith("> "):
            pass
        pipe.write(b"yes\nq\n")
        pipe.end()

    person = threading.Thread(target=answer)
    person.start()
    Plain(Session(case), pipe.lines).run()
    person.join()
    pipe.lines._source.close()
    assert [step.answer for step in case.walk.steps] == ["yes"]


def test_a_whole_walk_through_a_pipe_is_well(desk: Desk, tmp_path: Path) -> None:
    done = fed("yes", "off", "Ann", "1 2", "")
    assert (done.returncode, done.stderr) == (0, b"")
    assert kept(desk_of(SAMPLE)).walk.ended


def test_an_encoding_that_has_no_place_for_what_is_given_is_told(home: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "--plain", *ON],
        input="да\n".encode() * 3,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-16"},
        check=False,
    )
    assert done.returncode == 2
    assert say("plain_no_encoding", name="utf-16") in done.stderr.decode("utf-16")


def test_a_line_without_an_end_is_refused_and_what_was_answered_is_kept(home: Path) -> None:
    said = subprocess.run(
        ["sh", "-c", '(echo yes; cat /dev/zero) | "$0" "$@"', *PROGRAM, *ON, "--plain"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    assert say("plain_endless", number=2, most=LONGEST) in said.stderr
    assert "yes" in next(home.rglob("cases/*.md")).read_text("utf-8")


def test_an_answer_of_lines_without_an_end_is_refused() -> None:
    source = io.StringIO(f"{'Ann ' * 9999}\n" * (LONGEST // 30_000))
    lines = Piped(source, io.StringIO(), None, say)
    with pytest.raises(RefusedInputError, match="не кончается"):
        blocks.block(lines, say)
