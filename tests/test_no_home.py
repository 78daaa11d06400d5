"""A user without a home folder: the program begins, and says that nothing can be kept."""

from __future__ import annotations

import io
import pwd
import sys
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, Run, desk_of
from wizard import locations, settings
from wizard.crash import report


@pytest.fixture(autouse=True)
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", locations.HOME_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)

    def unknown(_: int) -> pwd.struct_passwd:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    with pytest.raises(RuntimeError):
        Path.home()


@pytest.mark.parametrize(
    "command",
    ["check", "graph demo", "paths demo", "test", "schema"],
)
def test_what_needs_no_home_works_without_one(run: Run, command: str) -> None:
    code, _, err = run(*command.split(), *FOR_SAMPLE)
    assert (code, err) == (0, "")


def test_a_document_is_written_without_a_home(run: Run, answers: Path) -> None:
    code, out, err = run("run", "demo", "--answers", str(answers), *FOR_SAMPLE)
    assert (code, err) == (0, "")
    assert out


def test_a_case_that_cannot_be_kept_is_told_at_once_and_goes_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\nq\n"))
    code, out, err = run("--plain", *FOR_SAMPLE)
    assert (code, err) == (2, "")
    assert "HOME-is-not-set" in out


def test_that_there_are_no_cases_is_not_said_where_nobody_can_know(run: Run) -> None:
    code, out, err = run("case", "list", *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert "HOME-is-not-set" in err


def test_a_choice_is_not_kept_and_a_crash_is_told_all_the_same() -> None:
    settings.remember("theme", "dark")
    assert settings.chosen("theme") is None
    assert "ValueError" in report(ValueError())
    assert locations.home() == Path.cwd()


def test_a_case_can_be_opened_from_anywhere(tmp_path: Path) -> None:
    desk = desk_of(Path(__file__).parent / "sample")
    case = desk.new()
    case.answer("yes")
    assert "HOME-is-not-set" in (case.trouble or "")
    case.move_to(tmp_path)
    assert not case.trouble
    case.release()
    assert desk.resume(case.path).walk.steps == case.walk.steps
