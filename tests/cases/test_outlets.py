"""Where a person sends a document: to a link, a pipe, a device, into a folder, or nowhere."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import FOR_SAMPLE, Run, no_room
from tests.test_cli import PROGRAM
from tests.test_typed_paths import ODD
from wizard.cases import handing_over, store
from wizard.cases.calendar_file import calendar_of, save_calendar
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.errors import UnwritableError
from wizard.i18n import language

NOBODY = 65534
root = pytest.mark.skipif(os.geteuid() != 0, reason="another user can only be made by root")
mere = pytest.mark.usefixtures("mere")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def case(desk: Desk) -> Case:
    return walked(desk, *TO_CALL, "later")


Outlet = Callable[[Case, Path], object]
OUTLETS: dict[str, Outlet] = {
    "write": lambda _, path: store.write(path, "text\n"),
    "document": save_copy,
    "calendar": save_calendar,
}
every_outlet = pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)


@pytest.mark.parametrize("name", ["a.pdf", "a.DOCX", "a.zip", "a.ics", "a.html", "a.md", "a"])
def test_nothing_gets_the_name_of_another_kind(case: Case, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    kinds: dict[str, tuple[Outlet, list[str]]] = {
        "DOCUMENT": (save_copy, ["a.html", "a.md", "a"]),
        "CALENDAR": (save_calendar, ["a.ics", "a.md", "a"]),
        "ARCHIVE": (
            lambda case, path: handing_over.save(case, handing_over.whole(case), path),
            ["a.zip", "a"],
        ),
    }
    for code, (outlet, taken) in kinds.items():
        path.unlink(missing_ok=True)
        if name in taken:
            outlet(case, path)
            continue
        with pytest.raises(UnwritableError) as caught:
            outlet(case, path)
        assert caught.value.code == code
        assert f"unwritable_{code}" in language("ru")
        assert not path.exists()


@every_outlet
@pytest.mark.parametrize("there", ["old\n", None])
def test_a_link_stays_and_what_it_points_to_is_replaced(
    case: Case, tmp_path: Path, outlet: Outlet, there: str | None
) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "delo.md", tmp_path / "link.md"
    link.symlink_to("far/delo.md")
    if there:
        target.write_text(there, "utf-8")
    outlet(case, link)
    assert link.is_symlink()
    assert target.read_text("utf-8") not in ("", "old\n")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "far", link]
    assert list((tmp_path / "far").iterdir()) == [target]


@every_outlet
def test_no_folder_is_made_for_what_a_link_points_to(
    case: Case, tmp_path: Path, outlet: Outlet
) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "stick" / "delo.md")
    with pytest.raises(UnwritableError) as caught:
        outlet(case, link)
    assert "такой папки нет" in language("ru").failure(caught.value)
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_what_a_link_points_to_is_replaced_whole_or_not_at_all(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, link = tmp_path / "delo.md", tmp_path / "link.md"
    target.write_text("old\n", "utf-8")
    link.symlink_to(target)
    monkeypatch.setattr(os, step, no_room)
    with pytest.raises(UnwritableError):
        store.write(link, "new\n")
    assert target.read_text("utf-8") == "old\n"
    assert sorted(tmp_path.iterdir()) == [target, link]


@every_outlet
@pytest.mark.parametrize("given", [0o600, 0o640, 0o644, 0o400])
def test_a_file_keeps_its_mode(case: Case, tmp_path: Path, outlet: Outlet, given: int) -> None:
    path = tmp_path / "delo.md"
    path.write_text("old\n", "utf-8")
    path.chmod(given)
    outlet(case, path)
    assert path.read_text("utf-8") != "old\n"
    assert mode(path) == given


@pytest.mark.parametrize("outlet", [save_copy, save_calendar])
@pytest.mark.parametrize(("given", "then"), [(0o644, 0o600), (0o666, 0o600), (0o400, 0o400)])
@pytest.mark.parametrize("linked", [False, True])
def test_an_empty_file_becomes_its_owners_alone_as_a_new_one_is(
    case: Case, tmp_path: Path, outlet: Outlet, *, given: int, then: int, linked: bool
) -> None:
    path = named = tmp_path / "delo.md"
    path.touch()
    path.chmod(given)
    if linked:
        named = tmp_path / "link.md"
        named.symlink_to(path)
    outlet(case, named)
    assert path.stat().st_size
    assert mode(path) == then


@every_outlet
def test_a_new_file_is_for_its_owner_alone(case: Case, tmp_path: Path, outlet: Outlet) -> None:
    path = tmp_path / "delo.md"
    outlet(case, path)
    assert mode(path) == 0o600


@root
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "delo.md"
    path.touch()
    os.chown(path, NOBODY, NOBODY)
    store.write(path, "text\n")
    assert (path.stat().st_uid, path.stat().st_gid) == (NOBODY, NOBODY)


def test_what_one_group_may_read_is_not_given_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "delo.md"
    path.touch()
    path.chmod(0o660)
    monkeypatch.setattr(os, "fchown", no_room)
    store.write(path, "text\n")
    assert mode(path) == 0o600


@every_outlet
def test_a_device_is_written_to(case: Case, tmp_path: Path, outlet: Outlet) -> None:
    link = tmp_path / "null.md"
    link.symlink_to("/dev/null")
    outlet(case, link)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    link.unlink()
    link.symlink_to("/dev/full")
    with pytest.raises(UnwritableError, match="No space left on device"):
        outlet(case, link)


@every_outlet
def test_a_pipe_that_nobody_reads_is_told_at_once(
    case: Case, tmp_path: Path, outlet: Outlet
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnwritableError) as caught:
        outlet(case, tmp_path / "pipe")
    assert caught.value.code == "ENXIO"
    assert "никто не читает" in language("ru").failure(caught.value)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_pipe_takes_all_that_is_written_however_slow_its_reader(tmp_path: Path) -> None:
    pipe, much = tmp_path / "pipe", "text\n" * 100_000
    os.mkfifo(pipe)
    count = "import sys, time; file = open(sys.argv[1]); time.sleep(.2); print(len(file.read()))"
    reader = subprocess.Popen(
        [sys.executable, "-c", count, str(pipe)], stdout=subprocess.PIPE, text=True
    )
    while True:  # until the reader has opened it
        try:
            store.write(pipe, much)
            break
        except UnwritableError as error:
            assert error.code == "ENXIO"
    assert reader.communicate()[0] == f"{len(much)}\n"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@every_outlet
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_path_is_told_and_nothing_else_happens(
    case: Case, tmp_path: Path, outlet: Outlet, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if outlet is OUTLETS["write"] and text.startswith("~"):
        pytest.skip("what the file of a case is called is no longer what a person typed")
    with pytest.raises(UnwritableError):
        outlet(case, Path(text))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", [*ODD.values(), "file/below", "loop/x"], ids=str.__len__)
def test_an_odd_folder_is_told_and_the_case_stays_where_it_is(
    case: Case, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("loop").symlink_to("loop")
    before = case.path
    with pytest.raises(UnwritableError):
        case.move_to(Path(text))
    assert case.path == before
    with pytest.raises(UnwritableError):
        store.probe(Path(text) if text[0] != "~" else Path("file/x"))


@every_outlet
@pytest.mark.parametrize("below", ["file/x.md", "loop", "loop/x.md"])
def test_a_path_that_leads_nowhere_is_told(
    case: Case, tmp_path: Path, outlet: Outlet, below: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UnwritableError):
        outlet(case, tmp_path / below)


@mere
@every_outlet
def test_a_folder_that_cannot_be_written_is_told(
    case: Case, tmp_path: Path, outlet: Outlet
) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UnwritableError, match="Permission denied"):
        outlet(case, tmp_path / "delo.md")
    tmp_path.chmod(0)
    with pytest.raises(UnwritableError, match="Permission denied"):
        outlet(case, tmp_path / "delo.md")
    tmp_path.chmod(0o700)


def test_a_case_that_is_a_link_stays_one(desk: Desk, case: Case, tmp_path: Path) -> None:
    case.release()
    target = tmp_path / "synced.md"
    case.path.rename(target)
    case.path.symlink_to(target)
    again = desk.resume(case.path)
    again.back()
    assert (again.trouble, again.set_aside) == (None, None)
    assert case.path.is_symlink()
    assert len(store.read(target)[0].record.steps) == len(case.walk.steps) - 1


def test_what_a_person_wrote_behind_a_link_is_kept_too(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    case.release()
    target = tmp_path / "synced.md"
    case.path.rename(target)
    case.path.symlink_to(target)
    edited = target.read_text("utf-8") + "\nMine.\n"
    target.write_text(edited, "utf-8")
    again = desk.resume(case.path)
    again.back()
    assert again.set_aside is not None
    assert again.set_aside.read_text("utf-8") == edited


def test_the_draft_of_a_killed_window_is_swept_from_behind_a_link(
    desk: Desk, case: Case, tmp_path: Path
) -> None:
    case.release()
    target, half = tmp_path / "synced.md", tmp_path / ".synced.md-abcd1234.ozon-wizard"
    case.path.rename(target)
    case.path.symlink_to(target)
    half.touch()
    desk.resume(case.path)
    assert not half.exists()


RUN = ["run", "demo", *FOR_SAMPLE, "--today", "2026-11-22", "--answers"]


@pytest.mark.parametrize("there", ["", "before\n"])
def test_the_output_of_the_program_is_written_to_whatever_it_is(
    answers: Path, tmp_path: Path, there: str
) -> None:
    command = [*PROGRAM, *RUN, str(answers), "-o", "/dev/stdout"]
    piped = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout.startswith("# ")
    out = tmp_path / "out.md"
    out.write_text(there, "utf-8")
    with out.open("a", encoding="utf-8") as file:
        subprocess.run(command, stdout=file, check=False)
    assert out.read_text("utf-8").startswith(f"{there}# ")


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("where", ["pipe", "file"])
def test_nothing_is_said_behind_a_calendar_that_is_the_output(
    case: Case, tmp_path: Path, place: str, where: str
) -> None:
    case.release()
    words = ["case", "calendar", str(case.path), *FOR_SAMPLE, "--today", "2026-11-22", "-o", place]
    out = tmp_path / "out.ics"
    if where == "pipe":
        out.write_bytes(
            subprocess.run([*PROGRAM, *words], stdout=subprocess.PIPE, check=True).stdout
        )
    else:
        with out.open("wb") as file:
            subprocess.run([*PROGRAM, *words], stdout=file, check=True)
    assert out.read_bytes() == calendar_of(case)


@pytest.mark.parametrize(
    "words",
    [
        ["run", "demo", "--answers", "{answers}"],
        ["case", "calendar", "{case}"],
        ["test", "--generate", "demo"],
    ],
)
def test_no_name_is_no_place(run: Run, case: Case, answers: Path, words: list[str]) -> None:
    case.release()
    line = [word.format(answers=answers, case=case.path) for word in words]
    code, out, err = run(*line, *FOR_SAMPLE, "-o", "")
    assert (code, out) == (2, "")
    assert err.startswith("ozon-wizard: «»: ")


@pytest.mark.parametrize("option", ["-o", "--answers", "--trees"])
@pytest.mark.parametrize("text", [text for text in ODD.values() if "\0" not in text], ids=str)
def test_an_odd_path_on_the_line_ends_with_two_and_a_line(
    run: Run, answers: Path, option: str, text: str
) -> None:
    code, out, err = run(*RUN, str(answers), option, text)
    assert (code, out) == (2, "")
    assert err.startswith("ozon-wizard: ")
    assert len(err.splitlines()) == 1
    assert len(err) < 400


@pytest.mark.parametrize("command", ["show", "remove", "calendar", "resume"])
@pytest.mark.parametrize("text", [text for text in ODD.values() if "\0" not in text], ids=str)
def test_an_odd_name_of_a_case_ends_with_two_and_a_line(run: Run, command: str, text: str) -> None:
    code, out, err = run("case", command, text, *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert len(err) < 400
