"""The index of a folder of cases: it spares reading, and never says what the cases do not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.cases.test_case import TO_CALL
from tests.conftest import SAMPLE, TODAY, answer_all, desk_of, no_room
from wizard import disk, draft_file
from wizard.cases import case_index, lock, store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.due import due
from wizard.i18n import language

LATER = TODAY + timedelta(days=30)
WINDOWS = os.name == "nt"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Files that were just written count as old ones."""
    monkeypatch.setattr(case_index, "GRAIN", 0)
    return desk_of(SAMPLE)


def begun(desk: Desk, *answers: object) -> Case:
    case = desk.new()
    answer_all(case, answers)
    case.release()
    return case


@pytest.fixture
def cases(desk: Desk) -> list[Case]:
    return [begun(desk, *way) for way in (("yes",), ("no", "done"), (*TO_CALL, "later"))]


@pytest.fixture
def place(desk: Desk, cases: list[Case]) -> Path:
    """An index of three cases."""
    overview(desk)
    found = desk.folder / case_index.NAME
    assert stat.S_IMODE(found.stat().st_mode) == 0o600 or WINDOWS
    return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cases that were read."""
    names: list[str] = []
    read = store.read_record

    def noted(path: Path) -> object:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(store, "read_record", noted)
    return names


def told(desk: Desk) -> tuple[object, ...]:
    found = overview(desk)
    return [(one.id, one.line, one.due, one.late) for one in found.cases], found.refused, due(desk)


def without(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """What is told where no index is."""
    with monkeypatch.context() as patched:
        patched.setattr(case_index.CaseIndex, "row", lambda *_: None)
        patched.setattr(case_index.CaseIndex, "keep", lambda *_: None)
        return told(desk)


@pytest.mark.parametrize("days", [0, 1, 9, 10, 11, 100, -3])
def test_what_the_index_tells_is_what_the_cases_do_on_every_day(
    desk: Desk, place: Path, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day = desk_of(SAMPLE, TODAY + timedelta(days=days))
    expected = without(on_day, monkeypatch)
    assert told(on_day) == expected
    assert told(on_day) == expected


def test_no_case_is_read_twice_and_another_day_reads_only_what_turned(
    desk: Desk, place: Path, reads: list[str]
) -> None:
    overview(desk)
    overview(desk_of(SAMPLE, TODAY + timedelta(days=1)))
    assert reads == []
    kept = case_index._recall(place)
    assert kept is not None
    turning = min(row.until for row in kept.rows.values())
    overview(desk_of(SAMPLE, turning))
    assert reads == [], "it is true on its last day"
    for day in [turning + timedelta(days=1)] * 2:
        overview(desk_of(SAMPLE, day))
        assert len(reads) == 1


def test_it_has_room_for_more_cases_than_anybody_has(place: Path, cases: list[Case]) -> None:
    assert place.stat().st_size / len(cases) * 100_000 < case_index.MAX_BYTES


def test_an_index_that_is_true_is_not_written_again(
    desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    monkeypatch.setattr(case_index, "_write", lambda *given: written.append(given))
    overview(desk)
    assert written == []
    begun(desk, "yes")
    overview(desk)
    assert len(written) == 1


@pytest.mark.parametrize("change", ["longer", "as long", "replaced", "touched back"])
def test_a_case_that_was_edited_shows_at_once(
    desk: Desk, cases: list[Case], place: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cases[0].path
    before, text = path.stat(), path.read_text("utf-8")
    edited = text.replace("answer: 'yes'", "answer: 'no'").replace("answer: yes", "answer: no ")
    assert edited != text
    if change == "longer":
        path.write_text(edited + "\n", "utf-8")
    elif change == "replaced":
        path.unlink()
        path.write_text(edited, "utf-8")
    else:
        path.write_text(edited, "utf-8")
    if change == "touched back":
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    shown = told(desk)
    assert shown == without(desk, monkeypatch)
    assert "Plug it in" in str(shown)


def test_what_was_changed_just_now_is_not_believed_the_next_time(
    desk: Desk, cases: list[Case], reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of a disk it could be changed again, and would look the same."""
    monkeypatch.setattr(case_index, "GRAIN", 2 * 10**9)
    overview(desk)
    overview(desk)
    assert len(reads) == 2 * len(cases)
    assert not (desk.folder / case_index.NAME).exists()


def test_a_file_of_a_time_to_come_is_read_every_time(
    desk: Desk, cases: list[Case], place: Path, reads: list[str]
) -> None:
    ahead = 4 * 10**18
    os.utime(cases[0].path, ns=(ahead, ahead))
    overview(desk)
    overview(desk)
    assert reads == [cases[0].path.name] * 2


def cut(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-20])


def empty(place: Path) -> None:
    place.write_bytes(b"")


