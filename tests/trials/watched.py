"""`--watch` over a folder in which somebody does what they like while a case is walked.

Owns what is done to the folder. After each change the folder is looked at until it has come to
rest, and a key is pressed; in the end it is as it was.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from tests.conftest import SAMPLE, TODAY, desk_of, translate
from tests.damage import bombed, damaged, spoilt
from tests.trials.monkey import idle, key
from tests.trials.trial import Account, Trial
from wizard.author.preview import app as preview
from wizard.author.preview.app import Preview
from wizard.author.watch import Watch
from wizard.tui.app import WizardApp

KEYS = "111122b?\x1bri"
MOST = 5.0
"""Seconds of a processor for a look at the folder."""
PATIENCE = 120.0
"""Seconds of a clock."""
Deed = Callable[[Path, Random], object]


def _instead(make: Callable[[Path], object]) -> Deed:
    """Something else stands where a file stood."""

    def do(path: Path, _: Random) -> None:
        path.unlink()
        make(path)

    return do


def _away(path: Path, _: Random) -> None:
    path.parent.rename(path.parent.with_name(f"{path.parent.name}.away"))


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 33)


DEEDS: dict[str, Deed] = {
    "a slip": lambda path, chance: path.write_bytes(damaged(path.read_text("utf-8"), chance)),
    "a bomb": lambda path, chance: path.write_bytes(bombed(path.read_text("utf-8"), chance)),
    "other bytes": lambda path, chance: path.write_bytes(spoilt(path.read_bytes(), chance)),
    "no file": lambda path, _: path.unlink(),
    "no folder": _away,
    "an empty file": lambda path, _: path.write_bytes(b""),
    "a folder": _instead(Path.mkdir),
    "a pipe": _instead(os.mkfifo),
    "a link in a circle": _instead(lambda path: path.symlink_to(path.name)),
    "a link to an endless device": _instead(lambda path: path.symlink_to("/dev/zero")),
    "eight gigabytes of nothing": _instead(_sparse),
    "more files": lambda path, _: [
        shutil.copy(path, path.with_name(f"more{number}{path.suffix}")) for number in range(100)
    ],
}


def blows(chance: Random, count: int, account: Account) -> None:
    """So many changes."""
    with TemporaryDirectory(prefix="trial-") as folder:
        sound, library = Path(folder, "sound"), Path(folder, "library")
        shutil.copytree(SAMPLE, sound)
        translate(sound)
        shutil.copytree(sound, library)
        home = {"OZON_WIZARD_HOME": str(Path(folder, "home"))}
        with (
            patch.dict(os.environ, home),
            patch.object(preview, "PERIOD", 3600),  # no look but those of the trial
            patch.object(WizardApp, "exit", lambda *_, **__: None),
        ):
            asyncio.run(_watch(sound, library, chance, count, account))


async def _watch(sound: Path, library: Path, chance: Random, count: int, account: Account) -> None:
    desk = desk_of(library)
    app = Preview(Watch(library, TODAY, "ru", desk.library), desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for number in range(count):
            what = _change(sound, library, chance)
            account.happened[what] += 1
            good = app._desk.library.fingerprint
            await _look(app, account, f"{number} {what}")
            seen = app._seen.library
            account.happened["seen as faulty" if seen is None else "seen as sound"] += 1
            if seen is None and app._desk.library.fingerprint != good and app._next is None:
                account.happened["  and its new words were shown before"] += 1
            app.post_message(key(chance.choice(KEYS)))
            await idle(app)
            await pilot.pause()
            if app.fault is not None:
                account.fault(f"{number} {what}: {app.fault!r}")
            if account.over or app.fault:
                return
        _restore(sound, library)
        for _ in range(4):
            app.post_message(key("\x1b"))
            await idle(app)
        await _look(app, account, "at the end")
        if app._seen.library is None or app._seen.problems:
            account.fault("what is sound again is not seen as sound")


async def _look(app: Preview, account: Account, what: str) -> None:
    before = process_time()
    try:
        for _ in range(2):
            await asyncio.wait_for(app._look(), PATIENCE)
    except TimeoutError:
        account.fault(f"{what}: the look at it has no end")
    spent = process_time() - before
    account.figure("seconds of a processor for a look", spent)
    if spent > MOST:
        account.fault(f"{what}: a look took {spent:.1f} s")


def _change(sound: Path, library: Path, chance: Random) -> str:
    if chance.random() < 0.3:
        _restore(sound, library)
        return "sound again"
    if not library.is_dir() or chance.random() < 0.7:
        _restore(sound, library)
    files = [
        path for path in library.rglob("*") if path.is_file() and path.suffix in (".yaml", ".md")
    ]
    if not files:
        _restore(sound, library)
        return "sound again"
    what, path = chance.choice([*DEEDS]), chance.choice(sorted(files))
    try:
        DEEDS[what](path, chance)
    except UnicodeDecodeError:
        path.unlink()
    return what


def _restore(sound: Path, library: Path) -> None:
    """All is as it was; what stands there goes first."""
    shutil.rmtree(library, ignore_errors=True)
    shutil.rmtree(library.with_name("library.away"), ignore_errors=True)
    shutil.copytree(sound, library)


TRIALS = [
    Trial(
        "watched",
        "changes of a folder that is watched while a case is walked in it",
        "each is told of within 5 s of a processor or taken over, the last sound library goes on,"
        " and what is sound again is seen as sound",
        short=8,
        long=200,
        blows=blows,
    )
]
