"""Which tests are run over a fault, and in which order."""

from __future__ import annotations

import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.mutants.reach import PATIENCE, TIMES, Only, Reach, Watch, lines_run_with
from tests.rows import each_row

SOURCE = """\
LEAST = 3

@property
def outer(day=1):
    def inner():
        return day
    return inner

class Row:
    width = 2
    def cell(self):
        if (self.width
                > 1):
            return (
                0
            )
        else:
            return 1
"""


@each_row(
    ("line", "first", "last"),
    [(3, 3, 7), (4, 3, 7), (5, 5, 6), (6, 6, 6), (7, 7, 7), (11, 11, 18), (12, 12, 13),
     (13, 12, 13), (15, 14, 16), (18, 18, 18)],
)  # fmt: skip
def test_a_line_is_run_with_its_statement(line: int, first: int, last: int) -> None:
    assert lines_run_with(SOURCE, line) == range(first, last + 1)


@pytest.mark.parametrize("line", [1, 10])
def test_what_runs_when_a_module_is_imported_is_run_with_no_test(line: int) -> None:
    assert lines_run_with(SOURCE, line) is None


def test_the_tests_of_the_module_come_first_and_then_the_quick(tmp_path: Path) -> None:
    module = tmp_path / "rows.py"
    module.write_text(SOURCE, "utf-8")
    slow, quick, own, other = "t/test_a.py::s", "t/test_a.py::q", "t/test_rows.py::o", "t/b.py::n"
    seconds = {slow: 2.0, quick: 1.0, own: 3.0, other: 0.1}
    reach = Reach(seconds, {(str(module), 6): {slow, quick, own}})
    assert [*reach.of(module, 6).items()] == [(own, 3.0), (quick, 1.0), (slow, 2.0)]
    assert [*reach.of(module, 1)] == [own, quick, slow]  # whoever calls anything imported it
    assert [*Reach(seconds, {}).of(module, 1)] == [own, other, quick, slow]
    assert reach.of(module, 12) == {}
    assert [*reach.of(module, 6, 4.0)] == [own, quick]  # those that take four seconds together
    assert [*reach.of(module, 6, 0.0)] == [own]


def _item(test: str) -> Any:
    return SimpleNamespace(nodeid=test)


def test_a_test_is_seen_to_run_what_it_runs_in_the_room() -> None:
    code = lines_run_with.__code__
    for room, found in (Path(__file__).parent, {"one"}), (Path(__file__).parent / "law", set()):
        watch = Watch(room)
        for test in ("one", "two"):
            running = watch.pytest_runtest_protocol(_item(test))
            next(running)
            if test == "one":
                lines_run_with(SOURCE, 1)
            assert not [*running]
        assert [*watch.reach.seconds] == ["one", "two"]
        assert watch.reach.runners.get((code.co_filename, code.co_firstlineno + 5), set()) == found


def test_only_the_chosen_tests_run_and_in_their_order() -> None:
    items = [_item(test) for test in "abcd"]
    Only({"d": 1.0, "b": 2.0}).pytest_collection_modifyitems(items)
    assert [item.nodeid for item in items] == ["d", "b"]


def test_a_test_may_take_some_times_as_long_as_without_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    monkeypatch.setattr(signal, "alarm", given.append)
    for seconds in 0.2, 8.0:
        Only({"a": seconds}).pytest_runtest_protocol(_item("a"))
    assert given == [PATIENCE, PATIENCE + TIMES * 8]
