"""The disk: a case file is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.cases.test_record import TEXT
from tests.conftest import TODAY
from wizard.cases import store
from wizard.errors import UnreadableError, UnwritableError


def refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError(28, "No space left on device")


def test_a_case_file_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "case.md"
    store.write(path, TEXT)
    store.write(path, TEXT)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (Path, "replace"), (os, "fdopen")])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    owner: Any, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.md"
    store.write(path, "old\n")
    monkeypatch.setattr(owner, step, refuse)
    with pytest.raises(UnwritableError, match="No space left on device"):
        store.write(path, "new\n")
    assert path.read_text("utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_the_new_text_is_on_the_disk_before_it_takes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        done.append("fsync")
        fsync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("rename")
        assert self.parent == target.parent
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.write(tmp_path / "case.md", "text\n")
    assert done == ["fsync", "rename"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnwritableError, match="file"):
        store.write(tmp_path / "file" / "case.md", TEXT)
    with pytest.raises(UnwritableError, match="file"):
        store.probe(tmp_path / "file" / "cases")


def test_a_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    store.probe(tmp_path / "cases")
    assert list((tmp_path / "cases").iterdir()) == []


def test_a_file_is_set_aside_under_the_first_free_name(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    for text in ("one", "two"):
        path.write_text(text, "utf-8")
        store.copy_aside(path)
    assert not path.exists()
    assert (tmp_path / "case.edited-1.md").read_text("utf-8") == "one"
    assert (tmp_path / "case.edited-2.md").read_text("utf-8") == "two"


def test_cases_come_latest_first_and_what_is_no_case_is_passed_over(tmp_path: Path) -> None:
    for name in ("2026-11-21-aaaa", "2026-11-22-bbbb", "2026-11-22-bbbb.edited-1"):
        store.write(tmp_path / f"{name}.md", TEXT)
    (tmp_path / "notes.md").write_text("# Notes\n", "utf-8")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\0")
    assert [path.stem for path, _ in store.stored(tmp_path)] == [
        "2026-11-22-bbbb",
        "2026-11-21-aaaa",
    ]
    assert list(store.stored(tmp_path / "none")) == []


def test_ids_sort_by_day_and_do_not_repeat() -> None:
    ids = {store.new_id(TODAY) for _ in range(20)}
    assert len(ids) > 15
    assert all(identity.startswith("2026-11-22-") for identity in ids)


def test_a_missing_case_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        store.read(tmp_path / "none.md")
