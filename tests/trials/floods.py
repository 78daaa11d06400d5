"""More than a terminal ever sends, or less than it takes: megabytes, sizes, slowness.

Owns what floods, and how long an answer then takes. A flood is an entry of `FLOODS`. Time is that
of the processor which the window spends: what others do on the machine is no fault of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.hostile import hostile_case
from tests.trials.killed import OPTIONS, home_like, proved
from tests.trials.mutated import CASE
from tests.trials.trial import Account, Trial
from tests.trials.window import Window
from wizard.cases import store
from wizard.cases.record import CaseFile

MEGABYTES = 5
PASTED = "Заказ не пришёл, и продавец молчит. " * 9 + "\n"
LONG = PASTED * (MEGABYTES * 1_000_000 // len(PASTED.encode()))
MARK = "qйqйq"
"""What is typed behind a flood, and seen when it has been taken."""
MOST = 2.0
"""Seconds of a processor until what is typed behind a flood is seen."""
PATIENCE = 90.0
"""Seconds of a clock: a machine may have much else to do."""


def blows(chance: Random, count: int, account: Account) -> None:
    """`count` floods, each kind in turn."""
    with proved() as kept:
        hostile_case(kept / "data" / "cases", CASE, id=CASE, lost=[], kept={}, drafts={})
        for number in range(count):
            name = [*FLOODS][number % len(FLOODS)]
            with home_like(kept) as home:
                window = Window.forked(home, *OPTIONS, "case", "resume", CASE)
                if not window.sees("Call them", PATIENCE):
                    account.fault(f"{name}: it never began: {window.text}")
                    window.end()
                    continue
                window.wait(1)
                FLOODS[name](window, home, account)
                account.happened[name] += 1
                if window.alive:
                    account.fault(f"{name}: it cannot be left; on the screen: {window.text}")
                elif window.code:
                    account.fault(f"{name}: ended with {window.code}")
                if left := window.left():
                    account.fault(f"{name}: left on: {', '.join(left)}")
                window.end()


def _answered(name: str, window: Window, done: Callable[[], bool], account: Account) -> None:
    """Wait until it is answered, and judge by the time that took."""
    spent, began = window.spent(), time.monotonic()
    if not window.until(done, PATIENCE):
        account.fault(f"{name}: no answer; on the screen: {window.text}")
    elif window.alive:
        account.figure(f"seconds of a processor, {name}", window.spent() - spent)
        account.figure(f"seconds of a clock, {name}", time.monotonic() - began)
        if window.spent() - spent > MOST:
            account.fault(f"{name}: {window.spent() - spent:.1f} s until it was answered")


def _leave(window: Window, *keys: bytes) -> None:
    for key in keys:
        window.wait(0.8)
        if window.alive:
            window.send(key)
    window.ends(PATIENCE)


def _file(home: Path) -> CaseFile:
    return store.read(home / "data" / "cases" / f"{CASE}.md")[0]


def _into_letter(window: Window, home: Path, account: Account) -> None:
    """A paste into the editor of a letter, keys behind it, and out again."""
    window.send(b"e")
    window.sees("Dear", PATIENCE)
    window.wait(0.5)
    window.send(f"\x1b[200~{LONG}\x1b[201~".encode())
    window.send(MARK.encode())
    _answered("a paste into a letter", window, lambda: MARK in window.text, account)
    _leave(window, b"\x1b", b"q")
    (draft,) = _file(home).record.drafts.values() or (None,)
    kept = "" if draft is None else draft.text
    if "".join(LONG.split()) not in "".join(kept.split()) or MARK not in kept:
        account.fault(f"a paste into a letter: it is not in the case, but {len(kept)} characters")


def _into_story(window: Window, home: Path, account: Account) -> None:
    """A paste into a field of many lines, keys behind it, and out again."""
    window.send(b"2")
    window.sees("What did they say", PATIENCE)
    window.wait(1)
    window.send(f"\x1b[200~{LONG}\x1b[201~".encode())
    window.send(MARK.encode())
    _answered("a paste into a story", window, lambda: MARK in window.text, account)
    _leave(window, b"\x03")
    typed = "".join(str(value) for value in _file(home).record.typed.values())
    if LONG.strip() not in typed or MARK not in typed:
        account.fault(f"a paste into a story: it is not in the case, but {len(typed)} characters")
    if window.code == 130:
        window.code = 0


def _resized(window: Window, home: Path, account: Account) -> None:
    """200 sizes in a second, and a key behind them."""
    began = time.monotonic()
    for number in range(200):
        window.resize(10 + number % 40, 30 + number * 7 % 150)
        window.wait(max(0.0, began + (number + 1) / 200 - time.monotonic()))
    window.resize(40, 120)
    window.send(b"\x1bOP")
    _answered("200 sizes in a second", window, lambda: "Помощь" in window.text, account)
    _leave(window, b"\x1b", b"q")


def _drained(window: Window, home: Path, account: Account) -> None:
    """A terminal that takes a kilobyte a second, keys, and `q`."""
    window.slow = 1024
    window.send(b"2")
    window.sees("What did they say", PATIENCE)
    window.send(MARK.encode())
    window.wait(5)
    window.send(b"\x03")
    window.slow = None
    _answered("a kilobyte a second", window, lambda: not window.alive, account)
    window.ends(PATIENCE)
    typed = [*_file(home).record.typed.values()]
    if typed != [MARK]:
        account.fault(f"a kilobyte a second: {MARK} was typed, kept is {typed}")
    if window.code == 130:
        window.code = 0


FLOODS: dict[str, Callable[[Window, Path, Account], None]] = {
    "sizes": _resized,
    "story": _into_story,
    "letter": _into_letter,
    "slow": _drained,
}


TRIALS = [
    Trial(
        "floods",
        f"floods: {MEGABYTES} MB into a letter and a story, 200 sizes in a second, a terminal"
        " that takes 1 KB a second",
        f"what is typed behind it is answered after {MOST:.0f} s of a processor, no key is lost,"
        " `q` leaves",
        short=2,
        long=40,
        blows=blows,
    )
]
