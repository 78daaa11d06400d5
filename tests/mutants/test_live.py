"""Which faults can be put into what is imported already, and that they act there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.live import Live
from tests.mutants.mutations import mutants

SOURCE = """\
from functools import cached_property

LEAST = 3
PAIR = (lambda: 7), (lambda: 8)

def least(day=LEAST):
    def inner():
        return day + 2
    return inner()

class Row:
    width = 4
    def __init__(self):
        self.left = super().__hash__() and 0 or 9
    @cached_property
    def cell(self):
        return [10 for _ in "ab"]
"""


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[ModuleType]:
    (tmp_path / "rows.py").write_text(SOURCE, "utf-8")
    spec = spec_from_file_location("rows_with_faults", tmp_path / "rows.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.mark.parametrize(
    ("was", "now", "called", "found"),
    [
        ("day + 2", "day - 2", "least()", 1),
        ("return inner()", "return None", "least()", None),
        ("2", "3", "least()", 6),
        ("return [10 for _ in 'ab']", "return None", "Row().cell", None),
        ("10", "11", "Row().cell", [11, 11]),
        ("9", "10", "Row().left", 10),
    ],
)
def test_a_fault_in_a_function_acts_at_once(
    rows: ModuleType, was: str, now: str, called: str, found: object
) -> None:
    path = Path(str(rows.__file__))
    fault = next(one for one in mutants(SOURCE) if (one.was, one.now) == (was, now))
    assert Live(path.parent).change(path, fault)
    assert eval(called, vars(rows)) == found


@pytest.mark.parametrize("was", ["3", "7", "8", "4"])
def test_what_ran_at_the_import_is_left(rows: ModuleType, was: str) -> None:
    path = Path(str(rows.__file__))
    faults = [one for one in mutants(SOURCE) if one.was == was]
    assert len(faults) == 2
    assert not any(Live(path.parent).change(path, fault) for fault in faults)
