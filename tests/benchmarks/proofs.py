"""What the proof of the shipped library takes, and other commands of an author against it.

    python -m tests.benchmarks.proofs [ROUNDS]

Each stage runs in a fresh process, side by side with bare composing; what counts is the median of
the ratios of two that were measured so. Owns these rows; `start` prints them with its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks import size
from tests.benchmarks.figures import Measured, Row
from tests.conftest import SHIPPED

ROUNDS = 5


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    """All that `check` does, what a walk needs of it, then `paths` and `graph --coverage`."""
    took = Measured()
    for _ in range(rounds + 1):
        for stage in (size.compose_alone, size.check, prove, size.paths, size.coverage):
            took.add(stage.__name__, _apart(stage))
    every = took.all
    composed, checked = every("compose_alone"), every("check")
    yield Row.of_pairs("proof of the shipped library, as check does", composed, checked, 10, 5)
    yield Row.of_pairs("  the part before a walk", composed, every("prove"))
    yield Row.of_pairs("paths, against check", checked, every("paths"), 1)
    yield Row.of_pairs("graph --coverage, against check", checked, every("coverage"), 1)


def prove(folder: Path) -> float:
    """Seconds from a folder to a library that may be walked, with nothing kept of it before."""
    from wizard.commands.proved import sound

    with TemporaryDirectory() as home:
        os.environ["OZON_WIZARD_HOME"] = home
        begun = perf_counter()
        sound(folder)
        return perf_counter() - begun


def _apart(stage: Callable[[Path], float]) -> float:
    """What a stage takes in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(stage, SHIPPED).result()


def main() -> None:
    """Measure and print."""
    for row in rows(*map(int, sys.argv[1:])):
        sys.stdout.write(f"{row}\n")


if __name__ == "__main__":
    main()
