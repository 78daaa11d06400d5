"""Which lines of a room each test runs, and how long each test takes.

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
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from pathlib import Path
from time import monotonic
from types import CodeType, FrameType
from typing import Any, NamedTuple

import pytest

PATIENCE, TIMES = 15, 5
"""So many seconds, and so many times as long as it took, a test may take with a fault."""


class Reach(NamedTuple):
    """What the tests reach when nothing is at fault."""

    seconds: Mapping[str, float]
    """Of each test, by its id, in the order in which they ran."""
    runners: Mapping[tuple[str, int], Collection[str]]
    """The tests that run a line within a function, by its file and its number."""

    def of(self, path: Path, line: int, most: float = inf) -> dict[str, float]:
        """The tests that run the statement of a line, the likeliest to say no first, by seconds.

        No more of them than take `most` seconds together, but always one. Where the line is run
        when its module is imported, those that call anything of the module; all of them where
        nothing of it is called.
        """
        lines = lines_run_with(path.read_text("utf-8"), line)
        if lines is None:
            of_module = (tests for (file, _), tests in self.runners.items() if file == str(path))
            found: Collection[str] = set[str]().union(*of_module) or self.seconds
        else:
            found = set().union(*(self.runners.get((str(path), one), ()) for one in lines))
        order = sorted(
            found, key=lambda test: (f"test_{path.stem}.py" not in test, self.seconds[test])
        )
        together = accumulate(self.seconds[test] for test in order)
        enough = (test for test, so_far in zip(order, together, strict=True) if so_far <= most)
        return {test: self.seconds[test] for test in [*order[:1], *enough]}


def lines_run_with(source: str, line: int) -> range | None:
    """The lines of the innermost statement around a line, without those of statements within it.

    All lines of a function at its head. None for what runs when the module is imported.
    """
    around = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt) and _first(node) <= line <= (node.end_lineno or 0)
    ]
    if not any(isinstance(node, _FUNCTIONS) for node in around):
        return None
    innermost = max(around, key=lambda node: (_first(node), -(node.end_lineno or 0)))
    within = [] if isinstance(innermost, _FUNCTIONS) else getattr(innermost, "body", [])
    last = min([_first(node) - 1 for node in within], default=innermost.end_lineno or 0)
    return range(_first(innermost), max(last, line) + 1)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


_NOT_OURS = set[int]()


class Watch:
    """A plugin of pytest that sees which lines below a folder each test runs."""

    def __init__(self, room: Path) -> None:
        self._room = str(room)
        self._seconds = dict[str, float]()
        self._known = dict[int, CodeType]()
        self._lines = dict[int, set[int]]()
        """The lines that the test ran, by the code that they are of, this by its identity."""
        self._runners = defaultdict[tuple[str, int], set[str]](set)

    @property
    def reach(self) -> Reach:
        """What was seen so far."""
        return Reach(self._seconds, dict(self._runners))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Look on while one test runs, with all that it needs."""
        began = monotonic()
        for lines in self._lines.values():
            lines.clear()
        threading.settrace(self._called)
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self._seconds[item.nodeid] = monotonic() - began
            for number, lines in self._lines.items():
                for line in lines:
                    self._runners[self._known[number].co_filename, line].add(item.nodeid)

    def _called(self, frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        code = frame.f_code
        lines = self._lines.get(id(code))
        if lines is None:
            ours = code.co_filename.startswith(self._room)
            lines = self._lines[id(code)] = set[int]() if ours else _NOT_OURS
            self._known[id(code)] = code  # that no other gets its number
        return None if lines is _NOT_OURS else self._line

    def _line(self, frame: FrameType, event: str, arg: object) -> Callable[..., Any]:
        if event == "line":
            self._lines[id(frame.f_code)].add(frame.f_lineno)
        return self._line


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
