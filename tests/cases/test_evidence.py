"""Copies of evidence on disk: what may be taken, that it is whole, what became of it."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import no_room
from wizard import disk
from wizard.cases import beside, evidence, store
from wizard.cases.carrying import carried
from wizard.errors import CaseFileError, UnwritableError
from wizard.outcome.exhibit import Exhibit

DATA = b"\xff\xd8\xff a receipt"


def exhibit(data: bytes = DATA, file: str = "1.jpg") -> Exhibit:
    known = store.digest(data)
    day = date(2026, 11, 22)
    return Exhibit(file=file, type="image/jpeg", size=len(data), sha256=known, added=day)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    return folder / "a.md"


@pytest.fixture
def kept(case: Path) -> Path:
    """A copy that is there."""
    evidence.put(case, "1.jpg", DATA)
    return beside.evidence_folder(case) / "1.jpg"


def test_a_copy_and_its_folder_are_for_their_owner_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o400
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [item.name for item in kept.parent.iterdir()] == ["1.jpg"]


def test_what_is_there_is_read_and_is_not_at_fault(case: Path, kept: Path) -> None:
    assert evidence.read(case, exhibit()) == DATA
    assert evidence.fault(case, exhibit()) == ""


# What may be taken.


def missing(path: Path) -> None:
    assert not path.exists()


def empty(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    os.chdir(path.parent)  # its path can be too long for a socket
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def link(path: Path) -> None:
    path.with_name("target").write_bytes(DATA)
    path.symlink_to("target")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(evidence.MOST_BYTES + 1)


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_bytes(DATA)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (missing, "attach_missing"),
        (below_a_file, "attach_missing"),
        (empty, "attach_empty"),
        (folder, "attach_folder"),
        (pipe, "attach_no_file"),
        (plug, "attach_no_file"),
        (link, "attach_link"),
        (circle, "attach_link"),
        (huge, "attach_large"),
    ],
)
def test_what_is_no_file_is_refused(
    make: Callable[[Path], None], key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "x"
    make(path)
    with pytest.raises(CaseFileError) as refused:
        evidence.taken(path)
    assert refused.value.key == key
    # Megabytes are told, and the limit is just that.
    assert refused.value.values.get("most", 64) == 64 == evidence.MOST_BYTES / 2**20


def test_a_file_may_be_as_large_as_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    monkeypatch.setattr(evidence, "MOST_BYTES", len(DATA))
    assert evidence.taken(path) == DATA


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(name: str) -> None:
    with pytest.raises(CaseFileError) as refused:
        evidence.taken(Path(name))
    assert refused.value.key == "attach_no_file"


@pytest.mark.usefixtures("mere")
def test_what_nobody_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    path.chmod(0)
    with pytest.raises(CaseFileError) as refused:
        evidence.taken(path)
    assert refused.value.key == "attach_forbidden"


def test_what_the_system_has_no_number_for_is_refused_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(*_: object) -> None:
        raise OSError("odd")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", odd)
        with pytest.raises(CaseFileError) as refused:
            evidence.taken(tmp_path / "x")
    assert (refused.value.key, str(refused.value.values["why"])) == ("attach_unreadable", "odd")


class Meddling:
    """In place of `os.fstat`: whatever happens to a file while it is copied."""

    def __init__(self, meddle: Callable[[], object], at: int) -> None:
        self._meddle = meddle
        self._left = at
        self._fstat = os.fstat

    def __call__(self, handle: int) -> os.stat_result:
        self._left -= 1
        if self._left == 0:
            self._meddle()
        return self._fstat(handle)


@pytest.mark.parametrize("after", [b"more", b"", DATA[::-1]])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_file_that_is_written_to_meanwhile_is_refused_or_whole(
    after: bytes, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    os.utime(path, (1, 1))
    monkeypatch.setattr(os, "fstat", Meddling(lambda: path.write_bytes(after), at))
    try:
        assert evidence.taken(path) in (DATA, after)
        assert at < 3
    except CaseFileError as refused:
        assert refused.key in ("attach_changing", "attach_empty")


def test_a_file_that_grows_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)

    def grow() -> None:
        with path.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr(os, "fstat", Meddling(grow, 3))
    with pytest.raises(CaseFileError) as refused:
        evidence.taken(path)
    assert refused.value.key == "attach_changing"


def test_a_file_that_vanishes_once_it_is_open_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(DATA)
    monkeypatch.setattr(os, "fstat", Meddling(path.unlink, 1))
    assert evidence.taken(path) == DATA


# Where it is put.


@pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (os, "open"), (Path, "replace")])
def test_a_disk_that_refuses_leaves_nothing(
    owner: object, step: str, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(owner, step, no_room)
        with pytest.raises(UnwritableError):
            evidence.put(case, "1.jpg", DATA)
    assert beside.copies(case) == []
    assert not beside.evidence_folder(case).exists()


def test_the_folder_is_on_the_disk_before_the_copy_is_said_to_be(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync", synced.append)
    evidence.put(case, "1.jpg", DATA)
    assert synced[-2:] == [case.parent, beside.evidence_folder(case)]


def test_other_bytes_at_its_place_are_set_aside_each_time(case: Path, kept: Path) -> None:
    for data in (b"second", b"second", b"third"):
        evidence.put(case, "1.jpg", data)
    there = {copy.name: copy.read_bytes() for copy in beside.copies(case)}
    assert there == {"1.jpg": b"third", "1.aside-1.jpg": DATA, "1.aside-2.jpg": b"second"}


def test_what_cannot_be_read_at_its_place_is_no_copy_and_is_not_lost(
    case: Path, kept: Path
) -> None:
    kept.unlink()
    os.mkfifo(kept)
    assert evidence.found([kept], exhibit().sha256) is None
    evidence.remove(kept.parent, exhibit())
    evidence.put(case, "1.jpg", DATA)
    aside = kept.with_name("1.aside-1.jpg")
    assert stat.S_ISFIFO(aside.stat().st_mode)
    assert evidence.read(case, exhibit()) == DATA


def test_a_link_in_place_of_the_folder_is_not_followed(case: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "1.jpg").write_bytes(DATA)
    beside.evidence_folder(case).symlink_to(elsewhere)
    with pytest.raises(UnwritableError) as refused:
        evidence.put(case, "2.jpg", DATA)
    assert refused.value.code == "EVIDENCE_LINK"
    assert evidence.fault(case, exhibit()) == "evidence_changed"
    with pytest.raises(OSError, match="link"):
        evidence.read(case, exhibit())
    evidence.drop(case, "1.jpg")
    evidence.sweep(case)
    evidence.remove(beside.evidence_folder(case), exhibit())
    assert [item.name for item in elsewhere.iterdir()] == ["1.jpg"]


def test_a_file_in_place_of_the_folder_is_told(case: Path) -> None:
    beside.evidence_folder(case).write_text("mine", "utf-8")
    with pytest.raises(UnwritableError):
        evidence.put(case, "1.jpg", DATA)
    assert evidence.fault(case, exhibit()) == "evidence_changed"
    assert beside.copies(case) == []


@pytest.mark.usefixtures("mere")
def test_a_folder_that_is_read_only_is_told(case: Path, kept: Path) -> None:
    kept.parent.chmod(0o500)
    with pytest.raises(UnwritableError):
        evidence.put(case, "2.jpg", DATA)
    with pytest.raises(UnwritableError):
        evidence.drop(case, "1.jpg")
    kept.parent.chmod(0o700)
    assert evidence.read(case, exhibit()) == DATA


def test_where_nobody_may_look_nothing_lies(case: Path) -> None:
    beside.evidence_folder(case).parent.rmdir()
    beside.evidence_folder(case).parent.symlink_to(case.parent.name)
    assert evidence.lying(case, []) == []


# What became of it.


def test_what_is_gone_or_changed_is_at_fault(case: Path, kept: Path, tmp_path: Path) -> None:
    kept.unlink()
    assert evidence.fault(case, exhibit()) == "evidence_gone"
    kept.write_bytes(DATA[::-1])
    assert evidence.fault(case, exhibit()) == "evidence_changed"
    with pytest.raises(OSError, match="changed"):
        evidence.read(case, exhibit())
    kept.unlink()
    (tmp_path / "other").write_bytes(DATA)
    kept.symlink_to(tmp_path / "other")
    assert evidence.fault(case, exhibit()) == "evidence_changed"
    kept.unlink()
    os.mkfifo(kept)
    assert evidence.fault(case, exhibit()) == "evidence_changed"


@pytest.mark.usefixtures("mere")
def test_what_nobody_may_read_is_at_fault(case: Path, kept: Path) -> None:
    kept.chmod(0)
    assert evidence.fault(case, exhibit()) == "evidence_shut"


def test_a_draft_is_swept_and_what_is_a_persons_stays(case: Path, kept: Path) -> None:
    stay = {"1.jpg", "2.jpg", "2.aside-1.jpg", "mine.jpg", "01.jpg", "notes"}
    for name in (".3.png-0a1b2c3d.ozon-wizard", *stay):
        (kept.parent / name).unlink(missing_ok=True)
        (kept.parent / name).write_bytes(DATA)
    evidence.sweep(case)
    assert {item.name for item in kept.parent.iterdir()} == stay
    lying = evidence.lying(case, [exhibit()])
    assert [item.name for item in lying] == ["2.aside-1.jpg", "2.jpg"]
    assert evidence.found(lying, exhibit().sha256) == kept.parent / "2.jpg"
    assert evidence.found(lying, "0" * 64) is None


def test_the_folder_goes_with_the_last_copy(case: Path, kept: Path) -> None:
    evidence.drop(case, "1.jpg")
    assert not kept.parent.exists()
    evidence.drop(case, "1.jpg")


def test_what_is_as_the_case_knows_it_is_removed_and_other_bytes_are_not(
    case: Path, kept: Path
) -> None:
    evidence.remove(kept.parent, exhibit(b"other"))
    assert kept.exists()
    evidence.remove(kept.parent, exhibit())
    assert not kept.parent.exists()


def test_what_is_whole_is_carried_along(case: Path, kept: Path, tmp_path: Path) -> None:
    to = tmp_path / "stick" / "a.md"
    with carried(case, to, [exhibit(), exhibit(b"gone", "2.jpg")]):
        pass
    assert evidence.read(to, exhibit()) == DATA
    assert [item.name for item in beside.copies(to)] == ["1.jpg"]
    assert kept.exists()
