"""Whether a library is loaded, checked and tested in a time that grows in proportion to its size.

    python -m tests.benchmarks.size [NODES …]

Prints a table, by default for 1 000, 10 000 and 50 000 nodes. Each figure is the best of several
fresh processes, so that none pays for what another one left behind; memory is the most that the
process took. `yaml` is PyYAML's own composing, in C, over the same texts, with all that it gave
kept: first as Python runs it, then, and so are the loading and the checking that are held against
it, without the collector of circles, which `load` and `check` keep off.
`check` is all that the command does after loading.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import yaml

from tests.benchmarks.libraries import write
from tests.conftest import TODAY

SIZES = (1_000, 10_000, 50_000)
ROUNDS = 2


class Figures(NamedTuple):
    """What one stage took."""

    seconds: float
    megabytes: float


def main(sizes: list[int]) -> None:
    """Measure and print."""
    _say(
        "  nodes     yaml   alone     load          check           test    each   yaml  load check"
    )
    with TemporaryDirectory() as home:
        os.environ["OZON_WIZARD_HOME"] = home
        for size in sizes:
            folder = Path(home) / str(size)
            write(folder, size)
            _say(_row(size, folder))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _row(size: int, folder: Path) -> str:
    first, composed, loaded, checked, tested = (_best(stage, folder) for stage in STAGES)
    alone = checked.seconds - loaded.seconds
    walks = sum(path.read_text("utf-8").count("- name:") for path in folder.glob("scenarios/*"))
    return (
        f"{size:>7}"
        f"{first.seconds:>8.2f}s"
        f"{composed.seconds:>7.2f}s"
        f"{loaded.seconds:>8.2f}s ×{loaded.seconds / composed.seconds:<4.2f}"
        f"{alone:>8.2f}s ×{alone / loaded.seconds:<4.2f}"
        f"{tested.seconds:>8.2f}s"
        f"{tested.seconds / walks * 1000:>6.1f}ms"
        f"{composed.megabytes:>7.0f}MB{loaded.megabytes:>5.0f}MB{checked.megabytes:>5.0f}MB"
    )


def _best(stage: Callable[[Path], float], folder: Path) -> Figures:
    """The best of some rounds, each in a process of its own."""
    spawn = get_context("spawn")
    found: list[Figures] = []
    for _ in range(ROUNDS):
        with ProcessPoolExecutor(1, mp_context=spawn) as pool:
            found.append(pool.submit(_measured, stage, folder).result())
    return min(found)


def _measured(stage: Callable[[Path], float], folder: Path) -> Figures:
    seconds = stage(folder)
    return Figures(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def compose(folder: Path) -> float:
    """Seconds to compose all that loading composes."""
    from wizard.library.library import PARTS, paths

    parts = folder / PARTS  # which are all words
    found = [path for path in paths(folder) if path.parent != parts]
    texts = [path.read_text("utf-8") for path in found]
    texts = [text.split("---\n")[1] if text.startswith("---") else text for text in texts]
    begun = perf_counter()
    kept = [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts]
    assert len(kept) == len(texts)
    return perf_counter() - begun


def compose_alone(folder: Path) -> float:
    """The same without the collector of circles, which looks through all that is there."""
    gc.disable()
    return compose(folder)


def load(folder: Path) -> float:
    """Seconds to load."""
    from wizard.author.tree import loading

    gc.disable()
    begun = perf_counter()
    loaded = loading.load(folder)
    assert not loaded.problems
    return perf_counter() - begun


def check(folder: Path) -> float:
    """Seconds to load and check."""
    from wizard.author.proof import examine

    gc.disable()
    begun = perf_counter()
    _, problems = examine(folder, date.today())  # no fact is of a day to come
    assert not problems
    return perf_counter() - begun


def test(folder: Path) -> float:
    """Seconds to walk all scenarios of a library that was proved before."""
    from wizard.author.scenarios.trial import Trial
    from wizard.commands.opening import open_desk
    from wizard.common_options import CommonOptions

    options = CommonOptions(trees=str(folder), lang=None, today=TODAY.isoformat())
    open_desk(options)
    begun = perf_counter()
    desk = open_desk(options)
    walks = list(Trial(desk.pages, desk.today).walk(folder / "scenarios"))
    assert not any(result.problems for result, _ in walks)
    return perf_counter() - begun


def paths(folder: Path) -> float:
    """Seconds for all that `paths` tells of the first tree of a library that was proved before.

    Without the collector of circles, which the command keeps off as well.
    """
    from wizard.author.paths.listing import Paths
    from wizard.author.paths.overview import lines, overview
    from wizard.author.paths.stories import first_actions
    from wizard.author.tree.loading import load

    library = load(folder).library
    gc.disable()
    begun = perf_counter()
    found = Paths(library, TODAY)
    start = found.start(library.manifest.start)
    listed = list(found.shortest(start).values())
    first = first_actions(library, found.stories(start))
    assert list(lines(overview(found, start, listed, first)))
    return perf_counter() - begun


def coverage(folder: Path) -> float:
    """Seconds to draw the first tree of a library with what its scenarios meet."""
    from wizard.author.drawing.diagram import tree_diagram
    from wizard.author.drawing.mermaid import mermaid
    from wizard.author.scenarios.coverage import Coverage
    from wizard.author.scenarios.trial import Trial
    from wizard.commands.opening import open_desk
    from wizard.common_options import CommonOptions

    desk = open_desk(CommonOptions(trees=str(folder), lang=None, today=TODAY.isoformat()))
    begun = perf_counter()
    met = Coverage(desk.library)
    for walk in Trial(desk.pages, desk.today).walks(folder / "scenarios"):
        met.add(walk)
    assert mermaid(tree_diagram(desk.library, desk.library.manifest.start, met))
    return perf_counter() - begun


STAGES = (compose, compose_alone, load, check, test)

if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
