"""A link in the place of a file that the program writes by a fixed name: what it leads to is the
person's, and neither shown nor written over, deleted, or made.

Where a person may keep their own file behind a link, that one is written, and nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cases.test_case import TO_CALL, walked
from wizard import crash, draft_file, locations, settings
from wizard.cases import attaching, beside, case_index, edited_file, exports, lock, person, store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.first_words import FirstWords, forget, lying
from wizard.errors import FieldError, UnreadableError, UnwritableError
from wizard.library import compiled

OWN = b'{"secret": "thesis"}'
NOON = "20261122-120000"

Act = Callable[[Case, Path], object]


def say(case: Case, place: Path) -> None:
    words = FirstWords(case.desk.folder)
    assert words.kept() == ""
    words.keep("Anna Lee")
    words.release()


def forget_words(case: Case, place: Path) -> None:
    assert lying(case.desk.folder) == []
    assert not forget(case.desk.folder)


def keep_library(case: Case, place: Path) -> None:
    assert compiled.recall("key") is None
    compiled.keep("key", replace(case.desk.library, letters={}))


def edit(case: Case, place: Path) -> None:
    with pytest.raises((FieldError, AssertionError)):
        assert edited_file.read(place, "text") is not None
    assert edited_file.left(case.path, "call", "text") is None
    edited_file.write(place, "text")


def attach(case: Case, place: Path) -> None:
    source = place.parent.with_name("photo.txt")
    source.write_text("a photo", "utf-8")
    attaching.attach(case, source)
    source.unlink()


def answer(case: Case, place: Path) -> None:
    with pytest.raises(UnreadableError):
        case.desk.open(place)
    case.answer("later")
    assert case.trouble


def move(case: Case, place: Path) -> None:
    with pytest.raises(UnwritableError):
        case.move_to(place.parent)
    assert not case.trouble
    assert [*place.parent.iterdir()] == [place]


def lock_it(case: Case, place: Path) -> None:
    held = lock.take(case.desk.folder / "target")
    assert held is not None
    assert lock.take(case.desk.folder / "target") is None
    held.release()


def report(case: Case, place: Path) -> None:
    crash.report(ValueError())


def choose(case: Case, place: Path) -> None:
    settings.remember("theme", "wizard-light")
    assert settings.strange() == Path(os.path.realpath(place))


def keep_person(case: Case, place: Path) -> None:
    with pytest.raises(UnreadableError):
        person.keep(case.desk.folder, {"owner": "Anna Lee"})


def forget_person(case: Case, place: Path) -> None:
    assert person.forget(case.desk.folder, {"owner"})


def message(case: Case, place: Path) -> None:
    beside.write_message(place, "text")


def mark(case: Case, place: Path) -> None:
    beside.unsettle(case.path)
    beside.settle(case.path)


def beside_it(name: str) -> Callable[[Case], Path]:
    return lambda case: case.path.parent / name.replace("ID", case.id)


def in_data(name: str) -> Callable[[Case], Path]:
    return lambda case: case.desk.folder.parent / name


ROWS: dict[str, tuple[Callable[[Case], Path], Act, str]] = {
    "first words": (in_data("first-words.txt"), say, "file"),
    "first words, another window": (in_data("first-words-3.txt"), say, "file"),
    "first words, forgotten": (in_data("first-words.txt"), forget_words, "link"),
    "index": (
        beside_it(case_index.NAME),
        lambda case, place: case_index.forget(case.path),
        "nothing",
    ),
    "lock": (
        lambda case: next(locks_of(case.desk.folder / "target")),
        lock_it,
        "nothing",
    ),
    "crash": (lambda case: locations.crashes() / f"{NOON}-{os.getpid()}.txt", report, "file"),
    "kept library": (lambda case: locations.proofs() / "key.msgpack", keep_library, "file"),
    "mark": (
        beside_it(".ID.unsettled"),
        mark,
        "nothing",
    ),
    "draft": (
        beside_it(".ID.md-01234567.ozon-wizard"),
        lambda case, place: draft_file.sweep(case.path),
        "nothing",
    ),
    "message": (beside_it("messages/ID.call.txt"), message, "file"),
    "edit": (beside_it("messages/ID.call.edited.txt"), edit, "file"),
    "evidence": (beside_it("ID.evidence/1.txt"), attach, "file"),
    "case": (beside_it("ID.md"), answer, "link"),
    "moved case": (lambda case: case.desk.folder.parent / "stick" / case.path.name, move, "link"),
    "saved copy": (
        lambda case: case.desk.folder.parent / "out" / exports.copy_name(case),
        lambda case, place: exports.save_copy(case, place.parent),
        "link",
    ),
    "settings": (lambda case: locations.settings(), choose, "link"),
    "person": (in_data(person.NAME), keep_person, "link"),
    "person, forgotten": (in_data(person.NAME), forget_person, "nothing"),
}
MADE_BEHIND = {"settings", "person", "person, forgotten", "case"}
"""Where a person may lead the program to a file that is not there yet, or is not again."""


def locks_of(target: Path) -> Iterator[Path]:
    held = lock.take(target)
    assert held is not None
    yield next(locations.locks().iterdir())


@pytest.mark.parametrize("row", ROWS)
def test_what_it_leads_to_is_left_alone(
    desk: Desk, tmp_path: Path, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "strftime", lambda *_: NOON)
    where, act, left = ROWS[row]
    for there in (True, False):
        if not there and row in MADE_BEHIND:
            continue
        case, behind = walked(desk, *TO_CALL), tmp_path / "theirs.txt"
        behind.unlink(missing_ok=True)
        if there:
            behind.write_bytes(OWN)
        case.release()
        place = where(case)
        case.claim()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(behind)
        act(case, place)
        assert (behind.read_bytes() if behind.exists() else None) == (OWN if there else None)
        stands = "link" if place.is_symlink() else "file" if place.exists() else "nothing"
        assert stands == left
        place.unlink(missing_ok=True)


def test_what_a_person_leads_there_is_written(desk: Desk, tmp_path: Path) -> None:
    behind = {name: tmp_path / name for name in ("me", "settings", "case")}
    case = walked(desk, *TO_CALL)
    case.release()
    case.path.rename(behind["case"])
    person.keep(desk.folder, {"owner": "Ann"})
    person.place(desk.folder).rename(behind["me"])
    behind["settings"].write_text('{"theme": "wizard-dark"}')
    locations.settings().parent.mkdir(parents=True, exist_ok=True)
    places = {"me": person.place(desk.folder), "settings": locations.settings(), "case": case.path}
    for name, place in places.items():
        place.symlink_to(behind[name])
    again = desk.resume(case.path)
    again.answer("later")
    person.keep(desk.folder, {"owner": "Bob"})
    settings.remember("theme", "wizard-light")
    assert all(place.is_symlink() for place in places.values())
    assert store.read_record(behind["case"]).steps == list(again.walk.steps)
    assert person.kept(desk.folder) == {"owner": "Bob"}
    assert (settings.chosen("theme"), settings.strange()) == ("wizard-light", None)
