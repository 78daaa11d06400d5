"""Drafts of files: whole or not there, and what a kill left told from what somebody is at."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from io import BufferedWriter
from pathlib import Path

import pytest

from tests.conftest import no_room
from wizard import draft_file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "file.md"


def left(place: Path) -> Path:
    """What a kill left of a file."""
    half = place.with_name(f".{place.name}-0123abcd.ozon-wizard")
    half.write_text("half", "utf-8")
    return half


def test_a_draft_takes_its_place_at_the_end_and_not_before(place: Path) -> None:
    with draft_file.becoming(place, 0o600) as file:
        file.write(b"whole")
        assert not place.exists()
        assert [draft.name[:9] for draft in draft_file.found(place)] == [".file.md-"]
    assert place.read_bytes() == b"whole"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [*place.parent.iterdir()] == [place]


@pytest.mark.parametrize("broken", [KeyboardInterrupt, OSError])
def test_what_breaks_off_leaves_what_was_there(place: Path, broken: type[BaseException]) -> None:
    place.write_bytes(b"before")
    with pytest.raises(broken), draft_file.becoming(place, 0o600) as file:
        file.write(b"ha")
        raise broken
    assert place.read_bytes() == b"before"
    assert [*place.parent.iterdir()] == [place]


def test_what_a_kill_left_goes_and_what_somebody_is_at_stays(place: Path) -> None:
    half = left(place)
    with draft_file.becoming(place, 0o600) as file:
        draft_file.sweep(place)
        assert not half.exists()
        assert len([*draft_file.found(place)]) == 1
        file.write(b"whole")
    assert place.read_bytes() == b"whole"


def test_a_draft_is_held_until_it_stands_in_its_place(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.replace

    def swept(draft: Path, target: Path) -> Path:
        draft_file.sweep(place)
        return whole(draft, target)

    monkeypatch.setattr(Path, "replace", swept)
    with draft_file.becoming(place, 0o600) as file:
        file.write(b"whole")
    assert place.read_bytes() == b"whole"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is open cannot be deleted there")
def test_one_that_was_swept_before_it_was_held_is_begun_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold: Callable[[int], int | None] = draft_file._hold
    met: list[Path] = []

    def late(handle: int) -> int | None:
        if not met:
            met.extend(draft_file.found(place))
            draft_file.sweep(place)
        return hold(handle)

    monkeypatch.setattr(draft_file, "_hold", late)
    with draft_file.becoming(place, 0o600) as file:
        file.write(b"whole")
    assert (len(met), met[0].exists(), place.read_bytes()) == (1, False, b"whole")


def test_where_what_is_open_cannot_be_deleted_nothing_is_held(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: who writes has the only handle, and closes it before the draft is renamed."""
    closed: list[BufferedWriter] = []
    whole = Path.replace

    def renamed(draft: Path, target: Path) -> Path:
        assert closed[0].closed
        return whole(draft, target)

    monkeypatch.setattr(draft_file, "_hold", lambda handle: None)
    monkeypatch.setattr(Path, "replace", renamed)
    with draft_file.becoming(place, 0o600) as file:
        closed.append(file)
        file.write(b"whole")
    assert place.read_bytes() == b"whole"

    def in_use(draft: Path) -> None:
        raise PermissionError

    half = left(place)
    monkeypatch.setattr(draft_file, "_drop", in_use)
    draft_file.sweep(place)
    assert half.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no such locks")
def test_on_a_disk_without_locks_files_are_written_and_nothing_is_swept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "flock", no_room)
    half = left(place)
    with draft_file.becoming(place, 0o600) as file:
        file.write(b"whole")
    draft_file.sweep(place)
    assert (place.read_bytes(), half.exists()) == (b"whole", True)


@pytest.mark.parametrize(
    "other",
    [
        *(".file.md-original", ".file.md-20261122", ".file.md-0123abcd"),
        *(".file.md-0123abc.ozon-wizard", ".file.md-0123ABCD.ozon-wizard"),
        *("file.md-0123abcd.ozon-wizard", ".other.md-0123abcd.ozon-wizard"),
    ],
)
def test_files_of_a_person_are_no_drafts(place: Path, other: str) -> None:
    place.with_name(other).write_text("mine", "utf-8")
    draft_file.sweep(place)
    assert place.with_name(other).exists()


def test_of_a_long_name_the_draft_has_the_beginning(tmp_path: Path) -> None:
    place = tmp_path / f"{'x' * 200}.md"
    with draft_file.becoming(place, 0o600) as file:
        (draft,) = draft_file.found(place)
        assert len(draft.name) == 62
        file.write(b"whole")
    assert place.read_bytes() == b"whole"


def test_a_folder_that_is_none_is_swept_without_a_word(tmp_path: Path) -> None:
    draft_file.sweep(tmp_path / "none" / "file")
    draft_file.sweep(Path("\0"))


def test_what_only_looks_like_a_draft_is_not_waited_for(place: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(place.with_name(f".{place.name}-0123abcd.ozon-wizard"))
    place.with_name(f".{place.name}-0123abce.ozon-wizard").mkdir()
    place.with_name(f".{place.name}-0123abcf.ozon-wizard").symlink_to(place)
    draft_file.sweep(place)
    assert place.with_name(f".{place.name}-0123abce.ozon-wizard").is_dir()


def test_a_link_takes_its_place_at_once_or_not_at_all(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("before", "utf-8")
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", no_room)
        with pytest.raises(OSError, match="No space"):
            draft_file.become_link(place, "elsewhere")
    assert (place.read_text("utf-8"), [*place.parent.iterdir()]) == ("before", [place])
    draft_file.become_link(place, "elsewhere")
    assert (str(place.readlink()), [*place.parent.iterdir()]) == ("elsewhere", [place])


def test_a_link_that_a_kill_left_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    place, half = tmp_path / "file.md", tmp_path / ".file.md-0123abcd.ozon-wizard"
    place.write_text("before", "utf-8")
    half.symlink_to(place)
    draft_file.sweep(place)
    assert [*tmp_path.iterdir()] == [place]
