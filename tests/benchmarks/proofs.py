"""What the proof of the shipped library takes, and other commands of an author against it.

    python -m tests.benchmarks.proofs [ROUNDS]

Each stage runs in a fresh process, side by side with bare composing; what counts is the median of
the ratios of two that were measured so. Owns these rows; `start` prints them with its own.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from tests.benchmarks import size
from tests.benchmarks.figures import Measured, Row
from tests.conftest import SHIPPED

ROUNDS = 5


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    """All that `check` does, what a walk needs of it, then `paths` and `graph --coverage`."""
    took, others = Measured(), (size.paths, size.coverage)
    for _ in range(rounds + 1):
        for stage in (compose_all, size.compose_alone, size.check, prove, *others):
            took.add(stage.__name__, _apart(stage))
    every = took.all
    every_file, checked = every("compose_all"), every("check")
    yield Row.of_pairs("proof of the shipped library, as check does", every_file, checked, 10, 5)
    library = every("compose_alone")
    yield Row.of_pairs("  the part before a walk, imports and all", library, every("prove"))
    yield Row.of_pairs("  check, against the library without words and scenarios", library, checked)
    yield Row.of_pairs("paths, against check", checked, every("paths"), 1)
    yield Row.of_pairs("graph --coverage, against check", checked, every("coverage"))


def compose_all(folder: Path) -> float:
    """Seconds to compose all YAML that `check` composes: words and scenarios are proved as well."""
    gc.disable()
    found = [path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))]
    begun = perf_counter()
    kept = [yaml.compose(text, Loader=yaml.CSafeLoader) for text in found]
    assert len(kept) == len(found)
    return perf_counter() - begun


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