def flip(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 4
    place.write_bytes(data)


def other_words(place: Path) -> None:
    place.write_bytes(case_index._seal(b"\x92\x01") + b"\x92\x01")


def no_day(place: Path) -> None:
    """Rows that are sound but for what is to be told, below a checksum that fits."""
    _tell(place, 3, "no day")


def no_text(place: Path) -> None:
    """The same with a title that is no UTF-8."""
    _tell(place, 0, msgspec.Raw(b"\xa1\xff"))


def no_status(place: Path) -> None:
    """The same with an end of the case that there is not."""
    _tell(place, 2, "sglved")


def _tell(place: Path, at: int, other: object) -> None:
    kept = msgspec.msgpack.decode(place.read_bytes()[case_index.SEAL :], type=case_index._Kept)
    for name, row in kept.rows.items():
        told = [*msgspec.msgpack.decode(row.told)]
        told[at] = other
        changed = msgspec.Raw(msgspec.msgpack.encode(told))
        kept.rows[name] = msgspec.structs.replace(row, told=changed)
    payload = msgspec.msgpack.encode(kept)
    place.write_bytes(case_index._seal(payload) + payload)


def open_to_others(place: Path) -> None:
    place.chmod(0o666)


def pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def link(place: Path) -> None:
    elsewhere = place.with_name("elsewhere")
    place.rename(elsewhere)
    place.symlink_to(elsewhere)


def dangling(place: Path) -> None:
    place.unlink()
    place.symlink_to(place.with_name("nowhere"))


@pytest.mark.skipif(WINDOWS, reason="pipes, links and modes")
@pytest.mark.parametrize(
    "spoil",
    [
        *(cut, empty, flip, other_words, no_day, no_text, no_status),
        *(open_to_others, pipe, folder, link, dangling),
    ],
)
def test_a_spoilt_index_stops_nothing_and_tells_nothing_false(
    desk: Desk,
    cases: list[Case],
    place: Path,
    spoil: Callable[[Path], None],
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = without(desk, monkeypatch)
    reads.clear()
    spoil(place)
    assert told(desk) == expected
    assert len(reads) >= len(cases), "it is not believed"
    assert told(desk) == expected
    desk.remove(cases[0].path)
    assert len(overview(desk).cases) == len(cases) - 1
    assert not overview(desk).refused


def test_every_flipped_bit_is_seen(desk: Desk, place: Path) -> None:
    data = place.read_bytes()
    for at in range(0, len(data), 7):
        place.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
        assert case_index._recall(place) is None
    place.write_bytes(data)
    assert case_index._recall(place) is not None


@pytest.mark.parametrize("other", ["library", "language"])
def test_another_library_or_language_has_its_own_words(
    desk: Desk, cases: list[Case], place: Path, copy: Path, other: str, reads: list[str]
) -> None:
    if other == "library":
        (copy / "demo.yaml").write_text((copy / "demo.yaml").read_text("utf-8") + "\n", "utf-8")
        changed = desk_of(copy)
    else:
        changed = desk.other(desk.library, language("en"))
    overview(changed)
    assert len(reads) == len(cases)


def test_a_full_disk_or_a_window_that_writes_keeps_nobody_waiting(
    desk: Desk, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk.folder / case_index.NAME
    held = lock.take(place)
    assert held is not None
    assert len(overview(desk).cases) == len(cases)
    assert not place.exists()
    held.release()
    with monkeypatch.context() as patched:
        patched.setattr(disk, "replace", no_room)
        assert len(overview(desk).cases) == len(cases)
    assert not place.exists()
    overview(desk)
    assert place.exists()


def test_a_case_that_is_removed_takes_its_row_along_and_the_last_one_the_index(
    desk: Desk, cases: list[Case], place: Path, reads: list[str]
) -> None:
    for left, case in zip((2, 1), cases, strict=False):
        desk.remove(case.path)
        found = case_index._recall(place)
        assert found is not None
        assert len(found.rows) == left
        assert case.path.name not in found.rows
    desk.remove(cases[2].path)
    assert list(desk.folder.iterdir()) == []
    assert reads == []


def test_a_case_that_is_removed_while_another_window_writes_leaves_no_row(
    desk: Desk, cases: list[Case], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = lock.take(place)
    assert held is not None
    desk.remove(cases[0].path)
    assert not place.exists(), "who cannot take a row out takes all of it"
    held.release()
    replace = disk.replace

    def late(*given: object) -> None:
        replace(*given)  # type: ignore[arg-type]
        cases[1].path.unlink()

    with monkeypatch.context() as patched:
        patched.setattr(disk, "replace", late)
        overview(desk)
    assert not place.exists()


def test_what_was_deleted_by_hand_is_gone_from_the_index_with_the_next_look(
    desk: Desk, cases: list[Case], place: Path
) -> None:
    cases[0].path.unlink()
    place.with_name(f".{place.name}-0123abcd.ozon-wizard").write_bytes(
        b"the draft of who was killed"
    )
    overview(desk)
    found = case_index._recall(place)
    assert found is not None
    assert len(found.rows) == len(cases) - 1
    assert not list(draft_file.found(place))
    for case in cases[1:]:
        case.path.unlink()
    overview(desk)
    assert list(desk.folder.iterdir()) == []


def test_two_windows_that_write_in_turn_end_with_an_index_that_is_true(
    desk: Desk, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = desk_of(SAMPLE), desk_of(SAMPLE, LATER)
    for _ in range(3):
        for window in (one, two):
            assert told(window) == without(window, monkeypatch)
        case = one.resume(cases[0].path)
        case.back() if len(case.walk.steps) > 1 else case.answer("on")
        case.release()
