"""What goes out of a case writes over no case and over nothing that is being read."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.cases.test_outlets import RUN, mode
from tests.conftest import FOR_SAMPLE, SAMPLE, Run
from tests.plain.test_sitting import sit
from tests.test_cli import PROGRAM
from wizard import disk
from wizard.cases import outlet
from wizard.cases.calendar_file import calendar_name, calendar_place, save_calendar
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.errors import UnwritableError
from wizard.i18n import LANGUAGES, language

say = language("ru")


@pytest.fixture
def case(desk: Desk) -> Case:
    case = walked(desk, *TO_CALL, "later")
    case.release()
    return case


def hard(target: Path, name: Path) -> None:
    os.link(target, name)


def soft(target: Path, name: Path) -> None:
    name.symlink_to(target)


NAMES: dict[str, Callable[[Path, Path], Path]] = {
    "as it is": lambda target, _: target,
    "spelt otherwise": lambda target, _: target.parent / ".." / target.parent.name / target.name,
    "by a link": lambda target, folder: linked(soft, target, folder / "link.md"),
    "by another name": lambda target, folder: linked(hard, target, folder / "other.md"),
    "through a linked folder": lambda target, folder: (
        linked(soft, target.parent, folder / "in") / target.name
    ),
}


def linked(link: Callable[[Path, Path], None], target: Path, name: Path) -> Path:
    link(target, name)
    return name


every_name = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)


@every_name
@pytest.mark.parametrize("kind", ["document", "calendar"])
def test_no_case_is_written_over(
    desk: Desk, case: Case, tmp_path: Path, name: Callable[[Path, Path], Path], kind: str
) -> None:
    other = walked(desk, "yes")
    other.release()
    for target in (case.path, other.path):
        folder = tmp_path / target.stem
        folder.mkdir()
        before = target.read_bytes()
        place = name(target, folder)
        with pytest.raises(UnwritableError) as refused:
            save_copy(case, place) if kind == "document" else save_calendar(case, place)
        assert target.read_bytes() == before
        for code in LANGUAGES:
            said = language(code).failure(refused.value)
            assert language(code)("unwritable_KEPT") in said


def test_nothing_is_put_among_the_cases_that_would_be_taken_for_one(case: Case) -> None:
    place = case.desk.folder / "copy.md"
    with pytest.raises(UnwritableError) as refused:
        save_copy(case, place)
    assert language("ru")("unwritable_CASES") in language("ru").failure(refused.value)
    assert not place.exists()


def test_nor_is_one_to_which_a_link_among_the_cases_leads(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "synced.md"
    case.path.rename(target)
    case.path.symlink_to(target)
    with pytest.raises(UnwritableError):
        save_calendar(case, target)
    assert "ozon-wizard:" in target.read_text("utf-8")


def test_nor_the_case_at_hand_wherever_it_is(desk: Desk, case: Case, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    case.path.rename(mine)
    again = desk.resume(mine)
    for send in (save_copy, save_calendar):
        with pytest.raises(UnwritableError):
            send(again, mine)
    assert again.document() == desk.open(mine).document()


def test_a_new_file_among_the_cases_takes_nothing_from_anybody(case: Case) -> None:
    assert save_calendar(case, case.path.with_suffix(".ics")).path.is_file()


def test_the_calendar_command_tells_it(run: Run, case: Case) -> None:
    before = case.path.read_bytes()
    words = ["case", "calendar", case.id, *FOR_SAMPLE, "-o", str(case.path)]
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert say("unwritable_KEPT") in err
    assert case.path.read_bytes() == before


@every_name
def test_the_answers_that_are_read_are_not_written_over(
    run: Run, answers: Path, tmp_path: Path, name: Callable[[Path, Path], Path]
) -> None:
    before = answers.read_bytes()
    (tmp_path / "there").mkdir()
    code, out, err = run(*RUN, str(answers), "-o", str(name(answers, tmp_path / "there")))
    assert (code, out) == (2, "")
    assert say("unwritable_KEPT") in err
    assert answers.read_bytes() == before


def test_nor_are_the_trees(run: Run, answers: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "trees")
    tree = tmp_path / "trees" / "demo.yaml"
    before = tree.read_bytes()
    words = ["run", "demo", "--trees", str(tree.parent), "--answers", str(answers)]
    code, _, err = run(*words, "-o", str(tree))
    assert code == 2
    assert str(tree) in err
    assert tree.read_bytes() == before


def test_nor_is_what_comes_through_the_input(answers: Path) -> None:
    before = answers.read_bytes()
    with answers.open("rb") as given:
        done = subprocess.run(
            [*PROGRAM, "--plain", *FOR_SAMPLE], stdin=given, capture_output=True, check=False
        )
    assert done.returncode == 2
    lines = answers.with_name("lines")
    lines.write_text(f"yes\ns {lines}\n", "utf-8")
    with lines.open("rb") as given:
        done = subprocess.run(
            [*PROGRAM, "--plain", *FOR_SAMPLE], stdin=given, capture_output=True, check=False
        )
    assert done.returncode == 2
    assert lines.read_text("utf-8") == f"yes\ns {lines}\n"
    assert answers.read_bytes() == before


@pytest.mark.parametrize("kind", ["run", "calendar"])
def test_a_command_replaces_nothing_but_what_it_wrote_itself(
    run: Run, case: Case, answers: Path, tmp_path: Path, kind: str
) -> None:
    place = tmp_path / "place"
    words = {
        "run": [*RUN, str(answers), "-o", str(place)],
        "calendar": ["case", "calendar", case.id, *FOR_SAMPLE, "-o", str(place)],
    }[kind]
    place.write_text("my diary\n", "utf-8")
    code, _, err = run(*words)
    assert (code, place.read_text("utf-8")) == (2, "my diary\n")
    assert say("unwritable_TAKEN") in err
    place.write_text("", "utf-8")  # as `mktemp` makes one
    assert run(*words)[0] == 0
    assert run(*words)[0] == 0  # by now the case has noted what its calendar knows
    written = place.read_bytes()
    assert written
    assert run(*words)[0] == 0
    assert place.read_bytes().splitlines()[:2] == written.splitlines()[:2]


def test_nor_a_case_that_was_carried_there(
    run: Run, case: Case, answers: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "moved.md"
    moved.write_bytes(case.path.read_bytes())
    before = moved.read_bytes()
    assert run(*RUN, str(answers), "-o", str(moved))[0] == 2
    assert moved.read_bytes() == before


def test_nor_a_calendar_to_which_something_was_added(run: Run, case: Case, tmp_path: Path) -> None:
    place = tmp_path / "dates.ics"
    words = ["case", "calendar", case.id, *FOR_SAMPLE, "-o", str(place)]
    assert run(*words)[0] == 0
    mine = "BEGIN:VEVENT\r\nUID:mine\r\nEND:VEVENT\r\nEND:VCALENDAR"
    place.write_text(place.read_text("utf-8").replace("END:VCALENDAR", mine), "utf-8")
    assert run(*words)[0] == 2
    assert "UID:mine" in place.read_text("utf-8")


@pytest.mark.parametrize("kind", ["run", "calendar", "scenarios"])
def test_nor_by_way_of_a_folder_that_is_none(
    run: Run, case: Case, answers: Path, tmp_path: Path, kind: str
) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("mine\n", "utf-8")
    words = {
        "run": [*RUN, str(answers)],
        "calendar": ["case", "calendar", case.id, *FOR_SAMPLE],
        "scenarios": ["test", "--generate", "demo", *FOR_SAMPLE],
    }[kind]
    assert run(*words, "-o", f"{tmp_path}/none/../diary.txt")[0] == 2
    assert diary.read_text("utf-8") == "mine\n"
    assert not (tmp_path / "none").exists()


def test_in_a_sitting_nor_by_that_way(desk: Desk, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("mine\n", "utf-8")
    assert outlet.chosen_file(f"{tmp_path}/none/../diary.txt") == diary
    sit(desk.new(), "yes", f"s {tmp_path}/none/../diary.txt")
    assert diary.read_text("utf-8") == "mine\n"


def test_nor_a_document_that_was_edited(run: Run, answers: Path, tmp_path: Path) -> None:
    place = tmp_path / "place.md"
    words = [*RUN, str(answers), "-o", str(place)]
    assert run(*words)[0] == 0
    place.write_text(place.read_text("utf-8") + "\nMy own line.\n", "utf-8")
    assert run(*words)[0] == 2
    assert place.read_text("utf-8").endswith("My own line.\n")


def test_nor_does_a_calendar_go_over_another_file_in_a_folder(
    run: Run, case: Case, tmp_path: Path
) -> None:
    diary = tmp_path / calendar_name(case)
    diary.write_text("my diary\n", "utf-8")
    words = ["case", "calendar", case.id, *FOR_SAMPLE, "-o", str(tmp_path)]
    assert run(*words)[0] == 0
    assert run(*words)[0] == 0
    assert diary.read_text("utf-8") == "my diary\n"


@pytest.mark.parametrize("kind", ["run", "calendar"])
def test_a_dash_is_where_a_command_prints(
    run: Run, case: Case, answers: Path, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = {"run": [*RUN, str(answers)], "calendar": ["case", "calendar", case.id, *FOR_SAMPLE]}
    code, out, err = run(*words[kind], "-o", "-")
    assert (code, err) == (0, "")
    assert len(out) > 100
    assert not Path("-").exists()


@pytest.mark.parametrize("read", [outlet.chosen_file, outlet.given])
def test_a_folder_that_is_none_is_not_taken_for_a_file(
    tmp_path: Path, read: Callable[[str], Path]
) -> None:
    with pytest.raises(UnwritableError) as refused:
        read(f"{tmp_path}/none/")
    assert refused.value.code == "FOLDER"
    assert read(f"{tmp_path}/") == tmp_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'{here}/my file.md'", "my file.md"),
        ('"{here}/my file.md"', "my file.md"),
        ("{here}/my\\ file.md", "my file.md"),
        ("{here}/my file.md", "my file.md"),
        ("$OF_MINE/x.md", "x.md"),
        ("{here}/it's.md", "it's.md"),
        ("{here}/$OF_NOBODY.md", "$OF_NOBODY.md"),
    ],
)
def test_a_path_at_the_screen_is_read_as_a_shell_would(
    tmp_path: Path, typed: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_MINE", str(tmp_path))
    assert outlet.chosen_file(typed.format(here=tmp_path)) == tmp_path / meant


@pytest.mark.parametrize("name", ["'x'", '"x"', "$OF_MINE", "a\\ b"])
def test_what_stands_there_as_it_is_typed_is_meant(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_MINE", "other")
    (tmp_path / name).touch()
    assert outlet.chosen_file(f"{tmp_path}/{name}") == tmp_path / name


def test_a_file_with_two_names_stays_one(case: Case, tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("old\n" * 100_000, "utf-8")
    os.link(one, two)
    save_copy(case, one)
    assert one.samefile(two)
    assert two.read_text("utf-8").startswith(case.document())
    save_calendar(case, two)
    assert one.read_text("utf-8").endswith("END:VCALENDAR\n")


@pytest.mark.parametrize("given", [0o4755, 0o2755, 0o6640, 0o1644])
@pytest.mark.parametrize("names", [1, 2])
def test_a_file_keeps_every_bit_of_its_mode(
    case: Case, tmp_path: Path, given: int, names: int
) -> None:
    path = tmp_path / "one.md"
    path.write_text("old\n", "utf-8")
    if names > 1:
        os.link(path, tmp_path / "two.md")
    path.chmod(given)
    save_copy(case, path)
    assert path.read_text("utf-8") != "old\n"
    assert mode(path) == given


def test_an_empty_file_is_its_owners_alone_once_something_stands_in_it(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.touch(0o644)
    outlet.send(path, b"secret", tmp_path / "cases", ())
    assert (mode(path), path.read_bytes()) == (0o600, b"secret")


@pytest.mark.parametrize("step", ["fsync", "ftruncate"])
@pytest.mark.parametrize("old", ["", "old\n", "old\n" * 1000])
def test_where_the_disk_is_full_a_file_with_two_names_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, old: str
) -> None:
    one = tmp_path / "one.md"
    one.write_text(old, "utf-8")
    os.link(one, tmp_path / "two.md")
    real, calls = getattr(os, step), []

    def full(*arguments: int) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments)

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="No space"):
        disk.put(one, b"new\n" * 10, disk.OWN)
    assert one.read_text("utf-8") == old
    assert stat.S_ISREG(one.stat().st_mode)


@pytest.mark.parametrize("named", [hard, soft, None])
def test_in_a_sitting_no_file_is_written_over_by_naming_it(
    desk: Desk, tmp_path: Path, named: Callable[[Path, Path], None] | None
) -> None:
    diary, name = tmp_path / "diary.txt", tmp_path / "name.txt"
    diary.write_text("mine\n", "utf-8")
    if named is None:
        name = diary
    else:
        named(diary, name)
    printed = sit(desk.new(), "yes", f"s {name}")
    assert f"! {say('path_taken', path=name)}" in printed
    assert diary.read_text("utf-8") == "mine\n"


def test_a_calendar_goes_over_that_of_its_own_case_alone(desk: Desk, tmp_path: Path) -> None:
    first, second = (walked(desk, *TO_CALL, "later") for _ in range(2))
    place = save_calendar(first, calendar_place(first, tmp_path)).path
    assert calendar_place(first, tmp_path) == place
    other = calendar_place(second, tmp_path)
    assert other != place
    assert not other.exists()
    place.write_text(f"my notes on {first.id}\n", "utf-8")
    assert calendar_place(first, tmp_path) != place


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/stdin", "/dev/tty", "/dev/null", "pipe"])
def test_in_a_sitting_a_device_is_no_place_to_keep_a_copy(
    desk: Desk, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    with pytest.raises(UnwritableError) as refused:
        outlet.chosen(place)
    assert refused.value.code in ("DEVICE", "KEPT")
    printed = sit(desk.new(), "yes", f"s {place}")
    assert f"! {say.failure(refused.value)}" in printed
    assert say("saved_in", path=place) not in printed
