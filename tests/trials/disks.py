"""A disk that is full, has no inodes or becomes read-only, odd masks, and odd things in the way.

Owns the pairs: each of `BLOWS` at each of `PLACES`, once. Root gives up what it may do beyond other
users, so that modes hold it too. Where file systems cannot be mounted, their pairs are left out and
that is told.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.conftest import SAMPLE, desk_of
from tests.hostile import hostile_case
from tests.trials import forked
from tests.trials.killed import home_like, proved
from tests.trials.mutated import CASE
from tests.trials.trial import Account, Trial
from wizard import disk, locations, settings
from wizard.cases import person
from wizard.cases.case import Case
from wizard.errors import EXIT_USAGE, WizardError

LEFT_OUT = 77
"""The code of who may not mount anything."""
TREES = ("--trees", str(SAMPLE))
OLD = b"what stood there before\n"
_NEW_NAMES, _READ_ONLY, _REMOUNT = 0x00020000, 1, 32
"""CLONE_NEWNS, MS_RDONLY, MS_REMOUNT of Linux."""


class Place(NamedTuple):
    """What is written: where in a home, how, and what holds of it."""

    file: str
    write: Callable[[Path], None]
    """Writes to the file, and prints why that failed."""
    told: bool = True
    """Whether it is told where it cannot be written; settings and the cache do without."""
    mode: int = disk.OWN
    replaces: bool = True
    """Whether something that stands there is replaced."""


def _first(_: Path) -> None:
    settings.remember("front", "plain")
    desk = desk_of(SAMPLE)
    desk.folder = locations.cases()
    case = desk.new()
    case.answer("yes")
    _told(case.trouble)
    case.path.rename(desk.folder / "first.md")
    if settings.chosen("front") != "plain":
        _told("LOST the choice")


def _case() -> Case:
    desk = desk_of(SAMPLE)
    desk.folder = locations.cases()
    return desk.resume(desk.folder / f"{CASE}.md")


def _told(trouble: str | None) -> None:
    if trouble:
        sys.stderr.write(f"{trouble}\n")
        raise SystemExit(EXIT_USAGE)


def _answer(_: Path) -> None:
    case = _case()
    case.answer("refused")
    _told(case.trouble)


def _type(_: Path) -> None:
    case = _case()
    case.type("demo.call", "half a wo")
    _told(case.trouble)


def _run(*words: str) -> Callable[[Path], None]:
    def write(place: Path) -> None:
        forked.command(*TREES, *(str(place) if word == "PLACE" else word for word in words))()

    return write


PLACES = {
    "first case": Place("data/cases/first.md", _first),
    "case": Place(f"data/cases/{CASE}.md", _answer),
    "draft": Place(f"data/cases/{CASE}.md", _type),
    "settings": Place(
        "config/settings.json",
        lambda _: settings.remember("theme", "wizard-light"),
        told=False,
        mode=disk.SHARED,
    ),
    "cache": Place("cache/libraries", _run("case", "list"), told=False),
    "person": Place("data/me.json", lambda _: person.keep(locations.cases(), {"owner": "Ann"})),
    "calendar": Place(
        "out/days.ics", _run("case", "calendar", CASE, "-o", "PLACE"), replaces=False
    ),
    "letter": Place("out/letter.html", _run("letter", CASE, "ask", "-o", "PLACE"), replaces=False),
    "output": Place(
        "out/run.md",
        _run("run", "demo", "--answers", "answers.yaml", "-o", "PLACE"),
        replaces=False,
    ),
}


def _mounted(options: str) -> Callable[[Path, Path], None]:
    """The folder of the file is a file system of its own, with what it held."""

    def prepare(home: Path, file: Path) -> None:
        held = {item: item.read_bytes() for item in file.parent.glob("*") if item.is_file()}
        system = ctypes.CDLL(None, use_errno=True)
        if system.unshare(_NEW_NAMES) or system.mount(b"none", b"/", None, 1 << 18 | 1 << 14, None):
            os._exit(LEFT_OUT)
        if system.mount(b"tmpfs", bytes(file.parent), b"tmpfs", 0, options.encode()):
            os._exit(LEFT_OUT)
        for item, data in held.items():
            item.write_bytes(data)
            item.chmod(disk.OWN)
        if "nr_inodes" in options:
            _exhaust(lambda number: (file.parent / f"{number}").touch())
        elif "size" in options:
            with (file.parent / "filling").open("wb", buffering=0) as filling:
                _exhaust(lambda _: filling.write(b"x" * 512))
        else:
            flags = _READ_ONLY | _REMOUNT
            if system.mount(b"tmpfs", bytes(file.parent), b"tmpfs", flags, None):
                os._exit(LEFT_OUT)

    return prepare


def _exhaust(take: Callable[[int], object]) -> None:
    try:
        for number in range(100_000):
            take(number)
    except OSError:
        return


def _masked(mask: int) -> Callable[[Path, Path], None]:
    return lambda home, file: (os.umask(mask), None)[1]


def _in_the_way(make: Callable[[Path], object]) -> Callable[[Path, Path], None]:
    def prepare(home: Path, file: Path) -> None:
        if file.is_file():
            file.unlink()
        if not file.exists():
            make(file)

    return prepare


BLOWS: dict[str, Callable[[Path, Path], None]] = {
    "a full disk": _mounted("size=64k"),
    "no inodes": _mounted("nr_inodes=9"),
    "read-only in the middle": _mounted("mode=700"),
    "umask 000": _masked(0),
    "umask 777": _masked(0o777),
    "a link to nowhere": _in_the_way(lambda file: file.symlink_to("nowhere/at/all")),
    "a link in a circle": _in_the_way(lambda file: file.symlink_to(file.name)),
    "a pipe": _in_the_way(os.mkfifo),
    "a folder": _in_the_way(lambda file: (file / "full").mkdir(parents=True)),
    "a device": _in_the_way(lambda file: file.symlink_to("/dev/full")),
}
IN_THE_WAY = [*BLOWS][5:]
PAIRS = [
    (place, blow)
    for place, blow in product(PLACES, BLOWS)
    if place != "first case" or blow not in IN_THE_WAY  # its name is not known before
]


def blows(chance: Random, count: int, account: Account) -> None:
    """The first `count` pairs, in an order of chance."""
    pairs = chance.sample(PAIRS, len(PAIRS))[:count]
    with proved() as kept:
        _begin(kept)
        for place, blow in pairs:
            with home_like(kept) as home:
                _strike(place, blow, home, account)


def _begin(home: Path) -> None:
    """A case that waits for an answer, a folder for what goes out, and answers."""
    hostile_case(home / "data" / "cases", CASE, id=CASE, lost=[], kept={}, drafts={})
    desk = desk_of(SAMPLE)
    desk.folder = home / "data" / "cases"
    case = desk.resume(desk.folder / f"{CASE}.md")
    case.answer("later")
    case.release()
    for name in ("out", "config"):
        (home / name).mkdir(exist_ok=True)
    (home / "config" / "settings.json").write_text('{"theme": "wizard-dark"}\n', "utf-8")
    (home / "data" / "me.json").write_text('{"owner": "Bob"}', "utf-8")
    (home / "answers.yaml").write_text("answers: {plugged: no, plug_in: done}\n", "utf-8")


def _strike(name: str, blow: str, home: Path, account: Account) -> None:
    place, what = PLACES[name], f"{name}, {blow}"
    file = home / place.file
    before = file.read_bytes() if file.is_file() else None

    def act() -> None:
        BLOWS[blow](home, file)
        _no_more_than_others()
        try:
            place.write(file)
        except WizardError as error:
            _told(str(error))
        finally:
            _look(file, before, place)

    found = forked.run(act, home)
    if found.code == LEFT_OUT:
        account.happened["left out: nothing can be mounted here"] += 1
        return
    told = found.said.strip().splitlines()
    account.happened["refused" if found.code else "done"] += 1
    if found.code not in (0, EXIT_USAGE) or "Traceback" in found.said:
        account.fault(f"{what}: ended with {found.code}: {found.said[-700:]}")
    elif found.code and not told:
        account.fault(f"{what}: refused without a word")
    for line in told:
        if line.startswith("LOST"):
            account.fault(f"{what}: {line}")
    account.happened[f"  {what}: {found.code} {told[-1][:90] if told else ''}"] += 1


def _look(file: Path, before: bytes | None, place: Path | Place) -> None:
    """In the process that wrote: what it had is there still, or something new for its owner."""
    assert isinstance(place, Place)
    try:
        now = file.read_bytes() if file.is_file() else None
    except OSError as error:
        sys.stderr.write(f"LOST {error}\n")
        return
    if before and not now and not file.is_symlink() and file.is_file():
        sys.stderr.write("LOST it is empty\n")
    if now and now != before and place.mode == disk.OWN and file.stat().st_mode & 0o777 != disk.OWN:
        sys.stderr.write(f"LOST its mode is {file.stat().st_mode & 0o777:o}\n")
    if left := [*file.parent.glob(f".{file.name[:40]}-*")]:
        sys.stderr.write(f"LOST a draft is left: {left}\n")


def _no_more_than_others() -> None:
    """What root may do beyond other users it may do no more: modes hold it too."""
    version, nothing = 0x20080522, (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(version, 0), nothing)


TRIALS = [
    Trial(
        "disks",
        "pairs of a fault of a disk and a place",
        "what cannot be written is told at once with its reason, or not needed (settings, cache);"
        " what stood there is there still; what is new is whole and for its owner alone",
        short=30,
        long=len(PAIRS),
        blows=blows,
    )
]
