"""That what the benchmark of start and step counts was painted, and that its keys are a walk."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.benchmarks import floor
from tests.benchmarks.figures import Measured, Paint, Row, burst, paint, percentile
from tests.benchmarks.installed import environment
from tests.benchmarks.start import driven, read
from tests.benchmarks.terminal import Terminal, words
from tests.benchmarks.walks import DONE, Drive, answering, drives, enough
from tests.conftest import SHIPPED, TODAY, desk_of, library, shipped_pages
from wizard.cases.desk import Desk
from wizard.library.model import Checklist, Outcome
from wizard.outcome.prompts import confirmation
from wizard.walk.answers import waits


@pytest.fixture(scope="module")
def found() -> list[Drive]:
    return drives(shipped_pages(), SHIPPED, TODAY)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([3.0], 50, 3.0),
        ([4.0, 1.0, 3.0, 2.0], 50, 2.0),
        ([5.0, 1.0, 3.0], 50, 3.0),
        ([float(n) for n in range(1, 301)], 99, 297.0),
        ([float(n) for n in range(1, 8)], 99, 7.0),
        ([1.0, 2.0], 100, 2.0),
    ],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], percent: float, expected: float
) -> None:
    assert percentile(values, percent) == expected


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 0), ([1.0], 101)])
def test_there_is_no_percentile_of_nothing(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError, match="%"):
        percentile(values, percent)


@pytest.mark.parametrize(
    ("times", "count"),
    [
        ([], 0),
        ([1.0], 1),
        ([1.0, 1.04, 1.08], 3),
        ([1.0, 1.04, 1.1], 2),
        ([1.0, 1.06, 1.07], 1),
    ],
)
def test_a_burst_ends_at_the_first_quiet(times: list[float], count: int) -> None:
    assert burst(times, 0.05) == count


def test_a_paint_is_counted_from_the_key_and_what_is_late_apart() -> None:
    painted = paint(10.0, [(10.25, 3), (10.28125, 4), (10.5, 5)], 0.0625)
    assert painted == Paint(first=0.25, last=0.28125, end=0.5, size=7, late=5)
    with pytest.raises(ValueError, match="nothing"):
        paint(10.0, [])


def test_words_are_what_is_left_without_sequences() -> None:
    painted = "\x1b[?1049h\x1b]0;title\x07\x1b[1;38;2;1;2;3mкод\x1b[0m из\x1b[12;3H СМС"
    assert words(painted.encode()) == "код из СМС"
    assert words("код".encode()[:5]) == "ко"


def test_pairs_tell_a_ratio_that_a_change_of_the_machine_does_not_move() -> None:
    row = Row.of_pairs("start", [1.0, 1.0, 2.0], [1.5, 3.0, 3.0], 1.5)
    assert (row.floor, row.wizard, row.ratio) == (1.0, 3.0, 1.5)
    assert str(row).endswith("ok")


@pytest.mark.parametrize(("wizard", "mark"), [(0.003, "ok"), (0.0031, "over")])
def test_a_row_tells_whether_a_target_is_met(wizard: float, mark: str) -> None:
    cells = str(Row("start", 0.002, wizard, 1.5, 1.3)).split()
    assert cells == [
        "start",
        "2.0",
        f"{wizard * 1000:.1f}",
        f"{wizard / 0.002:.2f}",
        "1.5",
        "1.3",
        mark,
    ]


def test_the_first_of_what_was_measured_is_left_out() -> None:
    took = Measured()
    for clock, processor in ((9.0, 1.0), (2.0, 5.0), (1.0, 4.0), (3.0, 6.0)):
        took.add("start", clock, processor)
    assert (took.middle("start"), took.middle("start", 1)) == (2.0, 5.0)


def test_a_row_without_a_target_is_only_told() -> None:
    assert str(Row("memory, MB", 2e6, 4e6, unit=1e6)).split()[-3:] == ["2.0", "4.0", "2.00"]


def test_drives_have_a_letter_among_each_ten_and_neither_end_nor_wait(found: list[Drive]) -> None:
    known = library(SHIPPED)
    assert sum(len(drive.moves) for drive in found) >= 300
    for drive in found:
        letters = [move.letter for move in drive.moves]
        assert all(any(letters[at : at + 10]) for at in range(len(letters) - 9))
        assert [move.node for move in drive.moves] == [step.node for step in drive.steps]
        nodes = [known.node(step.node) for step in drive.steps]
        assert not any(isinstance(node, Outcome) for node in nodes)
        assert not any(waits(it, step.answer) for it, step in zip(nodes, drive.steps, strict=True))
        assert all("\x1b" not in move.key for move in drive.moves)


def test_no_step_of_a_drive_is_asked_about(found: list[Drive]) -> None:
    desk = desk_of(SHIPPED)
    for drive in found:
        walk = desk.walker(drive.tree).begin(drive.today)
        for step in drive.steps:
            led = walk.answer(step.answer)
            assert confirmation(walk, led, desk.language) is None, step
            walk = led
        assert walk.steps == drive.steps


def test_as_many_drives_are_taken_as_give_the_steps(found: list[Drive]) -> None:
    one = found[0]
    assert enough([one], 2 * len(one.moves) + 1) == [one, one, one]
    assert enough(found, 1) == [one]
    with pytest.raises(ValueError, match="no scenario"):
        enough([], 1)


@pytest.mark.parametrize(
    ("answers", "answer", "keys"),
    [
        ([], "no", ["2"]),
        (["yes", "on"], None, ["\r"]),
        (["yes", "on"], "2026-11-01", ["2026-11-01", "\r"]),
        (["yes", "on", "2026-11-01", "Ann"], ["box"], ["2", *DONE]),
        (["yes", "on", "2026-11-01", "Ann"], [], [*DONE]),
        (["yes", "on", "2026-11-01", "Ann", ["box"], "refused"], "a\nb", ["a\nb", "\t", "1"]),
    ],
)
def test_the_keys_of_an_answer(
    desk: Desk, answers: list[str], answer: str | list[str] | None, keys: list[str]
) -> None:
    case = desk.new()
    for given in answers:
        case.answer(given)
    assert answering(case.page, answer) == keys


def test_what_is_offered_is_taken_away_first(desk: Desk) -> None:
    case = desk.new()
    for given in ("yes", "on", "2026-11-01", "Ann", ["box"]):
        case.answer(given)
    case.back()
    assert answering(case.page, ["receipt"]) == ["1", "2", *DONE]
    case.back()
    assert answering(case.page, "Bob") == ["\x15", "Bob", "\r"]


@pytest.mark.terminal
def test_the_floor_is_painted_and_swapped(tmp_path: Path) -> None:
    from tests.benchmarks.installed import environment

    command = [sys.executable, floor.__file__]
    with Terminal(command, environment(tmp_path), tmp_path) as terminal:
        begun = terminal.see(floor.FIRST)
        assert 0 < begun.first <= begun.last
        swapped = terminal.press("1")
        assert 0 < swapped.size < begun.size + begun.late
        assert terminal.memory() > 1e6
        assert terminal.spent() > 0


def at_home(home: Path) -> Mapping[str, str]:
    """What a program finds around it, where all is in one folder, as in other tests."""
    return {**environment(home), "OZON_WIZARD_HOME": str(home)}


@pytest.mark.terminal
@pytest.mark.slow
def test_the_keys_of_a_drive_give_its_case(
    found: list[Drive], home: Path, proved: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.benchmarks.start.environment", at_home)
    known = library(SHIPPED)

    def rich(drive: Drive) -> bool:
        ticked = any(
            isinstance(known.node(move.node), Checklist) and len(move.before) > 1
            for move in drive.moves
        )
        return ticked and any(len(move.before) == 1 for move in drive.moves)

    drive = next(drive for drive in reversed(found) if rich(drive))
    with driven([str(Path(sys.executable).parent / "ozon-wizard")], drive, home) as terminal:
        for move in read(drive):
            for keys in (*move.before, move.key):
                terminal.press(keys)
