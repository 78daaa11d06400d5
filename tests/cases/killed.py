"""A window that answers without end and is killed at a random moment, many times.

Run as a program: it forks one window after another, so that none has to start Python anew. Prints
how many windows were killed, in the middle of a write how many, and how many answers they gave.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import SAMPLE, desk_of
from wizard import draft_file
from wizard.cases import case_folder, store
from wizard.cases.desk import Desk
from wizard.walk.steps import Step

Work = Callable[[Desk, int], None]
"""What a window does without end, telling of each thing that is done."""
ROUND = ["yes", "on", None, "Анна --- {{ owner }}\n---\n", ["box"], "later", "again"]
"""Answers that lead back to the first question; the message of the call is written each time."""
MOST = 10
"""Answers that a window has told of at the most before its kill is due."""
PACE = 20
"""Answers by which it is measured how long one takes on this machine at this time."""


def answer_without_end(desk: Desk, told: int) -> None:
    """Answer, and tell of each answer once it should be on the disk."""
    case = desk.new()
    for answer in itertools.cycle(ROUND):
        case.answer(answer)
        os.write(told, b".")


def started(desk: Desk, work: Work) -> tuple[int, int]:
    """A window at its work: its process, and where it tells of what is done."""
    told, tell = os.pipe()
    window = os.fork()
    if window == 0:
        work(desk, tell)
    os.close(tell)
    return window, told


def kill_one(desk: Desk, answers: int, after: float, work: Work = answer_without_end) -> int:
    """Kill a window so many answers and then so many seconds after; the answers it told of."""
    window, told = started(desk, work)
    with os.fdopen(told, "rb", buffering=0) as pipe:
        before = sum(len(pipe.read(1)) for _ in range(answers))
        time.sleep(after)
        os.kill(window, signal.SIGKILL)
        os.waitpid(window, 0)
        return before + len(pipe.read())


def pace(desk: Desk, work: Work = answer_without_end) -> float:
    """How many seconds an answer takes."""
    began = time.monotonic()
    kill_one(desk, PACE, 0, work)
    for path in case_folder.listed(desk.folder):
        desk.remove(path)
    return (time.monotonic() - began) / PACE


def check(desk: Desk, told: int) -> int:
    """What a kill left: a file that parses, with every answer told of, or one more."""
    files = case_folder.listed(desk.folder)
    if not files:
        assert told == 0, f"{told} answers were told of, and nothing is on the disk"
        return 0
    (path,) = files
    file, _ = store.read(path)
    steps = file.record.steps
    assert told <= len(steps) <= told + 1, f"{told} answers were told of, {len(steps)} are kept"
    assert answers(steps) == list(itertools.islice(itertools.cycle(ROUND), len(steps)))
    assert not file.edited
    half = len(list(draft_file.found(path)))
    case = desk.resume(path)
    assert not case.elsewhere, "the lock of a killed window is not held"
    assert case.walk.lost == ()
    assert list(draft_file.found(path)) == []
    case.release()
    path.unlink()
    return half


def answers(steps: list[Step]) -> list[object]:
    """What was answered."""
    return [step.answer for step in steps]


def main(folder: Path, times: int) -> None:
    """Kill `times` windows."""
    desk = desk_of(SAMPLE)
    desk.folder = folder
    desk.prepare()
    desk.warm(desk.new().walk.at)
    draw = random.Random(4)
    told = halves = 0
    longest = 2 * pace(desk)
    for _ in range(times):
        given = kill_one(desk, draw.randrange(MOST), draw.uniform(0, longest))
        halves += check(desk, given)
        told += given
    sys.stdout.write(f"{times} {halves} {told}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
