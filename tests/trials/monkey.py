"""Keys, clicks, pastes and sizes at random on the screen: nothing ends it, and nothing is lost.

Owns what a terminal may send, and that the cases are in the end what a replay makes of them.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read while Textual is imported

from textual import events
from textual.geometry import Size

from tests.conftest import SHIPPED, desk_of
from tests.trials.trial import Account, Trial
from wizard import own_browser, own_clipboard
from wizard.cases import case_folder
from wizard.cases.desk import Desk
from wizard.tui import listening
from wizard.tui.app import WizardApp

AT_ONCE = ("HELD", "HABIT", "AGAIN", "REPEATED")
"""How long a key has to be let go: not at all, or most keys would do nothing."""
GROWTH = 1.5
"""How much of the memory after a fifth of all keys may be in use after all of them."""
LETTERS = "qйcсeуiшrкsыdвnтlдgпtеjоkлxчabяё.,/?!;:-+*()[]{}<>'\"«»№@#$%^&= \t"
NAMED = (
    "enter", "escape", "backspace", "tab", "shift+tab", "up", "down", "left", "right", "home",
    "end", "pageup", "pagedown", "delete", "space", "f1", "f2", "f5", "ctrl+p", "ctrl+r", "ctrl+z",
    "ctrl+a", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+y", "ctrl+v", "ctrl+x", "ctrl+left", "alt+1",
)  # fmt: skip
STORY = "Заказ 12345678-0001 не пришёл.\nЖду с 5 ноября.\r\n\r\n1\n2\n\x1b[31mq\x00\x07 конец"
SIZES = ((120, 40), (80, 24), (40, 12), (30, 8), (240, 70), (20, 5))


def inputs(chance: random.Random, count: int) -> Iterator[list[events.Event]]:
    """Bursts of what a terminal may send: `count` in all."""
    while count > 0:
        match chance.choices(range(6), (40, 30, 12, 8, 6, 4))[0]:
            case 0:
                burst: list[events.Event] = [key(digit) for digit in chance.choices("1234567890")]
            case 1:
                burst = [events.Key(chance.choice(NAMED), None)]
            case 2:
                burst = [key(letter) for letter in chance.choices(LETTERS, k=chance.randint(1, 6))]
            case 3:
                burst = [*clicked(chance)] * chance.randint(1, 3)
            case 4:
                burst = [events.Paste(STORY)]
            case _:
                burst = [key(letter) for letter in STORY]
        count -= len(burst)
        yield burst


def key(character: str) -> events.Key:
    name = {"\n": "enter", "\r": "enter", " ": "space", "\t": "tab", "\x1b": "escape"}
    return events.Key(name.get(character, character), character if character >= " " else None)


def clicked(chance: random.Random) -> Iterator[events.Event]:
    x, y = chance.randrange(120), chance.randrange(40)
    for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
        yield kind(None, x, y, 0, 0, 1, False, False, False, x, y)


def blows(chance: random.Random, count: int, account: Account) -> None:
    """Send so many inputs to one screen over the shipped library."""
    with TemporaryDirectory(prefix="trial-") as home, chdir(home), ExitStack() as held:
        held.enter_context(patch.dict(os.environ, OZON_WIZARD_HOME=home))
        for name in AT_ONCE:
            held.enter_context(patch.object(listening, name, 0.0))
        held.enter_context(patch.object(own_clipboard, "command", list))
        held.enter_context(patch.object(own_browser, "show", lambda *_: True))
        # Leaving is no fault; whoever stays can find more.
        held.enter_context(patch.object(WizardApp, "exit", lambda *_, **__: None))
        asyncio.run(_send(desk_of(SHIPPED), chance, count, account))


async def _send(desk: Desk, chance: random.Random, count: int, account: Account) -> None:
    app = WizardApp(desk)
    sent, first = 0, 0
    async with app.run_test(size=(120, 40)) as pilot:
        for burst in inputs(chance, count):
            for event in burst:
                app.post_message(event)
                account.happened[type(event).__name__] += 1
            if chance.random() < 0.05:
                size = Size(*chance.choice(SIZES))
                app.post_message(events.Resize(size, size))
                account.happened["Resize"] += 1
            if chance.random() < 0.3:
                await idle(app)
            if app.fault is not None:
                account.fault(f"after {sent} inputs: {app.fault!r}")
                return
            sent += len(burst)
            if not first and sent >= count / 5:
                first = memory()
        await idle(app)
        await pilot.pause()
        _judge(desk, app, account)
    account.figure("times the memory after a fifth of it", memory() / first)
    if memory() > GROWTH * first:
        account.fault(f"{first} bytes of memory became {memory()}")


def _judge(desk: Desk, app: WizardApp, account: Account) -> None:
    if app.fault is not None:
        account.fault(repr(app.fault))
    at_hand = app._session.case
    for path in case_folder.listed(desk.folder):
        account.happened["cases"] += 1
        kept = desk.open(path)
        if kept.lost and path != at_hand.path:
            account.happened["cases with lost steps"] += 1
        again = kept.walk.walker.replay(kept.walk.steps, desk.today, kept.walk.kept)
        if again.steps != kept.walk.steps or again.at != kept.walk.at:
            account.fault(f"{path.name} is not what its replay gives")
        if path == at_hand.path and kept.walk.steps != at_hand.walk.steps:
            account.fault(f"{path.name} is not what stands on the screen")


def memory() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def idle(app: WizardApp) -> None:
    """Wait until everything that was sent has done its work."""
    patience = 12_000  # a minute: others may have the machine
    while app._inputs or app._message_queue.qsize():
        if app._exception is not None:
            raise app._exception  # what ended it is the fault, and not that nobody hears any more
        await asyncio.sleep(0.005)
        patience -= 1
        assert patience, "an input never came to its end"


TRIALS = [
    Trial(
        "keys-screen",
        "keys, clicks, pastes with marks and without, and sizes on the screen",
        f"no crash; every case is what its replay gives; the memory grows by no more than {GROWTH}"
        " times",
        short=500,
        long=100_000,
        blows=blows,
    )
]
