"""Ten windows at once: over one case, which only one of them may answer, and over one folder.

Owns what each of them does, and the log in which each answer stands that a window took for kept.
"""

from __future__ import annotations

import itertools
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.cases.killed import ROUND
from tests.conftest import SAMPLE, desk_of
from tests.trials import forked
from tests.trials.killed import home_like, proved
from tests.trials.trial import Account, Trial
from wizard.cases import case_folder
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.errors import BusyError

WINDOWS = 10
SHARED = "shared"
MOST = 1500
"""Answers of a case, with which the time for each of them grows."""


def blows(chance: Random, count: int, account: Account) -> None:
    """Ten windows for so many seconds."""
    with proved() as kept, home_like(kept) as home:
        desk, log = _desk(home), home / "log"
        case = desk.new()
        case.answer(ROUND[0])
        case.release()
        end = time.monotonic() + count
        seeds = [chance.random() for _ in range(WINDOWS)]
        windows = [os.fork() or _become(home, case.path, log, end, seed) for seed in seeds]
        codes = [os.waitstatus_to_exitcode(os.waitpid(window, 0)[1]) for window in windows]
        if any(codes):
            account.fault(f"windows ended with {codes}")
        _judge(desk, case.path, log.read_text("utf-8").splitlines(), account)


def _desk(home: Path) -> Desk:
    desk = desk_of(SAMPLE)
    desk.folder = home / "data" / "cases"
    return desk


def _become(home: Path, shared: Path, log: Path, end: float, seed: float) -> int:
    forked.surroundings(home)
    forked.leave(lambda: _sit(_desk(home), shared, log, end, Random(seed)))


def _sit(desk: Desk, shared: Path, log: Path, end: float, chance: Random) -> None:
    told = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def tell(what: str) -> None:
        os.write(told, f"{what}\n".encode())

    while time.monotonic() < end:
        if chance.random() < 0.7:
            _take_turns(desk, shared, tell, chance)
        else:
            case = desk.new()
            for number in range(chance.randint(1, 4)):
                case.answer(ROUND[number])
                tell(f"{case.id} {number} kept")
            case.release()
            overview(desk)
        time.sleep(chance.uniform(0, 0.02))


def _take_turns(desk: Desk, shared: Path, tell: Callable[[str], None], chance: Random) -> None:
    """Answer the shared case, where no other window does, or after one that has gone on with it."""
    case = desk.resume(shared)
    if case.elsewhere:
        tell(f"{SHARED} - told at once")
    if len(case.walk.steps) < MOST:
        for _ in range(chance.randint(1, 3)):
            at = len(case.walk.steps)
            try:
                case.answer(ROUND[at % len(ROUND)])
            except BusyError:
                tell(f"{SHARED} - told when it answered")
                break
            tell(f"{SHARED} {at} {'lost' if case.trouble else 'kept'}")
            if case.set_aside:
                tell(f"{SHARED} - set aside")
    case.release()


def _judge(desk: Desk, shared: Path, log: list[str], account: Account) -> None:
    """Each answer that a window took for kept is there, once, and nothing else is."""
    kept: Counter[str] = Counter()
    turns = [0]
    for line in log:
        name, number, what = line.split(" ", 2)
        account.happened[f"{'one case' if name == SHARED else 'one folder'}: {what}"] += 1
        if number == "-":
            if what == "set aside":
                account.fault("the case was taken for one that somebody had edited")
        elif name == SHARED:
            turns.append(int(number))
        else:
            kept[name] += 1
    case = desk.open(shared)
    if sorted(turns) != [*range(len(case.walk.steps))]:
        account.fault(f"{len(turns)} answers were taken for kept, {len(case.walk.steps)} are")
    _is_round(case, account)
    files = {path.stem for path in case_folder.listed(desk.folder)} - {shared.stem}
    if files != {*kept}:
        account.fault(f"cases made and cases there differ by {files ^ {*kept}}")
    for name in files & {*kept}:
        case = desk.open(desk.folder / f"{name}.md")
        if len(case.walk.steps) != kept[name]:
            account.fault(f"{name}: {kept[name]} answers, {len(case.walk.steps)} are kept")
        _is_round(case, account)


def _is_round(case: Case, account: Account) -> None:
    given = [step.answer for step in case.walk.steps]
    if given != [*itertools.islice(itertools.cycle(ROUND), len(given))] or case.lost:
        account.fault(f"{case.id}: other answers than were given")


TRIALS = [
    Trial(
        "crowds",
        f"seconds of {WINDOWS} windows over one case and one folder",
        "each answer that a window took for kept is there once; a window that may not answer is"
        " told, at once or when it does; no two cases have one name",
        short=3,
        long=600,
        blows=blows,
    )
]
