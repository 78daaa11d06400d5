"""How long a start and a step take, against the smallest Textual app in the same run.

    python -m tests.benchmarks.start [--installed VENV] [--starts N] [--steps N]

Builds the wheel, installs it with pip into a virtual environment (`--installed` keeps one, and only
the wizard in it is renewed), and drives it and the floor in turn in pseudo-terminals of 120×40, on
two cores. Prints a table: what counts is the median of the ratios of two that were measured side by
side, since the speed of a machine that others share changes within seconds.

A start is counted from `exec` to the last byte before 50 ms of quiet after the first screen is
there: *warm* in a home where it was started before, *first* in one where it never was, the program
as pip has left it. A step is counted from its key; letters of a field and ticks before it are no
part of it. The steps are those of scenarios, a letter among each ten, and what the case then holds
is compared with what was driven. In the floor each of them is a list swapped. A digit that is to be
pressed again is let go first, as by a person who reads: sooner it is watched for a tenth of a
second, since its key may be held (`tui/listening`).

Where others work on the machine, a moment of theirs can look like the quiet that ends a paint: how
often the screen was painted on after it is told below the table, and the last byte of all before
the next key has a row of its own. Processor time is touched by others the least. None of these has
a target.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks import floor, proofs, walks
from tests.benchmarks.figures import Measured, Paint, Row, percentile
from tests.benchmarks.installed import Installed, environment
from tests.benchmarks.terminal import Terminal
from tests.conftest import SHIPPED, TODAY, library
from wizard.cases.store import read_record
from wizard.errors import EXIT_PROBLEMS
from wizard.i18n import language
from wizard.outcome.page import Pages
from wizard.tui.listening import AGAIN, HELD

CORES = 2
FIRST = "Что случилось?"
"""Words of the first screen, which stand on one line."""
READING = 1.0
"""Seconds in which a person reads the first question, and what is warmed up in a thread is warm."""
ENTER, READ = "\r", 1.1 * AGAIN
"""A key that skips nothing behind a digit until that was let go, and seconds to read a step."""
REMEMBERED = 30
"""Steps after which memory is looked at."""
ROUNDS = 5
"""How often memory is measured."""


class Bench:
    """One run."""

    def __init__(self, installed: Installed, folder: Path) -> None:
        self._installed = installed
        self._folder = folder
        self._homes = 0
        self._driven = walks.drives(Pages(library(SHIPPED), language("ru")), SHIPPED, TODAY)

    def home(self) -> Path:
        """A home in which nothing was ever started."""
        self._homes += 1
        home = self._folder / f"home{self._homes}"
        home.mkdir()
        return home

    def starts(self, count: int) -> Iterator[Row]:
        """Starts, and the shortest answer on the command line."""
        known, other, took = self.home(), self.home(), Measured()
        version = [str(self._installed.wizard), "--version"]
        nothing = [str(self._installed.python), "-c", "pass"]
        for _ in range(count + 1):
            took.add("floor", *_start(self._installed.floor, floor.FIRST, other))
            took.add("warm", *_start(self._installed.wizard, FIRST, known))
            self._installed.refresh()
            took.add("first", *_start(self._installed.wizard, FIRST, self.home()))
            took.add("version", elapsed(version, known))
            took.add("nothing", elapsed(nothing, known))
        every = took.all
        floors, spent = every("floor"), every("floor", 1)
        yield Row.of_pairs("start → first screen, warm", floors, every("warm"), 1.5, 1.3)
        yield Row.of_pairs("the same, first after installing", floors, every("first"), 1.7, 1.4)
        yield Row.of_pairs("  processor, warm", spent, every("warm", 1))
        yield Row.of_pairs("  processor, first after installing", spent, every("first", 1))
        against = every("nothing"), every("version")
        yield Row.of_pairs("--version against python -c pass", *against, 3, 2)

    def steps(self, count: int) -> Iterator[Row | str]:
        """Steps of the wizard, each followed by one of the floor."""
        below: list[Paint] = []
        own: list[Paint] = []
        lettered: list[Paint] = []
        spent = [0.0, 0.0]
        with self._floor() as smallest:
            for drive in walks.enough(self._driven, count):
                with driven([str(self._installed.wizard)], drive, self.home()) as terminal:
                    before = [smallest.spent(), terminal.spent()]
                    for move in read(drive):
                        own.append(_step(terminal, move))
                        lettered += own[-1:] if move.letter else []
                        below.append(smallest.press("1"))
                    after = [smallest.spent(), terminal.spent()]
                    spent = [
                        total + b - a for total, a, b in zip(spent, before, after, strict=True)
                    ]
        lows, highs = _seconds(below)
        low, high = percentile(lows, 50), percentile(highs, 50)
        first, last = _seconds(own)
        yield Row.of_pairs("key → first change, median", lows, first, 4, 2.5)
        yield Row.of_pairs("key → last byte, median", highs, last, 6, 3)
        yield Row("key → last byte, 99 % (floor: median)", high, percentile(last, 99), 15, 8)
        low_end, own_end = (percentile([one.end for one in it], 50) for it in (below, own))
        yield Row("  key → last byte of all, median", low_end, own_end)
        first, last = _seconds(lettered)
        yield Row("  with a letter: first change, median", low, percentile(first, 50))
        yield Row("  with a letter: last byte, median", high, percentile(last, 50))
        yield Row("  processor of a step with its typing, mean", *(it / len(own) for it in spent))
        yield _told("wizard", own)
        yield _told("floor", below)

    def memory(self) -> Iterator[Row]:
        """What is held after some steps."""
        drive = next(drive for drive in self._driven if drive.again)
        held = Measured()
        for _ in range(ROUNDS + 1):
            with driven([str(self._installed.wizard)], drive, self.home()) as terminal:
                for move in read(drive):
                    _step(terminal, move)
                for _ in range(REMEMBERED - len(drive.moves)):
                    terminal.press(walks.BACK)
                    terminal.press(drive.moves[-1].key)
                held.add("wizard", terminal.memory())
            with self._floor() as smallest:
                for _ in range(REMEMBERED):
                    smallest.press("1")
                held.add("floor", smallest.memory())
        what = f"memory after {REMEMBERED} steps, MB"
        yield Row(what, held.middle("floor"), held.middle("wizard"), 1.8, 1.6, unit=1e6)

    @contextmanager
    def _floor(self) -> Iterator[Terminal]:
        home = self.home()
        with Terminal([str(self._installed.floor)], environment(home), home) as terminal:
            terminal.see(floor.FIRST)
            yield terminal


def read(drive: walks.Drive) -> Iterator[walks.Move]:
    """The moves of a drive, each once somebody has read the step before."""
    pressed = ""
    for move in drive.moves:
        sleep(HELD if move.key in (pressed, ENTER) else READ)
        pressed = move.key
        yield move


@contextmanager
def driven(wizard: Sequence[str], drive: walks.Drive, home: Path) -> Iterator[Terminal]:
    """The wizard at the start of a drive; at the end the case must hold what was driven."""
    command = [*wizard, drive.tree, "--today", drive.today.isoformat()]
    with Terminal(command, environment(home), home) as terminal:
        terminal.see(drive.first)
        sleep(READING)
        yield terminal
    (path,) = home.rglob("cases/*.md")
    held = [(step.node, step.answer) for step in read_record(path).steps]
    assert held == [(step.node, step.answer) for step in drive.steps], "another way was driven"


def _start(program: Path, words: str, home: Path) -> tuple[float, float]:
    """Seconds of a start, by the clock and of the processor."""
    with Terminal([str(program)], environment(home), home) as terminal:
        return terminal.see(words).last, terminal.spent()


def _step(terminal: Terminal, move: walks.Move) -> Paint:
    for keys in move.before:
        terminal.press(keys)
    return terminal.press(move.key)


def elapsed(command: Sequence[str], home: Path) -> float:
    """Seconds of a command that is run to its end; what it finds, it says by its exit code."""
    begun = perf_counter()
    around = environment(home)
    done = subprocess.run(command, check=False, cwd=home, env=around, stdout=subprocess.DEVNULL)
    assert done.returncode in (0, EXIT_PROBLEMS), "it failed"
    return perf_counter() - begun


def _seconds(paints: Sequence[Paint]) -> tuple[list[float], list[float]]:
    return [one.first for one in paints], [one.last for one in paints]


def _told(name: str, paints: Sequence[Paint]) -> str:
    bytes_ = percentile([one.size for one in paints], 50)
    late = sum(one.late > 0 for one in paints)
    return f"  {name}: {len(paints)} steps, median {bytes_} bytes, {late} painted on after quiet"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.start")
    parser.add_argument("--installed", type=Path, metavar="VENV", help="install here, and keep it")
    parser.add_argument("--starts", type=int, default=11, help="how many starts of each kind")
    parser.add_argument("--steps", type=int, default=300, help="how many steps at least")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with TemporaryDirectory() as made:
        folder = Path(made)
        bench = Bench(Installed((given.installed or folder / "venv").absolute()), folder)
        say(f"{'':<46}{'floor':>9}{'wizard':>9}{'ratio':>8}{'must':>7}{'wanted':>7}")
        parts = bench.starts(given.starts), bench.steps(given.steps), bench.memory(), proofs.rows()
        for part in parts:
            for row in part:
                say(row)


def say(line: object) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
