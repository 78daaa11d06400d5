"""Files that were spoilt: of a library, of a person, of the program itself.

Owns which file is spoilt, and what is then done with it. A kind of file is an entry of `KINDS`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.conftest import SAMPLE, TOLD, translate
from tests.damage import bombed, damaged, spoilt
from tests.hostile import hostile_case
from tests.trials import forked
from tests.trials.trial import Account, Trial
from wizard.errors import EXIT_PROBLEMS, EXIT_USAGE

CASE = "2026-11-22-4f1c"
LINES = b"yes\non\n\nAnn\n1\nlater\n"
"""Answers to the questions of the sample."""


class Place(NamedTuple):
    """A library and a home, sound so far."""

    library: Path
    home: Path


class Kind(NamedTuple):
    """A kind of file: which of them there are in a place, and the commands that read it."""

    files: Callable[[Place], list[Path]]
    commands: tuple[str, ...]
    codes: tuple[int, ...] = (0, EXIT_PROBLEMS, EXIT_USAGE)


def _library(pattern: str) -> Callable[[Place], list[Path]]:
    return lambda place: sorted(place.library.glob(pattern))


def _home(pattern: str) -> Callable[[Place], list[Path]]:
    return lambda place: sorted(place.home.glob(pattern))


_PROOFS = ("check {library}", "--plain --trees {library}", "test --trees {library}")
_WALKS = ("--plain --trees {library}", "case list --trees {library}")
KINDS = {
    "trees": Kind(_library("*.yaml"), _PROOFS),
    "overlays": Kind(
        _library("locale/ru/*.yaml"), ("check {library}", "--plain --lang ru --trees {library}")
    ),
    "letters": Kind(_library("letters/**/*.md"), (*_PROOFS[:2], "letter --trees {library} {case}")),
    "demands": Kind(_library("demands.yaml"), _PROOFS[:2]),
    "scenarios": Kind(_library("scenarios/*.yaml"), ("test --trees {library}", "check {library}")),
    "cases": Kind(
        _home("data/cases/*.md"),
        (
            "case show --trees {library} {case}",
            "case resume --plain --trees {library} {case}",
            "case list --trees {library}",
            "case calendar --trees {library} {case} -o {home}/days.ics",
            "letter --trees {library} {case} ask -o {home}/letter.html",
            "due --trees {library}",
        ),
    ),
    "settings": Kind(_home("config/*.json"), _WALKS),
    "cache": Kind(_home("cache/**/*.msgpack"), _WALKS),
    "person": Kind(_home("data/me.json"), ("me --trees {library}", *_WALKS)),
}
"""By the name of its trial."""


@contextmanager
def placed() -> Iterator[Place]:
    """The sample with demands and a translation, and a home with one file of each kind."""
    with TemporaryDirectory(prefix="trial-") as folder:
        place = Place(Path(folder, "library"), Path(folder, "home"))
        shutil.copytree(SAMPLE, place.library)
        shutil.copy(SAMPLE.parent / "demands.yaml", place.library)
        letter = place.library / "letters" / "ask.md"
        letter.write_text(letter.read_text("utf-8") + TOLD, "utf-8")
        translate(place.library)
        place.home.mkdir()
        hostile_case(place.home / "data" / "cases", CASE, id=CASE, lost=[])
        (place.home / "config").mkdir()
        (place.home / "config" / "settings.json").write_text('{"theme": "wizard-dark"}\n', "utf-8")
        (place.home / "data" / "me.json").write_text('{\n  "owner": "Ann Lee"\n}', "utf-8")
        first = ended(place, "--plain --trees {library}", LINES)
        assert first.code == 0, first.said
        yield place


@contextmanager
def copied(sound: Place) -> Iterator[Place]:
    """A copy of a place, to be spoilt."""
    with TemporaryDirectory(prefix="trial-") as folder:
        place = Place(Path(folder, "library"), Path(folder, "home"))
        shutil.copytree(sound.library, place.library)
        shutil.copytree(sound.home, place.home)
        yield place


def ended(place: Place, command: str, lines: bytes = b"") -> forked.Ended:
    """How a command ended."""
    words = command.format(library=place.library, home=place.home, case=CASE).split()
    return forked.run(forked.command(*words), place.home, lines)


def blows(name: str, chance: Random, count: int, account: Account) -> None:
    """Spoil a file of a kind so many times, each time in a place that was sound."""
    kind = KINDS[name]
    with placed() as sound:
        for number in range(count):
            if account.over:
                return
            with copied(sound) as place:
                path = chance.choice(kind.files(place))
                path.write_bytes(_spoilt(path.read_bytes(), chance))
                command = chance.choice(kind.commands)
                judge(
                    f"{number} {path.name} {command}",
                    kind,
                    ended(place, command, LINES),
                    place,
                    account,
                )


def _spoilt(sound: bytes, chance: Random) -> bytes:
    way = chance.choices((damaged, bombed, None), (6, 2, 1))[0]
    try:
        text = sound.decode()
    except UnicodeDecodeError:
        way = None
    return spoilt(sound, chance) if way is None else way(text, chance)


def judge(what: str, kind: Kind, found: forked.Ended, place: Place, account: Account) -> None:
    """Note how a command ended, and what should not have come of it."""
    account.happened[f"ended with {found.code}"] += 1
    account.figure("seconds of a processor", found.seconds)
    if found.code not in kind.codes:
        account.fault(f"{what}: ended with {found.code}: {found.said[-300:]}")
    elif found.code == EXIT_USAGE and not found.said.strip():
        account.fault(f"{what}: refused without a word")
    if "Traceback" in found.out + found.said or [*place.home.glob("state/crashes/*")]:
        account.fault(f"{what}: crashed: {found.said[-300:]}")
    if found.touched:
        account.fault(f"{what}: {found.touched}")


TRIALS = [
    Trial(
        f"mutated-{name}",
        f"spoilt files ({name})",
        "a diagnostic, a clean load or a refusal in words; no traceback, no more than"
        f" {forked.SECONDS} s of a processor, no file outside the folders of the program, no other"
        " program and no connection",
        short=5,
        long=1000,
        blows=partial(blows, name),
    )
    for name in KINDS
]
