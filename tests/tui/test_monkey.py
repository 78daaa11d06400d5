"""Keys, clicks, pastes and sizes at random: nothing ends the program, and nothing answered is lost.

The seed is fixed, so what is found here is found again. The long run is for nights.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

from tests.conftest import SHIPPED, desk_of
from wizard.cases.case import Case
from wizard.cases.store import listed
from wizard.tui.app import WizardApp

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


@pytest.fixture
def caged(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving is no fault; whoever stays can find more."""
    monkeypatch.chdir(home)
    monkeypatch.setattr(WizardApp, "exit", lambda *args, **kwargs: None)


async def run(seed: int, count: int) -> None:
    chance = random.Random(seed)
    desk = desk_of(SHIPPED)
    app = WizardApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        for burst in inputs(chance, count):
            for event in burst:
                app.post_message(event)
            if chance.random() < 0.05:
                size = Size(*chance.choice(SIZES))
                app.post_message(events.Resize(size, size))
            if chance.random() < 0.3:
                await idle(app)
            assert app.fault is None, f"seed {seed}"
        await idle(app)
        await pilot.pause()
        assert app.fault is None
    for path in listed(desk.folder):
        assert isinstance(desk.open(path), Case)


async def idle(app: WizardApp) -> None:
    """Wait until everything that was sent has done its work."""
    patience = 2000
    while app._inputs or app._message_queue.qsize():
        await asyncio.sleep(0.005)
        patience -= 1
        assert patience, "an input never came to its end"


@pytest.mark.usefixtures("caged")
async def test_nothing_ends_it() -> None:
    await run(11, 5000)


@pytest.mark.night
@pytest.mark.usefixtures("caged")
@pytest.mark.parametrize("seed", range(20))
async def test_nothing_ends_it_for_long(seed: int) -> None:
    await run(seed, 30_000)
