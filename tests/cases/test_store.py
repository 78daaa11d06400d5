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
from wizard.errors import CaseFileError, UnwritableError


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


def test_the_new_text_is_on_the_disk_before_it_takes_the_name_and_the_name_after_it(
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
    assert done == ["fsync", "rename", "fsync"]


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnwritableError, match="file"):
        store.write(tmp_path / "file" / "case.md", TEXT)
    with pytest.raises(UnwritableError, match="file"):
        store.probe(tmp_path / "file" / "cases")


def test_a_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    store.probe(tmp_path / "cases")
    assert list((tmp_path / "cases").iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_set_aside_under_the_first_free_name(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "case.md"
    for text in ("one", "two"):
        store.write(path, text)
        store.copy_aside(path)
    store.write(path, "three")
    assert (tmp_path / "case.edited-1.md").read_text("utf-8") == "one"
    assert (tmp_path / "case.edited-2.md").read_text("utf-8") == "two"


def test_cases_come_latest_first_and_what_was_set_aside_is_none(tmp_path: Path) -> None:
    for name in ("2026-11-21-aaaa", "2026-11-22-bbbb", "2026-11-22-bbbb.edited-1"):
        store.write(tmp_path / f"{name}.md", TEXT)
    store.write(tmp_path / "messages" / "2026-11-22-bbbb.chat.txt", "Dear Sir")
    assert [path.stem for path in store.listed(tmp_path)] == ["2026-11-22-bbbb", "2026-11-21-aaaa"]
    assert store.listed(tmp_path / "none") == []


@pytest.mark.parametrize("name", ["2026-11-22-bbbb", "Моё [дело] (1).*", "x" * 60])
def test_a_case_goes_with_all_that_is_its_own_and_nothing_else(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.md"
    own = [path, path.with_name(f"{name}.edited-1.md"), path.with_name(f"{name}.edited-12.md")]
    own += [store.message_file(path, "chat"), path.with_name(f".{path.name[:40]}-abcd_123")]
    others = [path.with_name(f"y{name}.md"), path.with_name(f"{name}y.md")]
    others += [path.with_name(f"{name}.edited-1.txt"), path.with_name(f"{name}.ics")]
    others += [store.message_file(path.with_name(f"{name}-2.md"), "chat")]
    others += [store.message_file(path.with_name(f"{name}.chat.md"), "chat")]
    for item in (*own, *others):
        store.write(item, "text")
    assert set(store.belongings(path)) == set(own)
    store.remove(path)
    assert [item.exists() for item in (*own, *others)] == [False] * len(own) + [True] * len(others)


def test_the_folder_of_messages_goes_with_the_last_of_them(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    store.write(path, TEXT)
    store.write(store.message_file(path, "chat"), "Dear Sir")
    store.remove(path)
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_taken_is_not_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([b"\xaa\xaa", b"\xaa\xaa", b"\xbb\xbb"])
    monkeypatch.setattr("os.urandom", lambda count: next(drawn) if count == 2 else bytes(count))
    first = store.new_id(TODAY, tmp_path)
    store.write(tmp_path / f"{first}.md", TEXT)
    assert store.new_id(TODAY, tmp_path) == "2026-11-22-bbbb"


def test_ids_sort_by_day_and_do_not_repeat() -> None:
    ids = {store.new_id(TODAY) for _ in range(20)}
    assert len(ids) > 15
    assert all(identity.startswith("2026-11-22-") for identity in ids)


def test_a_missing_case_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError) as caught:
        store.read(tmp_path / "none.md")
    assert caught.value.key == "case_missing"
