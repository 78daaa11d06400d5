"""Which functions of a room each test reaches, and how long each test takes.

Owns which tests can notice a fault at a line, and their order: those of the module itself first,
then the quick before the slow. What a test only finds in a cache is told of the test that put it
there. Refuses to put faults in.
"""

from __future__ import annotations

import ast
import signal
import sys
import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import NamedTuple

import pytest

PATIENCE, TIMES = 15, 5
"""So many seconds, and so many times as long as it took, a test may take with a fault."""


class Reach(NamedTuple):
    """What the tests reach when nothing is at fault."""

    seconds: Mapping[str, float]
    """Of each test, by its id, in the order in which they ran."""
    callers: Mapping[tuple[str, int], Collection[str]]
    """The tests that call a function, by its file and its first line."""

    def of(self, path: Path, line: int, most: float = inf) -> dict[str, float]:
        """The tests that reach a line of a module, the likeliest to say no first, by seconds.

        No more of them than take `most` seconds together, but always one. Where the line is run
        when its module is imported, those that call anything of the module; all of them where
        nothing of it is called.
        """
        first = function_at(path.read_text("utf-8"), line)
        if first is None:
            of_module = (tests for (file, _), tests in self.callers.items() if file == str(path))
            found: Collection[str] = set[str]().union(*of_module) or self.seconds
        else:
            found = self.callers.get((str(path), first), ())
        order = sorted(
            found, key=lambda test: (f"test_{path.stem}.py" not in test, self.seconds[test])
        )
        together = accumulate(self.seconds[test] for test in order)
        enough = (test for test, so_far in zip(order, together, strict=True) if so_far <= most)
        return {test: self.seconds[test] for test in [*order[:1], *enough]}


def function_at(source: str, line: int) -> int | None:
    """The first line of the innermost function around a line, its decorators included."""
    functions = (
        (min(part.lineno for part in (node, *node.decorator_list)), node.end_lineno or 0)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return max((first for first, last in functions if first <= line <= last), default=None)


class Watch:
    """A plugin of pytest that sees which functions below a folder each test calls."""

    def __init__(self, room: Path) -> None:
        self._room, self._test = str(room), ""
        self._seconds = dict[str, float]()
        self._callers = defaultdict[tuple[str, int], set[str]](set)

    @property
    def reach(self) -> Reach:
        """What was seen so far."""
        return Reach(self._seconds, dict(self._callers))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Look on while one test runs, with all that it needs."""
        began, self._test = monotonic(), item.nodeid
        threading.settrace(self._called)
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self._seconds[item.nodeid] = monotonic() - began

    def _called(self, frame: FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(self._room):
            self._callers[code.co_filename, code.co_firstlineno].add(self._test)


class Only:
    """A plugin of pytest that lets these tests run, in this order.

    Where one takes much longer than it did without a fault, the process ends: it would never end.
    """

    def __init__(self, tests: Mapping[str, float]) -> None:
        """`tests` are the seconds that each took."""
        self._seconds = dict(tests)
        self._order = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        found = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(found, key=lambda item: self._order[item.nodeid])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Begin to count."""
        signal.alarm(PATIENCE + TIMES * int(self._seconds[item.nodeid]))
