"""Put faults into a room of the program, one after the other, and tell which no test of it notices.

    python -m tests.mutants law [--module penalties ...] [--most 200] [--seed 1] [--seconds 30]

Each is tried in a process of its own, by the tests of that room alone: a fault is to be found at
the lowest level. Of these those run that reach the function with the fault, as many as together
take some seconds; where there is none it is unnoticed. A try that takes too long is one that was
noticed, and an example that fails is not made smaller.

First the fault is put into the function, with all tests collected already. What is not noticed that
way, or cannot be put in so, is tried once more in a process that was forked before the program was
imported. Ends with 1 where a fault stayed unnoticed.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import os
import pickle
import random
import signal
import sys
from collections.abc import Mapping, Sequence
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import CodeType, ModuleType
from typing import IO

import babel.numbers  # what the tests need and takes long to import
import holidays
import icalendar
import jinja2
import msgspec
import pytest
import snowballstemmer
import textual.app
import transitions
import yaml
from hypothesis import HealthCheck, Phase, settings

from tests.mutants.collected import Collected, module_name
from tests.mutants.mutations import Mutant, mutants
from tests.mutants.reach import Only, Reach

WARM = (babel, holidays, icalendar, jinja2, msgspec, snowballstemmer, textual, transitions, yaml)
"""Read before the first fault is put in, and by nobody."""
ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a fault has been noticed at which the program cannot even be imported."""
NO_TESTS = 5
MEMORY = Path("/dev/shm")
"""Where folders of tests are quicker than on a disk."""
UNSHRUNK = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
"""As the tests are run otherwise, but ends with the first example that fails."""
settings.register_profile("unshrunk", UNSHRUNK)


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module in another form than on the disk."""

    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self._name, self._path, self._code = name, path, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=str(self._path))
        spec.has_location = True
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def collected(
    faults: Sequence[tuple[Path, Mutant]], seconds: float, tests: Sequence[str]
) -> IO[bytes]:
    """What `Collected` tells of these faults, from a process of its own."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        with os.fdopen(writing, "wb") as end:
            _run(Collected(ROOT, faults, seconds, end), tests)
        os._exit(0)
    os.close(writing)
    return os.fdopen(reading, "rb")


def noticed(path: Path, mutant: Mutant, tests: Mapping[str, float]) -> bool:
    """Whether these tests, by their seconds, say no to a module with this fault, or never end."""
    process = os.fork()
    if process == 0:
        signal.alarm(PATIENCE)
        faulty = compile(mutant.tree, path, "exec")
        sys.meta_path.insert(0, _Faulty(module_name(path, ROOT), path, faulty))
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        os._exit(_run(Only(tests), [*files]))
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    assert code != NO_TESTS
    return code != 0


def _run(plugin: object, tests: Sequence[str]) -> int:
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 2)
    options = ["-x", "-q", "--no-header", "--assert=plain", "--hypothesis-profile=unshrunk"]
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return int(pytest.main([*options, f"--basetemp={folder}/tests", *tests], [plugin]))


def main() -> int:
    """Try them and print."""
    reader = argparse.ArgumentParser("python -m tests.mutants")
    reader.add_argument("room")
    reader.add_argument("--module", nargs="*", default=["*"])
    reader.add_argument("--tests", nargs="*", help="other tests than those of the room")
    reader.add_argument("--most", type=int, default=10_000, help="so many, drawn by chance")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--seconds", type=float, default=inf, help="of tests for each fault")
    given = reader.parse_args()
    tests = given.tests or [f"tests/{given.room}"]
    os.chdir(ROOT)
    room = ROOT / "wizard" / given.room
    modules = sorted({path for name in given.module for path in room.glob(f"{name}.py")})
    found = [(path, one) for path in modules for one in mutants(path.read_text("utf-8"))]
    drawn = random.Random(given.seed).sample(found, min(given.most, len(found)))
    chosen = sorted(drawn, key=lambda it: (it[0], it[1].line))
    tell(f"{len(found)} faults in {len(modules)} modules, {len(chosen)} tried by {tests}")
    with collected(chosen, given.seconds, tests) as told:
        reach: Reach | None = pickle.load(told)
        if reach is None:
            tell("the tests fail without any fault")
            return 2
        began, survived = monotonic(), 0
        for number, (path, one) in enumerate(chosen, 1):
            reaching = reach.of(path, one.line, given.seconds)
            if not pickle.load(told) and not (reaching and noticed(path, one, reaching)):
                survived += 1
                tell(f"{path.name}:{one.line}: {one.was}  →  {one.now}  ({len(reaching)} tests)")
            if number % 50 == 0:
                tell(f"… {number} of {len(chosen)}, {monotonic() - began:.0f} s")
    tell(f"{len(chosen)} faults, {survived} unnoticed, {monotonic() - began:.0f} s")
    return bool(survived)


def tell(line: str) -> None:
    """Print at once: this takes its time."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
