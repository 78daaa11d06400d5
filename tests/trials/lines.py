"""Lines, keys and pastes at random into `--plain` at a terminal.

Owns what is typed there. A sitting that ends as it may is followed by the next one, over the same
cases.
"""

from __future__ import annotations

import os
import random
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.conftest import SHIPPED, desk_of
from tests.trials.monkey import LETTERS, STORY
from tests.trials.trial import Account, Trial
from tests.trials.window import Window
from wizard.cases import case_folder
from wizard.commands.proved import sound
from wizard.plain import terminal
from wizard.plain.terminal import AT_ONCE

CODES = {0, 2, 130}
KEYS = (
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x7f",
    "\x15",
    "\x17",
    "\x01",
    "\x05",
    "\x0b",
    "\t",
    "\x12",
    "\x14",
    "\x1f",
)
SAID = ("", "?", "b", "r", "i", "l", "n", "c", "d", "s copy.md", "p letter.html", "e", "<<", ".",
        "назад", ":b", "::b", ":zz", "05.11.2026", "завтра", "4 990", "12-345", "12345678-0001",
        "+7 900 000-00-00", "a@b.ru", "x" * 5000, "9" * 400, "Иванова Анна Ивановна", "нет", "да",
        "не знаю", "\ufeff", "1 2 3", "1,2")  # fmt: skip
KINDS = {
    "a digit": 40,
    "a word": 20,
    "an answer to a paste": 10,
    "keys": 8,
    "letters": 8,
    "a paste": 7,
    "a raw paste": 6,
    "an end": 1,
}
"""What is typed, and how often of a hundred."""
TO_PASTES = ("", "-", ".")
"""Without one of these all that follows a paste is more of it."""
RARE = ("q", "\x04", "\x03")
"""What ends a sitting."""
HEARD = 1.0
"""Seconds for which an answer of the program is waited for before the next line."""


def blows(chance: random.Random, count: int, account: Account) -> None:
    """Type so many lines."""

    with TemporaryDirectory(prefix="trial-") as folder:
        home = Path(folder, "home")
        home.mkdir()
        with patch.dict(os.environ, OZON_WIZARD_HOME=str(home)):
            sound(SHIPPED)  # each window finds it proved
        sent = 0
        with patch.object(terminal, "HELD", 0.0):  # what is typed here was read at once
            while sent < count and not account.over:
                sent = _sit(home, sent, count, chance, account)
        _judge(home, account)


def _sit(home: Path, sent: int, count: int, chance: random.Random, account: Account) -> int:
    """One sitting; how many lines have been sent behind it."""
    window = Window.forked(home, "--plain", "--trees", str(SHIPPED))
    window.until(lambda: b"> " in window.heard, 60)
    while sent < count and window.alive:
        heard = len(window.heard)
        window.send(_line(chance, account).encode("utf-8", "surrogatepass"))
        sent += 1
        window.until(partial(_answered, window, heard), HEARD)
    _leave(window, sent, account)
    return sent


def _answered(window: Window, heard: int) -> bool:
    """Whether more was said than had been heard, and the next line is none of the same paste."""
    while window.listen(2 * AT_ONCE):
        pass
    return len(window.heard) > heard


def _line(chance: random.Random, account: Account) -> str:
    (kind,) = chance.choices([*KINDS], [*KINDS.values()])
    account.happened[kind] += 1
    match kind:
        case "a digit":
            return f"{chance.choice('123456789')}\r"
        case "a word":
            return f"{chance.choice(SAID)}\r"
        case "an answer to a paste":
            return f"{chance.choice(TO_PASTES)}\r"
        case "keys":
            return "".join(chance.choices((*KEYS, *LETTERS), k=chance.randint(1, 12))) + "\r"
        case "letters":
            return "".join(chance.choices(LETTERS, k=chance.randint(1, 60))) + "\r"
        case "a paste":
            return f"\x1b[200~{STORY * chance.choice((1, 1, 1, 30))}\x1b[201~\r"
        case "a raw paste":
            return f"{STORY}\r"
        case _:
            return f"{chance.choice(RARE)}\r"


def _leave(window: Window, sent: int, account: Account) -> None:
    for goodbye in (b"\x15q\r", b"\x15.\r\x15q\r", b"\x04", b"\x03", b"\x03"):
        if window.alive:
            window.send(goodbye)
            window.ends(3)
    if not window.ends(5):
        account.fault(f"after {sent} lines: it cannot be left: {window.text[-400:]!r}")
    elif window.code not in CODES:
        account.fault(f"after {sent} lines: ended with {window.code}: {window.text[-400:]!r}")
    account.happened[f"sittings that ended with {window.code}"] += 1
    if b"Traceback" in window.heard or "crashes/" in window.text:
        account.fault(f"after {sent} lines: {window.text[-400:]!r}")
    if left := window.left():
        account.fault(f"after {sent} lines: left on: {', '.join(left)}")
    window.end()


def _judge(home: Path, account: Account) -> None:
    desk = desk_of(SHIPPED)
    desk.folder = home / "data" / "cases"
    for path in case_folder.listed(desk.folder) if desk.folder.is_dir() else ():
        account.happened["cases"] += 1
        kept = desk.open(path)
        account.happened["answers in cases"] += len(kept.walk.steps)
        again = kept.walk.walker.replay(kept.walk.steps, desk.today, kept.walk.kept)
        if again.steps != kept.walk.steps or again.at != kept.walk.at or kept.walk.lost:
            account.fault(f"{path.name} is not what its replay gives")
    if reports := [*home.glob("state/crashes/*")]:
        account.fault(reports[0].read_text("utf-8"))


TRIALS = [
    Trial(
        "keys-plain",
        "lines, keys and pastes into --plain",
        "no traceback, every sitting can be left and gives the terminal back; every case is what"
        " its replay gives",
        short=20,
        long=20_000,
        blows=blows,
    )
]
