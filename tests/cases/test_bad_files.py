"""A bad file among the cases, or in place of settings: named, left alone, and in nobody's way."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, on_disk, walked
from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Run, changer, desk_of
from wizard import locations, settings
from wizard.cases.calendar_file import calendar_of
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.errors import UnreadableError, UnwritableError
from wizard.i18n import LANGUAGES, language

ON = [*FOR_SAMPLE, "--today", TODAY.isoformat()]
NAME = "2026-11-23-0bad"
NINES = "9" * 5000

Make = Callable[[Path, str], object]


def head(old: str, new: str) -> Make:
    """A case with one thing in its head turned into another."""

    def make(path: Path, text: str) -> None:
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return make


def sparse(path: Path, _: str) -> None:
    with path.open("wb") as file:
        file.truncate(600 * 1024 * 1024)


def shut(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0)


DAY = f"'{TODAY}'"
BAD: dict[str, Make] = {
    "format of 5 000 nines": head("ozon-wizard: 2", f"ozon-wizard: {NINES}"),
    "format of 5 000 noughts": head("ozon-wizard: 2", f"ozon-wizard: {'0' * 5000}1"),
    "negative format": head("ozon-wizard: 2", f"ozon-wizard: -{NINES}"),
    "format of other digits": head("ozon-wizard: 2", "ozon-wizard: ²"),
    "format with an exponent": head("ozon-wizard: 2", "ozon-wizard: 1e999999999"),
    "created in the year 1": head(f"created: {DAY}", "created: 0001-01-01"),
    "created in the year 9999": head(f"created: {DAY}", "created: 9999-12-31"),
    "updated in the year 1": head(
        "updated: '2026-11-22T14:02:00Z'", "updated: 0001-01-01T00:00:00"
    ),
    "updated at the very first": head(
        "updated: '2026-11-22T14:02:00Z'", "updated: 0001-01-01T00:00:00+23:59"
    ),
    "updated in the year 9999": head(
        "updated: '2026-11-22T14:02:00Z'", "updated: 9999-12-31T23:59:59-23:59"
    ),
    "a step in the year 1": head(f"'on': {DAY}", "'on': 0001-01-01"),
    "a step in the year 9999": head(f"'on': {DAY}", "'on': 9999-12-31"),
    "a step with a day of 5 000 nines": head(f"'on': {DAY}", f"'on': {NINES}"),
    "nested deep": lambda path, _: path.write_text(f"---\nsteps: {'[' * 100_000}\n---\n", "utf-8"),
    "nested in lines": lambda path, _: path.write_text(
        "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(3000)) + "---\n", "utf-8"
    ),
    "NUL": lambda path, text: path.write_text(text.replace("demo", "de\0mo"), "utf-8"),
    "binary": lambda path, _: path.write_bytes(bytes(range(256)) * 100),
    "nothing": lambda path, _: path.write_bytes(b""),
    "an id that is a path": head("id: ", "id: ../../"),
    "pipe": lambda path, _: os.mkfifo(path),
    "folder": lambda path, _: path.mkdir(),
    "link to nothing": lambda path, _: path.symlink_to("nowhere"),
    "link to itself": lambda path, _: path.symlink_to(path.name),
    "link to a device": lambda path, _: path.symlink_to("/dev/zero"),
    "sparse": sparse,
    "a name of no letters": lambda path, _: Path(
        os.fsdecode(bytes(path.with_name("x")) + b"\xff.md")
    ).touch(),
}
every_bad_file = pytest.mark.parametrize("make", BAD.values(), ids=BAD)


@pytest.fixture
def good(desk: Desk) -> Case:
    """A case that is in order, and waits for an answer."""
    case = walked(desk, *TO_CALL, "later")
    case.release()
    return case


@pytest.fixture(autouse=True)
def no_crash(home: Path) -> object:
    """Nothing was a crash."""
    yield
    assert not locations.crashes().exists()


def put(make: Make, good: Case) -> Path:
    path = good.path.with_name(f"{NAME}.md")
    make(path, on_disk(good))
    return path


@every_bad_file
def test_a_bad_file_is_named_beside_the_cases(desk: Desk, good: Case, make: Make) -> None:
    put(make, good)
    for code in LANGUAGES:
        spoken = Desk(desk.library, language(code), desk.today, desk.now)
        found = overview(spoken)
        assert [item.id for item in found.cases] == [good.id]
        (reason,) = found.refused
        assert reason.startswith(str(desk.folder))
        assert len(reason) < 500


@every_bad_file
def test_a_bad_file_stops_no_command(
    run: Run, good: Case, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(make, good)
    code, out, err = run("case", "list", *ON)
    assert (code, len(out.splitlines()), len(err.splitlines())) == (2, 1, 1)
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    code, out, err = run("--plain", *ON)
    assert (code, err) == (0, "")
    assert good.id in out
    assert run("case", "show", good.id, *ON)[0] == 0


@every_bad_file
def test_a_bad_file_is_refused_in_a_line_and_can_be_removed(
    run: Run, good: Case, make: Make
) -> None:
    path = put(make, good)
    if not os.path.lexists(path):
        pytest.skip("it has no name that could be typed")
    for command in ("show", "calendar", "resume"):
        code, out, err = run("case", command, NAME, *ON)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert len(err) < 600
    code, _, err = run("case", "remove", "--yes", NAME, *ON)
    if path.is_dir():
        assert code == 2
        assert NAME in err
    else:
        assert (code, err) == (0, "")
        assert not os.path.lexists(path)
    assert good.path.exists()


@pytest.mark.usefixtures("mere")
def test_what_may_not_be_read_is_named_too(run: Run, desk: Desk, good: Case) -> None:
    put(shut, good)
    assert [item.id for item in overview(desk).cases] == [good.id]
    code, out, err = run("case", "list", *ON)
    assert (code, len(out.splitlines()), len(err.splitlines())) == (2, 1, 1)


ENDS = {
    "the first day": ("1990-01-01", "1990-01-01T00:00:00Z"),
    "the last day": ("2100-01-01", "2100-01-01T23:59:59+23:59"),
}


@pytest.mark.parametrize(("day", "moment"), ENDS.values(), ids=ENDS)
def test_a_case_at_an_end_of_the_calendar_can_be_opened(good: Case, day: str, moment: str) -> None:
    text = on_disk(good).replace(DAY, day).replace("'2026-11-22T14:02:00Z'", moment)
    good.path.write_text(text, "utf-8")
    for today in (TODAY, TODAY.replace(1990), TODAY.replace(2099)):
        desk = desk_of(SAMPLE, today)
        assert len(overview(desk).cases) == 1
        opened = desk.open(good.path)
        assert opened.document()
        assert calendar_of(opened)


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("[" * 100_000, "utf-8"),
        lambda path: path.write_text('{"theme": ' * 100_000, "utf-8"),
        lambda path: path.write_text(f'{{"theme": {NINES}}}', "utf-8"),
        lambda path: path.write_bytes(bytes(range(256))),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 100),
        lambda path: path.write_text('["theme"]', "utf-8"),
        lambda path: path.write_text("{theme: red}", "utf-8"),
        lambda path: sparse(path, ""),
        os.mkfifo,
        Path.mkdir,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path.name),
    ],
)
def test_settings_that_are_none_are_named_and_left_alone(
    run: Run,
    home: Path,
    good: Case,
    make: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = locations.settings()
    path.parent.mkdir(parents=True)
    make(path)
    before = os.lstat(path)
    assert settings.chosen("colour") is None
    settings.remember("colour", "red")
    assert settings.chosen("colour") is None
    for code in LANGUAGES:
        monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
        ended, _, err = run("--plain", "--trees", str(SAMPLE), "--lang", code)
        assert (ended, err) == (0, f"{language(code)('settings_spoilt', path=path)}\n")
    assert run("case", "show", good.id, "--trees", str(SAMPLE))[2].count(str(path)) == 1
    after = os.lstat(path)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize(
    "text", [None, "{}", '{"theme": "wizard-light", "language": "ru"}', '{"colour": 7}']
)
def test_of_settings_that_are_sound_nothing_is_said(
    run: Run, home: Path, text: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if text is not None:
        locations.settings().parent.mkdir(parents=True)
        locations.settings().write_text(text, "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    code, _, err = run("--plain", "--trees", str(SAMPLE))
    assert (code, err) == (0, "")
    settings.remember("colour", "red")
    assert settings.chosen("colour") == "red"


def test_a_choice_is_kept_through_a_link(home: Path, tmp_path: Path) -> None:
    path = locations.settings()
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "dotfiles.json")
    settings.remember("colour", "red")
    assert path.is_symlink()
    assert settings.chosen("colour") == "red"


def test_a_tree_that_is_gone_is_told(desk: Desk, good: Case) -> None:
    text = on_disk(good).replace("tree: demo", f"tree: {'x' * 5000}")
    good.path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError):
        desk.open(good.path)


@pytest.mark.parametrize("length", ["9999 years", "9999 months", "9999 working days"])
def test_a_term_without_an_end_is_told_and_nothing_overflows(copy: Path, length: str) -> None:
    desk = desk_of(changer(copy)("facts.yaml", "length: 10 days", f"length: {length}"))
    case = walked(desk, *TO_CALL, "later")
    assert case.document()
    assert calendar_of(case)
    assert overview(desk).cases[0].due is not None


@pytest.mark.parametrize("nines", [20, 100, 1000, 4299, 4301, 5000])
def test_a_sum_that_is_none_is_a_lost_answer_and_blocks_nothing(
    run: Run, copy: Path, nines: int
) -> None:
    field = "type: text\n    title: Name"
    desk = desk_of(changer(copy)("demo.yaml", field, field.replace("text", "money", 1)))
    cases = [walked(desk, "yes", "off", "4590"), walked(desk, "yes", "off", "4590")]
    for case in cases:
        case.release()
    bad = cases[0].path
    text = on_disk(cases[0])
    assert "answer: '4590.00'" in text
    bad.write_text(text.replace("'4590.00'", f"'{'9' * nines}.00'"), "utf-8")
    assert len(overview(desk).cases) == 2
    opened = desk.open(bad)
    assert [step.node for step in opened.walk.lost] == ["demo.owner"]
    assert opened.document()
    on = ["--trees", str(copy), "--today", TODAY.isoformat()]
    for command in (["list"], ["show", bad.stem], ["remove", "--yes", bad.stem]):
        told = command[0] == "list"  # that days may be missing
        assert run("case", *command, *on)[0] == (2 if told else 0)
    assert not bad.exists()


PLACES: dict[str, Callable[[Path], object]] = {
    "file": Path.touch,
    "pipe": os.mkfifo,
    "dangling link": lambda path: path.symlink_to(path.with_name("nowhere")),
    "loop": lambda path: path.symlink_to(path.name),
    "link to a device": lambda path: path.symlink_to("/dev/null"),
}
at_every_bad_place = pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)


@at_every_bad_place
@pytest.mark.parametrize("place", ["data", "data/cases"])
def test_a_folder_of_cases_that_is_none_is_named_and_is_no_good_end(
    run: Run,
    home: Path,
    place: str,
    make: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (home / place).parent.mkdir(parents=True, exist_ok=True)
    make(home / place)
    cases = str(home / "data" / "cases")
    code, out, err = run("case", "list", *ON)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert cases in err
    code, out, err = run("case", "show", "2026-11-22-0000", *ON)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\nq\n"))
    code, out, err = run("--plain", *ON)
    assert code == 2
    assert out.count(str(home / "data")) >= 2


@pytest.mark.usefixtures("mere")
def test_a_folder_that_nobody_may_look_into_is_named(run: Run, good: Case) -> None:
    good.path.parent.chmod(0)
    try:
        code, out, err = run("case", "list", *ON)
    finally:
        good.path.parent.chmod(0o700)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_no_folder_of_cases_is_no_cases(run: Run, home: Path) -> None:
    assert run("case", "list", *ON) == (0, "", "")


def test_a_full_disk_in_a_pipe_is_no_good_end(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise UnwritableError(desk.folder, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr("wizard.cases.store.write", full)
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    code, out, _ = run("--plain", *ON)
    assert code == 2
    assert language("ru")("unwritable_ENOSPC") in out


BROKEN: dict[str, Make] = {
    "no line of a key": head("tree: demo", "demo"),
    "a quote left open": head("tree: demo", "tree: 'demo"),
    "a tab": head("tree: demo", "\ttree: demo"),
    "an anchor": head("tree: demo", "tree: &a demo"),
    "an alias": head("tree: demo", "tree: *a"),
    "a tag": head("tree: demo", "tree: !x demo"),
    "a key twice": head("tree: demo", "tree: demo\ntree: demo"),
    "a key that is a list": head("tree: demo", "? [a]\n: b\ntree: demo"),
    "nothing between the lines": lambda path, _: path.write_text("---\n---\n", "utf-8"),
    "a list": lambda path, _: path.write_text("---\n- a\n---\n", "utf-8"),
    "a word": lambda path, _: path.write_text("---\na\n---\n", "utf-8"),
    "a key too many": head("tree: demo", "tree: demo\nbush: demo"),
    "a key too few": head("tree: demo\n", ""),
    "a list for a text": head("tree: demo", "tree: [demo]"),
    "no day": head(f"created: {DAY}", "created: soon"),
    "no moment": head("updated: '2026-11-22T14:02:00Z'", "updated: soon"),
    "steps that are none": head("steps:", "steps: none\nkept:"),
    "a step without a node": head("- node: demo.plugged\n  answer", "- answer"),
    "an answer that is none": head("answer: 'yes'", "answer: {a: b}"),
    "format nought": head("ozon-wizard: 2", "ozon-wizard: 0"),
    "format -1": head("ozon-wizard: 2", "ozon-wizard: -1"),
}
EVERY: dict[str, Make] = BAD | BROKEN
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_why_a_file_cannot_be_opened_is_said_in_one_language_with_what_to_do(
    desk: Desk, good: Case, make: Make
) -> None:
    put(make, good)
    (reason,) = overview(desk).refused
    words = reason.removeprefix(str(desk.folder)).partition(": ")[2]
    known = {"UTF", "md", "edited", "ozon", "wizard", "case", "list", "remove", "demo", "tree"}
    known |= {"bush", "created", "updated", "steps", "node", "answer", "on", "id"}
    assert {*LATIN.findall(words)} <= known, words
    assert ". " in words or ": " in words, words


def test_what_an_old_format_is_no_number_of_is_refused(desk: Desk, good: Case) -> None:
    put(BROKEN["format -1"], good)
    (reason,) = overview(desk).refused
    assert "«ozon-wizard»" in reason


def test_a_long_name_of_a_tree_is_named_by_its_ends(desk: Desk, good: Case) -> None:
    put(head("tree: demo", f"tree: {'x' * 5000}"), good)
    (reason,) = overview(desk).refused
    assert len(reason) < 600
