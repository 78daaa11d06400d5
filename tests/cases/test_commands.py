"""`case …`: cases from the command line."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Change, Run, desk_of
from tests.test_cli import PROGRAM, program
from wizard.cases import beside, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.exports import save_copy
from wizard.i18n import language
from wizard.locations import TREES_VARIABLE as TREES

say = language("ru")
ON = [*FOR_SAMPLE, "--today", TODAY.isoformat()]


@pytest.fixture
def waiting(desk: Desk) -> Case:
    case = walked(desk, *TO_CALL, "later")
    case.release()
    return case


def test_the_list_says_what_where_and_when_and_the_overdue_come_first(
    run: Run, desk: Desk, waiting: Case
) -> None:
    fresh = walked(desk, "yes")
    early = desk_of(SAMPLE, TODAY - timedelta(days=20))
    late = walked(early, *TO_CALL[:2], None, "Bob", [], "later")
    code, out, err = run("case", "list", *ON)
    assert (code, err) == (0, "")
    first, second, third = out.splitlines()
    assert first.startswith(f"{late.id}  ⚠ ")
    assert "просрочено 10 дней: ответ (help desk)" in first
    assert second.startswith(f"{waiting.id}  A device")
    assert "ответ ждём до 02.12.2026" in second
    assert third.startswith(fresh.id)


@pytest.mark.parametrize(("more", "lines"), [([], 23), (["--all"], 60)])
def test_a_long_list_fits_the_screen_unless_all_is_wanted(
    run: Run, desk: Desk, waiting: Case, more: list[str], lines: int
) -> None:
    for number in range(59):
        store.write(desk.folder / f"2026-11-01-{number:04}.md", on_disk(waiting))
    _, out, _ = run("case", "list", *more, *ON)
    assert len(out.splitlines()) == lines
    assert ("ещё 38 дел" in out) is not bool(more)


def test_a_file_that_is_no_case_is_told_of_on_standard_error(
    run: Run, desk: Desk, waiting: Case
) -> None:
    (desk.folder / "notes.md").write_text("# Mine\n", "utf-8")
    code, out, err = run("case", "list", *ON)
    assert (code, len(out.splitlines())) == (2, 1)
    assert "notes.md" in err


def test_a_case_is_found_by_its_id_after_its_file_was_renamed(
    run: Run, desk: Desk, waiting: Case
) -> None:
    waiting.path.rename(desk.folder / "Моё дело.md")
    for name in (waiting.id, "Моё дело", str(desk.folder / "Моё дело.md")):
        code, out, _ = run("case", "show", name, *ON)
        assert (code, out[:2]) == (0, "# ")


def test_a_case_is_resumed_from_anywhere(waiting: Case, tmp_path: Path) -> None:
    moved = Path(shutil.copy(waiting.path, tmp_path / "дело.md"))
    done = program("case", "resume", str(moved), "--plain", *ON, stdin="refused\n")
    assert done.returncode == 0
    assert f"ozon-wizard case resume '{moved}'" in done.stdout
    assert len(store.read_record(moved).steps) == len(waiting.walk.steps) + 1


def test_a_document_for_people_is_no_case_and_says_which_it_is_of(
    run: Run, waiting: Case, tmp_path: Path
) -> None:
    saved = save_copy(waiting, tmp_path / "дело.md")
    lines = saved.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[-1].endswith(f"ozon-wizard case resume {waiting.id}")
    code, _, err = run("case", "resume", str(saved), "--plain", *ON)
    assert code == 2
    assert say("case_for_reading", path=saved, case=waiting.id) in err


@pytest.mark.parametrize(
    ("answer", "gone"), [("y\n", True), ("да\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_removing_is_asked_about(waiting: Case, answer: str, gone: bool) -> None:
    done = program("case", "remove", waiting.id, *ON, stdin=answer)
    assert waiting.page.title in done.stdout
    assert waiting.path.exists() is not gone
    assert done.returncode == (0 if gone else 1)


def test_removing_takes_all_that_belongs_to_the_case(
    run: Run, desk: Desk, home: Path, waiting: Case
) -> None:
    waiting.path.write_text(on_disk(waiting) + "Mine.\n", "utf-8")
    again = desk.resume(waiting.path)
    again.answer("refused")
    again.release()
    store.write(beside.message_file(waiting.path, "ask"), "Dear Ann")
    other = walked(desk, "yes")
    other.release()
    assert run("case", "remove", waiting.id, "--yes", *ON)[0] == 0
    assert {path for path in home.rglob("*") if path.suffix in (".md", ".txt")} == {other.path}
    assert "Ann" not in "".join(
        path.read_bytes().decode(errors="replace") for path in home.rglob("*") if path.is_file()
    )


def test_what_looks_like_its_own_stays_beside_a_case_that_lies_elsewhere(
    run: Run, tmp_path: Path, waiting: Case
) -> None:
    path = tmp_path / "my.md"
    waiting.path.rename(path)
    lookalikes = [tmp_path / "my.edited-1.md", tmp_path / "messages" / "my.notes.txt"]
    for item in lookalikes:
        store.write(item, "mine")
    assert run("case", "remove", str(path), "--yes", *ON)[0] == 0
    assert [item.exists() for item in (path, *lookalikes)] == [False, True, True]


def test_of_a_link_that_is_removed_it_is_told_where_the_file_stays(
    run: Run, tmp_path: Path, waiting: Case
) -> None:
    behind = tmp_path / "behind.md"
    waiting.path.rename(behind)
    waiting.path.symlink_to(behind)
    code, _, err = run("case", "remove", waiting.id, "--yes", *ON)
    assert (code, err.strip()) == (0, say("removed_link", path=behind))
    assert behind.exists()


def test_of_a_link_to_a_disk_that_is_away_it_is_told_that_the_file_stays_there(
    run: Run, tmp_path: Path, waiting: Case
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    waiting.path.rename(disk / "behind.md")
    waiting.path.symlink_to(disk / "behind.md")
    away = disk.rename(tmp_path / "away")
    code, _, err = run("case", "remove", waiting.id, "--yes", *ON)
    assert (code, err.strip()) == (0, say("removed_link_away", path=disk / "behind.md"))
    assert (away / "behind.md").exists()


def test_a_case_that_cannot_be_opened_can_be_removed(run: Run, desk: Desk, waiting: Case) -> None:
    text = on_disk(waiting).replace("ozon-wizard: 1", "ozon-wizard: 9")
    waiting.path.write_text(text, "utf-8")
    assert run("case", "remove", waiting.id, "--yes", *ON)[0] == 0
    assert not waiting.path.exists()


def test_a_file_elsewhere_that_is_no_case_is_never_removed(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("# Mine\n", "utf-8")
    code, _, err = run("case", "remove", str(notes), "--yes", *ON)
    assert (code, notes.exists()) == (2, True)
    assert "notes.md" in err


def test_a_case_open_in_another_window_is_not_removed(run: Run, waiting: Case) -> None:
    assert waiting.place.claim()
    code, _, err = run("case", "remove", waiting.id, "--yes", *ON)
    assert (code, waiting.path.exists()) == (2, True)
    assert say("case_busy") in err


def test_a_case_is_shown_masked_for_posting(run: Run, changed: Change, waiting: Case) -> None:
    folder = changed("demo.yaml", "    title: Name\n", "    title: Name\n    personal: true\n")
    trees = ["--trees", str(folder), "--lang", "ru", "--today", TODAY.isoformat()]
    assert "Ann" in run("case", "show", waiting.id, *trees)[1]
    code, out, _ = run("case", "show", waiting.id, "--redact", *trees)
    assert code == 0
    assert "Ann" not in out
    assert "Dear [скрыто: name]" in out


def test_a_calendar_goes_to_standard_output_or_to_a_file(
    run: Run, waiting: Case, tmp_path: Path
) -> None:
    code, out, err = run("case", "calendar", waiting.id, *ON)
    assert (code, err) == (0, "")
    assert len(Calendar.from_ical(out).walk("VEVENT")) == 1
    path = tmp_path / "dates.ics"
    code, out, _ = run("case", "calendar", waiting.id, "-o", str(path), *ON)
    assert (code, str(path) in out) == (0, True)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(Calendar.from_ical(path.read_text("utf-8")).walk("VEVENT")) == 1


def test_a_case_without_dates_has_no_calendar(run: Run, desk: Desk, tmp_path: Path) -> None:
    case = walked(desk, "yes")
    path = tmp_path / "dates.ics"
    code, out, err = run("case", "calendar", case.id, "-o", str(path), *ON)
    assert (code, out, err.strip(), path.exists()) == (1, "", say("no_dates"), False)


@pytest.mark.parametrize("command", ["show", "resume", "calendar"])
@pytest.mark.parametrize("name", ["../x", "none", ""])
def test_a_case_that_is_none_is_told_of(run: Run, command: str, name: str) -> None:
    code, out, err = run("case", command, name, *ON)
    assert (code, out) == (2, "")
    assert f"нет дела «{name}»" in err


def test_the_second_window_is_told_line_by_line(waiting: Case) -> None:
    assert waiting.place.claim()
    before = on_disk(waiting)
    words = ["case", "resume", waiting.id, "--plain", *ON]
    done = program(*words, stdin="?\ni\nq\n")
    assert done.returncode == 0
    assert done.stdout.count(say("case_busy")) == 1
    assert say("only_read", path=waiting.path).split("\n")[0] in done.stdout, "and not «saved»"
    assert "Help desk" in done.stdout, "it can be looked at all the same"
    for move in ("refused", "b\n3"):
        done = program(*words, stdin=f"i\n{move}\n")
        assert done.returncode == 2
        assert done.stdout.count(say("case_busy")) == 2
    assert on_disk(waiting) == before


def test_the_second_window_goes_on_line_by_line_when_the_first_is_done(waiting: Case) -> None:
    assert waiting.place.claim()
    words = ["case", "resume", waiting.id, "--plain", *ON]
    window = subprocess.Popen(
        [*PROGRAM, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert window.stdin is not None and window.stdout is not None
    while say("case_busy") not in window.stdout.readline():
        pass
    waiting.answer("refused")
    waiting.release()
    window.stdin.write("refused\n")
    window.stdin.flush()
    while say("case_reloaded") not in window.stdout.readline():
        pass
    window.stdin.write("They said no.\n")
    window.communicate()
    steps = store.read_record(waiting.path).steps
    assert [step.answer for step in steps[-2:]] == ["refused", "They said no."]


def test_what_fits_no_more_is_told_line_by_line(changed: Change, waiting: Case) -> None:
    changed("demo.yaml", "  power:\n    kind", "  light:\n    kind")
    folder = changed("demo.yaml", "to: power", "to: light")
    trees = ["--trees", str(folder), "--lang", "ru", "--today", TODAY.isoformat()]
    done = program("case", "resume", waiting.id, "--plain", *trees, stdin="")
    assert say("case_astray") in done.stdout
    assert "  - demo.power: on (22.11.2026)" in done.stdout


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, ["через 10 дней", "Ответили?"]),
        (4, ["через 6 дней", "Ответили?"]),
        (10, ["это сегодня", "Ответили?"]),
        (12, ["Просрочено 2 дня: ответ ждали до 02.12.2026", "Ответили?"]),
    ],
)
def test_who_comes_back_is_told_how_long_is_left_or_asked(
    waiting: Case, days: int, said: list[str]
) -> None:
    day = (TODAY + timedelta(days=days)).isoformat()
    words = ["case", "resume", waiting.id, "--plain", *FOR_SAMPLE, "--today", day]
    out = program(*words, stdin="later\n").stdout
    for part in said:
        assert part in out
    assert (say("wait_until", date=say.day(TODAY + timedelta(days=10))) in out) is (days <= 10)


def test_an_overdue_answer_names_the_next_rung(changed: Change) -> None:
    changed("library.yaml", "short: Desk}\n", "short: Desk}\n  store: {title: The shop}\n")
    changed("demo.yaml", "    status: open\n", "    status: open\n    stage: store\n")
    path = changed(
        "demo.yaml", "{label: They refused, to: story}", "{label: They refused, to: shop}"
    )
    case = walked(desk_of(path), *TO_CALL, "later")
    case.release()
    late = desk_of(path, TODAY + timedelta(days=12)).resume(case.path)
    assert late.page.next_rung == "The shop"
    assert desk_of(path, TODAY + timedelta(days=2)).open(case.path).page.next_rung == ""


def test_a_long_list_at_the_start_is_cut(desk: Desk, waiting: Case) -> None:
    for number in range(20):
        store.write(desk.folder / f"2026-11-01-{number:04}.md", on_disk(waiting))
    out = program("--plain", *ON, stdin="q\n").stdout
    assert out.count("case resume") == 9
    assert "ещё 12 дел" in out


@pytest.mark.parametrize("named", [True, False])
def test_what_a_sitting_says_to_go_on_by_names_the_library_that_was_named(
    tmp_path: Path, named: bool
) -> None:
    folder = tmp_path / "my trees"
    shutil.copytree(SAMPLE, folder)
    words, surroundings = (["--trees", str(folder)], {}) if named else ([], {TREES: str(folder)})
    done = program("demo", "--plain", *words, stdin="1\n1\n", **surroundings)
    told = [line for line in done.stdout.splitlines() if "ozon-wizard case resume" in line]
    assert [line.endswith(f" --trees '{folder}'") for line in told] == [named], done
