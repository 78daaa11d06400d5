"""How much longer 10 000 cases take than ten, and a case of 2 000 steps than one of twelve.

    python -m tests.benchmarks.many [--installed VENV] [--rounds N]

Installs as `start` does, and measures in pairs, one beside the other. The ten cases are of ten
scenarios, half of them ended, and the 10 000 are a thousand of each; they were listed once before,
which wrote the index. The long case goes in a circle through the library of the tests: its steps
hold messages that were sent, so the document grows with it. A step is counted from the key that
answers, a letter from its key; both end in a file that is written.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks import walks
from tests.benchmarks.figures import Measured, Paint, Row
from tests.benchmarks.installed import Installed, environment
from tests.benchmarks.start import CORES, FIRST, READ, READING, elapsed, say
from tests.benchmarks.terminal import Terminal
from tests.conftest import NOW, SAMPLE, SHIPPED, TODAY, library
from wizard.author.scenarios.trial import Trial
from wizard.cases import case_index
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.i18n import language

FEW, MANY = 10, 10_000
SHORT, LONG = 12, 1_998
"""Steps that were taken before the circle that is measured."""
CIRCLE: tuple[str | list[str], ...] = ("yes", "on", "2026-11-01", "Ann", ["box"], "again")
TODAYS = ("--today", TODAY.isoformat())
TOLD = ["case", "list"], ["due"]


def patterns(desk: Desk) -> list[str]:
    """Ten case files: five that ended, one in which a day has come, four others that are open."""
    trial = Trial(desk.pages, TODAY)
    every = [walk for _, walk in trial.walk(SHIPPED / "scenarios") if len(walk.steps) >= 4]
    ended = [walk for walk in every if walk.ended]
    there = [walk for walk in every if not walk.ended and walk.today == TODAY]
    chosen = [*ended[:: len(ended) // 4][:5], *there[:: len(there) // 4][:5]]
    return [Case(desk, walk.walker.start, "CASE", walk).file() for walk in chosen]


def fill(home: Path, count: int) -> None:
    """So many cases in a home."""
    folder = home / ".local" / "share" / "ozon-wizard" / "cases"
    folder.mkdir(parents=True, mode=0o700)
    desk = Desk(library(SHIPPED), language("ru"), TODAY, lambda: NOW, folder)
    for number, text in enumerate(islice(cycle(patterns(desk)), count)):
        name = f"2026-11-{1 + number % 22:02}-{number:05x}"
        (folder / f"{name}.md").write_text(text.replace("id: CASE\n", f"id: {name}\n"), "utf-8")
    sleep(2 * case_index.GRAIN / 1e9)  # what was written just now is not believed


def lists(installed: Installed, folder: Path, rounds: int) -> Iterator[Row]:
    """What shows all cases."""
    few, many, took = folder / "few", folder / "many", Measured()
    for home, count in ((few, FEW), (many, MANY)):
        fill(home, count)
        begun = perf_counter()
        elapsed([str(installed.wizard), *TODAYS, "case", "list"], home)
        took.add("anew", perf_counter() - begun)
    for _ in range(rounds + 1):
        for home in (few, many):
            for words in TOLD:
                command = [str(installed.wizard), *TODAYS, *words]
                took.add(f"{words}{home}", elapsed(command, home))
            with Terminal([str(installed.wizard), *TODAYS], environment(home), home) as terminal:
                took.add(f"home{home}", terminal.see(FIRST).last, terminal.spent())
    for words in TOLD:
        pair = took.all(f"{words}{few}"), took.all(f"{words}{many}")
        yield Row.of_pairs(f"{' '.join(words)}, {MANY} cases", *pair, 1.5)
    for which, what in enumerate(("first screen", "  its processor")):
        pair = took.all(f"home{few}", which), took.all(f"home{many}", which)
        yield Row.of_pairs(f"{what}, {MANY} cases", *pair, 1.5 if which == 0 else None)


def long(installed: Installed, folder: Path, rounds: int) -> Iterator[Row]:
    """Keys in a long case beside the same in a short one."""
    took = Measured()
    command = [str(installed.wizard), "--trees", str(SAMPLE), *TODAYS, "case", "resume"]
    homes = [(folder / f"steps{count}", count) for count in (SHORT, LONG)]
    cases = [_walked(home, count) for home, count in homes]
    with (
        Terminal([*command, str(cases[0].path)], environment(homes[0][0]), homes[0][0]) as short,
        Terminal([*command, str(cases[1].path)], environment(homes[1][0]), homes[1][0]) as long,
    ):
        for terminal in (short, long):
            terminal.see("Is it plugged in?")
        sleep(READING)
        for answer in islice(cycle(CIRCLE), (rounds + 1) * len(CIRCLE)):
            sleep(READ)
            for name, terminal, case in (("short", short, cases[0]), ("long", long, cases[1])):
                *before, key = walks.answering(case.page, answer) or [""]
                for keys in before:
                    took.add(f"letter {name}", *_times(terminal.press(keys)))
                took.add(f"step {name}", *_times(terminal.press(key)))
                case.walk = case.step(answer)
                case._changed()
    for what in ("step", "letter"):
        for which, end in enumerate(("first change", "last byte")):
            pair = took.all(f"{what} short", which), took.all(f"{what} long", which)
            yield Row.of_pairs(f"{what} → {end}, {LONG} steps", *pair, 3)


def _times(painted: Paint) -> tuple[float, float]:
    return painted.first, painted.last


def _walked(home: Path, count: int) -> Case:
    folder = home / "cases"
    folder.mkdir(parents=True)
    desk = Desk(library(SAMPLE), language("ru"), TODAY, lambda: NOW, folder)
    case = desk.new()
    for answer in islice(cycle(CIRCLE), count):
        case.walk = case.step(answer)
        case._changed()
    case.place.claim()
    case.keep()
    case.release()
    return case


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many")
    parser.add_argument("--installed", type=Path, metavar="VENV", help="install here, and keep it")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with TemporaryDirectory() as made:
        folder = Path(made)
        installed = Installed((given.installed or folder / "venv").absolute())
        say(f"{'':<46}{'few':>9}{'many':>9}{'ratio':>8}{'must':>7}{'wanted':>7}")
        for part in (long, lists):
            for row in part(installed, folder, given.rounds):
                say(row)


if __name__ == "__main__":
    main()
