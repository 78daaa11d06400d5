"""A message edited in the person's own editor: what was saved there is never lost."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, desk_of
from wizard import own_editor
from wizard.cases import edited_file
from wizard.cases.case import Case
from wizard.cases.session import Session
from wizard.i18n import language
from wizard.plain.in_editor import ANEW, AS_IT_IS, Editor
from wizard.plain.lines import Lines
from wizard.plain.sitting import Plain

say = language("ru")
TO_CALL = ("yes", "on", "01.11.2026", "Ann", ["box"])


def at_letter() -> Case:
    case = desk_of(SAMPLE).new()
    for answer in TO_CALL:
        case.answer(answer)
    return case


def sit(case: Case, *lines: str, editor: Editor) -> str:
    sink = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    Plain(Session(case), Lines(source, sink, None), editor).run()
    return sink.getvalue()


def text(case: Case) -> str:
    assert case.page.message is not None
    return case.page.message.text


def file_of(case: Case) -> Path:
    assert case.page.message is not None
    return edited_file.place(case.path, case.page.message.letter)


def saving(more: str, code: int = 0, encoding: str = "utf-8") -> Editor:
    """An editor in which a line is added."""

    def edit(file: Path) -> int:
        file.write_bytes((file.read_text("utf-8") + more).encode(encoding))
        return code

    return edit


def test_what_was_saved_is_the_message() -> None:
    case = at_letter()
    printed = sit(case, "e", "q", editor=saving("Yours"))
    assert text(case) == f"{case.page.written}\nYours"
    assert "Yours" in printed
    assert not file_of(case).exists()


@pytest.mark.parametrize("code", [1, -9])
def test_what_was_saved_before_the_editor_failed_is_taken_and_told(code: int) -> None:
    case = at_letter()
    printed = sit(case, "e", "q", editor=saving("Yours", code))
    assert text(case).endswith("Yours")
    assert say("editor_failed_taken", code=code) in printed


@pytest.mark.parametrize(("answers", "kept"), [([""], True), (["q"], True), (["-"], False)])
def test_a_file_that_comes_back_empty_takes_no_own_words_unasked(
    answers: list[str], kept: bool
) -> None:
    case = at_letter()
    written = text(case)
    sit(case, "e", "q", editor=saving("And mine."))
    own = text(case)
    assert own != written

    def empty(file: Path) -> int:
        file.write_bytes(b"\n")
        return 0

    out = sit(case, "e", *answers, "q", editor=empty)
    assert say("editor_emptied", written="-") in out
    assert text(case) == (own if kept else written)
    assert not file_of(case).exists()


def test_an_editor_that_fails_gives_way_to_lines_and_is_told() -> None:
    case = at_letter()
    printed = sit(case, "e", "Mine", ".", "q", editor=saving("", 1))
    assert text(case) == "Mine"
    assert say("editor_failed", code=1) in printed


def test_what_is_saved_once_an_editor_has_come_back_is_offered_the_next_time() -> None:
    case = at_letter()
    printed = sit(case, "e", "q", editor=saving(""))
    assert say("editor_back_at_once", path=file_of(case)) in printed
    saving("Later")(file_of(case))
    sit(case, "e", AS_IT_IS, "q", editor=saving(""))
    assert text(case).endswith("Later")
    assert not file_of(case).exists()


def missing(file: Path) -> int:
    raise FileNotFoundError(2, "no such editor")


def test_an_editor_that_cannot_be_started_gives_way_to_lines_and_is_told() -> None:
    case = at_letter()
    printed = sit(case, "e", "Mine", ".", "q", editor=missing)
    assert text(case) == "Mine"
    assert say("editor_not_started", why="такого файла или папки нет") in printed


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-16-le", "utf-8-sig"])
def test_an_encoding_is_read_that_shows_in_what_was_not_touched(encoding: str) -> None:
    case = at_letter()
    case.edit("Здравствуйте, Анна.\nБуду ждать.")
    sit(case, "e", "q", editor=saving("Хорошо.", encoding=encoding))
    assert text(case) == "Здравствуйте, Анна.\nБуду ждать.\nХорошо."


def test_what_cannot_be_read_stays_and_is_offered_again() -> None:
    case = at_letter()

    def other(file: Path) -> int:
        file.write_bytes("Совсем другое".encode("cp1251"))
        return 0

    printed = sit(case, "e", "q", editor=other)
    file = file_of(case)
    assert say("editor_unreadable", path=file) in printed
    assert file.read_bytes().decode("cp1251") == "Совсем другое"

    def mended(file: Path) -> int:
        file.write_text(file.read_bytes().decode("cp1251"), "utf-8")
        return 0

    sit(case, "e", "", "q", editor=mended)
    assert text(case) == "Совсем другое"
    assert not file.exists()


def test_lost_letters_leave_the_file() -> None:
    case = at_letter()
    printed = sit(case, "e", "q", editor=saving("\ufffd"))
    assert say("editor_kept", path=file_of(case)) in printed
    assert file_of(case).exists()


def ended(error: BaseException) -> Editor:
    """An editor with something saved, that is open when the terminal is closed."""

    def edit(file: Path) -> int:
        saving("Half")(file)
        raise error

    return edit


@pytest.mark.parametrize("error", [SystemExit(129), KeyboardInterrupt()])
def test_what_was_saved_is_a_draft_when_the_terminal_goes(error: BaseException) -> None:
    case = at_letter()
    with pytest.raises(type(error)):
        sit(case, "e", editor=ended(error))
    assert text(case).endswith("Half")
    again = case.desk.open(case.path)
    assert text(again).endswith("Half")


def killed(case: Case, more: str) -> None:
    """What stands beside a case whose window was killed while the editor was open."""
    edited_file.write(file_of(case), text(case) + more)
    case.release()


def test_what_a_killed_window_left_is_told_and_offered() -> None:
    case = at_letter()
    killed(case, " more")
    case = case.desk.resume(case.path)
    printed = sit(case, "e", "", "q", editor=saving(" and more"))
    assert say("editor_left", path=file_of(case)) in printed
    assert text(case).endswith(" more\n and more")
    assert not file_of(case).exists()


def with_both() -> Case:
    """A case with the person's own text, beside which another lies."""
    case = at_letter()
    case.edit("My later text")
    edited_file.write(file_of(case), "Left before")
    return case


