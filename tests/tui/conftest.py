"""The screen in tests: nothing from outside, a fixed day and clock, no blinking."""

from __future__ import annotations

import os

# Textual reads these while it is imported.
os.environ.pop("NO_COLOR", None)
os.environ.pop("TEXTUAL_THEME", None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from tests.conftest import SHIPPED, TODAY, answer_all, desk_of, library
from tests.tui.idle import drawn, idle, looked_at, when_idle
from wizard import own_clipboard
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.commands.opening import finder
from wizard.common_options import CommonOptions
from wizard.search.found import Found
from wizard.tui import listening
from wizard.tui.app import WizardApp
from wizard.tui.screen import WizardScreen
from wizard.walk.walk import Walk

KEYS = {".": "full_stop", "-": "minus", " ": "space", ",": "comma", "@": "at", "\n": "enter"}


MOMENTS = 1000
"""Hundredths of a second in which a step is painted at the latest."""
WAITS = {name: getattr(listening, name) for name in ("HELD", "HABIT", "AGAIN", "REPEATED")}


@pytest.fixture(autouse=True)
def unheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that a test presses again were let go meanwhile."""
    for name in WAITS:
        monkeypatch.setattr(listening, name, 0.0)


@pytest.fixture(autouse=True)
def idle_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits where nothing is left to be done, and what nobody looks at is not drawn.

    In other rooms a window is forked from this process, and has to draw.
    """
    monkeypatch.setattr(textual.app, "wait_for_idle", idle)  # behind each key
    monkeypatch.setattr(textual.pilot, "wait_for_idle", looked_at)  # in a pause
    monkeypatch.setattr(Compositor, "render_update", when_idle)


@pytest.fixture
def each_frame(idle_at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever changes is drawn at once, as in the program."""
    monkeypatch.setattr(Compositor, "render_update", drawn)


@pytest.fixture(scope="session", autouse=True)
def styled_once() -> Iterator[None]:
    """A style sheet is read once for each set of colours, and not for each app."""
    read, known = Stylesheet._parse_rules, dict[Any, Any]()

    def rules(sheet: Stylesheet, *css: Any, **how: Any) -> Any:
        key = (frozenset(sheet._variables.items()), css, *how.items())
        if key not in known:
            known[key] = read(sheet, *css, **how)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", rules)
        yield


async def painted(app: WizardApp) -> None:
    """Wait until there is a step to be answered, as whoever presses a key does."""
    for _ in range(MOMENTS):
        if app.listening or not app.is_running:
            return
        await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def painted_before_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before a step is to be seen is tried by itself."""
    run = WizardApp.run_test

    @asynccontextmanager
    async def painted_first(app: WizardApp, **how: Any) -> AsyncIterator[Pilot[None]]:
        async with run(app, **how) as pilot:
            await painted(app)
            yield pilot

    monkeypatch.setattr(WizardApp, "run_test", painted_first)


@pytest.fixture(autouse=True)
def without_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test copies is not for the clipboard of whoever runs it."""
    monkeypatch.setattr(own_clipboard, "command", list)


@pytest.fixture(autouse=True)
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads between two keys of a test, however slow a busy machine is: nothing is collected
    behind each of them.
    """
    monkeypatch.setattr(listening, "RESTS", 3600.0)


@pytest.fixture
def held(unheld: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that a test presses again may be held, as in the program."""
    for name, seconds in WAITS.items():
        monkeypatch.setattr(listening, name, seconds)


@pytest.fixture
def held_on(unheld: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that a test presses again are held, however slowly a busy machine takes them."""
    for name in (*WAITS, "TURNS"):
        monkeypatch.setattr(listening, name, 3600.0)


@pytest.fixture
def ozon(home: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A sitting over the shipped trees, in a folder where saving does no harm."""
    monkeypatch.chdir(home)
    return desk_of(SHIPPED)


@cache
def ways_found() -> Callable[[str], list[Found]]:
    """What finds where a case begins in the shipped library: its words are read once."""
    return finder(CommonOptions(trees=str(SHIPPED)), desk_of(SHIPPED))


TO_ORDER_HELP = ("nobody", "buyer", "delivery", "overdue", "05.11.2026")
TO_CHAT = (*TO_ORDER_HELP, "silence", "12-345", "12345678-0001")
TO_HOTLINE = (*TO_CHAT, "silence")


WALKS: dict[tuple[str, ...], Walk] = {}
"""Where answers lead in the shipped library; to write a case with each of them takes its time."""


def answered(desk: Desk, answers: Iterable[str]) -> Case:
    """A case that has come some way; walking there by keys is slower and tested elsewhere."""
    made, given = desk.new(), tuple(answers)
    shipped = desk.library is library(SHIPPED) and desk.today == TODAY
    if given and shipped and given in WALKS:  # without an answer nothing is written yet
        made.adopt(WALKS[given])
        return made
    answer_all(made, given)
    if shipped:
        WALKS[given] = made.walk
    return made


async def type_(pilot: Pilot[None], text: str) -> None:
    """Type as a person does: digits choose, letters go where the focus is, \\n is Enter."""
    await pilot.press(*keys(text))
    await pilot.pause()


def keys(text: str) -> Iterable[str]:
    return [KEYS.get(character, character) for character in text]


def screen(app: WizardApp) -> WizardScreen:
    """The screen of the wizard, whatever window is over it."""
    return next(item for item in app.screen_stack if isinstance(item, WizardScreen))


def case(app: WizardApp) -> Case:
    return screen(app).case
