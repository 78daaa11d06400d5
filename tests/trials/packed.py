"""What a case has besides its file, spoilt: evidence, an archive, the index, a printed letter.

Owns how each is spoilt so that it is still taken for what it was, and what must not come of it.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from tests.damage import BOMBS, bombed, damaged, spoilt
from tests.hostile import NAME
from tests.trials.mutated import CASE, LINES, Kind, Place, copied, ended, judge, placed
from tests.trials.trial import Account, Trial
from wizard.cases import archive, beside, case_folder, case_index, file_seal, store
from wizard.errors import EXIT_USAGE

JPEG = b"\xff\xd8\xff" + bytes(range(256)) * 8
PDF = b"%PDF-1.4\n" + b"a page\n" * 300


class Packed(NamedTuple):
    """Something that is spoilt, the commands that read it, and what must not come of it."""

    file: str
    """Where it is in a home."""
    spoil: Callable[[Path, Random], None]
    commands: tuple[str, ...]
    wrong: Callable[[Place, bytes, int], str]
    """What is wrong, by how it was before and the code; nothing where all is well."""


def _bytes(path: Path, chance: Random) -> None:
    path.chmod(0o600)
    path.write_bytes(spoilt(path.read_bytes(), chance))


def _evidence(path: Path, chance: Random) -> None:
    """A copy with other bytes, or something else in its place, or in place of the folder."""
    target = chance.choice((path, path, path, path.parent))
    if target is path and chance.randint(0, 1):
        return _bytes(path, chance)
    target.chmod(0o700)
    if target is path:
        path.unlink()
    else:
        target.rename(target.with_suffix(".away"))
    match chance.randint(0, 5):
        case 0:
            target.mkdir()
        case 1:
            target.symlink_to("/etc/passwd")
        case 2:
            target.symlink_to(target)
        case 3:
            os.mkfifo(target)
        case 4:
            target.symlink_to(target.with_suffix(".away"))
        case _:
            pass
    return None


def _archive(path: Path, chance: Random) -> None:
    """Other bytes of it all, or of one member, with a list of members that fits or is spoilt."""
    if chance.randint(0, 2) == 0:
        return _bytes(path, chance)
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist() if name != archive.MANIFEST}
    name = chance.choice([*members, "case.md", "case.md"])
    match chance.randint(0, 4):
        case 0:
            members[name] = spoilt(members[name], chance)
        case 1:
            way = chance.choice((damaged, bombed))
            members[name] = way(members[name].decode("utf-8", "surrogateescape"), chance)
        case 2:
            other = chance.choice((*members, "../x", "/etc/x", "evidence/99.jpg", NAME, "a/b/c"))
            members[other] = members.pop(name)
        case 3:
            members[f"evidence/{chance.randint(1, 70)}.jpg"] = b"x"
        case _:
            del members[name]
    data = archive.packed(members, chance.choice((archive.WHOLE, archive.REDACTED)), "x")
    if chance.randint(0, 3) == 0:
        data = _with_list(data, partial(_way, chance), chance)
    path.write_bytes(data)
    return None


def _way(chance: Random, text: str) -> bytes:
    return chance.choice((damaged, bombed))(text, chance)


def _with_list(data: bytes, change: Callable[[str], bytes], chance: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == archive.MANIFEST else text)
    return made.getvalue()


def _index(path: Path, chance: Random) -> None:
    """Other bytes; or other values below a checksum that fits."""
    way = chance.randint(0, 2)
    if way == 0:
        return _bytes(path, chance)
    payload = path.read_bytes()[case_index.SEAL :]
    if way == 1:
        payload = spoilt(payload, chance)
    else:
        payload = msgspec.msgpack.encode(_other(msgspec.msgpack.decode(payload), chance))
    path.write_bytes(case_index._seal(payload) + payload)
    return None


def _other(value: Any, chance: Random) -> Any:
    """The same with one value in it that is another."""
    if isinstance(value, dict) and value and chance.randint(0, 9):
        key = chance.choice([*value])
        return {**value, key: _other(value[key], chance)}
    if isinstance(value, list) and value and chance.randint(0, 9):
        at = chance.randrange(len(value))
        return [*value[:at], _other(value[at], chance), *value[at + 1 :]]
    bomb = chance.choice(BOMBS)
    return chance.choice((None, -1, 2**63, "", bomb, bomb.encode(), [], {}, 1.5, True, [[]] * 9))


def _nothing(place: Place, before: bytes, code: int) -> str:
    return ""


def _whole_or_none(place: Place, before: bytes, code: int) -> str:
    """Of a refused archive nothing may be left, and of one that is taken the evidence is whole."""
    folder = place.home / "data" / "cases"
    others = [path for path in case_folder.listed(folder) if path.stem != CASE]
    if code == EXIT_USAGE:
        left = {item.name.partition(".")[0] for item in folder.iterdir()} - {CASE, ""}
        return f"refused, and {left} is left" if left else ""
    for path in others:
        for exhibit in store.read(path)[0].record.evidence:
            data = (beside.evidence_folder(path) / exhibit.file).read_bytes()
            if store.digest(data) != exhibit.sha256:
                return f"{path.name} was taken with {exhibit.file} that is not whole"
    return "" if len(others) == 1 else f"{len(others)} cases were made of one"


def _not_replaced(own: Callable[[Path, bytes], bool], file: str) -> Callable[..., str]:
    """What was changed is not for the program to write over."""

    def wrong(place: Place, before: bytes, code: int) -> str:
        path = place.home / file
        kept = path.read_bytes() == before
        return "" if kept or not before or own(path, before) else f"{file} was written over"

    return wrong


def _marked(path: Path, before: bytes) -> bool:
    path.write_bytes(before)
    return archive.marked(path, f"ozon-wizard {CASE}")


_FOLDER = f"data/cases/{CASE}{beside.EVIDENCE}"
_IMPORT = "case import --trees {library} {home}/case.zip"
KINDS = {
    "evidence": Packed(
        f"{_FOLDER}/1.jpg",
        _evidence,
        (
            "case show --trees {library} {case}",
            "case resume --plain --trees {library} {case}",
            "case export --trees {library} {case} -o {home}/other.zip",
            "case detach --yes --trees {library} {case} 1",
            "case attach --trees {library} {case} {home}/receipt.jpg",
            "case remove --yes --trees {library} {case}",
            "letter --trees {library} {case} ask -o {home}/other.html",
        ),
        _nothing,
    ),
    "archives": Packed("case.zip", _archive, (_IMPORT,), _whole_or_none),
    "exports": Packed(
        "case.zip",
        _archive,
        ("case export --trees {library} {case} -o {home}/case.zip",),
        _not_replaced(_marked, "case.zip"),
    ),
    "index": Packed(
        f"data/cases/{case_index.NAME}",
        _index,
        (
            "case list --trees {library}",
            "due --trees {library}",
            "due --format json --trees {library}",
            "--plain --trees {library}",
        ),
        _nothing,
    ),
    "printed": Packed(
        "letter.html",
        _bytes,
        ("letter --trees {library} {case} ask -o {home}/letter.html",),
        _not_replaced(lambda path, before: file_seal.holds(before), "letter.html"),
    ),
}
"""By the name of its trial."""


def _furnish(place: Place) -> None:
    """One case with evidence, its archive, a letter on paper, and the index."""
    for path in case_folder.listed(place.home / "data" / "cases"):
        if path.stem != CASE:
            path.unlink()
    for name, data in (("receipt.jpg", JPEG), ("report.pdf", PDF)):
        (place.home / name).write_bytes(data)
    for command in (
        "case attach --trees {library} {case} {home}/receipt.jpg {home}/report.pdf",
        "case export --trees {library} {case} -o {home}/case.zip",
        "letter --trees {library} {case} ask -o {home}/letter.html",
        "due --trees {library}",
    ):
        found = ended(place, command)
        assert found.code == 0, found.said


def blows(name: str, chance: Random, count: int, account: Account) -> None:
    """Spoil it so many times, each time in a place that was sound."""
    kind = KINDS[name]
    # What was written just now is believed, or no row of the index would be read.
    with patch.object(case_index, "GRAIN", 0), placed() as sound:
        _furnish(sound)
        for number in range(count):
            if account.over:
                return
            with copied(sound) as place:
                ended(place, "due --trees {library}")  # a copy has other times than the index says
                path = place.home / kind.file
                kind.spoil(path, chance)
                before = path.read_bytes() if path.is_file() else b""
                command = chance.choice(kind.commands)
                found = ended(place, command, LINES)
                what = f"{number} {command}"
                judge(what, Kind(lambda _: [], ()), found, place, account)
                if wrong := kind.wrong(place, before, found.code):
                    account.fault(f"{what}: {wrong}")


TRIALS = [
    Trial(
        f"mutated-{name}",
        f"spoilt files ({name})",
        "as of other files; what is refused leaves nothing, what was changed is not written over",
        short=4,
        long=1000,
        blows=partial(blows, name),
    )
    for name in KINDS
]
