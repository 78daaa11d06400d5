"""Signals at random moments, from the first byte on that the program sends.

Owns the moments and what is left of the terminal. The program is started as a person starts it. A
signal is an entry of `SIGNALS`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.conftest import SAMPLE, desk_of
from tests.trials.killed import OPTIONS, home_like, proved
from tests.trials.trial import Account, Trial
from tests.trials.window import PROGRAM, Window
from wizard.cases import case_folder

FRONTS = ("--screen", "--plain")
LONGEST = 2.5
"""Seconds from the first byte within which a signal comes: from the terminal taken over to keys."""
STOPPED = 2.0
"""Seconds in which a window stops that does. Without a shell around it not all do."""


def blows(chance: Random, count: int, account: Account) -> None:
    """Strike so many windows, each with one signal."""
    with proved() as kept:
        for number in range(count):
            if account.over:
                return
            with home_like(kept) as home:
                _strike(number, home, chance, account)


def _strike(number: int, home: Path, chance: Random, account: Account) -> None:
    front, name = chance.choice(FRONTS), chance.choice([*SIGNALS])
    what = f"{number} {front} {name}"
    window = _window(home, front)
    try:
        if not window.until(lambda: bool(window.heard), 60):
            account.fault(f"{what}: it said nothing")
            return
        before = len(window.heard)
        window.wait(chance.choice((0, chance.uniform(0, LONGEST))))
        if chance.random() < 0.5:
            window.send(b"1\r1" if front == "--plain" else b"1")
            window.wait(chance.choice((0, chance.uniform(0, 0.3))))
        account.happened[f"{front} {name}"] += 1
        account.figure("bytes before a signal", len(window.heard))
        SIGNALS[name](window, f"{what} after {before}…{len(window.heard)} bytes", account)
        if "Traceback" in window.heard.decode("utf-8", "replace"):
            account.fault(f"{what}: a traceback")
        if left := window.left():
            account.fault(f"{what}: left on: {', '.join(left)}; the end: {window.heard[-600:]!r}")
    finally:
        window.end()
    _case_is_whole(what, home, account)


def _window(home: Path, front: str) -> Window:
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "OZON_WIZARD_HOME": str(home),
        "OZON_WIZARD_TODAY": "2026-11-22",
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "INPUTRC": "/dev/null",
    }
    return Window([str(PROGRAM), *OPTIONS, front, "demo"], surroundings, home)


def _ending(number: signal.Signals) -> Callable[[Window, str, Account], None]:
    def strike(window: Window, what: str, account: Account) -> None:
        window.strike(number)
        if not window.ends(15):
            account.fault(f"{what}: it goes on; on the screen: {window.text[:200]!r}")
        elif window.code != 128 + number:
            account.fault(f"{what}: ended with {window.code}")

    return strike


def _stopping(window: Window, what: str, account: Account) -> None:
    """Ctrl+Z, `fg`, and then an end: while it is stopped the terminal is the shell's."""
    window.strike(signal.SIGTSTP)
    if window.stops(STOPPED):
        account.happened["stopped and went on"] += 1
        while window.listen(0.05):
            pass
        if left := window.left():
            account.fault(f"{what}: left on while it is stopped: {', '.join(left)}")
    window.strike(signal.SIGCONT)
    window.wait(0.5)
    if not window.alive:
        account.fault(f"{what}: ended with {window.code} when it should go on")
        return
    _ending(signal.SIGTERM)(window, f"{what}, then SIGTERM", account)


SIGNALS: dict[str, Callable[[Window, str, Account], None]] = {
    "SIGTERM": _ending(signal.SIGTERM),
    "SIGHUP": _ending(signal.SIGHUP),
    "SIGINT": _ending(signal.SIGINT),
    "SIGTSTP": _stopping,
}


def _case_is_whole(what: str, home: Path, account: Account) -> None:
    desk = desk_of(SAMPLE)
    desk.folder = home / "data" / "cases"
    for path in case_folder.listed(desk.folder) if desk.folder.is_dir() else []:
        case = desk.resume(path)
        if case.elsewhere or case.lost:
            account.fault(f"{what}: the case is held, or has lost something")
        case.release()


TRIALS = [
    Trial(
        "signals",
        "signals (SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT) on the screen and line by line",
        "it ends with 128 and the number of the signal, out of the alternate screen, with echo and"
        " lines, without the mouse and the marks of pastes; stopped it has given all that back too",
        short=6,
        long=500,
        blows=blows,
    )
]
