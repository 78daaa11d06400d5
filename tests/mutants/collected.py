"""The tests of a room, collected once, and run in a process of its own for each fault.

Owns what they reach, and whether they notice a fault in a function. Refuses faults in what runs
when a module is imported: for those everything has to be imported with the fault.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO

import pytest

from tests.mutants.live import Live
from tests.mutants.mutations import Mutant
from tests.mutants.reach import Only, Watch


class Collected:
    """A plugin of pytest that tries faults in place of running the tests.

    It writes, pickled: what the tests reach, or nothing where they say no without any fault; then
    of each fault whether it was noticed, or nothing where it cannot be tried here.
    """

    def __init__(
        self, root: Path, faults: Sequence[tuple[Path, Mutant]], seconds: float, to: IO[bytes]
    ) -> None:
        """`root` is where names of modules begin; `seconds`, of tests for each fault."""
        self._root, self._faults, self._seconds, self._to = root, faults, seconds, to

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try them all."""
        folders = {path.parent for path, _ in self._faults}
        for module in sorted(path for folder in folders for path in folder.glob("*.py")):
            importlib.import_module(module_name(module, self._root))
        (room,) = folders
        live = Live(room)
        gc.freeze()  # else each process copies all that there is when it first collects
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            watch = Watch(room)
            session.config.pluginmanager.register(watch)
            sound = _all_pass(session)
            with os.fdopen(writing, "wb") as end:
                pickle.dump(watch.reach if sound else None, end)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as end:
            reach = pickle.load(end)
        os.waitpid(process, 0)
        if reach and _noticed(session, lambda: True, dict(islice(reach.seconds.items(), CHECKED))):
            reach = None  # what is told of faults would be told of none
        self._tell(reach)
        for path, mutant in self._faults if reach else ():
            tests = reach.of(path, mutant.line, self._seconds)
            self._tell(_noticed(session, partial(live.change, path, mutant), tests))
        return True

    def _tell(self, what: object) -> None:
        pickle.dump(what, self._to)
        self._to.flush()


def module_name(path: Path, root: Path) -> str:
    """How a module of this file is imported."""
    return ".".join(path.relative_to(root).with_suffix("").parts)


CHECKED = 20
"""So many tests have to pass here without any fault, before faults are put in."""
_UNTRIED = 3


def _noticed(
    session: pytest.Session, change: Callable[[], bool], tests: Mapping[str, float]
) -> bool | None:
    process = os.fork()
    if process == 0:
        if not change():
            os._exit(_UNTRIED)
        only = Only(tests)
        session.config.pluginmanager.register(only)
        only.pytest_collection_modifyitems(session.items)
        os._exit(0 if _all_pass(session) else 1)
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return None if code == _UNTRIED else code != 0


def _all_pass(session: pytest.Session) -> bool:
    """Whether none says no, up to the first; the process can do nothing else afterwards."""
    try:
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return False
    except BaseException:  # noqa: BLE001 - what called this must not go on as if it were pytest
        return False
    return True
