"""A window that attaches and detaches without end and is killed at a random moment, many times.

Run as a program, as `killed` is. Prints how many windows were killed, how many left something that
no case names, and how much they told of.
"""

from __future__ import annotations

import itertools
import os
import random
import sys
from pathlib import Path

from tests.cases.killed import MOST, kill_one, pace
from tests.conftest import SAMPLE, desk_of
from wizard.cases import attaching, beside, case_folder, evidence
from wizard.cases.desk import Desk

SIZE = 40_000
EVERY = 3
"""Of so many things that are done, the last takes the oldest evidence out."""


def attach_without_end(desk: Desk, told: int) -> None:
    """Attach and detach, and tell of each once it should be on the disk."""
    case = desk.new()
    case.answer("yes")
    source = desk.folder.parent / f"{case.id}.jpg"
    for turn in itertools.count():
        if turn % EVERY == EVERY - 1:
            attaching.detach(case, case.exhibits[0].number)
        else:
            source.write_bytes(os.urandom(SIZE))
            attaching.attach(case, source)
        os.write(told, b".")


def numbers(done: int) -> list[int]:
    """The evidence that there is once so much is done."""
    found: list[int] = []
    for turn in range(done):
        if turn % EVERY == EVERY - 1:
            found.pop(0)
        else:
            found.append(max(found, default=0) + 1)
    return found


def check(desk: Desk, told: int) -> int:
    """What a kill left: a case that names what was told of, or one thing more, and all of it whole.

    Returns whether there was anything besides: of that, a whole copy stays and is told, for another
    version of the case may name it, and half a one goes with the next move.
    """
    files = case_folder.listed(desk.folder)
    if not files:
        assert told == 0, f"{told} things were told of, and nothing is on the disk"
        return 0
    (path,) = files
    case = desk.resume(path)
    there = [exhibit.number for exhibit in case.exhibits]
    assert there in (numbers(told), numbers(told + 1)), f"{told} were told of, {there} are kept"
    assert attaching.damaged(case) == []
    left = len(beside.copies(path)) - len(there)
    lying = {item.name for item in evidence.lying(path, case.exhibits)}
    assert len(lying) <= 1
    assert all(name in attaching.unnamed(case) for name in lying)
    more = desk.folder.parent / "more"
    more.write_bytes(os.urandom(SIZE))
    attaching.attach(case, more)
    named = {exhibit.file for exhibit in case.exhibits}
    assert {item.name for item in beside.evidence_folder(path).iterdir()} == named | lying
    case.release()
    desk.remove(path)
    assert not [item for item in desk.folder.iterdir() if path.stem in item.name]
    return bool(left)


def main(folder: Path, times: int) -> None:
    """Kill `times` windows."""
    desk = desk_of(SAMPLE)
    desk.folder = folder
    desk.prepare()
    draw = random.Random(4)
    told = besides = 0
    longest = 2 * pace(desk, attach_without_end)
    for _ in range(times):
        done = kill_one(desk, draw.randrange(MOST), draw.uniform(0, longest), attach_without_end)
        besides += check(desk, done)
        told += done
    sys.stdout.write(f"{times} {besides} {told}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
