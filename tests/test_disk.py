"""Files as they are read."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from wizard import disk

UNSIZED = Path("/proc/self/status")
"""The system says of it that it is empty."""


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_a_file_of_no_more_than_the_most_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * size)
    assert disk.read(path, 10) == b"x" * size


def test_a_larger_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 11)
    with pytest.raises(OSError) as refused:
        disk.read(path, 10)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.skipif(not UNSIZED.exists(), reason="only Linux has one")
def test_one_that_does_not_tell_its_size_is_read_whole() -> None:
    assert f"Pid:\t{os.getpid()}".encode() in disk.read(UNSIZED, 100_000)


@pytest.mark.skipif(not UNSIZED.exists(), reason="only Linux has one")
def test_one_that_is_larger_than_it_tells_is_refused() -> None:
    with pytest.raises(OSError) as refused:
        disk.read(UNSIZED, 100)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.parametrize(("system", "goes"), [("linux", False), ("win32", True)])
def test_what_is_only_to_be_read_is_deleted_where_a_system_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, goes: bool
) -> None:
    path = tmp_path / "copy"
    path.touch(disk.TO_READ)
    unlink = Path.unlink

    def as_windows(path: Path, missing_ok: bool = False) -> None:
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError
        unlink(path)

    monkeypatch.setattr(Path, "unlink", as_windows)
    monkeypatch.setattr(sys, "platform", system)
    with nullcontext() if goes else pytest.raises(PermissionError):
        disk.delete(path)
    assert path.exists() is not goes
