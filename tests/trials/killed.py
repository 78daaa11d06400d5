"""kill -9 at random moments: on the screen, line by line, while a file goes out.

Owns the moments, and what a kill may leave. A way to be killed is an entry of `TRIALS`; what writes
a file is one of `OUTLETS`.
"""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from tests.conftest import SAMPLE, desk_of
from tests.hostile import hostile_case
from tests.trials import forked
from tests.trials.mutated import CASE, LINES
from tests.trials.trial import Account, Trial
from tests.trials.window import Window
from wizard import disk, draft_file
from wizard.cases import case_folder, store
from wizard.plain import terminal
from wizard.tui.listening import HELD

OPTIONS = ("--trees", str(SAMPLE), "--lang", "ru")
ANNA = "Анна Ли"


class Answer(NamedTuple):
    """What is seen before an answer is given, how, and what the case then holds."""

    seen: str
    keys: str
    line: str
    step: object


WALK = (
    Answer("plugged in", "1", "yes", "yes"),
    Answer("socket on", "1", "on", "on"),
    Answer("was it bought", "\r", "", None),
    Answer("is your name", f"{ANNA}\r", ANNA, ANNA),
    Answer("is at hand", "\x1b[F\r", "", []),
)
LAST = "Call them"
PATIENCE = 30.0
"""Seconds for the first walk, which is answered to its end and tells how long one takes."""


@contextmanager
def home_like(kept: Path | None = None) -> Iterator[Path]:
    with TemporaryDirectory(prefix="trial-") as folder:
        home = Path(folder, "home")
        if kept is None:
            home.mkdir()
        else:
            shutil.copytree(kept, home)
        yield home


@contextmanager
def proved() -> Iterator[Path]:
    """A home in which the sample is known to be sound."""
    with home_like() as home:
        first = forked.run(forked.command("--plain", *OPTIONS), home, LINES)
        assert first.code == 0, first.said
        shutil.rmtree(home / "data")
        yield home


def windows(front: str, chance: Random, count: int, account: Account) -> None:
    """Kill windows in which somebody answers as fast as they may; the first one at its end."""

    pace = PATIENCE
    with proved() as kept, patch.object(terminal, "HELD", 0.0):  # lines are read at once
        for number in range(count):
            if account.over:
                return
            with home_like(kept) as home:
                window = Window.forked(home, *OPTIONS, front, "demo")
                began = time.monotonic()
                told = _answer(
                    window, front == "--plain", chance.uniform(0, pace) if number else pace
                )
                pace = time.monotonic() - began if told == len(WALK) else pace
                window.strike(signal.SIGKILL)
                window.ends()
                window.end()
                _judge(f"{number}", home, told, account)


def _answer(window: Window, plain: bool, moment: float) -> int:
    """Answer until a moment comes; how many answers have brought the next question."""
    if not window.sees(WALK[0].seen):
        return 0
    end = time.monotonic() + moment
    for told, answer in enumerate(WALK):
        if not window.sees(answer.seen, end - time.monotonic()):
            return max(0, told - 1)
        if plain:
            window.send(f"{answer.line}\r".encode())
            continue
        # As long as nobody can have read the question, no key answers it.
        window.wait(min(1.05 * HELD, max(0, end - time.monotonic())))
        for key in answer.keys if answer.step == ANNA else [answer.keys]:
            if time.monotonic() > end:
                return told
            window.send(key.encode())
    return len(WALK) if window.sees(LAST, end - time.monotonic()) else len(WALK) - 1


def _judge(what: str, home: Path, told: int, account: Account) -> None:
    """Every answer that brought the next question is there; what was being typed is a draft."""
    account.happened[f"killed after {told} answers"] += 1
    desk = desk_of(SAMPLE)
    desk.folder = home / "data" / "cases"
    files = case_folder.listed(desk.folder) if desk.folder.is_dir() else []
    if not files:
        if told:
            account.fault(f"{what}: {told} answers, and no case")
        return
    (path,) = files
    file, _ = store.read(path)
    steps = [step.answer for step in file.record.steps]
    if (
        not (told <= len(steps) <= told + 1)
        or steps != [answer.step for answer in WALK][: len(steps)]
    ):
        account.fault(f"{what}: {told} answers were told of, kept are {steps}")
    for typed in file.record.typed.values():
        account.happened["with a draft of what was being typed"] += 1
        if isinstance(typed, str) and not ANNA.startswith(typed):
            account.fault(f"{what}: the draft is {typed!r}")
    if stat_mode(path) != disk.OWN:
        account.fault(f"{what}: the case has mode {stat_mode(path):o}")
    case = desk.resume(path)
    if case.elsewhere or list(draft_file.found(path)):
        account.fault(f"{what}: a lock or half a file is left")
    case.release()