def closing(code: int) -> Editor:
    """An editor in which nothing is saved."""
    return lambda _: code


@pytest.mark.parametrize(("code", "more"), [(0, []), (1, ["b"]), (-9, ["b"])])
def test_an_editor_that_did_not_write_takes_nothing(code: int, more: list[str]) -> None:
    case = with_both()
    printed = sit(case, "e", "", *more, "q", editor=closing(code))
    assert text(case) == "My later text"
    assert file_of(case).read_text("utf-8") == "Left before\n"
    assert say("editor_left_there", path=file_of(case)) in printed
    assert (say("editor_failed", code=code) in printed) is bool(code)


def written_again(file: Path) -> int:
    """An editor in which what there is was saved."""
    later = file.stat().st_mtime_ns + 1
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(later, later))
    return 0


@pytest.mark.parametrize("answer", ["", AS_IT_IS])
def test_what_was_left_is_taken_where_it_is_saved_or_asked_for(answer: str) -> None:
    case = with_both()
    sit(case, "e", answer, "q", editor=written_again if not answer else closing(1))
    assert text(case) == "Left before"
    assert not file_of(case).exists()


@pytest.mark.parametrize("error", [SystemExit(129), KeyboardInterrupt()])
@pytest.mark.parametrize("asked", [True, False])
def test_what_was_left_is_no_draft_where_the_terminal_goes(
    error: BaseException, asked: bool
) -> None:
    """Neither while the editor is open, nor while they are asked whether to open it."""
    case = with_both()

    def gone(file: Path) -> int:
        raise error

    class Cut(Lines):
        def read(self, prompt: str = "") -> str | None:
            if asked and "Enter" in prompt:
                raise error
            return super().read(prompt)

    lines = Cut(io.StringIO("e\n\n"), io.StringIO(), None)
    with pytest.raises(type(error)):
        Plain(Session(case), lines, gone).run()
    assert text(case.desk.open(case.path)) == "My later text"
    assert file_of(case).read_text("utf-8") == "Left before\n"


def test_what_was_left_can_be_declined() -> None:
    case = at_letter()
    killed(case, " more")
    case = case.desk.resume(case.path)
    sit(case, "e", ANEW, "q", editor=saving("Mine"))
    assert text(case) == f"{case.page.written}\nMine"
    assert not file_of(case).exists()


def test_what_the_case_says_too_is_swept_and_the_rest_removed_with_the_case() -> None:
    case = at_letter()
    killed(case, "")
    case = case.desk.resume(case.path)
    Session(case)
    assert not file_of(case).exists()
    killed(case, " more")
    case.desk.remove(case.path)
    assert not file_of(case).exists()


def test_a_window_that_only_reads_leaves_the_file_of_the_one_that_answers() -> None:
    case = at_letter()
    edited_file.write(file_of(case), text(case))
    Session(case.desk.resume(case.path))
    assert file_of(case).exists()


def script(folder: Path, body: str) -> str:
    path = folder / "editor.py"
    path.write_text(f"import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n{body}\n", "utf-8")
    return f'"{sys.executable}" "{path}" --wait'


def test_an_editor_is_started_on_a_file_that_only_this_person_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", script(tmp_path, "file.write_text(f'{file.stat().st_mode:o}')"))
    case = at_letter()
    sit(case, "e", "q", editor=own_editor.edit)
    assert text(case) == "100600"


@pytest.mark.parametrize("name", ["no-such-editor", '"', ""])
def test_an_editor_that_cannot_be_had_is_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", name)
    start: Callable[[Path], int] = own_editor.edit
    if own_editor.command():
        with pytest.raises(OSError, match=name):
            start(Path("x"))