def stat_mode(path: Path) -> int:
    """The mode of a file."""
    return path.stat().st_mode & 0o777


OUTLETS = {
    "letter": ("letter.html", ("letter", CASE, "ask", "-o", "{place}")),
    "letter-docx": ("letter.docx", ("letter", CASE, "ask", "-o", "{place}")),
    "calendar": ("days.ics", ("case", "calendar", CASE, "-o", "{place}")),
    "copy": ("copy.md", ("case", "resume", "--plain", CASE)),
}
"""By name what writes a file: what that is called, and the command; `copy` is the letter `s`."""


def outlets(chance: Random, count: int, account: Account) -> None:
    """Kill what writes a file; the file is as it was, or whole."""

    with proved() as kept:
        hostile_case(kept / "data" / "cases", CASE, id=CASE, lost=[], kept={}, drafts={})
        _begin(kept)
        pace: dict[str, float] = {}
        for number in range(count):
            name = chance.choice([*OUTLETS])
            if account.over:
                return
            with home_like(kept) as home:
                place = home / OUTLETS[name][0]
                if name not in pace:
                    began = time.monotonic()
                    _sent(name, place, home)
                    pace[name] = time.monotonic() - began
                    assert place.is_file(), name
                    continue
                _sent(name, place, home, chance.uniform(0, 1.2 * pace[name]))
                _judge_outlet(f"{number} {name}", home, place, account)


def _begin(kept: Path) -> None:
    """Answer the case until there is a letter and a date."""
    desk = desk_of(SAMPLE)
    desk.folder = kept / "data" / "cases"
    case = desk.resume(desk.folder / f"{CASE}.md")
    case.answer("later")
    case.release()


def _sent(name: str, place: Path, home: Path, after: float = forked.PATIENCE) -> None:
    words = [word.format(place=place) for word in OUTLETS[name][1]]
    lines = f"s {place}\n".encode()
    act = forked.command("--trees", str(SAMPLE), *words)
    forked.run(act, home, lines, after)


def _judge_outlet(what: str, home: Path, place: Path, account: Account) -> None:
    ends = {
        ".html": b"</html>",
        ".ics": b"END:VCALENDAR",
        ".md": CASE.encode(),
        ".docx": b"PK\x05\x06",
    }
    written = place.read_bytes() if place.exists() else None
    account.happened[f"{place.name}: {'nothing' if written is None else 'whole'}"] += 1
    if written is not None and ends[place.suffix] not in written[-100:]:
        account.fault(f"{what}: half a file")
    if written is not None and stat_mode(place) != disk.OWN:
        account.fault(f"{what}: mode {stat_mode(place):o}")
    left = [item for item in home.iterdir() if item.name.startswith(f".{place.name}")]
    for item in left:
        account.happened[f"{place.name}: a draft is left"] += 1
        if stat_mode(item) != disk.OWN:
            account.fault(f"{what}: a draft has mode {stat_mode(item):o}")
    desk = desk_of(SAMPLE)
    desk.folder = home / "data" / "cases"
    (path,) = case_folder.listed(desk.folder)
    if not store.read(path)[0].record.steps:
        account.fault(f"{what}: the case has lost its answers")


_ALLOWED = "no answer lost but the one being typed, which is a draft; no lock, no half file is left"
TRIALS = [
    Trial("killed-screen", "kills on the screen", _ALLOWED, 3, 1000, partial(windows, "--screen")),
    Trial("killed-plain", "kills line by line", _ALLOWED, 3, 1000, partial(windows, "--plain")),
    Trial(
        "killed-outlets",
        "kills while a file goes out",
        "the file is not there or whole, for its owner alone, and so is what is left of a draft;"
        " the case is as it was",
        12,
        1000,
        outlets,
    ),
]
